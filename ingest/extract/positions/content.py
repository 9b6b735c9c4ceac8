"""The stance of what somebody says: read from the words of the reported clause or of the quoted sentence."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from graph_schema.model.vocabulary import Stance
from ingest.extract.cast import Cast
from ingest.extract.positions.finding import Finding
from ingest.extract.positions.lexicon import Cue, cues, nouns, plain_facts
from ingest.extract.positions.self_reference import is_first_person, is_self
from ingest.extract.positions.senses import Sense, sense_at
from ingest.extract.quotes import clause

_VERBAL = frozenset({"VERB", "AUX"})
_DEEP = 4
"""How far below the head of a clause an evaluating word still colours the clause."""
_WILL = frozenset({"will", "would", "wo", "'ll", "shall", "can", "could", "ca", "'d", "do", "does"})
_NEGATIVE = frozenset(
    {
        "no",
        "not",
        "n't",
        "never",
        "without",
        "nor",
        "neither",
        "hardly",
        "less",
        "nothing",
        "lack",
        "end",
        "stop",
        "prevent",
        "against",
        "reduce",
        "ease",
        "avoid",
    }
)


class ContentReader:
    """Reads reported content in one article."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def read(
        self, root: Token, region: frozenset[int], own: frozenset[str], *, direct: bool, rule: str, prior: float
    ) -> tuple[Finding, ...]:
        """Return the stances of the content at ``root`` within the tokens ``region``, the weightiest first.

        ``own`` are the speaker and the state or organisation spoken for. A content without any stance gives one
        finding ``states``; a mere fact ("that he had met the minister") gives none.
        """
        found: list[Finding] = []
        facts = 0
        for head, tokens in _clauses(root, region):
            finding = self._clause(head, tokens, own, direct)
            if finding is None:
                facts += head.lemma_ in plain_facts()
                continue
            if all(finding.stance is not other.stance for other in found):
                found.append(finding)
        if found:
            return tuple(found)
        if facts and not direct:
            return ()
        return (Finding(Stance.STATES, rule, prior, root),)

    def _clause(self, head: Token, tokens: list[Token], own: frozenset[str], direct: bool) -> Finding | None:
        words = _Words(tokens)
        subject = clause.own_subject(head)
        mine = is_self(self._cast, subject if subject is not None else clause.subject(head), own, direct=direct)
        inner = self._own_stance(tokens, own, direct)
        condition = words.phrase(_cue("cue.condition"))
        if inner is not None and not (condition and inner.stance in (Stance.REJECTS, Stance.STATES)):
            return inner
        refusal = _refuses(head, mine, words)
        if refusal and condition or (condition and mine):
            return self._by(_cue("cue.condition"), head)
        if refusal:
            return self._by(_cue("cue.will_not"), head)
        warning = _cue("cue.warn")
        conditional = any(t.lower_ == "if" and t.dep_ == "mark" for t in tokens) and any(
            t.lower_ in ("will", "would", "'ll") or t.tag_ in ("VBG", "VBZ", "VBP") for t in tokens
        )
        if words.phrase(warning) or words.any(warning.lemmas):
            return self._by(warning, head)
        modal = self._modal(head, tokens)
        if modal is not None:
            return modal
        if condition:
            return self._by(_cue("cue.condition"), head)
        for name in ("cue.denial", "cue.need", "cue.offer"):
            cue = _cue(name)
            if words.phrase(cue) or words.any(cue.lemmas):
                return self._by(cue, head)
        bad, good = self._weigh(head, tokens)
        if conditional and bad > good:
            return self._by(warning, head)
        if bad > good:
            return self._by(_cue("cue.bad"), head)
        if good > bad:
            return self._by(_cue("cue.good"), head)
        return None

    def _own_stance(self, tokens: list[Token], own: frozenset[str], direct: bool) -> Finding | None:
        """A stance word inside the content whose holder is the speaker: "we welcome", "it is ready to"."""
        for token in tokens:
            sense = sense_at(token, self._cast)
            if sense is None:
                continue
            holder = clause.subject(sense.verb)
            if holder is None or not is_self(self._cast, holder, own, direct=direct):
                continue
            if direct and not is_first_person(holder) and self._cast.at(holder.i) is None:
                continue
            finding = self.of_sense(sense)
            if finding is not None and not (finding.stance is Stance.STATES):
                return finding
        return None

    def of_sense(self, sense: Sense) -> Finding | None:
        """Return what a stance word finds; the content decides where the word leaves it open."""
        verdict = sense.verdict
        head = sense.content if sense.content is not None else sense.token
        if verdict == "none":
            return None
        if isinstance(verdict, Stance):
            return Finding(verdict, sense.word.id, sense.prior, head, sense.addressee)
        bad, good = self._weigh(head, list(head.subtree))
        stance = sense.word.fallback
        noun = nouns().get(head.lemma_.lower())
        if noun and head.pos_ == "NOUN" and noun[0].stance is not None:
            stance = noun[0].stance
        elif bad > good:
            stance = Stance.OPPOSES
        elif good > bad:
            stance = Stance.SUPPORTS
        return Finding(stance, sense.word.id, sense.prior, head, sense.addressee)

    def _modal(self, head: Token, tokens: list[Token]) -> Finding | None:
        """Necessity: "must", "should", "has to", "needs to", "let us", an imperative inside a quotation."""
        here = {t.i for t in tokens}
        for token in tokens:
            deep = _depth(token, head)
            if deep > 2:
                continue
            lower = token.lower_
            governed = not any(a.dep_ in ("relcl", "acl", "advcl") for a in _up(token, head))
            if not governed:
                continue
            if lower == "must":
                return self._by(_cue("cue.must"), head)
            if lower in ("should", "ought") and token.dep_ == "aux" and token.i + 1 in here:
                return self._by(_cue("cue.should"), head)
            if token.lemma_ in ("have", "need", "get") and token.pos_ in _VERBAL:
                infinitive = any(
                    c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children) for c in token.children
                )
                if infinitive and not any(c.dep_ == "neg" for c in token.children):
                    owner = clause.own_subject(token)
                    return self._by(_cue("cue.should" if is_first_person(owner) else "cue.must"), head)
                if token.lemma_ == "need" and any(c.dep_ in ("dobj", "ccomp") for c in token.children):
                    return self._by(_cue("cue.need"), head)
        text = " ".join(t.lower_ for t in tokens)
        if any(f" {phrase} " in f" {text} " for phrase in _cue("cue.should").phrases):
            return self._by(_cue("cue.should"), head)
        return None

    def _weigh(self, head: Token, tokens: list[Token]) -> tuple[float, float]:
        """Return how much the words near the head blame and praise; negation turns a word round."""
        bad = good = 0.0
        bad_cue, good_cue = _cue("cue.bad"), _cue("cue.good")
        text = " ".join(t.lower_ for t in tokens)
        for token in tokens:
            lemma, lower = token.lemma_.lower(), token.lower_
            is_bad = lemma in bad_cue.lemmas or lower in bad_cue.lemmas
            is_good = not is_bad and (lemma in good_cue.lemmas or lower in good_cue.lemmas)
            if not (is_bad or is_good) or token.pos_ in ("ADP", "PROPN", "SCONJ", "CCONJ", "DET"):
                continue
            depth = _depth(token, head)
            if depth > _DEEP:
                continue
            weight = 1.0 / (1 + depth)
            if _turned(token):
                is_bad, is_good, weight = is_good, is_bad, weight * 0.8
            bad += weight if is_bad else 0
            good += weight if is_good else 0
        bad += sum(0.8 for phrase in bad_cue.phrases if f" {phrase} " in f" {text} ")
        good += sum(0.8 for phrase in good_cue.phrases if f" {phrase} " in f" {text} ")
        return bad, good

    def evaluation(self, head: Token, tokens: list[Token]) -> Finding | None:
        """Return praise or blame alone, for descriptions ("called it a mistake"); None where there is neither."""
        bad, good = self._weigh(head, tokens)
        if bad == good:
            return None
        return self._by(_cue("cue.bad" if bad > good else "cue.good"), head)

    def _by(self, cue: Cue, head: Token) -> Finding:
        return Finding(cue.stance, cue.id, cue.prior, head)


@cache
def _cue(name: str) -> Cue:
    return next(cue for cue in cues() if cue.id == name)


class _Words:
    """The words of a clause, to look phrases up in."""

    def __init__(self, tokens: list[Token]) -> None:
        self._lower = " " + " ".join(t.lower_ for t in tokens) + " "
        self._lemmas = {t.lemma_.lower() for t in tokens}

    def phrase(self, cue: Cue) -> bool:
        """Say whether a phrase of the cue stands in the clause, or one of its single function words."""
        single = cue.kind == "condition" and any(f" {word} " in self._lower for word in cue.lemmas)
        return single or any(f" {phrase} " in self._lower for phrase in cue.phrases)

    def any(self, lemmas: frozenset[str]) -> bool:
        return bool(self._lemmas & lemmas)


def _clauses(root: Token, region: frozenset[int]) -> Iterator[tuple[Token, list[Token]]]:
    """Yield the content's clauses: the root and the verbs coordinated with it, each with its own tokens."""
    heads = [root]
    for head in heads:
        for child in head.children:
            if child.i in region and child.dep_ == "conj" and child.pos_ in _VERBAL and len(heads) < 4:
                heads.append(child)
    taken = {h.i for h in heads}
    for head in heads:
        tokens: list[Token] = []
        stack = [head]
        while stack:
            token = stack.pop()
            tokens.append(token)
            stack.extend(c for c in token.children if c.i in region and c.i not in taken)
        tokens.sort(key=lambda t: t.i)
        yield head, tokens


def _refuses(head: Token, mine: bool, words: _Words) -> bool:
    """Say whether the speaker's own will is negated: "will not", "cannot accept", "no intention of"."""
    if not mine:
        return False
    negated = any(c.dep_ == "neg" for c in head.children)
    will = any(c.dep_ == "aux" and c.lower_ in _WILL and c.lower_ not in ("do", "does") for c in head.children)
    return negated and will or words.phrase(_cue("cue.will_not"))


def _depth(token: Token, head: Token) -> int:
    depth = 0
    while token.i != head.i and depth < 8 and token.head.i != token.i:
        token = token.head
        depth += 1
    return depth


def _up(token: Token, head: Token) -> Iterator[Token]:
    for _ in range(8):
        if token.i == head.i or token.head.i == token.i:
            return
        yield token
        token = token.head


def _turned(token: Token) -> bool:
    """Say whether the word is negated by a neighbour or by its verb: "no progress", "did not help", "end the violence"."""
    if any(c.lower_ in _NEGATIVE or c.dep_ == "neg" for c in token.children):
        return True
    head = token.head
    if head.i == token.i:
        return False
    if head.lower_ in _NEGATIVE or head.lemma_ in _NEGATIVE:
        return True
    return (
        head.pos_ in _VERBAL
        and token.dep_ in ("dobj", "acomp", "attr", "xcomp")
        and any(c.dep_ == "neg" for c in head.children)
    )
