"""Which triggers of one sentence tell of one encounter, and which of an encounter at the margin of a larger one."""

from spacy.tokens import Token

from graph_schema.model.vocabulary import MeetingKind
from ingest.extract.meetings.counted import counted_of
from ingest.extract.meetings.lexicon import lexicon
from ingest.extract.meetings.needs import before
from ingest.extract.meetings.syntax import VERBAL
from ingest.extract.meetings.telling import Telling
from ingest.extract.meetings.words import word_class

_APART, _EVES = word_class("apart"), word_class("eves")
_INTO = word_class("into")
_MARGIN = word_class("margin")
_SEEN = word_class("seen")
_STRETCH = 30
"""Tokens from an encounter to the gathering at whose margin it is held."""
_GATHERING = frozenset({MeetingKind.SUMMIT, MeetingKind.CONFERENCE, MeetingKind.CEREMONY})


def link(tellings: list[Telling]) -> None:
    """Link the tellings of one sentence with each other."""
    for i, first in enumerate(tellings):
        for second in tellings[i + 1 :]:
            above = {t.i for t in second.token.ancestors}
            verb = light_verb(first.token)
            upright = first.token.i in above or (
                verb is not None and verb.i in above and first.token.i < second.token.i
            )
            upper, lower = (first, second) if upright else (second, first)
            relation = None if _other_stop(upper, lower) else _relation(upper, lower)
            if second.counted and (subject := counted_of(second.token)) is not None and subject.i == first.token.i:
                relation = "same"
            if relation != "within" and _at_margin(first, second):
                upper, lower, relation = first, second, "within"
                lower.parties = {k: party for k, party in lower.parties.items() if not party.rule.startswith("gov.")}
            elif relation is None and _for_it(first, second, tellings):
                relation = "same"
            if relation == "same" and not _rival_gathering(upper, lower):
                upper.links.append(lower)
                lower.links.append(upper)
            elif relation == "within":
                upper.within = lower
                lower.gathering = True
                _partners_behind(upper, lower)


def _for_it(verb: Telling, noun: Telling, tellings: list[Telling]) -> bool:
    """Whether people meet for what the noun says, torn off by the parse ("to meet him and Kerry for a summit")."""
    if (
        verb.trigger.verb is None
        or noun.trigger.noun is None
        or noun.parties
        or not verb.parties
        or noun.trigger.travel
    ):
        return False
    start = noun.token.i
    for word in before(noun.token):
        start = word.i
    while start > verb.token.i and noun.token.doc[start - 1].tag_ in ("HYPH", "CD"):
        start -= 1
    between = noun.token.doc[verb.token.i + 1 : start]
    if not len(between) or between[-1].lower_ != "for" or any(t.pos_ in VERBAL or t.is_punct for t in between):
        return False
    return not any(verb.token.i < other.token.i < noun.token.i for other in tellings)


def _at_margin(first: Telling, second: Telling) -> bool:
    """Whether the words between say that one is held at the margin of the other, whatever the parse makes of them."""
    if second.trigger.noun is None or second.trigger.travel or second.token.i - first.token.i > _STRETCH:
        return False
    between = second.token.doc[first.token.i + 1 : second.token.i]
    margin = next((t for t in reversed(between) if t.lower_ in _MARGIN), None)
    if margin is None or margin.nbor(1).lower_ != "of" or margin.i - 2 < first.token.i:
        return False
    behind = second.token.doc[margin.i + 1 : second.token.i]
    return not any(t.pos_ in VERBAL or t.text in (",", ";") for t in behind)


def _partners_behind(meeting: Telling, gathering: Telling) -> None:
    """Give the meeting those with whom it was, whom the parse hung on the gathering at whose margin it was held ("met
    on the margins of the forum with X")."""
    behind = [p for p in gathering.parties.values() if p.rule == "arg.with" and p.token > gathering.token.i]
    if meeting.trigger.verb is None or any(p.token > meeting.token.i for p in meeting.parties.values()):
        return
    for party in behind:
        meeting.add(party)
        del gathering.parties[party.actor]


def light_verb(noun: Token) -> Token | None:
    """The verb of which a noun of encounter is the object ("made a visit", "arrived on a visit")."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    if noun.dep_ == "dobj" and noun.head.pos_ in VERBAL:
        return noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ in ("on", "for") and noun.head.head.pos_ in VERBAL:
        return noun.head.head
    return None


def _other_stop(one: Telling, other: Telling) -> bool:
    """Whether two journeys of one sentence lead to different places."""
    if not (one.trigger.travel and other.trigger.travel):
        return False
    return (
        one.destination is not None and other.destination is not None and one.destination.name != other.destination.name
    )


def _rival_gathering(upper: Telling, lower: Telling) -> bool:
    """Two gatherings named side by side are two, and a call is not the visit it is about."""
    remote = (MeetingKind.CALL, MeetingKind.VIDEO_CONFERENCE)
    return (upper.trigger.kind in remote) != (lower.trigger.kind in remote) and upper.trigger.verb is None


def _hands_on(verb: Token) -> bool:
    """Whether a verb between two triggers leaves them one event ("came to hold talks"), not one about the other."""
    governor = lexicon().governor(lexicon().lemma(verb.lower_, verb.lemma_))
    light = governor is not None and governor.id in ("gov.hold", "gov.attend", "gov.host")
    return light or verb.lemma_.lower() in lexicon().verbs or verb.lemma_ in ("expect", "schedule", "plan", "set", "be")


def _names(telling: Telling) -> set[str]:
    return set(telling.parties)


def _pictured(verb: Token, telling: Telling) -> bool:
    """Whether people are seen or heard beside an encounter of theirs ("shakes hands before a meeting in Amman")."""
    return (
        verb.pos_ in VERBAL and verb.lemma_ in _SEEN and telling.trigger.noun is not None and not telling.trigger.travel
    )


def _relation(upper_telling: Telling, telling: Telling) -> str | None:
    upper, lower = upper_telling.token, telling.token
    path: list[Token] = []
    token = lower
    verb = light_verb(upper)
    while token.i != upper.i and (verb is None or token.i != verb.i):
        path.append(token)
        if token.head.i == token.i or len(path) > 8:
            return None
        token = token.head
    prepositions = [t.lower_ for t in path[1:] if t.pos_ == "ADP" or t.dep_ == "prep" or t.dep_ == "agent"]
    nouns = [t.lemma_.lower() for t in path[1:] if t.pos_ in ("NOUN", "PROPN")]
    if any(t.dep_ in ("nsubj", "nsubjpass", "csubj") for t in path):
        return None  # the subject of a verb and its object are two things
    pictured = _pictured(upper, telling) and not telling.parties.keys() - _names(upper_telling)
    if pictured and len(prepositions) == 1 and prepositions[0] in ("before", "after", "during", "at", "following"):
        return "same"
    if any(n in _EVES for n in nouns):
        return None
    if any(p in _APART for p in prepositions) or any(t.lower_ in ("ahead", "prior", "advance") for t in path):
        return None
    for t in path:
        if t.dep_ == "ccomp" and t.head.lemma_ in (
            "say",
            "tell",
            "report",
            "add",
            "announce",
            "warn",
            "hope",
            "believe",
        ):
            return None
        if t.dep_ in ("relcl", "acl") and not any(c.lower_ == "where" for c in t.children) and t.i != lower.i:
            return None
        if t.dep_ == "relcl" and t.i == lower.i and not any(c.lower_ == "where" for c in t.children):
            return None
        if t.dep_ == "advcl" and any(
            c.dep_ in ("mark", "advmod")
            and c.lower_ in ("before", "after", "since", "while", "when", "as", "although", "because", "if")
            for c in t.children
        ):
            return None
        if t.dep_ == "conj" and t.pos_ not in VERBAL:
            meal = t.i == lower.i and t.head.i == upper.i and telling.trigger.weak
            if not meal:  # "a meeting and working lunch" is one encounter
                return None
        if t.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in t.children):
            return None
        if t.dep_ == "conj" and upper_telling.trigger.travel == telling.trigger.travel:
            return None  # "discussed …, and planned for the summit"
    if any(n in _MARGIN for n in nouns):
        return "within"
    if any(t.pos_ in VERBAL and not _hands_on(t) for t in path[1:]):
        return None
    gathering = telling.trigger.kind in _GATHERING or (
        telling.trigger.noun is not None and telling.trigger.noun.id == "noun.assembly"
    )
    nearest = prepositions[0] if prepositions else ""
    if gathering and upper_telling.trigger.rule == "verb.sign" and nearest in ("at", "during"):
        return "same"  # "will sign the treaty at a summit"
    if gathering and nearest in ("at", "during", "in", "on") and not telling.parties:
        return "within"
    if gathering and nearest in ("at", "during", "on"):
        return "within"
    if prepositions and not all(p in _INTO or p.startswith("sideline") for p in prepositions):
        return None
    if (
        any(
            n
            not in (
                "visit",
                "trip",
                "talk",
                "meeting",
                "round",
                "series",
                "part",
                "day",
                "phone",
                "telephone",
                "video",
                "number",
                "invitation",
            )
            for n in nouns
        )
        and len(nouns) > 1
    ):
        return None
    return "same"
