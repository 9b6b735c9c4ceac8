"""What a position is about: an entry of the reviewed topic vocabulary, else a short noun phrase of the sentence."""

from functools import cache
from itertools import pairwise

from spacy.tokens import Token

from ingest.extract.quotes.lexicon import DATA, read_rows

_LONGEST = 6
_SKIPPED = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "any",
        "some",
        "such",
        "all",
    }
)


@cache
def _vocabulary() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word of a wording -> (the words, topic name), the longest wording first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in read_rows(DATA / "topics" / "topics.yaml"):
        for wording in (row["name"], *row["words"]):
            words = tuple(wording.lower().replace("-", " ").replace("'s", " 's").split())
            found.setdefault(words[0], []).append((words, row["name"]))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in found.items()}


def known_topic(tokens: list[Token]) -> str | None:
    """Return the longest topic wording that the tokens name, the first of equals; plurals count as singulars."""
    vocabulary = _vocabulary()
    kept = [t for t in tokens if t.text != "-" and not t.is_space]
    lower: list[str] = []
    lemmas: list[str] = []
    for token in kept:
        parts = [part for part in token.lower_.split("-") if part]  # "covid-19" is one token to the parser
        lower += parts
        lemmas += parts if len(parts) != 1 else [token.lemma_.lower()]
    best: tuple[int, str] | None = None
    for start in range(len(lower)):
        for words, name in (*vocabulary.get(lower[start], ()), *vocabulary.get(lemmas[start], ())):
            size = len(words)
            if best is not None and size <= best[0]:
                continue
            if all(
                start + n < len(lower) and word in (lower[start + n], lemmas[start + n]) for n, word in enumerate(words)
            ):
                best = size, name
    return best[1] if best else None


def topic_of(head: Token, region: frozenset[int]) -> str | None:
    """Return the topic of a content: from the vocabulary where its words name one, else its main noun phrase.

    None where it has no noun ("It just has to happen").
    """
    tokens = [t for t in head.subtree if not region or t.i in region]
    name = known_topic(tokens)
    return name if name is not None else _phrase(head, tokens)


def _phrase(head: Token, tokens: list[Token]) -> str | None:
    noun = head if head.pos_ in ("NOUN", "PROPN") else None
    if noun is None:
        for dep in ("dobj", "attr", "nsubjpass", "nsubj", "pobj", "conj"):
            noun = next((t for t in tokens if t.dep_ == dep and t.pos_ in ("NOUN", "PROPN")), None)
            if noun is not None:
                break
    if noun is None:
        return None
    phrase = sorted((t for t in noun.subtree if t.dep_ != "relcl"), key=lambda t: t.i)
    left = [t for t in phrase if t.i <= noun.i and t.lower_ not in _SKIPPED and not t.is_punct and not t.is_space]
    right = [
        t for t in phrase if t.i > noun.i and any(a.dep_ == "prep" and a.head.i == noun.i for a in (t, *t.ancestors))
    ]
    words = left[-4:]
    for token in right:
        if token.is_punct or token.dep_ in ("acl", "relcl", "cc") or len(words) >= _LONGEST:
            break
        words.append(token)
    while words and (words[-1].pos_ in ("ADP", "DET", "CCONJ", "PART")):
        words.pop()
    # a mark or a word left out between two words ('its "offer" to') leaves a blank
    apart = (a.text_with_ws if b.i == a.i + 1 else f"{a.text} " for a, b in pairwise(words))
    text = "".join((*apart, words[-1].text)).strip(" \"'\n") if words else ""
    return " ".join(text.split()) or noun.text
