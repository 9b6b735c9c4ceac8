"""A title for a meeting to which no article gives one."""

from collections.abc import Sequence

from graph_schema.model.vocabulary import MeetingKind

_WORDS = {
    MeetingKind.SUMMIT: "Summit of",
    MeetingKind.TALKS: "Talks between",
    MeetingKind.VISIT: "Visit of",
    MeetingKind.CALL: "Call between",
    MeetingKind.VIDEO_CONFERENCE: "Video conference of",
    MeetingKind.CONFERENCE: "Conference of",
    MeetingKind.NEGOTIATION: "Negotiations between",
    MeetingKind.CEREMONY: "Ceremony with",
}


def title_of(kind: MeetingKind, place: str | None, names: Sequence[str]) -> str:
    """Return, e.g., ``Talks between Ana Prado and Kenya in Nairobi``; at most three are named."""
    words = _WORDS[kind] if names else _WORDS[kind].rpartition(" ")[0]
    where = f" in {place.split(',')[0].strip()}" if place else ""
    return f"{words} {_listed(names)}".rstrip() + where


def _listed(names: Sequence[str]) -> str:
    if len(names) > 3:
        return f"{names[0]}, {names[1]} and others"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
