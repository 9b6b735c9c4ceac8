"""Who takes part, as the sentence of the trigger tells it."""

from collections.abc import Iterable

from spacy.tokens import Token

from graph_schema.model.vocabulary import ActorKind, ParticipantRole
from ingest.extract.cast import Cast, Form, Mention
from ingest.extract.meetings.attendance import bind_led_by, bind_listed, bind_mediators, bind_series
from ingest.extract.meetings.binding import bind_party, count_sides
from ingest.extract.meetings.event import sides_of
from ingest.extract.meetings.invitations import bind_invitation
from ingest.extract.meetings.lexicon import VerbEntry, lexicon
from ingest.extract.meetings.mediation import bind_mediation
from ingest.extract.meetings.modifiers import bind_modifier, bind_quoted
from ingest.extract.meetings.over import HANDING_ON, governor_of, kept_away, lost_governor, reaches
from ingest.extract.meetings.parties import actors_of
from ingest.extract.meetings.paths import argument_patterns, follow
from ingest.extract.meetings.presence import bind_belonging
from ingest.extract.meetings.syntax import (
    agent,
    first_conjunct,
    further_subjects,
    has_child,
    is_passive,
    particles,
    patient,
    subject,
    subject_or_patient,
    under,
)
from ingest.extract.meetings.telling import Party, Telling
from ingest.extract.meetings.venue import is_location, place_at, places_at
from ingest.extract.meetings.words import word_class

_ROLES = {role.value: role for role in ParticipantRole}
_TOLD = word_class("telling")
_BESIDE, _SEEKING = word_class("beside"), word_class("seeking")
_WITH = frozenset({"arg.with", "arg.light_with"})


def bind(telling: Telling, cast: Cast) -> None:
    """Find the parties of a telling and put them into it."""
    if telling.trigger.verb is not None:
        _bind_verb(telling, telling.trigger.verb, cast)
    else:
        _bind_noun(telling, cast)
    bind_invitation(telling, cast)


def _bind_verb(telling: Telling, entry: VerbEntry, cast: Cast) -> None:
    verb = telling.token
    passive = is_passive(verb)
    for path, slot in entry.slots.items():
        for token in _at(verb, path, passive, cast):
            if slot == "destination":
                places = places_at(token, cast)
                if places and telling.destination is None:
                    telling.destination, telling.stops = places[0], places[1:]
                continue
            if slot != "traveller" and is_location(token, cast):
                continue
            role = ParticipantRole.ATTENDEE if slot == "traveller" else _ROLES[slot]
            bind_party(
                telling, token, cast, role, 0.95, entry.id, traveller=slot == "traveller", partner=path != "^subject"
            )
    _follow_patterns(telling, cast, of="verb")
    _over(telling, verb, cast)
    bind_mediation(telling, cast)


def _just_before(verb: Token, cast: Cast) -> Token | None:
    """The person right before a finite verb that the parse left without a subject ("as visiting Premier X met")."""
    if has_child(verb, "nsubj", "nsubjpass"):
        return None
    helpers = [c.i for c in verb.children if c.dep_ == "aux" and c.tag_ in ("MD", "VBD", "VBZ", "VBP")]
    if verb.tag_ not in ("VBD", "VBZ", "VBP") and not helpers:
        return None
    last = min([verb.i, *helpers]) - 1
    apposed = last > verb.sent.start and verb.doc[last].text == "," and verb.dep_ == "ROOT"
    last -= apposed  # "At the invitation of X, the premier of Chad, Y, will be visiting": the parse made Y a part of X
    mention = cast.at(last) if last >= verb.sent.start else None
    named = mention is not None and mention.form in (Form.NAME, Form.SURNAME)
    person = named and all(cast.members[key].kind is ActorKind.PERSON for key in mention.actors) if mention else False
    return verb.doc[last] if person else None


def _at(verb: Token, path: str, passive: bool, cast: Cast) -> Iterable[Token]:
    if path == "^subject":
        who = _just_before(verb, cast) or subject(verb)
        return [who, *further_subjects(verb, who)] if who is not None else []
    if path == "^object":
        whom = patient(verb)
        further = [c for c in verb.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN") and not cast.at(c.i)]
        # "met A in Rome on Monday and the premier, B, in Oslo on Friday"
        titled = [c for c in further if any(cast.at(a.i) for a in c.children if a.dep_ == "appos")]
        return [whom, *titled] if whom is not None else []
    if path == ">agent":
        doer = agent(verb) if passive else None
        return [doer] if doer is not None else []
    preposition = path.removeprefix(">")
    found = list(under(verb, preposition))
    thing = patient(verb) if preposition == "to" or verb.lemma_ in ("discuss", "review") else None
    return found or (list(under(thing, preposition)) if thing is not None else [])


def _bind_noun(telling: Telling, cast: Cast) -> None:
    _follow_patterns(telling, cast, of="noun")
    bind_quoted(telling, cast)
    _over(telling, telling.token, cast)
    bind_listed(telling, cast)
    bind_mediators(telling, cast)
    bind_led_by(telling, cast)
    bind_mediation(telling, cast)
    bind_belonging(telling, cast)
    bind_series(telling, cast)


def _follow_patterns(telling: Telling, cast: Cast, of: str) -> None:
    for pattern in argument_patterns():
        if pattern.of not in (of, "any", telling.trigger.rule):
            continue
        for token in follow(telling.token, pattern.steps):
            if pattern.id in ("arg.compound", "arg.adjective"):
                bind_modifier(telling, token, cast, pattern.prior, pattern.id)
                continue
            if is_location(token, cast) or _is_date(token):
                continue
            if telling.trigger.travel and pattern.id == "arg.of" and place_at(token, cast) is not None:
                continue  # "a tour of Benin": where to, not who
            owner = telling.trigger.travel and pattern.id in ("arg.possessive", "arg.by", "arg.of")
            bind_party(
                telling, token, cast, pattern.role, pattern.prior, pattern.id,
                traveller=owner, partner=pattern.id not in ("arg.possessive", "arg.by"),
            )  # fmt: skip


def _over(telling: Telling, token: Token, cast: Cast) -> None:
    """The subject and object of the verbs that govern the trigger ("hosted talks", "invited X to visit")."""
    words = lexicon()
    head = first_conjunct(token)
    _owners(telling, head, cast)
    verb, link = governor_of(head)
    if verb is None or (link == "nsubj" and not telling.parties):
        lost = lost_governor(telling, words)
        if lost is not None:
            verb, link, telling.anchor = lost, "dobj", lost
    if verb is None:
        return
    governor = words.governor(words.lemma(verb.lower_, verb.lemma_), particles(verb))
    noun = telling.trigger.noun is not None
    if link in ("dobj", "nsubjpass", "attr", "nsubj", "xcomp", "acl", "prep"):
        if governor is not None and link == "prep" and not reaches(head, verb, governor.id):
            governor = None
        if governor is not None:
            _governed_parties(telling, verb, link, governor.subject, governor.object, governor.id, cast, noun=noun)
            if not (link == "prep" and governor.subject == "none"):
                return
    if link == "prep" and noun:
        _beside(telling, head, verb, cast)


def _owners(telling: Telling, head: Token, cast: Cast) -> None:
    """The one whose plan, offer or call it is ("a Syrian proposal for talks", "his readiness to meet")."""
    words = lexicon()
    above, steps = head, 0
    while (
        steps < 3
        and above.head.i != above.i
        and above.dep_ in ("pobj", "prep", "acl", "pcomp", "dobj", "xcomp", "relcl")
    ):
        above, steps = above.head, steps + 1
        if above.pos_ == "NOUN" and above.lemma_.lower() in words.status_nouns:
            for mention in cast.within(above.left_edge.i, above.i):
                for named in _one_side(mention, cast):
                    telling.add(
                        Party(
                            named,
                            ParticipantRole.ATTENDEE,
                            0.7 * mention.confidence,
                            mention.end - 1,
                            "arg.owner_of_plan",
                        )
                    )
            return


def _one_side(mention: Mention, cast: Cast) -> list[str]:
    return [
        key for key in mention.actors if mention.form is not Form.PRONOUN or cast.members[key].kind is ActorKind.PERSON
    ]


def _governed_parties(
    telling: Telling, verb: Token, link: str, role: str, object_role: str | None, rule: str, cast: Cast, *, noun: bool
) -> None:
    passive = is_passive(verb)
    if object_role is not None:
        refused = any(c.dep_ == "neg" for c in verb.children)
        for token in _objects(verb, passive):
            bind_party(telling, token, cast, ParticipantRole.EXCLUDED if refused else _ROLES[object_role], 0.9, rule)
    who = agent(verb) if passive and link in ("nsubjpass", "acl") else None if passive else subject(verb)
    if passive and link in ("prep", "xcomp") and object_role is None:
        who = subject_or_patient(verb)
    if who is None or who.i == telling.token.i or link == "nsubj":
        return
    if role == "none" or (role == "side" and (count_sides(telling, cast) > 1 or (telling.number or 0) > 2)):
        return
    role = kept_away(verb) or role
    if role in ("absent", "excluded"):
        bind_party(telling, who, cast, _ROLES[role], 0.9, rule)
        return
    if noun and role in ("attendee", "side", "host", "mediator") and not is_location(who, cast):
        bound = ParticipantRole.ATTENDEE if role in ("attendee", "side") else _ROLES[role]
        bind_party(
            telling,
            who,
            cast,
            bound,
            0.85 if role != "side" else 0.75,
            rule,
            traveller=telling.trigger.travel and role != "host",
        )
        if role in ("host", "mediator"):
            for partner in _jointly_with(verb):
                bind_party(telling, partner, cast, bound, 0.9, rule)


def _jointly_with(verb: Token) -> Iterable[Token]:
    """Who does it too: "mediated the talks together with X", "hosted it jointly with X"."""
    if any(c.dep_ == "advmod" and c.lower_ in ("together", "jointly", "along") for c in verb.children):
        yield from under(verb, "with")


def _objects(verb: Token, passive: bool) -> list[Token]:
    found = patient(verb) if not passive else subject_or_patient(verb)
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not has_child(verb, "nsubjpass", "auxpass"):
        before = first_conjunct(verb.nbor(-1)) if verb.i > verb.sent.start else verb
        if before.dep_ == "pobj" and before.head.lower_ == "with":
            found = before  # "with Peru and Chile excluded": of both
    return [found] if found is not None else []


def _beside(telling: Telling, head: Token, verb: Token, cast: Cast) -> None:
    """The clause around "during talks": its subject and the one he speaks to are taken to be there."""
    preposition = head.head
    while preposition.lower_ == "of" and preposition.head.dep_ == "pobj" and _hands_on(preposition.head):
        preposition = preposition.head.head  # "after two days of talks"
    who = subject_or_patient(verb)
    several = who is not None and len(sides_of([n.actor for n in actors_of(who, cast)], cast)) > 1
    came_for = preposition.lower_ == "for" and verb.lemma_ not in _SEEKING and (bool(telling.parties) or several)
    if not (preposition.lower_ in _BESIDE or (came_for and _only_partners(telling))):
        return
    if count_sides(telling, cast) > 1 and not _only_partners(telling):
        return
    if who is not None and not is_location(who, cast):
        sure = 0.7 if preposition.lower_ in ("during", "at", "in", "on") else 0.6
        bind_party(
            telling, who, cast, ParticipantRole.ATTENDEE, sure, "arg.clause_subject", traveller=telling.trigger.travel
        )
    if verb.lemma_ in _TOLD and (told := patient(verb)) is not None:
        bind_party(telling, told, cast, ParticipantRole.ATTENDEE, 0.7, "arg.clause_object", partner=True)


def _hands_on(noun: Token) -> bool:
    return noun.lemma_.lower() in HANDING_ON


def _only_partners(telling: Telling) -> bool:
    """Whether all parties so far are those met "with": the one who met them is still to be found."""
    return all(party.rule in _WITH for party in telling.parties.values())


def _is_date(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME") and token.pos_ != "PRON"
