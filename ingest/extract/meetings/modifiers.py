"""Names before a noun of encounter: parties ("the Franco-German talks"), conveners ("the NATO summit") or the venue."""

from spacy.tokens import Token

from graph_schema.model.vocabulary import ActorKind, MeetingKind, ParticipantRole
from ingest.extract.cast import Cast, Form
from ingest.extract.meetings.bodies import is_assembly
from ingest.extract.meetings.telling import Party, Telling
from ingest.extract.meetings.venue import place_at


def bind_modifier(telling: Telling, token: Token, cast: Cast, prior: float, rule: str) -> None:
    """A name before the noun: parties ("Trump-Putin summit", "NATO summit") or the venue ("the Geneva talks")."""
    for mention in cast.within(min(token.left_edge.i, token.i), token.i + 1):
        if mention.form is Form.CAPITAL and not _joined(telling, cast):
            continue
        if mention.form in (Form.PRONOUN, Form.GROUP):
            continue
        states = [k for k in mention.actors if cast.members[k].kind is ActorKind.STATE]
        if states and not _joined(telling, cast):
            if telling.trigger.kind in (MeetingKind.SUMMIT, MeetingKind.CONFERENCE) or telling.trigger.travel:
                continue  # "the Libya conference" is about Libya
            prior = min(prior, 0.6)
        for key in mention.actors:
            if place_at(token, cast) is not None and cast.members[key].kind is not ActorKind.STATE:
                continue
            role = ParticipantRole.ATTENDEE
            if cast.members[key].kind is ActorKind.ORGANIZATION:
                if telling.trigger.kind is None and is_assembly(cast.members[key]):
                    telling.trigger.kind = MeetingKind.CONFERENCE  # "the APEC meeting"
                role = ParticipantRole.HOST if telling.trigger.kind is MeetingKind.SUMMIT else role
            telling.add(Party(key, role, prior * mention.confidence, mention.end - 1, rule))


def bind_quoted(telling: Telling, cast: Cast) -> None:
    """The body whose name in quotation marks stands before the noun (the "coalition of friends" meeting)."""
    last = telling.token.i - 1
    if last <= telling.sentence.start or not telling.token.doc[last].is_quote:
        return
    mention = cast.at(last - 1)
    if mention is None or mention.end != last or not telling.token.doc[mention.start - 1].is_quote:
        return
    for key in mention.actors:
        if cast.members[key].kind is ActorKind.ORGANIZATION:
            telling.add(Party(key, ParticipantRole.ATTENDEE, 0.75 * mention.confidence, last - 1, "arg.quoted"))


def _joined(telling: Telling, cast: Cast) -> bool:
    """Whether two or more states stand before the noun ("US-China talks", "Russian and Turkish talks")."""
    token = telling.token
    before = cast.within(max(token.left_edge.i, token.i - 6), token.i)
    return len({key for m in before if m.form is not Form.PRONOUN for key in m.actors}) > 1
