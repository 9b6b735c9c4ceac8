"""Whether a telling has what its trigger needs to be an encounter."""

from collections.abc import Iterator

from spacy.tokens import Token

from graph_schema.model.vocabulary import ActorKind, ParticipantRole
from ingest.extract.cast import Cast, Form
from ingest.extract.meetings.bodies import is_assembly
from ingest.extract.meetings.event import sides_of
from ingest.extract.meetings.follow_up import by_teams
from ingest.extract.meetings.lexicon import lexicon
from ingest.extract.meetings.syntax import agent, is_passive, patient
from ingest.extract.meetings.telling import Party, Telling
from ingest.extract.meetings.words import word_class

_LED = frozenset({"gov.host", "gov.mediate", "gov.attend"})
"""How a party is bound who only leads or joins an encounter that was told of before ("X chaired the session")."""
_STRETCHES = word_class("stretches")
_PLAIN = frozenset({"verb.meet", "verb.sit_down", "verb.convene", "verb.confer"})


def before(token: Token) -> Iterator[Token]:
    """Yield the words of the noun phrase before the noun, as far as no other noun phrase begins."""
    for i in range(token.i - 1, max(token.i - 7, token.sent.start - 1), -1):
        word = token.doc[i]
        if word.pos_ in ("VERB", "ADP", "AUX", "PUNCT", "CCONJ", "SCONJ") and word.text != "-":
            return
        yield word
        if word.dep_ in ("det", "poss") and word.head.i == token.i:
            return


def enough(telling: Telling, cast: Cast) -> bool:
    """Return whether the telling has what its trigger needs, alone or with the tellings linked to it."""
    trigger = telling.trigger
    sides = sides_of([k for k, p in telling.parties.items()], cast)
    if trigger.verb is not None:
        if telling.told.denied and not telling.told_date:
            return False
        return all(any(_meets(need, telling, sides, cast) for need in group) for group in trigger.verb.needs) and (
            not trigger.purpose or bool(telling.links) or telling.within is not None or _stays(telling)
        )
    if telling.told.denied and not telling.told_date:
        return False
    if telling.token.tag_ in ("NNS", "NNPS") and any(t.lower_ in lexicon().vague for t in before(telling.token)):
        return False
    if trigger.weak and len(sides) < 2 and not telling.links:
        led = telling.definite and all(p.rule in _LED for p in telling.parties.values())
        return led or (trigger.travel and bool(telling.parties))
    return True


def _stays(telling: Telling) -> bool:
    """Whether the weak verb has a day of its own ("was in Cairo on Monday"), or to see somebody a day or a place."""
    if telling.token.lemma_.lower() == "see":
        views = any(c.dep_ in ("ccomp", "xcomp", "oprd") or c.lower_ == "as" for c in telling.token.children)
        return not views and (telling.told_date is not None or telling.venue is not None)
    return telling.told_date is not None and telling.trigger.rule == "verb.be_in"


def _meets(need: str, telling: Telling, sides: dict[str, set[str]], cast: Cast) -> bool:
    match need:
        case "two_sides":
            if len(sides) >= 2 or telling.delegates or by_teams(telling):
                return True
            return len(sides) == 1 and telling.trigger.rule in _PLAIN and (telling.unresolved > 0 or _body(sides, cast))
        case "invitation":
            roles = {p.role for p in telling.parties.values()}
            return (
                ParticipantRole.INVITED in roles
                and len(sides) >= 2
                and (telling.destination is not None or any(_asked_to(o) for o in telling.links))
            )
        case "traveller":
            return any(
                (p.traveller and cast.members[k].kind is ActorKind.PERSON) or _group(p, cast)
                for k, p in telling.parties.items()
            )
        case "destination":
            place = telling.destination
            own = {cast.members[s].iso3 for s in sides}
            return place is not None and (place.iso3 is None or place.iso3 not in own)
        case "person_object":
            return any(p.role is ParticipantRole.ATTENDEE for p in telling.parties.values())
        case "called_person":
            called = agent(telling.token) if is_passive(telling.token) else patient(telling.token)
            return called is not None and any(
                abs(p.token - called.i) < 6 and p.token > telling.token.i for p in telling.parties.values()
            )
        case "plain_object":
            return not any(c.dep_ in ("oprd", "xcomp", "ccomp", "prt", "attr") for c in telling.token.children)
        case "guest":
            return telling.destination is not None
        case "guest_person":
            awaited = patient(telling.token)
            mention = cast.at(awaited.i) if awaited is not None else None
            return mention is not None and all(cast.members[k].kind is ActorKind.PERSON for k in mention.actors)
        case "passive":
            return is_passive(telling.token)
        case "no_appeal":
            if _stops_by(telling.token):
                return True
            return not any(c.dep_ in ("xcomp", "ccomp", "advcl") for c in telling.token.children) and not any(
                t.dep_ in ("acl", "relcl", "xcomp") and t.tag_ == "VB" and t.i > telling.token.i
                for t in telling.token.subtree
            )
        case "named_city":
            return telling.trigger.form == "means" or (telling.venue is not None and telling.venue.city)
        case "together":
            near = (c for child in (telling.token, *telling.token.children) for c in child.children)
            return any(c.lower_ == "together" for c in near)
        case "each_other":
            return True
        case "hours":
            spent = patient(telling.token)
            return spent is not None and (spent.lemma_.lower() in _STRETCHES or spent.ent_type_ in ("DATE", "TIME"))
        case "hands":
            object_ = patient(telling.token)
            return object_ is not None and object_.lemma_.lower() == "hand"
        case "credentials":
            papers = patient(telling.token)
            return papers is not None and papers.lemma_.lower() in word_class("credentials")
        case "agreement":
            object_ = patient(telling.token)
            return object_ is not None and object_.lemma_.lower() in lexicon().agreements
        case "place_or_date":
            telling.thin = telling.told_date is None and telling.venue is None
            return True
        case "partner":
            if telling.token.lemma_ == "talk" and any(c.dep_ == "dobj" for c in telling.token.children):
                return False  # "to talk him into leaving"
            other = (
                any(p.rule == trigger_rule and p.token > telling.token.i for p in telling.parties.values())
                if (trigger_rule := telling.trigger.rule)
                else False
            )
            by_means = telling.trigger.form is not None
            telling.thin = not other and not by_means and telling.told_date is None and _plain_kind(telling)
            return True
        case _:
            raise ValueError(f"unknown need {need!r} in verbs.yaml")


def _stops_by(verb: Token) -> bool:
    """Whether a place or a day stands before the purpose ("called on him at the palace on Friday to complain"), so that
    nobody is appealed to."""
    aims = [c.i for c in verb.children if c.dep_ in ("xcomp", "ccomp", "advcl")]
    behind = [c.i for c in verb.children if c.dep_ == "prep" and c.lower_ in ("at", "in") and c.i > verb.i + 2]
    days = [t.i for t in verb.subtree if t.ent_type_ == "DATE" and t.i > verb.i]
    return bool(aims) and any(i < min(aims) for i in (*behind, *days))


def _asked_to(other: Telling) -> bool:
    """Whether the other telling is what one is invited to ("invited for talks", "invited to visit")."""
    verb = other.token.head
    paid = other.token.dep_ == "dobj" and verb.dep_ in ("xcomp", "ccomp", "advcl") and verb.head.lemma_ == "invite"
    return other.trigger.verb is not None or verb.lower_ in ("to", "for") or paid


def _body(sides: dict[str, set[str]], cast: Cast) -> bool:
    """Whether the one side is a body of several states, whose members meet ("EU foreign ministers met")."""
    return all(
        cast.members[side].kind is ActorKind.ORGANIZATION and not people and is_assembly(cast.members[side])
        for side, people in sides.items()
    )


def _plain_kind(telling: Telling) -> bool:
    """Whether no word says by what means they spoke."""
    return telling.trigger.verb is not None and telling.trigger.kind is telling.trigger.verb.kind


def _group(party: Party, cast: Cast) -> bool:
    """Whether a delegation or an official travels who is named by the state alone ("the Iranian foreign minister")."""
    mention = cast.at(party.token)
    if party.traveller and not party.direct:
        return True
    return party.traveller and mention is not None and mention.form in (Form.INSTITUTION, Form.DESCRIPTION, Form.GROUP)
