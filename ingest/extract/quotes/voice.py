"""Whose voice a noun phrase is: from the subject of a verb to actors of the cast."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from graph_schema.model.vocabulary import ActorKind
from ingest.extract.cast import Cast, Form, Mention
from ingest.extract.quotes.clause import conjuncts
from ingest.extract.quotes.lexicon import voices

_STANDING_BESIDE = ("poss", "compound", "amod", "nmod", "appos")
_MEDIATE_LINK = 0.85


@dataclass(frozen=True, slots=True)
class Voice:
    """One or more actors that speak or act as one phrase.

    ``together``: the phrase is a group that was expanded ("the two leaders"); ``confidence`` is the link's; ``token``
    the head of the phrase; ``collective`` the key of the group itself where it may act as one.
    """

    keys: tuple[str, ...]
    token: int
    confidence: float
    together: bool = False
    collective: str | None = None


def voices_of(cast: Cast, phrase: Token) -> tuple[Voice, ...]:
    """Return a voice for the phrase and for each phrase coordinated with it; empty where nobody of the cast is meant.

    A noun such as "official" or "delegation" speaks for the actor named beside it; reporters, analysts and other
    observers never have a voice.
    """
    found: list[Voice] = []
    for head in conjuncts(phrase):
        voice = _voice(cast, head)
        if voice is not None and all(voice.keys != other.keys for other in found):
            found.append(voice)
    if found and phrase.dep_ in ("nsubj", "nsubjpass"):
        glued = [Voice(m.actors, m.start, m.confidence * _MEDIATE_LINK) for m in _glued_on(cast, phrase)]
        found[:0] = [voice for voice in glued if all(voice.keys != other.keys for other in found)]
    return tuple(found)


def _glued_on(cast: Cast, phrase: Token) -> Iterator[Mention]:
    """Persons whom the parse takes for a part of the next name: "Chilean President X and Peruvian President Y"."""
    below = {t.i for t in phrase.subtree}
    for mention in cast.within(phrase.left_edge.i, phrase.i):
        if mention.form is not Form.NAME or len(mention.actors) != 1 or mention.end >= phrase.i:
            continue
        person = cast.members[mention.actors[0]].kind is ActorKind.PERSON
        if person and phrase.doc[mention.end].lower_ == "and" and {mention.start, mention.end} <= below:
            yield mention


def _voice(cast: Cast, head: Token) -> Voice | None:
    words = voices()
    lemma = head.lemma_.lower()
    mention = cast.at(head.i)
    if mention is not None and mention.form is not Form.DEMONYM:
        echo = mention.rule.startswith("echo.")  # "the demonstrators" whose party was named before
        if lemma in words.never_heads and mention.form not in (Form.NAME, Form.SURNAME, Form.PRONOUN) and not echo:
            return None
        return _from_mention(mention)
    if lemma in words.never_heads or (mention is not None and _is_the_people(head)):
        return None
    named = _named_behind(cast, head)
    if named is not None:
        return named
    if (lemma in words.speaks_for or lemma in words.documents) and not _is_of_another_camp(head):
        beside = _beside(cast, head)
        if beside is not None:
            return _speaking_for(cast, beside, lemma)
    return _from_mention(mention) if mention is not None else None


def _is_of_another_camp(head: Token) -> bool:
    """ "the Chadian opposition group", "lawmakers from both parties": not the voice of the state beside them."""
    return any(
        t.lemma_.lower() in voices().other_camps
        for child in head.children
        if child.dep_ in ("compound", "amod", "nmod", "prep")
        for t in (child, *(g for g in child.children if child.dep_ == "prep"))
    )


def _is_the_people(head: Token) -> bool:
    """Say whether a demonym means some of the people and not the state: "many Japanese", "older Americans"."""
    return any(child.lower_ in voices().some_of_the_people for child in head.lefts)


def _named_behind(cast: Cast, head: Token) -> Voice | None:
    """Who is named behind a description: "the host, Prime Minister X", "its neighbours X and Y"."""
    if not (head.pos_ in ("NOUN", "PROPN", "NUM", "ADJ") and head.dep_ != "pobj"):
        return None
    for child in head.children:
        if child.dep_ != "appos" or child.i < head.i:
            continue
        keys: list[str] = []
        first: Mention | None = None
        for token in conjuncts(child):
            named = cast.at(token.i) or next((cast.at(c.i) for c in token.children if c.dep_ == "appos"), None)
            if named is None or named.form not in (Form.NAME, Form.SURNAME, Form.ACRONYM) or len(named.actors) != 1:
                continue
            first = first or named
            if named.actors[0] not in keys:
                keys.append(named.actors[0])
        if first is not None and cast.at(child.i) is first:
            return Voice(tuple(keys), first.start, first.confidence)
    return None


def _from_mention(mention: Mention) -> Voice | None:
    if not mention.actors:
        if mention.collective is None:
            return None
        return Voice((mention.collective,), mention.start, mention.confidence)
    together = len(mention.actors) > 1
    return Voice(mention.actors, mention.start, mention.confidence, together, mention.collective)


def _beside(cast: Cast, head: Token) -> Mention | None:
    """The actor named at the left of the noun, or after "of", "from", "for", "close to"."""
    mention = None
    for child in head.lefts:
        if child.dep_ in _STANDING_BESIDE:
            mention = cast.at(child.i) or mention
            for grandchild in child.children:
                if mention is None and grandchild.dep_ in _STANDING_BESIDE:
                    mention = cast.at(grandchild.i)
    if mention is None and head.i > 0:
        before = cast.at(head.i - 1)
        if before is not None and before.end == head.i:
            mention = before
    if mention is None:
        for child in head.rights:
            deeper = (
                [child, *(g for g in child.children if g.dep_ == "prep")]
                if child.dep_ in ("prep", "amod", "acl")
                else []
            )
            for prep in deeper:
                for grandchild in prep.children:
                    if grandchild.dep_ == "pobj" and prep.lower_ in ("of", "from", "for", "by", "to", "in", "with"):
                        found = cast.at(grandchild.i)
                        if found is not None and (prep.lower_ not in ("in", "with", "to") or prep is not child):
                            return found
                        mention = mention or (found if prep.lower_ not in ("in", "with", "to") else None)
    return mention


def _speaking_for(cast: Cast, beside: Mention, lemma: str) -> Voice | None:
    keys = []
    for key in beside.actors:
        member = cast.members[key]
        state = key if member.kind is not ActorKind.PERSON or lemma in voices().documents else cast.state_of(key)
        if (state or key) not in keys:
            keys.append(state or key)
    if not keys:
        return None
    return Voice(tuple(keys), beside.start, beside.confidence * _MEDIATE_LINK, len(keys) > 1)
