"""How a question was understood, and its answer, in words."""

from app.ask.from_meetings import Answer
from app.ask.understood import HELD, PLANNED, Understood

_ASKS = {
    "participants": "who took part",
    "counterparts": "whom did {subject} meet",
    "delegates": "who spoke for {principal}",
    "visitors": "who came to visit",
    "visited": "which places did {subject} visit",
    "meetings": "which meetings",
    "when": "when",
    "where": "where",
    "when_where": "when and where",
    "how_often": "how often",
    "whether": "is it so",
    "happened": "what happened",
    "holders": "who {stance} {topic}",
    "targets": "toward whom: {subject} {stance}",
    "statements": "what does {subject} say",
    "stance_check": "is it so: {subject} {stance} {topic}",
    "represents": "who represents {principal}",
    "office": "who is {subject}",
}
_ROLES = {
    "host": "who hosted",
    "mediator": "who mediated",
    "invited": "who was invited",
    "excluded": "who was kept out",
    "absent": "who stayed away",
}
_SHOWN = 12


def in_words(asked: Understood) -> str:
    """The question as it was understood: what is asked for, then each part that narrows it."""
    meeting = asked.meeting
    head = _ROLES.get(asked.role or "", "") if asked.intent == "participants" else ""
    said = (head or _ASKS[asked.intent]).format(
        subject=" and ".join(asked.subject) or "anybody",
        principal=asked.principal or "anybody",
        stance=(asked.stances[0] if asked.stances else asked.verb or "says").replace("_", " "),
        topic=asked.topic or "anything",
    )
    parts = [
        ("meeting of " + " and ".join(_rest(asked))) if _rest(asked) and asked.intent != "counterparts" else "",
        f"with {' and '.join(meeting.actors)}" if meeting.actors else "",
        f"by {' and '.join(meeting.hosts)}" if meeting.hosts else "",
        f"called or about {', '.join((*meeting.names, *meeting.topics))}" if meeting.names or meeting.topics else "",
        f"in {', '.join(meeting.places)}" if meeting.places else "",
        f"kind {' or '.join(meeting.kinds)}" if meeting.kinds else "",
        f"about {asked.topic}" if asked.topic and asked.intent in ("statements", "targets") else "",
        f"only {asked.only}s" if asked.only else "",
        f"without {', '.join(meeting.left_out)}" if meeting.left_out else "",
        _time(asked),
        _status(asked),
    ]
    return "; ".join([said, *(part for part in parts if part)])


def _rest(asked: Understood) -> tuple[str, ...]:
    meetings = ("meetings", "when", "where", "when_where", "how_often", "whether")
    return (*asked.subject, *asked.others) if asked.intent in meetings else ()


def _time(asked: Understood) -> str:
    if asked.span is None:
        return asked.nth or ""
    first, last = (day.isoformat() if day else "" for day in asked.span[:2])
    return f"on {first}" if first == last else f"from {first or 'ever'} to {last or 'ever'}"


def _status(asked: Understood) -> str:
    if asked.statuses == PLANNED:
        return "planned"
    if asked.statuses == HELD:
        return "took place"
    return " or ".join(asked.statuses)


def in_a_line(answers: list[Answer]) -> str:
    """The answers in a line for people."""
    if not answers:
        return "The articles do not tell."
    shown = [
        f"{answer['value']} ({answer['role']})" if answer["kind"] == "actor" and answer["role"] else answer["value"]
        for answer in answers[:_SHOWN]
    ]
    more = f" and {len(answers) - _SHOWN} more" if len(answers) > _SHOWN else ""
    return "; ".join(shown) + more
