"""Who holds what a verb or noun says: its subject, followed through statements and pronouns to actors of the cast."""

from spacy.tokens import Token

from ingest.extract.cast import Cast
from ingest.extract.quotes import clause
from ingest.extract.quotes.lexicon import voices as voice_words
from ingest.extract.quotes.self_reference import circle, is_first_person
from ingest.extract.quotes.voice import Voice, voices_of

_PRONOUNS = frozenset({"it", "he", "she", "they", "who", "which", "that", "both", "each"})
_STEPS = 3
_COUNTING = frozenset(
    {"both", "two", "three", "four", "other", "more", "all", "participating", "attending", "respective"}
)
_ALL = frozenset({"the", "both", "all", "two", "three", "four", "five"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS", "NNP", "PRP", "DT", "PDT"})


def speakers_of(cast: Cast, verb: Token, narrator: Voice | None = None) -> tuple[Voice, ...]:
    """Return who does what the verb says; empty where it is nobody of the cast.

    "issued a statement saying": who issued it. "…, and it called for": the subject of the clause before, where the
    cast leaves the pronoun open. ``narrator`` is who "we" and "I" are outside quotations.
    """
    current = verb
    for _ in range(_STEPS):
        phrase = clause.subject(current)
        if phrase is None:
            return ()
        if narrator is not None and is_first_person(phrase):
            return (narrator,)
        found = voices_of(cast, phrase) or _second_subject(cast, current, phrase)
        if found:
            return found
        if phrase.lemma_.lower() in voice_words().documents:
            if phrase.dep_ in ("dobj", "nsubjpass"):
                current = phrase.head
                continue
            if phrase.dep_ == "pobj" and phrase.head.head.pos_ in ("VERB", "AUX") and phrase.i > current.i:
                current = phrase.head.head
                continue
        if phrase.lower_ in _PRONOUNS and current.dep_ in ("conj", "advcl", "ccomp") and current.head.i != current.i:
            current = current.head
            continue
        return _all_of_them(phrase)
    return ()


def _second_subject(cast: Cast, verb: Token, phrase: Token) -> tuple[Voice, ...]:
    """Who is named right behind a description that the parser made a subject of its own: "The group X dismissed"."""
    for child in verb.children:
        if child.dep_ == "nsubj" and phrase.i < child.i < verb.i and phrase.head.i == verb.i:
            found = voices_of(cast, child)
            if found:
                return found
    return ()


def _all_of_them(phrase: Token) -> tuple[Voice, ...]:
    """A plural that means everybody who met ("both sides", "the two Heads of State", "delegates to the conference",
    "more than 60 countries") and that the cast left open."""
    words = voice_words()
    lemma = _singular(phrase)
    if phrase.tag_ not in _PLURAL_TAGS or lemma not in words.all_of_them:
        return ()
    counted = any(c.dep_ == "nummod" for c in phrase.children)
    noun = phrase.tag_ in ("NNS", "NNPS", "NNP")
    if noun and not (counted or lemma in words.whole or any(c.lower_ in _ALL for c in phrase.children)):
        return ()
    for child in phrase.children:
        if child.dep_ == "prep" and _met_there(child):
            continue
        if child.dep_ in ("amod", "compound", "poss", "prep", "relcl") and child.lower_ not in _COUNTING:
            return ()
    return (Voice((), phrase.i, 0.75, together=True),)


def _singular(noun: Token) -> str:
    """The lemma; of a capitalised plural, which the tagger takes for a name, the word without its ending."""
    lemma = noun.lemma_.lower()
    if noun.tag_ in ("NNPS", "NNP") and lemma.endswith("s"):
        return "party" if lemma == "parties" else "country" if lemma == "countries" else lemma.removesuffix("s")
    return lemma


def _met_there(prep: Token) -> bool:
    """ "heads *of state*", "delegates *to the conference*", "countries *with delegates at the talks*"."""
    words = voice_words()
    for child in prep.children:
        lemma = child.lemma_.lower()
        if lemma in ("state", "government", "delegation", "mission") or lemma in words.gatherings:
            return True
        if lemma in words.whole or lemma in words.all_of_them:
            return any(c.dep_ == "prep" and _met_there(c) for c in child.children)
    return False


def own_circle(cast: Cast, found: tuple[Voice, ...]) -> frozenset[str]:
    """Return the keys of all voices with the states and organisations that they speak for."""
    return circle(cast, tuple(key for voice in found for key in voice.keys))


def owners_of(cast: Cast, noun: Token) -> tuple[tuple[Voice, ...], bool]:
    """Return whose the noun is ("Egypt's", "Egyptian", "by Egypt", "from Egypt") and whether by a genitive."""
    for child in noun.lefts:
        if child.dep_ == "poss":
            return voices_of(cast, child), True
    for child in noun.lefts:
        if child.dep_ in ("amod", "compound", "nmod") and cast.at(child.i) is not None:
            return voices_of(cast, child), False
    for child in noun.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj" and cast.at(grandchild.i) is not None:
                    return voices_of(cast, grandchild), True
    return (), False
