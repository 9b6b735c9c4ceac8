"""Fixed phrases around a verb: "took X to task", "poured cold water on", "came under fire from"."""

from functools import cache

from spacy.tokens import Token

from ingest.extract.positions.lexicon import StanceWord, frames
from ingest.extract.positions.sense import Sense
from ingest.extract.quotes import clause
from ingest.extract.quotes.lexicon import DATA, read_rows

_GAP = 6
"""How many words may stand where an idiom leaves a place open."""


@cache
def idioms() -> dict[str, tuple[tuple[tuple[frozenset[str], ...], StanceWord, bool], ...]]:
    """Return the idioms by the lemma of their verb: the words behind it, the stance, and whether "from" holds it."""
    found: dict[str, list[tuple[tuple[frozenset[str], ...], StanceWord, bool]]] = {}
    for row in read_rows(DATA / "positions" / "idioms.yaml"):
        for written in row["words"]:
            verbs, *rest = written.split()
            for lemma in verbs.split("|"):
                frame = "from_whom" if row.get("from") else "object"
                word = StanceWord(
                    id=row["id"],
                    lemma=lemma,
                    frame=frame,
                    stance=row["stance"],
                    negated=row["stance"] if row.get("only_negated") else "none",
                    prior=row["prior"],
                    flags=frozenset({"only_negated"} if row.get("only_negated") else ()),
                )
                pattern = tuple(frozenset(step.split("|")) for step in rest)
                found.setdefault(lemma, []).append((pattern, word, bool(row.get("from"))))
    return {lemma: tuple(entries) for lemma, entries in found.items()}


def idiom_at(token: Token, lemma: str) -> Sense | None:
    """Return the idiom that begins with the verb at ``token``, or None."""
    for pattern, word, reverse in idioms().get(lemma, ()):
        end = _end(token, pattern)
        if end is None:
            continue
        about = clause.own_subject(token) if reverse else _about(token, end)
        frame = frames()[word.frame]
        holder = _holder_behind(token, end) if reverse else token
        if holder is None:
            continue
        negated = any(c.dep_ == "neg" for c in token.children)
        if "only_negated" in word.flags and not negated:
            continue
        return Sense(word, frame, holder, token, about if about is not None else token, None, None, negated, word.prior)
    return None


def _end(verb: Token, pattern: tuple[frozenset[str], ...]) -> int | None:
    """The token after the last word of the pattern behind the verb; None where it does not fit."""
    doc, i, gap = verb.doc, verb.i + 1, 0
    last = verb.sent.end
    for words in pattern:
        if words == {"..."}:
            gap = _GAP
            continue
        steps = 0
        while i < last and doc[i].lower_ not in words and doc[i].lemma_.lower() not in words:
            if doc[i].text in ",;:":
                return None
            steps += 1
            # between fixed words an adjective or a particle may stand: "a very deaf ear"
            if steps > max(gap, 1):
                return None
            i += 1
        if i >= last:
            return None
        i, gap = i + 1, 0
    return i


def _about(verb: Token, end: int) -> Token | None:
    """What it is about: the first object behind the idiom, else the one inside it."""
    behind = [t for t in verb.subtree if t.i >= end and t.dep_ in ("pobj", "dobj", "pcomp", "xcomp", "acl", "advcl")]
    if behind:
        return behind[0]
    return next((t for t in verb.subtree if verb.i < t.i < end and t.dep_ in ("dobj", "nsubj")), None)


def _holder_behind(verb: Token, end: int) -> Token | None:
    """The noun on which "from X" or "by X" hangs."""
    for token in verb.subtree:
        if token.i >= end - 1 and token.lower_ in ("from", "by", "in", "among") and token.dep_ in ("prep", "agent"):
            return token.head
    return None
