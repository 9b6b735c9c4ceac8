"""What a position is about: an entry of the reviewed topic vocabulary, else a short noun phrase of the sentence."""

from functools import cache

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
def _vocabulary() -> tuple[dict[str, str], int]:
    """Wording (lower-case words) -> topic name, and the longest wording in words."""
    found = {}
    for row in read_rows(DATA / "topics" / "topics.yaml"):
        for word in (row["name"], *row["words"]):
            found[word.lower()] = row["name"]
    return found, max(len(word.split()) for word in found)


def known_topic(tokens: list[Token]) -> str | None:
    """Return the first and longest topic of the vocabulary that the tokens name; plurals count as singulars."""
    names, longest = _vocabulary()
    lower = [t.lower_ for t in tokens]
    lemmas = [t.lemma_.lower() for t in tokens]
    best: tuple[int, str] | None = None
    for start in range(len(tokens)):
        for size in range(min(longest, len(tokens) - start), 0, -1):
            for words in (lower, lemmas, [*lower[: start + size - 1], lemmas[start + size - 1]]):
                phrase = " ".join(words[start : start + size]).replace(" - ", "-")
                name = names.get(phrase)
                if name is not None and (best is None or size > best[0]):
                    best = size, name
    return best[1] if best else None


def topic_of(head: Token, region: frozenset[int]) -> str:
    """Return the topic of a content: from the vocabulary where its words name one, else its main noun phrase."""
    tokens = [t for t in head.subtree if not region or t.i in region]
    name = known_topic(tokens)
    return name if name is not None else _phrase(head, tokens)


def _phrase(head: Token, tokens: list[Token]) -> str:
    noun = head if head.pos_ in ("NOUN", "PROPN") else None
    if noun is None:
        for dep in ("dobj", "attr", "nsubjpass", "nsubj", "pobj", "conj"):
            noun = next((t for t in tokens if t.dep_ == dep and t.pos_ in ("NOUN", "PROPN")), None)
            if noun is not None:
                break
    if noun is None:
        return head.lemma_.lower() if head.is_alpha else "unspecified"
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
    text = "".join(t.text_with_ws for t in words).strip()
    return text or noun.text
