"""Which stance word a token is here: the sense whose companion, frame and objects fit."""

from spacy.tokens import Token

from graph_schema.model.vocabulary import ActorKind
from ingest.extract.cast import Cast
from ingest.extract.positions import paths
from ingest.extract.positions.idioms import idiom_at
from ingest.extract.positions.lexicon import StanceWord, adjectives, frames, nouns, verbs
from ingest.extract.positions.light import light_at
from ingest.extract.positions.predicates import adjective_at
from ingest.extract.positions.sense import Sense
from ingest.extract.quotes import clause

_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "advcl", "acl", "relcl"})
_NOMINAL = 0.85
"""What a stance noun with an owner keeps of its prior."""


def sense_at(token: Token, cast: Cast) -> Sense | None:
    """Return the stance word that the token is, or None. Nominal uses are found by ``nominal_at``."""
    lemma = token.lemma_.lower()
    if clause.is_disguised(token):
        stem = token.lower_.removesuffix("ed")
        return next((found for name in (stem, f"{stem}e") if (found := light_at(token, name)) is not None), None)
    if token.tag_ == "VBN" and token.lower_ in adjectives() and clause.agent(token) is None:
        state = adjective_at(token)
        if state is not None:
            return state
    if token.pos_ in ("VERB", "AUX"):
        idiom = idiom_at(token, lemma)
        if idiom is not None:
            return idiom
        light = light_at(token, lemma)
        if light is not None:
            return light
        for word in verbs().get(lemma, ()):
            sense = _verb(token, word, cast)
            if sense is not None:
                return sense
    return adjective_at(token)


def nominal_at(token: Token, cast: Cast) -> Sense | None:
    """Return the stance noun that the token is with an owner and a content: "Egypt's opposition to the dam"."""
    if token.pos_ != "NOUN":
        return None
    for word in nouns().get(token.lemma_.lower(), ()):
        if "nominal" not in word.flags:
            continue
        frame = frames()["noun"]
        content = paths.first(token, frame.content)
        if content is None or (content.dep_ == "relcl" and not any(c.lower_ == "to" for c in content.children)):
            continue
        if (
            "clause_only" in word.flags
            and content.dep_ not in ("acl", "xcomp", "ccomp", "pcomp")
            and content.head.lower_ not in ("for",)
        ):
            continue
        return Sense(
            word, frame, token, token, content, paths.first(token, frame.addressee), None, False, word.prior * _NOMINAL
        )
    return None


def _verb(token: Token, word: StanceWord, cast: Cast) -> Sense | None:
    companion = None
    if not word.companion and any(c.dep_ == "prt" for c in token.children):
        return None  # "backed down" is not "backed"
    if word.companion:
        companion = clause.has_companion(token, word.companion)
        if companion is None:
            return None
    frame = frames()[word.frame]
    content = paths.first(token, frame.content, companion)
    if content is None and "described" in word.flags:
        objects = [c for c in token.children if c.dep_ == "dobj" and c.i > token.i]
        content = objects[1] if len(objects) > 1 else None  # 'branded the raids "open aggression"'
    if (
        content is not None
        and companion is not None
        and content.i == companion.i
        and companion.dep_ in ("prep", "prt", "advmod")
    ):
        content = None
    if frame.needs == "content" and content is None:
        return None
    if not _fits(token, word, content, cast) or _receives(token, content, cast):
        return None
    addressee = paths.first(token, frame.addressee, companion)
    return Sense(word, frame, token, token, content, addressee, companion, clause.is_negated(token), word.prior)


def _receives(verb: Token, content: Token | None, cast: Cast) -> bool:
    """Whether somebody is welcomed as a guest ("welcomed the premier at the palace"): that is no view of him."""
    mention = cast.at(content.i) if content is not None and verb.lemma_ == "welcome" else None
    people = mention is not None and all(cast.members[key].kind is ActorKind.PERSON for key in mention.actors)
    return people and bool(mention and mention.actors)


def _fits(token: Token, word: StanceWord, content: Token | None, cast: Cast) -> bool:
    if content is None:
        return not (word.only or word.flags & {"only_political", "only_actor", "only_clause_or_place"}) or (
            bool(word.companion) and not word.only
        )
    lemma = content.lemma_.lower()
    if lemma in word.excluded:
        return False
    is_clause = content.dep_ in _CLAUSES and content.pos_ in ("VERB", "AUX", "ADJ")
    if word.only:
        known = cast.at(content.i) is not None and "@actors" in word.only
        wanted = lemma in word.only or known or (is_clause and "@clauses" in word.only)
        if not wanted and any(
            child.dep_ in ("conj", "prep") and child.lemma_ in word.only for child in content.children
        ):
            wanted = True
        if not wanted:
            beside = ("conj", "nummod", "quantmod")  # "42 million dollars"
            wanted = any(c.dep_ in beside and c.lemma_ in word.only for c in content.children) or any(
                g.lemma_ in word.only for c in content.children if c.lower_ in ("of", "on") for g in c.children
            )
        if not wanted:
            return False
    if "only_clause_or_place" in word.flags:
        return is_clause or content.dep_ == "pobj" or cast.at(content.i) is not None
    return True
