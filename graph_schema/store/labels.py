"""Which label the node of an id has: ids begin with what they name."""

_LABELS = {
    "art": "Article",
    "ac": "Claim",
    "oc": "Claim",
    "mc": "Claim",
    "pc": "Claim",
    "m": "Meeting",
    "p": "Position",
    "place": "Place",
    "topic": "Topic",
    "state": "Actor",
    "organization": "Actor",
    "person": "Actor",
}


def label_of(id_: str) -> str | None:
    """Return ``Meeting`` for ``m-…``, ``Actor`` for ``person:…``; None for what begins with nothing known.

    What was known of a fact before (``m-…@2025-08-15``) has ``MeetingThen`` or ``PositionThen``.
    """
    beginning, colon, _ = id_.partition(":")
    label = _LABELS.get(beginning if colon else id_.partition("-")[0])
    return f"{label}Then" if "@" in id_ else label
