"""Light verbs with a stance noun: "voiced support for", "gave its backing to", "drew criticism from"."""

from spacy.tokens import Token

from ingest.extract.positions import paths
from ingest.extract.positions.lexicon import StanceWord, frames, light_verbs, nouns, word_lists
from ingest.extract.positions.sense import Sense
from ingest.extract.quotes import clause

_BEHIND_THE_VERB = (
    ">prep[to|for|of|about|over|on|against|at|in|with|toward|towards] >pobj",
    ">prep >pcomp",
    ">ccomp",
    ">xcomp",
    ">advcl",
)
_POINTING = frozenset({"the", "this", "that", "such"})


def light_at(token: Token, lemma: str) -> Sense | None:
    """Return the stance noun that the verb at ``token`` hands its clause to, or None; ``lemma`` is the verb's."""
    for light in light_verbs().get(lemma, ()):
        noun = _noun(token, light)
        if noun is None or (light.only and noun.lemma_.lower() not in light.only):
            continue
        if "own" in light.flags and not owns(noun):
            continue
        word = next(iter(nouns().get(noun.lemma_.lower(), ())), None)
        about = paths.first(noun, frames()["noun"].content)
        if word is None or (about is None and any(c.lower_ in _POINTING for c in noun.children)):
            continue  # "made the appeal" points back to what was told before
        if noun.lemma_.lower() in word_lists()["@telephoned"] and not _asks(about):
            continue  # "made a call to the President": he was rung up
        prior, negated = word.prior * light.prior, clause.is_negated(token)
        if "owned" in light.flags:
            if paths.first(noun, frames()["noun"].holder) is None:
                continue
            thing = clause.own_subject(token)
            return Sense(word, frames()["noun"], noun, token, thing, None, None, negated, prior)
        if "reverse" in light.flags:
            thing = clause.own_subject(token)
            return Sense(word, frames()["from_whom"], noun, token, thing, None, None, negated, prior)
        over = paths.follow(token, ">prep[from] >prep[over|about|at|with] >pobj")
        content = over or about or paths.first(token, _BEHIND_THE_VERB) or noun
        to_whom = paths.first(token, (">dative", ">dative >pobj", ">prep[to|with] >pobj"))
        to_whom = to_whom or paths.first(noun, (">prep[to|with] >pobj",))
        return Sense(word, frames()["object"], noun, token, content, to_whom, None, negated, prior)
    return None


def _noun(token: Token, light: StanceWord) -> Token | None:
    """The object of the light verb; the noun before it in "the concern voiced by X"."""
    if light.companion:
        companion = clause.has_companion(token, light.companion)
        return paths.follow(companion, ">pobj") if companion is not None else None
    found = paths.first(token, (">dobj", ">nsubjpass"))
    if found is not None:
        return found
    described = token.dep_ in ("acl", "relcl") and token.head.pos_ == "NOUN"
    return token.head if described or clause.is_disguised(token) else None


def _asks(about: Token | None) -> bool:
    """Whether something is called for: "a call for calm", "a call on both to stop"."""
    return about is not None and (about.dep_ != "pobj" or about.head.lower_ == "for")


def owns(noun: Token) -> bool:
    """Say whether the noun is the speaker's own: "noted our concern", or a weight as in "noted the need for"."""
    if noun.lemma_.lower() in word_lists()["@weight"]:
        return True
    return any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.children)
