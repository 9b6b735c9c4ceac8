"""Who holds what a verb or noun says: its subject, followed through statements and pronouns to actors of the cast."""

from dataclasses import replace

from spacy.tokens import Token

from graph_schema.model.vocabulary import ActorKind
from ingest.extract.cast import Cast
from ingest.extract.quotes import clause
from ingest.extract.quotes.lexicon import voices as voice_words
from ingest.extract.quotes.self_reference import circle, is_first_person
from ingest.extract.quotes.voice import Voice, voices_of

_PRONOUNS = frozenset({"it", "he", "she", "they", "who", "which", "that", "both", "each"})
_STEPS = 3
_CARRIED = 0.75
"""What the link keeps where a pronoun is read from the sentence before."""
_COUNTING = frozenset(
    {"both", "two", "three", "four", "other", "more", "all", "participating", "attending", "respective"}
)
_NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both"})
_ALL = frozenset({"the", "both", "all", "two", "three", "four", "five"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS", "NNP", "PRP", "DT", "PDT"})


def speakers_of(
    cast: Cast, verb: Token, narrator: Voice | None = None, before: tuple[Voice, ...] = ()
) -> tuple[Voice, ...]:
    """Return who does what the verb says; empty where it is nobody of the cast.

    "issued a statement saying": who issued it. "…, and it called for": the subject of the clause before, where the
    cast leaves the pronoun open. ``narrator`` is who "we" and "I" are outside quotations, ``before`` who spoke in the
    sentence before: a pronoun that the cast leaves open means them where their number and kind fit.
    """
    current = verb
    for _ in range(_STEPS):
        phrase = clause.subject(current)
        if phrase is None:
            return (narrator,) if narrator is not None and _opens_a_paragraph(current) else ()
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
        return (_taken_up(cast, phrase, before) if before else ()) or _all_of_them(phrase)
    return ()


def _taken_up(cast: Cast, phrase: Token, before: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Those of ``before`` whom the pronoun may mean: several for "they", one person for "he", one other for "it"."""
    keys = [key for voice in before for key in voice.keys]
    people = [key for key in keys if cast.members[key].kind is ActorKind.PERSON]
    one = (
        [key for key in keys if key in people]
        if phrase.lower_ in ("he", "she")
        else [k for k in keys if k not in people]
    )
    if phrase.lower_ != "they" and len(one) == 1 and len(keys) > 1:
        voice = next(v for v in before if one[0] in v.keys)
        return (replace(voice, keys=(one[0],), together=False, confidence=voice.confidence * _CARRIED),)
    fits = {
        "they": len(keys) > 1 or any(voice.together for voice in before) or (bool(keys) and not people),
        "he": len(keys) == 1 == len(people),
        "she": len(keys) == 1 == len(people),
        "it": len(keys) == 1 and not people,
    }
    if not fits.get(phrase.lower_, False):
        return ()
    return tuple(replace(voice, confidence=voice.confidence * _CARRIED) for voice in before)


def _opens_a_paragraph(verb: Token) -> bool:
    """ "3. Strongly condemns the attack": a resolution tells its issuer once, and then only what it does."""
    while verb.dep_ == "conj" and verb.head.i != verb.i and clause.own_subject(verb) is None:
        verb = verb.head
    before = [t for t in verb.sent if t.i < verb.i and t.is_alpha and t.pos_ != "ADV"]
    return not before and (verb.text[:1].isupper() or any(t.i < verb.i and t.pos_ == "ADV" for t in verb.sent))


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
    if _is_count(phrase):
        return (Voice((), phrase.i, 0.7, together=True),)
    if phrase.tag_ not in _PLURAL_TAGS or lemma not in words.all_of_them:
        return ()
    counted = any(c.dep_ == "nummod" for c in phrase.children)
    noun = phrase.tag_ in ("NNS", "NNPS", "NNP")
    met = False
    for child in phrase.children:
        if child.dep_ == "prep" and (_met_there(child) or (lemma in words.whole and child.lower_ in ("of", "from"))):
            met = True
            continue
        if child.dep_ in ("amod", "compound", "poss", "prep", "relcl") and child.lower_ not in _COUNTING:
            return ()
    if noun and not (met or counted or lemma in words.whole or any(c.lower_ in _ALL for c in phrase.children)):
        return ()
    return (Voice((), phrase.i, 0.75, together=True),)


def _is_count(phrase: Token) -> bool:
    """ "The two agreed", "the pair signed", "all three of the ministers"."""
    the = any(c.lower_ in ("the", "all") for c in phrase.children)
    if phrase.tag_ == "CD":
        of_them = any(g.lemma_.lower() in voice_words().all_of_them for c in phrase.children for g in c.children)
        return phrase.lower_ in _NUMBERS and (the or of_them)
    return the and phrase.lower_ in ("pair", "duo", "trio")


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
            counted = any(c.dep_ == "nummod" for c in child.children)  # "leaders of 29 countries"
            return counted or any(c.dep_ == "prep" and _met_there(c) for c in child.children)
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
                    # "demanded an apology from Peru" is not Peru's apology
                    return voices_of(cast, grandchild), child.lower_ == "by"
    return (), False
