"""Which stance word a token is here: the sense whose companion, frame and objects fit."""

from dataclasses import dataclass

from spacy.tokens import Token

from graph_schema.model.vocabulary import Stance
from ingest.extract.cast import Cast
from ingest.extract.positions import paths
from ingest.extract.positions.lexicon import (
    Frame,
    StanceWord,
    adjectives,
    frames,
    light_verbs,
    negated_stances,
    nouns,
    verbs,
    word_lists,
)
from ingest.extract.quotes import clause

_COPULAS = frozenset(
    {"be", "remain", "become", "stand", "seem", "feel", "stay", "appear", "sound", "declare", "pronounce"}
)
_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "advcl", "acl", "relcl"})


@dataclass(frozen=True, slots=True)
class Sense:
    """A stance word in its place. ``word`` gives the stance, ``verb`` the clause (they differ for "voiced support")."""

    word: StanceWord
    frame: Frame
    token: Token
    verb: Token
    content: Token | None
    addressee: Token | None
    companion: Token | None
    negated: bool
    prior: float

    @property
    def stance(self) -> Stance | None:
        """The stance with negation reckoned in; None where the content decides or where none is left."""
        stance = self.word.stance
        if stance is None:
            return None
        if (
            self.word.flags & {"hostile"}
            and self.content is not None
            and self.content.lemma_ in word_lists()["@hostile"]
        ):
            return Stance.WARNS
        return stance

    @property
    def silent(self) -> bool:
        """Negation leaves no position ("did not warn")."""
        return self.negated and self.verdict == "none"

    @property
    def verdict(self) -> "Stance | str | None":
        """The stance after negation: ``none`` for no position, None where the content decides."""
        if not self.negated:
            return self.stance
        if self.word.negated is not None:
            return self.word.negated
        return negated_stances()[self.stance] if self.stance else None


def sense_at(token: Token, cast: Cast) -> Sense | None:
    """Return the stance word that the token is, or None. Nominal uses are found by ``nominal_at``."""
    lemma = token.lemma_.lower()
    if clause.is_disguised(token):
        stem = token.lower_.removesuffix("ed")
        return next((found for name in (stem, f"{stem}e") if (found := _light(token, name, cast)) is not None), None)
    if token.tag_ == "VBN" and token.lower_ in adjectives() and clause.agent(token) is None:
        state = _adjective(token, cast)
        if state is not None:
            return state
    if token.pos_ in ("VERB", "AUX"):
        light = _light(token, lemma, cast)
        if light is not None:
            return light
        for word in verbs().get(lemma, ()):
            sense = _verb(token, word, cast)
            if sense is not None:
                return sense
    return _adjective(token, cast)


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
            word, frame, token, token, content, paths.first(token, frame.addressee), None, False, word.prior * 0.85
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
    if (
        content is not None
        and companion is not None
        and content.i == companion.i
        and companion.dep_ in ("prep", "prt", "advmod")
    ):
        content = None
    if frame.needs == "content" and content is None:
        return None
    if not _fits(token, word, content, cast):
        return None
    addressee = paths.first(token, frame.addressee, companion)
    return Sense(word, frame, token, token, content, addressee, companion, clause.is_negated(token), word.prior)


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
            wanted = any(c.dep_ == "conj" and c.lemma_ in word.only for c in content.children) or any(
                g.lemma_ in word.only for c in content.children if c.lower_ in ("of", "on") for g in c.children
            )
        if not wanted:
            return False
    if "only_clause_or_place" in word.flags:
        return is_clause or content.dep_ == "pobj" or cast.at(content.i) is not None
    return True


def _light(token: Token, lemma: str, cast: Cast) -> Sense | None:
    for light in light_verbs().get(lemma, ()):
        obj = None
        if light.companion:
            companion = clause.has_companion(token, light.companion)
            obj = paths.follow(companion, ">pobj") if companion is not None else None
        else:
            obj = paths.first(token, (">dobj", ">nsubjpass"))
            if obj is None and token.dep_ in ("acl", "relcl") and token.head.pos_ == "NOUN":
                obj = token.head
            elif obj is None and clause.is_disguised(token):
                obj = token.head
        if obj is None:
            continue
        noun_lemma = obj.lemma_.lower()
        if light.only and noun_lemma not in light.only:
            continue
        if "own" in light.flags and not owns(obj):
            continue
        for word in nouns().get(noun_lemma, ()):
            frame = frames()["noun"]
            over = paths.follow(token, ">prep[from] >prep[over|about|at|with] >pobj")
            content = (
                over
                or paths.first(obj, frame.content)
                or paths.first(
                    token,
                    (
                        ">prep[to|for|of|about|over|on|against|at|in|with|toward|towards] >pobj",
                        ">prep >pcomp",
                        ">ccomp",
                        ">xcomp",
                        ">advcl",
                    ),
                )
            )
            pointing = any(c.lower_ in ("the", "this", "that", "such") for c in obj.children)
            if pointing and paths.first(obj, frame.content) is None:
                continue  # "made the appeal" points back to what was told before
            addressee = paths.first(token, (">dative", ">dative >pobj", ">prep[to|with] >pobj")) or paths.first(
                obj, (">prep[to|with] >pobj",)
            )
            if "reverse" in light.flags:
                thing, prior = clause.own_subject(token), word.prior * light.prior
                return Sense(
                    word, frames()["from_whom"], obj, token, thing, None, None, clause.is_negated(token), prior
                )
            return Sense(
                word, frames()["object"], obj, token, content if content is not None else obj, addressee, None,
                clause.is_negated(token), word.prior * light.prior,
            )  # fmt: skip
    return None


def owns(noun: Token) -> bool:
    """Say whether the noun is the speaker's own: "noted our concern", or a weight as in "noted the need for"."""
    if noun.lemma_.lower() in word_lists()["@weight"]:
        return True
    return any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.children)


def _adjective(token: Token, cast: Cast) -> Sense | None:
    for word in adjectives().get(token.lower_, ()):
        companion = None
        if word.companion:
            companion = next(
                (c for c in token.children if c.lower_ in word.companion and c.dep_ in ("pobj", "pcomp")), None
            )
            if companion is None:
                continue
        frame = frames()[word.frame]
        predicate = _predicate(token)
        if predicate is None:
            continue
        content = paths.first(companion if companion is not None else token, frame.content)
        if content is None and token.dep_ == "prep":
            content = paths.first(token, (">pobj", ">pcomp"))
        if word.frame == "for_whom":
            if paths.first(token, frame.holder) is None and paths.first(predicate, frame.holder) is None:
                continue
            content = clause.own_subject(predicate)
        elif content is None and predicate.i != token.i:
            content = paths.first(predicate, (">ccomp", ">xcomp"))
        if word.needs_content and content is None:
            continue
        negated = clause.is_negated(predicate) or any(c.dep_ == "neg" for c in token.children)
        return Sense(word, frame, token, predicate, content, None, companion, negated, word.prior)
    return None


def _predicate(token: Token) -> Token | None:
    """The verb whose subject the adjective speaks of; the adjective itself where it was parsed as a participle."""
    if token.dep_ in ("acomp", "attr", "oprd") or (token.dep_ == "prep" and token.head.lemma_ in _COPULAS):
        return token.head if token.head.lemma_ in _COPULAS else None
    if token.pos_ in ("VERB", "ADJ") and any(
        c.dep_ in ("auxpass", "aux", "cop") and c.lemma_ == "be" for c in token.children
    ):
        return token
    if token.dep_ == "conj" and token.head.i != token.i:
        return _predicate(token.head)
    if token.dep_ in ("acl", "advcl", "amod", "ccomp", "ROOT", "relcl") and token.dep_ != "amod":
        return token if token.tag_ in ("VBN", "JJ", "VBD") and token.dep_ in ("acl", "advcl") else None
    return None
