"""``/meetings``: who met whom, where, when, and which sentence says so."""

import asyncio
from typing import Annotated, Literal, Self

from fastapi import APIRouter, Path, Query
from pydantic import Field, model_validator

from app.deps import Reader, actor_ids
from app.filters import AsOf, Confidence, FactOrder, FromDay, Sources, Text, ToDay, in_order
from app.moved import found_or_moved
from app.paging import PageQuery, Pages
from app.responses.base import Page, Sparse
from app.responses.meeting import MeetingClaimed, MeetingDetail, MeetingSummary, Participant
from app.sides import SideQuery
from graph_schema.errors import NotFoundError
from graph_schema.model.claim import MeetingClaim
from graph_schema.model.vocabulary import MeetingKind, MeetingStatus
from graph_schema.store.reader import GraphReader, Row

router = APIRouter(prefix="/meetings", tags=["meetings"])

MeetingId = Annotated[str, Path(description="id as lists show it", examples=["m-summit-anchorage-8a46a5d8"])]


class MeetingQuery(SideQuery):
    """Filters of the list; all of them must hold."""

    actor: list[Text] = Field(
        default=[],
        max_length=10,
        description="id or name of an actor that took part; repeated: all of them did",
        examples=[["Donald Trump", "person:vladimir-putin"]],
    )
    role: Literal["host", "attendee", "mediator", "invited"] | None = Field(
        default=None, description="in which role each `actor`, `country` and `organization` took part"
    )
    kind: MeetingKind | None = None
    status: MeetingStatus | None = None
    place: Text | None = Field(default=None, description="id of a place, or words of its name", examples=["Alaska"])
    from_: FromDay | None = Field(default=None, alias="from", description="on or after this day, month or year")
    to: ToDay | None = Field(default=None, description="on or before this day, month or year")
    q: Text | None = Field(
        default=None, description="words of its title or of a sentence about it", examples=["ceasefire"]
    )
    outlet: Text | None = Field(default=None, description="who published an article that tells of it, as spelt there")
    min_confidence: Confidence = None
    min_sources: Sources = None
    as_of: AsOf | None = None
    sort: FactOrder = FactOrder.LATEST

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        in_order(self.from_, self.to)
        if self.role and not (self.actor or self.country or self.organization):
            raise ValueError("'role' is that of an 'actor', 'country' or 'organization'; name one")
        return self


class PartQuery(PageQuery):
    """A part of what is known of one meeting."""

    as_of: AsOf | None = None


@router.get("", operation_id="listMeetings", summary="List meetings")
async def list_meetings(
    pages: Pages, reader: Reader, asked: Annotated[MeetingQuery, Query()]
) -> Page[MeetingSummary] | Page[Sparse]:
    """Meetings with their participants, the latest first unless `sort` says otherwise; without a known day, last."""
    after = asked.after
    named = [actor_ids(reader, name) for name in dict.fromkeys(asked.actor)]
    actors, sides = await asyncio.gather(asyncio.gather(*named), asked.sides(reader))
    answer = await reader.row(
        "meetings_list",
        actors=[*actors, *sides],
        role=asked.role,
        min_confidence=asked.min_confidence,
        min_sources=asked.min_sources,
        kind=asked.kind,
        status=asked.status,
        place=asked.place,
        **{"from": asked.from_},
        to=asked.to,
        q=asked.q,
        outlet=asked.outlet,
        as_of=asked.as_of,
        sort=asked.sort,
        after_rank=after.rank,
        after_id=after.id,
        skip=asked.offset,
        limit=asked.limit,
    )
    return pages.part(Page[MeetingSummary], asked, answer)


@router.get("/{id}", operation_id="getMeeting", summary="One meeting")
async def get_meeting(reader: Reader, id: MeetingId, as_of: Annotated[AsOf | None, Query()] = None) -> MeetingDetail:
    """What is known of a meeting: participants, the excluded and the absent apart from them, and the evidence.

    `history` has the steps of its status, `disagreements` what some articles say otherwise.
    """
    row = await reader.row("meeting_detail", id=id, as_of=as_of)
    return MeetingDetail.model_validate(await _known(reader, row, id, as_of))


@router.get("/{id}/participants", operation_id="listParticipants", summary="Who took part")
async def list_participants(
    pages: Pages, reader: Reader, id: MeetingId, asked: Annotated[PartQuery, Query()]
) -> Page[Participant]:
    """Who took part, hosts first, each with the sentences that say so. The excluded and the absent are never here."""
    row = await reader.row("meeting_participants", id=id, as_of=asked.as_of, skip=asked.offset, limit=asked.limit)
    return pages.page(Page[Participant], asked, await _known(reader, row, id, asked.as_of))


@router.get("/{id}/claims", operation_id="listMeetingClaims", summary="What each article says of it")
async def list_claims(
    pages: Pages, reader: Reader, id: MeetingId, asked: Annotated[PartQuery, Query()]
) -> Page[MeetingClaimed]:
    """Every sentence that speaks of the meeting with the values that it alone gives, in the order of publication.

    `disagrees` tells where an article gives another value than the one that prevailed, and why that one did.
    """
    row = await reader.row("meeting_claims", id=id, as_of=asked.as_of, skip=asked.offset, limit=asked.limit)
    row = await _known(reader, row, id, asked.as_of)
    return pages.page(Page[MeetingClaimed], asked, {**row, "items": [_claimed(item) for item in row["items"]]})


def _claimed(item: Row) -> Row:
    claim = MeetingClaim.model_validate_json(item.pop("payload"))
    values = claim.model_dump(include={"event", "title", "kind", "status", "place", "date", "participants"})
    return item | values


async def _known(reader: GraphReader, row: Row | None, id: str, as_of: str | None) -> Row:
    try:
        return await found_or_moved(reader, row, "meeting", id)
    except NotFoundError as error:
        then = f" that articles had told of by {as_of}" if as_of else ""
        raise NotFoundError(f"There is no meeting {id!r}{then}.") from error
