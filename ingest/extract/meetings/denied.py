"""Encounters that are spoken of only to say that there is none: "no plans to meet", "talks are out of the question"."""

from spacy.tokens import Token

from ingest.extract.meetings.syntax import VERBAL, first_conjunct, has_child, patient
from ingest.extract.meetings.telling import Telling
from ingest.extract.meetings.told import CANCELLED, Told
from ingest.extract.meetings.words import word_class
from ingest.extract.when import Form

_NONE = frozenset({"no", "neither", "nor"})
_PROSPECTS = word_class("prospects")
_PLANNING = word_class("planning")
_NEVER = tuple(word_class("out_of_the_question"))
_NOT_ON = tuple(word_class("not_on"))
_DROPPING = word_class("dropping")
_DAYS = (Form.WEEKDAY, Form.DAY, Form.ABSOLUTE)
_DEEPEST = 7
_AHEAD = 5
"""Tokens behind "be" that can say that something is out of the question."""


def deny(telling: Telling) -> None:
    """Block a telling that says that no encounter is in sight; what was planned and dropped is called off.

    That there will be none, or was none, on a day of its own stays told: as called off.
    """
    token = first_conjunct(telling.token)
    if telling.trigger.noun is not None and _has_none(telling.token):
        day = telling.told_date is not None and telling.told_date.phrase.form in _DAYS
        if not day or _is_planned_by(token):
            telling.blocked = "denied"
        else:
            telling.told = Told(CANCELLED, denied=True)
        return
    if telling.trigger.verb is not None and (whom := patient(telling.token)) is not None and _has_none(whom):
        telling.blocked = "denied"  # "will receive neither inspectors nor mediators"
        return
    prospect = _prospect(telling.token)
    if prospect is not None and (_has_none(prospect) or _without(prospect)):
        telling.blocked = "denied"
        return
    for subject in (token, prospect):
        if subject is None or subject.dep_ not in ("nsubj", "nsubjpass"):
            continue
        if _is_out(subject.head):
            telling.blocked = "denied"
        elif subject is prospect and subject.head.lemma_ in _DROPPING and not has_child(subject.head, "neg"):
            telling.told = Told(CANCELLED, certain=True)


def _has_none(noun: Token) -> bool:
    return any(c.dep_ in ("det", "neg", "preconj") and c.lower_ in _NONE for c in noun.children)


def _without(prospect: Token) -> bool:
    """ "does not have any plans to meet", "are not any plans"."""
    verb = prospect.head
    held = prospect.dep_ in ("dobj", "attr") and verb.lemma_ in ("have", "be", "see", "make")
    return held and verb.pos_ in VERBAL and has_child(verb, "neg")


def _is_planned_by(noun: Token) -> bool:
    """ "No talks are scheduled": planning them is what has not been done."""
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_ in _PLANNING


def _prospect(trigger: Token) -> Token | None:
    """The plan, sign or intention of which the trigger is what is planned."""
    token = trigger
    for _ in range(_DEEPEST):
        head = token.head
        if head.i == token.i or head.pos_ == "PROPN":
            return None  # "no sign he would meet Novak for a summit": whom one meets is not what there is no sign of
        light = head.pos_ in VERBAL and not has_child(head, "nsubj", "nsubjpass") and token.dep_ in ("dobj", "xcomp")
        if token.dep_ not in ("pobj", "pcomp", "prep", "acl", "compound", "relcl", "appos", "conj") and not light:
            return None
        if token.dep_ == "relcl" and not any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children):
            return None
        if head.pos_ == "NOUN" and head.lemma_.lower() in _PROSPECTS:
            return first_conjunct(head)
        token = head
    return None


def _is_out(verb: Token) -> bool:
    """Whether the predicate says that it is out of the question, or not on the agenda."""
    if verb.lemma_ != "be":
        return False
    behind = verb.doc[verb.i + 1 : min(verb.i + 1 + _AHEAD, verb.sent.end)].text.lower()
    if behind.startswith(_NEVER):
        return True
    return has_child(verb, "neg") and behind.removeprefix("not ").removeprefix("n't ").startswith(_NOT_ON)
