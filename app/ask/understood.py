"""A question understood: what is asked for, of whom, of which meeting or topic, which days. Pure: no graph is asked."""

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from typing import Any

from app.ask import forms, words
from app.ask.phrases import Description, described, names_in
from app.ask.spans import Span, take

PLANNED = ("planned", "proposed", "ongoing", "postponed")
HELD = ("held", "ongoing")

_COMING = re.compile(
    r"\b(?:will|would|shall|going to|plan(?:s|ned|ning)?|scheduled|upcoming|tomorrow|tonight|next|coming|expected to|"
    r"due to|intends?|hop(?:es?|ing) to|wish(?:es)? to|wants? to|(?:is|are|was|were) to(?! blame))\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:did|was|were|had|has|have|met|held|spoke|took|came|went|saw|sat|led|yesterday|ago|last|\w{3,}ed)\b",
    re.IGNORECASE,
)
_CONTRACTIONS = (
    (r"\b(did|was|were|is|are|do|does|has|have|had|would)n['’]t\b", r"\1 not"), (r"\bwon['’]t\b", "will not"),
    (r"\b(who|what|where|when)['’]s\b", r"\1 is"), (r"\b(who|what|where|when)['’]ll\b", r"\1 will"),
    (r"\b(who|what|where|when)['’]d\b", r"\1 did"),
)  # fmt: skip
_POLITE = re.compile(
    r"^(?:(?:hi|hello|please|so|and|ok|hey)[,\s]+)*"
    r"(?:(?:can|could|would|will) you (?:please )?(?:tell|show|give) (?:me|us) |do you know |"
    r"i(?:['’]d| would)? (?:like|want) to know |tell me (?!about)|show me |give me |i wonder |please )?",
    re.IGNORECASE,
)
_FILLERS = re.compile(
    r"\b(?:actually|really|exactly|currently|recently|officially|in fact|by the way|so far|at all|again|also|then|"
    r"instead|finally|that day|this time|these days|on (?:that|this) (?:day|occasion|trip|visit)|"
    r"on (?:his|her|their) (?:trip|visit|tour)|there(?=$))\b",
    re.IGNORECASE,
)
_TWO_SIDES = re.compile(r"\b(?:bilaterally|one[- ]on[- ]one|face[- ]to[- ]face|alone)\b", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(
    r",? and (?=(?:who|whom|with whom|to whom|which|what|when|where|how|why|was|did)\b)|[?;] +(?=\w)", re.IGNORECASE
)


@dataclass(frozen=True)
class Understood:
    """One thing that is asked for. ``intent`` says what; the rest of whom, where, when; empty means anything."""

    intent: str
    form: str
    text: str
    meeting: Description = field(default_factory=Description)
    subject: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    principal: str | None = None
    topic: str | None = None
    verb: str | None = None
    stances: tuple[str, ...] = ()
    role: str | None = None
    only: str | None = None
    office: str | None = None
    statuses: tuple[str, ...] = ()
    span: Span | None = None
    nth: str | None = None
    sets: dict[str, Any] = field(default_factory=dict, compare=False)

    def structure(self) -> dict[str, Any]:
        """What is understood, for programs; without what is empty."""
        about = {
            "actors": list(self.subject) + list(self.others) + [*self.meeting.actors, *self.meeting.hosts],
            "named": list(self.meeting.names),
            "places": list(self.meeting.places),
            "topics": list(self.meeting.topics),
            "kinds": list(self.meeting.kinds),
            "statuses": list(self.statuses),
            "represents": self.principal,
            "topic": self.topic,
            "stances": list(self.stances),
            "role": self.role,
            "only": self.only,
            "office": self.office,
            "without": list(self.meeting.left_out),
            "from": self.span.first.isoformat() if self.span and self.span.first else None,
            "to": self.span.last.isoformat() if self.span and self.span.last else None,
            "which": self.nth,
        }
        return {"intent": self.intent, "form": self.form} | {key: value for key, value in about.items() if value}


def understand(question: str, today: dt.date) -> list[Understood]:
    """Everything that a question asks for, in its order; empty where no form fits."""
    text = cleaned(question)
    found: list[Understood] = []
    for clause in _NEXT_CLAUSE.split(text):
        one = _clause(clause.strip(" ?.!,"), today, found[-1] if found else None)
        if one is not None:
            found.append(one)
    whole = _clause(text, today, None) if len(found) != len(_NEXT_CLAUSE.split(text)) else None
    return [whole] if whole is not None and not (found and len(found) > 1) else found


def cleaned(question: str) -> str:
    """The question without what says nothing: courtesies, fillers, marks at the end; contractions written out."""
    text = " ".join(question.replace("“", '"').replace("”", '"').split())
    for short, full in _CONTRACTIONS:
        text = re.sub(short, full, text, flags=re.IGNORECASE)
    text = _POLITE.sub("", text.strip(), count=1)
    text = re.sub(r"\s+([?.!,])", r"\1", _FILLERS.sub(" ", text))
    text = re.sub(r"\b(\w+)(?: \1\b)+", r"\1", " ".join(text.split()))
    return text.strip(" ?.!")


def _clause(text: str, today: dt.date, before: Understood | None) -> Understood | None:
    if before is not None and (short := _short(text, before)):
        return short
    ahead = bool(_COMING.search(text))
    plain = " ".join(_TWO_SIDES.sub(" ", text).split())
    told = take(plain, today, ahead=ahead)
    for attempt in dict.fromkeys((told.text, plain)):
        fitting = forms.candidates(attempt.strip(" ?.!,"))
        if fitting:
            one = _read(fitting[0], text, told.span if attempt == told.text else None, ahead)
            return one if before is None else _carried(one, before)
    return None


def _short(text: str, before: Understood) -> Understood | None:
    """ "… and when", "… and where": the same meeting, something else of it."""
    asked = {"when": "when", "where": "where", "how often": "how_often", "when and where": "when_where"}.get(
        text.lower()
    )
    return replace(before, intent=asked, form=f"{before.form}, {text}", only=None) if asked else None


def _carried(one: Understood, before: Understood) -> Understood:
    """A later clause is about the meeting and the days of the one before, unless it names others."""
    named = one.meeting.names or one.meeting.places or one.meeting.actors or one.meeting.topics
    mine = {name.lower() for name in one.subject}
    if mine <= {"him", "her", "them", "it"} and not named and not one.topic and not one.principal:
        return replace(
            one, meeting=before.meeting, subject=before.subject, others=before.others, span=one.span or before.span,
            statuses=one.statuses or before.statuses,
        )  # fmt: skip
    return replace(one, span=one.span or before.span)


def _read(found: forms.Found, text: str, span: Span | None, ahead: bool) -> Understood:
    form, slots = found
    meeting = described(slots["M"]) if "M" in slots else Description()
    for name in ("R", "R2"):
        if name in slots:
            meeting = meeting.joined(described(slots[name]))
    if "kind" in slots:
        noun = slots["kind"].lower()
        meeting = meeting.joined(Description(kinds=words.kinds().get(noun, ()), noun=noun))
    if "P" in slots:
        place = described("in " + slots["P"])
        meeting = meeting.joined(place)
    if "phone" in slots:
        meeting = replace(meeting, kinds=("call", "video_conference"))
    sets = dict(form.sets) | _manner(text)
    if kinds := sets.pop("kinds", None):
        meeting = replace(meeting, kinds=tuple(kinds))
    subject = names_in(_possessor(slots["A"])) if "A" in slots else ()
    if "A2" in slots:
        subject += names_in(slots["A2"])
    verb = slots.get("K")
    return Understood(
        intent=form.intent,
        form=form.name,
        text=text,
        meeting=meeting,
        subject=subject,
        others=names_in(slots["B"]) if "B" in slots else (),
        principal=slots.get("S"),
        topic=slots.get("T"),
        verb=verb,
        stances=words.stances_of(verb) if verb else _opposed(text),
        role=sets.get("role"),
        only=words.only(slots["only"]) if "only" in slots else None,
        office=_office(slots.get("only", "")),
        statuses=_statuses(sets, form.intent, text, ahead=ahead),
        span=span,
        nth=_nth(slots.get("nth"), text),
        sets=sets,
    )


def _manner(text: str) -> dict[str, Any]:
    """Who "meets" is not on the phone; who meets "bilaterally" meets one side alone."""
    return {
        "in_person": bool(re.search(r"\b(?:meet|meets|met)\b", text, re.IGNORECASE)),
        "two_sides": bool(_TWO_SIDES.search(text)),
    }


def _statuses(sets: dict[str, Any], intent: str, text: str, *, ahead: bool) -> tuple[str, ...]:
    """Of which statuses a meeting should be: as the form says, else by the tense. Invitations are there in any."""
    if status := sets.get("status"):
        return (status,)
    if sets.get("role") in ("invited", "excluded") or sets.get("about"):
        return ()
    return PLANNED if ahead or sets.get("ahead") else HELD if _PAST.search(text) else ()


def _possessor(text: str) -> str:
    return re.sub(r"['’]s?$", "", text)


def _office(noun: str) -> str | None:
    """The office that a question asks for by its noun: "which foreign minister" asks for a "foreign minister"."""
    found = [word.rstrip("s") for word in noun.lower().split()[1:]]
    offices = [word for word in found if word in words.listed("offices") and word != "leader"]
    return " ".join(offices) if offices and found[-1] == offices[-1] else None


def _opposed(text: str) -> tuple[str, ...]:
    return (
        ("opposes", "rejects", "warns")
        if re.search(r"\b(?:opposed|critical|hostile|sceptical|skeptical)\b", text)
        else ()
    )


def _nth(found: str | None, text: str) -> str | None:
    if match := re.search(r"\b(last|latest|most recent(?:ly)?|first|next)\b", found or text, re.IGNORECASE):
        word = match[1].lower()
        return "last" if word.startswith(("latest", "most")) else word
    return None
