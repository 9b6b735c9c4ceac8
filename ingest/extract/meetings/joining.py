"""Sentences that say who was there without saying where: "X also took part", "Y was not invited"."""

import bisect
from collections.abc import Iterator

from spacy.tokens import Span, Token

from graph_schema.model.vocabulary import MeetingKind, ParticipantRole
from ingest.clean.text import BlockKind
from ingest.extract.meetings.event import Event
from ingest.extract.meetings.lexicon import lexicon
from ingest.extract.meetings.parties import actors_of
from ingest.extract.meetings.syntax import VERBAL, agent, has_child, is_passive, patient, subject_or_patient, under
from ingest.extract.meetings.telling import Party, Telling
from ingest.extract.meetings.words import word_class
from ingest.extract.reading import Reading

_GATHERINGS = frozenset({MeetingKind.SUMMIT, MeetingKind.CONFERENCE, MeetingKind.CEREMONY, MeetingKind.NEGOTIATION})
_MAIN = frozenset({MeetingKind.SUMMIT, MeetingKind.CONFERENCE})
_PRESENT = word_class("present")
_COMPANY = word_class("company")
_KEEPING_OUT = word_class("keeping_out")
_STAYING_AWAY = word_class("staying_away")
_LEADING = {
    "mediate": ParticipantRole.MEDIATOR,
    "chair": ParticipantRole.HOST,
    "host": ParticipantRole.HOST,
    "preside": ParticipantRole.HOST,
    "facilitate": ParticipantRole.MEDIATOR,
}
_OFFICES = {
    "host": ParticipantRole.HOST,
    "chair": ParticipantRole.HOST,
    "mediator": ParticipantRole.MEDIATOR,
    "go-between": ParticipantRole.MEDIATOR,
    "guarantor": ParticipantRole.MEDIATOR,
    "facilitator": ParticipantRole.MEDIATOR,
    "moderator": ParticipantRole.MEDIATOR,
}
_COMING = frozenset({"come", "attend", "join", "participate"})
_PRESS, _FACING = word_class("press_events"), word_class("facing_the_press")
_SERVING, _STAGES = word_class("serving"), word_class("stages")
_DELEGATIONS, _ENVOYS = word_class("delegations"), word_class("envoys")
_COUNTED = frozenset({"pair", "duo", "trio", "two", "leader", "minister", "president"})
_AT = frozenset(
    {"in attendance", "at table", "around table", "at hand", "in room", "in building", "in hall", "on hand"}
)
_THERE = ("present", "in attendance", "at the table", "around the table")
_NEAR = 3
"""Sentences back to the encounter that such a sentence speaks of."""
_FAR = 8
"""The same where the article tells of no other encounter behind it."""


def join(events: list[Event], order: dict[int, int], sentences: list[Span], reading: Reading) -> None:
    """Bind those who are said to attend, to come along or to be kept out to the encounter told of just before.

    ``order`` gives the number of a sentence by the token at which it starts.
    """
    tellings = sorted((t for event in events for t in event.tellings), key=lambda t: t.token.i)
    here_already: dict[int, set[str]] = {}
    for telling in tellings:
        here_already.setdefault(telling.sentence.start, set()).update(telling.parties)
    for here, sentence in enumerate(sentences):
        for noun, who, several in [*((n, w, False) for n, w in _called(sentence)), *_serving(sentence)]:
            home = _home(tellings, order, here, noun, company=False, reading=reading)
            if home is not None:
                for named in actors_of(who, reading.cast, lists=several):
                    home.add(Party(named.actor, _OFFICES[noun.lemma_.lower()], 0.75, named.token, "context.office"))
        for speaker, beside in _before_the_press(sentence):
            mine = {n.actor for n in actors_of(speaker, reading.cast, lists=False)}
            near = (t for t in reversed(tellings) if t.token.i < sentence.end and mine & set(t.parties))
            home = next((t for t in near if here - order[t.sentence.start] <= _FAR), None)
            for named in actors_of(beside, reading.cast) if home is not None else ():
                if home is not None and named.actor not in home.parties:
                    home.add(Party(named.actor, ParticipantRole.ATTENDEE, 0.7, named.token, "context.press"))
        for verb in sentence:
            if verb.pos_ not in VERBAL:
                continue
            for who, role in _told(verb):
                home = _home(tellings, order, here, verb, company=verb.lemma_ in _COMPANY, reading=reading)
                if home is None:
                    continue
                for named in actors_of(who, reading.cast):
                    if named.actor in here_already.get(sentence.start, ()) and sentence.start != home.sentence.start:
                        continue  # the sentence tells of another encounter of his
                    away = role in (ParticipantRole.ABSENT, ParticipantRole.EXCLUDED)
                    if named.actor not in home.parties or away:
                        home.add(Party(named.actor, role, 0.75, named.token, "context.attending"))


def _before_the_press(sentence: Span) -> Iterator[tuple[Token, Token]]:
    """Who faces the press with whom: the speaker, and the one beside him ("at a news conference with X, Y said")."""
    for noun in sentence:
        if noun.lemma_.lower() not in _PRESS or noun.dep_ != "pobj":
            continue
        before = [t.lower_ for t in noun.doc[max(noun.left_edge.i, noun.i - 4) : noun.i]]
        if not set(before) & _FACING:
            continue
        verbs = [t for t in noun.ancestors if t.pos_ in VERBAL]
        speaker = next((who for verb in verbs if (who := subject_or_patient(verb)) is not None), None)
        beside = [n for p in ("with", "alongside") for n in under(noun, p)]
        if speaker is not None and speaker.pos_ != "DET":
            yield from ((speaker, one) for one in beside)


def _told(verb: Token) -> Iterator[tuple[Token, ParticipantRole]]:
    """Who is said to be there, or not, by a verb that does not say where."""
    negated = any(c.dep_ == "neg" for c in verb.children)
    if verb.lemma_ in ("attend", "participate") and not _has_object(verb):
        who = subject_or_patient(verb)
    elif verb.lemma_ == "take" and any(c.dep_ == "dobj" and c.lower_ == "part" for c in verb.children):
        part = next(c for c in verb.children if c.dep_ == "dobj")
        where = any(c.dep_ == "prep" and c.lower_ == "in" for t in (verb, part) for c in t.children)
        who = None if where else subject_or_patient(verb)
    elif verb.lemma_ in _KEEPING_OUT and is_passive(verb) and _points_back(verb, "from"):
        if (kept := patient(verb)) is not None:
            yield kept, ParticipantRole.ATTENDEE if negated else ParticipantRole.EXCLUDED
        return
    elif verb.lemma_ in _STAYING_AWAY and _away(verb) and _points_back(verb, "from"):
        if (away := subject_or_patient(verb)) is not None and not negated:
            yield away, ParticipantRole.ABSENT
        return
    elif verb.lemma_ == "represent" and is_passive(verb) and negated and agent(verb) is None:
        if (missing := patient(verb)) is not None:
            yield missing, ParticipantRole.ABSENT
        return
    elif verb.lemma_ == "represent" and is_passive(verb) and agent(verb) is None:
        if (those := patient(verb)) is not None:
            yield those, ParticipantRole.ATTENDEE  # "were represented at a lower level"
        return
    elif verb.lemma_ == "represent" and (deputy := agent(verb) if is_passive(verb) else subject_or_patient(verb)):
        if patient(verb) is not None:
            yield deputy, ParticipantRole.ATTENDEE
        return
    elif verb.lemma_ in ("head", "lead") and (chiefs := _heading(verb)):
        for chief in chiefs:
            yield chief, ParticipantRole.ATTENDEE
        return
    elif verb.lemma_ in _LEADING and not is_passive(verb) and (not _has_object(verb) or _of_stage(verb)):
        if (leader := subject_or_patient(verb)) is not None and not negated:
            yield leader, _LEADING[verb.lemma_]
        return
    elif verb.lemma_ == "be" and (there := _present_are(verb)) is not None:
        who = there
    elif verb.lemma_ == "share" and any(c.dep_ == "dobj" and c.lower_ == "chair" for c in verb.children):
        if (leader := subject_or_patient(verb)) is not None and not negated:
            yield leader, ParticipantRole.HOST
        return
    elif _looks_on(verb) or _comes(verb) or _sits_in(verb) or (verb.lemma_ == "be" and _present(verb)):
        who = subject_or_patient(verb)
    elif verb.lemma_ == "send" and (deputy := _sent(verb)) is not None:
        yield deputy, ParticipantRole.ATTENDEE
        return
    elif verb.lemma_ in _COMPANY and is_passive(verb):
        who = agent(verb)
        if verb.lemma_ == "join" and who is not None and not negated and (joined := patient(verb)) is not None:
            yield joined, ParticipantRole.ATTENDEE
    elif _own_attendance(verb) or (not negated and _joins_them(verb)):
        who = subject_or_patient(verb)
    elif verb.lemma_ in ("invite", "ask") and is_passive(verb) and negated and _to_no_other(verb):
        who = patient(verb)
        if who is not None:
            yield who, ParticipantRole.EXCLUDED
        return
    else:
        return
    if who is not None:
        yield who, ParticipantRole.ABSENT if negated else ParticipantRole.ATTENDEE


def _called(sentence: Span) -> Iterator[tuple[Token, Token]]:
    """Who is called the host, chair or mediator without saying of what: "the host, X", "X, the chairman"."""
    for noun in sentence:
        if noun.lemma_.lower() not in _OFFICES or any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children):
            continue
        if not any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children):
            continue
        if noun.dep_ == "appos":
            yield noun, noun.head
        yield from ((noun, c) for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN")


def _serving(sentence: Span) -> Iterator[tuple[Token, Token, bool]]:
    """Who serves in an office at an encounter: "Norway and Cuba act as guarantors", "X served as mediator"."""
    for noun in sentence:
        if noun.lemma_.lower() not in _OFFICES or noun.dep_ != "pobj" or noun.head.lower_ != "as":
            continue
        if any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children):
            continue  # "as chair of the party"
        verb = noun.head.head
        if verb.lemma_.lower() not in _SERVING:
            continue
        own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        who = subject_or_patient(verb) if verb.pos_ in VERBAL else own or verb.head  # "act" read as a noun
        if who is not None and who.i < verb.i:
            yield noun, who, True


def _heading(verb: Token) -> list[Token]:
    """Who leads the sides: "the Chilean team is headed by X, Peru's by Y", "X led the delegation"."""
    led = patient(verb)
    if led is None or led.lemma_.lower() not in _DELEGATIONS:
        return []
    chief = agent(verb) if is_passive(verb) else subject_or_patient(verb)
    others = [t for t in verb.sent if t.i != led.i and t.lemma_.lower() in _DELEGATIONS]
    return [*([chief] if chief is not None else []), *(n for t in others for n in under(t, "by"))]


def _looks_on(verb: Token) -> bool:
    return verb.lemma_ == "look" and any(c.dep_ == "prt" and c.lower_ == "on" for c in verb.children)


def _joins_them(verb: Token) -> bool:
    """Whether somebody joins people who met before ("joined the pair"), not an organisation."""
    joined = next((c for c in verb.children if c.dep_ == "dobj"), None)
    others = joined is not None and (joined.lower_ == "them" or joined.lemma_.lower() in _COUNTED)
    return others and verb.lemma_ == "join" and not is_passive(verb)


def _sits_in(verb: Token) -> bool:
    """Whether somebody sits with the others: "also sat in on the talks", "sat across from them"."""
    if verb.lemma_ != "sit":
        return False
    words = [t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)]]
    within = words[:1] == ["in"] and (words[1:2] in ([], [","], ["."], [";"], ["on"]))
    return within or words[:1] in (["across"], ["opposite"]) or words[:2] in (["between", "them"], ["with", "them"])


def _comes(verb: Token) -> bool:
    """Whether somebody comes, without a word on where to: "only X came", "Y joined as a guest", "Z will dial in"."""
    if verb.lemma_ == "dial":
        return any(c.dep_ == "prt" and c.lower_ == "in" for c in verb.children)
    if verb.lemma_ not in ("come", "join") or any(c.dep_ in ("dobj", "xcomp", "prt") for c in verb.children):
        return False
    prepositions = {c.lower_ for c in verb.children if c.dep_ in ("prep", "agent")}
    if verb.lemma_ == "join":
        return "as" in prepositions and not is_passive(verb)
    who = subject_or_patient(verb)
    words = [*who.children, *verb.children] if who is not None else []
    only = any(c.dep_ == "advmod" and c.lower_ in ("only", "also") for c in words)
    return only and not prepositions & {"to", "from", "in", "into", "for", "as", "after", "under"}


def _sent(verb: Token) -> Token | None:
    """Who comes for those who "sent their foreign ministers": the minister by name, or else those who sent him."""
    if is_passive(verb) or any(c.dep_ in ("neg", "xcomp") for c in verb.children):
        return None
    if any(c.dep_ in ("prep", "dative") and c.lower_ in ("to", "into", "home") for c in verb.children):
        return None
    envoy = next((c for c in verb.children if c.dep_ == "dobj"), None)
    apposed = [c for c in envoy.children if c.dep_ == "appos"] if envoy is not None else []
    titles = [c for c in envoy.children if c.dep_ == "compound"] if envoy is not None else []
    if envoy is None or not {w.lemma_.lower() for w in (envoy, *apposed, *titles)} & _ENVOYS:
        return None
    return envoy if apposed or titles else subject_or_patient(verb)


def _present_are(verb: Token) -> Token | None:
    """Who is there by a sentence turned round: "Present were A, B and C", "In attendance were A and B"."""
    before = [t.lower_ for t in verb.doc[verb.sent.start : verb.i] if not t.is_punct]
    if " ".join(w for w in before if w != "also") not in _THERE:
        return None
    return next((c for c in verb.children if c.dep_ in ("attr", "nsubj") and c.i > verb.i), None)


def _away(verb: Token) -> bool:
    """Whether the verb says that somebody did not come: "stayed away", "was absent", "sent nobody"."""
    return any(
        (c.dep_ in ("advmod", "prt", "acomp") and c.lower_ in ("away", "home", "absent"))
        or (c.dep_ == "dobj" and c.lower_ in ("nobody", "no-one", "it"))
        for c in verb.children
    ) or verb.lemma_ in ("boycott", "skip")


def _points_back(verb: Token, preposition: str) -> bool:
    """Whether the verb names no encounter of its own: nothing behind the preposition, or "it"."""
    nouns = [n for c in verb.children if c.dep_ == "prep" and c.lower_ == preposition for n in c.children]
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    return all(n.pos_ == "PRON" for n in (*nouns, *objects))


def _present(verb: Token) -> bool:
    """Whether "be" says that somebody is there: "were present", "are among those attending"."""
    for child in verb.children:
        if child.dep_ == "acomp" and child.lower_ == "present":
            return not any(c.dep_ == "prep" for c in child.children)
        if child.dep_ == "prep" and any(f"{child.lower_} {c.lower_}" in _AT for c in child.children):
            return True
        if child.dep_ == "prep" and child.lower_ == "among":
            return any(t.lemma_.lower() in _PRESENT for t in child.subtree)
    return False


def _has_object(verb: Token) -> bool:
    """Whether the verb says what it is that they attend."""
    return any(c.dep_ == "dobj" for c in verb.children) or any(
        c.dep_ == "prep" and c.lower_ in ("in", "to") for c in verb.children
    )


def _to_no_other(verb: Token) -> bool:
    """Whether those who "were not invited" or "were not asked to come" are not asked to something else."""
    if verb.lemma_ == "ask":
        return any(c.dep_ == "xcomp" and c.lemma_ in _COMING and not _has_object(c) for c in verb.children)
    return not any(
        c.dep_ == "prep" and c.lower_ in ("to", "for") and any(n.pos_ != "PRON" and _is_event(n) for n in c.children)
        for c in verb.children
    )


def _is_event(noun: Token) -> bool:
    return noun.lemma_.lower() in lexicon().nouns or noun.pos_ == "PROPN"


def _own_attendance(verb: Token) -> bool:
    """ "have confirmed their attendance" (or that of their presidents, without saying at what)."""
    return verb.lemma_ in ("confirm", "announce") and any(
        c.dep_ == "dobj" and c.lemma_.lower() in ("attendance", "participation", "presence") and has_child(c, "poss")
        for c in verb.children
    )


def _of_stage(verb: Token) -> bool:
    """Whether what somebody hosts is a stage of the encounter told before ("hosts the first phase")."""
    return any(c.dep_ == "dobj" and c.lemma_.lower() in _STAGES and _points(c) for c in verb.children)


def _points(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in ("the", "this") for c in noun.children) and not has_child(noun, "prep")


def _home(
    tellings: list[Telling], order: dict[int, int], here: int, verb: Token, *, company: bool, reading: Reading
) -> Telling | None:
    """The encounter just before: the nearest gathering, or for company the nearest one of the accompanied."""
    mine: set[str] = set()
    if company:
        with_whom = patient(verb)
        mine = {n.actor for n in actors_of(with_whom, reading.cast)} if with_whom is not None else set()
    for i in range(bisect.bisect_right(tellings, verb.i, key=lambda t: t.token.i) - 1, -1, -1):
        telling = tellings[i]
        gap = here - order[telling.sentence.start]
        if gap < 0:
            continue
        far = telling is tellings[-1] or telling.trigger.kind in _MAIN
        if gap > (_NEAR if company or not far or telling.block is not BlockKind.BODY else _FAR):
            return None
        if bool(mine & set(telling.parties)) if company else _is_gathering(telling):
            return telling
    return None


def _is_gathering(telling: Telling) -> bool:
    body = any(key.startswith("organization:") for key in telling.parties)
    return telling.trigger.kind in _GATHERINGS or len(telling.parties) > 1 or body
