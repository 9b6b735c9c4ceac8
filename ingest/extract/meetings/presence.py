"""Who else is there, by a phrase beside the encounter: "in the presence of X", "is not part of the talks"."""

from collections.abc import Iterator

from spacy.tokens import Token

from graph_schema.model.vocabulary import ParticipantRole
from ingest.extract.cast import Cast
from ingest.extract.meetings.binding import bind_party
from ingest.extract.meetings.syntax import subject, under
from ingest.extract.meetings.telling import Telling
from ingest.extract.meetings.words import word_class

_PRESENCE = word_class("presence")
_PARTIES = word_class("belonging")
_SURE = 0.85


def bind_present(tellings: list[Telling], cast: Cast) -> None:
    """Bind those in whose presence people meet to the fullest encounter that the sentence tells of before them."""
    if not tellings:
        return
    for noun in tellings[0].sentence:
        if noun.lemma_.lower() not in _PRESENCE or noun.dep_ != "pobj" or noun.head.lower_ != "in":
            continue
        before = [t for t in tellings if t.token.i < noun.i]
        if not before:
            continue
        home = max(before, key=lambda t: (len(t.parties), t.token.i))
        for who in _whose(noun):
            bind_party(home, who, cast, ParticipantRole.ATTENDEE, _SURE, "arg.presence")


def bind_belonging(telling: Telling, cast: Cast) -> None:
    """Bind who is said to be part of the talks, or not to be: "is not part of", "is no party to the talks"."""
    preposition = telling.token.head
    if telling.token.dep_ != "pobj" or preposition.lower_ not in ("of", "to"):
        return
    part = preposition.head
    if part.lemma_.lower() not in _PARTIES or part.dep_ != "attr" or part.head.lemma_ != "be":
        return
    who = subject(part.head)
    if who is not None:
        out = any(c.dep_ == "neg" for c in (*part.children, *part.head.children)) or _is_no(part)
        bind_party(
            telling, who, cast, ParticipantRole.EXCLUDED if out else ParticipantRole.ATTENDEE, _SURE, "arg.part_of"
        )


def _is_no(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _whose(noun: Token) -> Iterator[Token]:
    yield from (c for c in noun.children if c.dep_ == "poss")
    yield from under(noun, "of")
