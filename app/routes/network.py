"""``/network`` and ``/timeline``: how actors hang together, and what happened when."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any, Literal, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.deps import Reader, known_actor_ids
from app.filters import FromDay, Text, ToDay, in_order
from app.paging import PageQuery, Pages
from app.responses.base import Page
from app.responses.network import Happening, Network, Path, ThirdParties
from graph_schema.errors import InputError
from graph_schema.model.vocabulary import ActorKind, MeetingStatus
from graph_schema.store.reader import GraphReader, Row

router = APIRouter(tags=["network"], responses={404: {}})


class NetworkQuery(BaseModel):
    """Whose meetings, of which time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    actor: list[Text] = Field(default=[], max_length=10, description="id or name; repeated: the meetings of each")
    kind: list[ActorKind] = Field(default=[ActorKind.PERSON], description="kinds of actors that are drawn")
    status: Literal["held", "planned", "ongoing"] = Field(default="held", description="planned ones only if asked for")
    from_: FromDay = Field(default="0001-01-01", alias="from", description="on or after this day, month or year")
    to: ToDay = Field(default="9999-12-31", description="on or before this day, month or year")
    limit: int = Field(default=300, ge=1, le=2000, description="the most edges, the strongest first")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        in_order(self.from_, self.to)
        return self


class TimelineQuery(PageQuery):
    """Of one actor, of a pair, or of a topic."""

    actor: list[Text] = Field(default=[], max_length=2, description="id or name; two: what they had with each other")
    topic: Text | None = Field(default=None, description="id of a topic", examples=["topic:ceasefire"])
    from_: FromDay = Field(default="0001-01-01", alias="from", description="on or after this day, month or year")
    to: ToDay = Field(default="9999-12-31", description="on or before this day, month or year")

    @model_validator(mode="after")
    def _of_something(self) -> Self:
        in_order(self.from_, self.to)
        if bool(self.actor) == bool(self.topic):
            raise ValueError("ask for one or two actors, or for a topic")
        return self


@router.get("/network", operation_id="getNetwork", summary="Who met whom how often")
async def get_network(reader: Reader, asked: Annotated[NetworkQuery, Query()]) -> Network:
    """Actors that took part in the same held meetings, with centralities; of a period, or around some actors."""
    ids = [id_ for name in asked.actor for id_ in await known_actor_ids(reader, name)]
    return await network_of(
        reader, ids, kinds=asked.kind, status=asked.status, since=asked.from_, until=asked.to, limit=asked.limit
    )


async def network_of(
    reader: GraphReader,
    actors: list[str],
    *,
    kinds: Sequence[ActorKind],
    status: str = "held",
    since: str | None = None,
    until: str | None = None,
    most: int = 1_000_000,
    limit: int,
) -> Network:
    """The network of these actors' last ``most`` meetings (none: of all), at most ``limit`` edges; days are ISO."""
    edges = await reader.rows(
        "network_edges",
        actors=actors,
        kinds=[kind.value for kind in kinds],
        status=MeetingStatus(status).value,
        **{"from": since or "0001-01-01"},
        to=until or "9999-12-31",
        most=most,
        limit=limit + 1,
    )
    return _network(edges[:limit], cut=len(edges) > limit)


@router.get("/network/path", operation_id="getPath", summary="How two hang together")
async def get_path(
    reader: Reader,
    one: Annotated[Text, Query(description="id or name of the one")],
    other: Annotated[Text, Query(description="id or name of the other")],
) -> Path:
    """The shortest chain of held meetings between two actors, at most six meetings long."""
    start, end = await _one(reader, one), await _one(reader, other)
    if start == end:
        raise InputError("These are the same actor; ask for two.")
    row = await reader.row("network_path", from_id=start, to_id=end)
    return Path.model_validate({"found": row is not None, "steps": row["steps"] if row else []})


@router.get("/network/common", operation_id="getThirdParties", summary="Whom both met")
async def get_common(
    reader: Reader,
    one: Annotated[Text, Query(description="id or name of the one")],
    other: Annotated[Text, Query(description="id or name of the other")],
) -> ThirdParties:
    """Third parties with whom each of the two was in a held meeting."""
    items = await reader.rows("network_common", one=await _one(reader, one), other=await _one(reader, other), limit=50)
    return ThirdParties.model_validate({"items": items})


@router.get("/timeline", operation_id="getTimeline", summary="What happened when")
async def get_timeline(pages: Pages, reader: Reader, asked: Annotated[TimelineQuery, Query()]) -> Page[Happening]:
    """Meetings and positions of an actor, a pair, or on a topic, in the order of their days."""
    actors = [await _one(reader, name) for name in asked.actor]
    row = await reader.row(
        "timeline",
        actors=actors,
        topic=asked.topic,
        **{"from": asked.from_},
        to=asked.to,
        skip=asked.offset,
        limit=asked.limit,
    )
    found = row or {"total": 0, "items": []}
    return pages.page(Page[Happening], asked, {**found, "items": [_happening(item) for item in found["items"]]})


def _happening(item: Row) -> dict[str, Any]:
    return {"day": dt.date.fromisoformat(item["day"]), "type": item["type"], "id": item["id"], **item["what"]}


def _network(edges: list[Row], *, cut: bool) -> Network:
    import networkx as nx  # here, not above: 0.1 s that the start of the service need not wait for

    graph = nx.Graph()
    actors = {end["id"]: end for edge in edges for end in (edge["a"], edge["b"])}
    graph.add_weighted_edges_from((edge["a"]["id"], edge["b"]["id"], edge["meetings"]) for edge in edges)
    degree, betweenness = nx.degree_centrality(graph), nx.betweenness_centrality(graph)
    nodes = [
        {
            **actors[id_],
            "meetings": int(graph.degree(id_, weight="weight")),
            "degree": round(degree[id_], 4),
            "betweenness": round(betweenness[id_], 4),
        }
        for id_ in actors
    ]
    nodes.sort(key=lambda node: (-node["meetings"], node["id"]))
    told = ("meetings", "first", "last")
    drawn = [
        {"source": edge["a"]["id"], "target": edge["b"]["id"], **{name: edge[name] for name in told}} for edge in edges
    ]
    return Network.model_validate({"nodes": nodes, "edges": drawn, "cut": cut})


async def _one(reader: GraphReader, name: str) -> str:
    return (await known_actor_ids(reader, name))[0]
