"""Pictures as SVG, drawn on the server: the same facts give the same picture."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import networkx as nx

from app.responses.network import Network

WIDTH = 1000
_MARGIN = 60
_ROOM = 120
"""Pixels on a side that one actor needs, so that its name can be read."""


class Dot(NamedTuple):
    """An actor in the picture."""

    id: str
    name: str
    kind: str
    x: float
    y: float
    radius: float
    meetings: int


class Line(NamedTuple):
    """Two who met. ``width`` grows with how often."""

    a: Dot
    b: Dot
    width: float
    meetings: int
    last: str | None


class Drawing(NamedTuple):
    """A network laid out on ``width`` by ``height``."""

    width: int
    height: int
    dots: list[Dot]
    lines: list[Line]


def draw(network: Network) -> Drawing:
    """Lay out a network: who met often stands close, by forces that begin from a fixed arrangement.

    Groups that hang together by no meeting get places of their own, the largest first.
    """
    graph = nx.Graph()
    graph.add_nodes_from(node.id for node in network.nodes)
    graph.add_weighted_edges_from((edge.source, edge.target, edge.meetings) for edge in network.edges)
    groups = sorted((sorted(group) for group in nx.connected_components(graph)), key=lambda group: (-len(group), group))
    places, height = _places(graph, groups)
    dots = {
        node.id: Dot(
            node.id, node.name, node.kind.value, *places[node.id], round(5 + min(9, 1.5 * node.meetings**0.5), 1),
            node.meetings,
        )
        for node in network.nodes
    }  # fmt: skip
    lines = [
        Line(dots[e.source], dots[e.target], round(1 + min(6, 0.8 * (e.meetings - 1)), 1), e.meetings, e.last)
        for e in network.edges
    ]
    return Drawing(WIDTH, height, list(dots.values()), lines)


def _places(graph: Any, groups: Sequence[list[str]]) -> tuple[dict[str, tuple[float, float]], int]:
    """Where each actor stands, and the height of the picture: groups in rows, each on an area as large as it is."""
    places: dict[str, tuple[float, float]] = {}
    left, top, row = 0.0, 0.0, 0.0
    for group in groups:
        side = min(float(WIDTH), _ROOM * len(group) ** 0.5 + 2 * _MARGIN)
        if left and left + side > WIDTH:
            left, top, row = 0.0, top + row, 0.0
        for id_, (x, y) in _laid_out(graph, group).items():
            inner = side - 2 * _MARGIN
            places[id_] = (round(left + _MARGIN + x * inner, 1), round(top + _MARGIN / 2 + y * inner, 1))
        left, row = left + side, max(row, side - _MARGIN)
    return places, max(200, round(top + row))


def _laid_out(graph: Any, group: list[str]) -> dict[str, tuple[float, float]]:
    """Places between 0 and 1. Everybody is pushed from everybody else, ties pull a little."""
    part = nx.Graph(graph.subgraph(group))
    found = nx.spring_layout(part, weight=None, seed=7, iterations=200, k=3 / len(group) ** 0.5)
    lows = [min(float(place[axis]) for place in found.values()) for axis in (0, 1)]
    spans = [max(float(place[axis]) for place in found.values()) - lows[axis] or 1.0 for axis in (0, 1)]
    return {id_: ((float(x) - lows[0]) / spans[0], (float(y) - lows[1]) / spans[1]) for id_, (x, y) in found.items()}


def bars(months: Sequence[dict[str, Any]], height: int = 90) -> list[dict[str, Any]]:
    """Return each month with its bars: ``held`` and ``planned`` as heights in pixels, ``x`` its place in the row."""
    most = max((row["held"] + row["planned"] for row in months), default=1) or 1
    return [
        {
            **row,
            "x": number * 22,
            "held_height": round(row["held"] / most * height),
            "planned_height": round(row["planned"] / most * height),
        }
        for number, row in enumerate(months)
    ]
