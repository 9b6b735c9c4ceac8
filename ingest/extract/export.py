"""Claims of one article in the form of the annotation guideline (``FORMAT.md``), fit for ``score.py``."""

from collections import defaultdict
from typing import Any

from graph_schema.model.article import Article
from graph_schema.model.claim import ArticleClaims, MeetingClaim
from graph_schema.model.vocabulary import MeetingStatus
from ingest.resolve.event import EventView, combine

_GUIDELINE_STATUS = {MeetingStatus.POSTPONED: MeetingStatus.CANCELLED}
"""The guideline has no word for "postponed"; it counts what was put off as called off."""


def to_gold_form(document: str, article: Article, claims: ArticleClaims) -> dict[str, Any]:
    """Return the JSON object of one article: ``id`` (the file's stem), ``actors``, ``meetings``, ``positions``.

    One meeting an event: what its sentences tell together. A position of all participants of a meeting is given to
    its first participant, as the guideline allows.
    """
    names = {claim.actor: claim.name for claim in claims.actors}
    events: dict[str, list[MeetingClaim]] = defaultdict(list)
    for claim in claims.meetings:
        events[claim.event].append(claim)
    views = {event: combine(group) for event, group in events.items()}
    return {
        "id": document,
        "article_id": article.id,
        "title": article.title,
        "published": article.published_at.isoformat(),
        "outlet": article.outlet,
        "url": article.url,
        "language": claims.language,
        "skipped": claims.skipped,
        "actors": _actors(claims, names),
        "meetings": [_meeting(event, view, names) for event, view in views.items()],
        "positions": [
            {
                "id": claim.id,
                "holder": _holder(claim.holder, views, names),
                "stance": claim.stance.value,
                "topic": claim.topic,
                "target": names[claim.target] if claim.target else None,
                "quote": claim.quote,
                "medium": claim.medium,
                "evidence": claim.sentence,
                "start": claim.start,
                "end": claim.end,
                "rule": claim.rule,
                "confidence": claim.confidence,
            }
            for claim in claims.positions
        ],
    }


def _actors(claims: ArticleClaims, names: dict[str, str]) -> list[dict[str, Any]]:
    offices = {claim.actor: claim for claim in reversed(claims.offices)}
    rows = []
    for claim in claims.actors:
        if not claim.acts:
            continue
        office = offices.get(claim.actor)
        rows.append(
            {
                "name": claim.name,
                "type": claim.kind.value,
                "role": office.office if office else None,
                "affiliation": names[office.affiliation] if office else None,
                "aliases_in_text": list(claim.aliases),
                "confidence": claim.confidence,
            }
        )
    return rows


def _meeting(event: str, view: EventView, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": event,
        "name": view.title,
        "kind": view.kind.value,
        "status": _GUIDELINE_STATUS.get(view.status, view.status).value,
        "place": view.place,
        "date_start": view.date.start if view.date else None,
        "date_end": view.date.end if view.date else None,
        "date_precision": view.date.precision.value if view.date else None,
        "participants": [
            {"actor": names[p.actor], "role": p.role.value, "confidence": p.confidence} for p in view.participants
        ],
        "evidence": view.sentence,
        "confidence": view.confidence,
    }


def _holder(holder: str, views: dict[str, EventView], names: dict[str, str]) -> str:
    if not holder.startswith("@"):
        return names[holder]
    participants = views[holder[1:]].participants
    return names[participants[0].actor] if participants else "the participants"
