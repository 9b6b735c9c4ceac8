"""A network of who met whom, laid out so that every name can be read."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.pages.pictures import labels
from app.responses.network import Network

WIDTH = 1000
_MARGIN = 14
_LINE = 14.0
"""Height of a name."""
_GAP = 4.0
"""Free space around a dot with its name."""
_AIR = 3.5
"""How many times the room of its names a group gets at first."""
_ASPECT = 2.6

_Many = NDArray[np.float64]


class Dot(NamedTuple):
    """An actor in the picture; ``label`` is its name, cut if it is long."""

    id: str
    name: str
    label: str
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


def draw(network: Network, width: int = WIDTH) -> Drawing:
    """Lay out a network: who met often stands close, by forces that begin from a fixed arrangement.

    No name lies on another name or dot. Groups that hang together by no meeting get places of their own, the largest
    first. The picture is ``width`` wide, or wider where a name is.
    """
    import networkx as nx  # here, not above: 0.1 s that the start of the service need not wait for

    graph = nx.Graph()
    graph.add_nodes_from(node.id for node in network.nodes)
    graph.add_weighted_edges_from((edge.source, edge.target, edge.meetings) for edge in network.edges)
    radii = {node.id: round(5 + min(9, 1.5 * node.meetings**0.5), 1) for node in network.nodes}
    names = {node.id: labels.shortened(node.name) for node in network.nodes}
    groups = sorted((sorted(group) for group in nx.connected_components(graph)), key=lambda group: (-len(group), group))
    places: dict[str, tuple[float, float]] = {}
    left, top, row, right = 0.0, 0.0, 0.0, float(width)
    for group in groups:
        xs, ys, room = _laid_out(graph, group, names, radii, width - 2 * _MARGIN)
        if left and left + room[0] + 2 * _MARGIN > width:
            left, top, row = 0.0, top + row, 0.0
        for id_, x, y in zip(group, xs, ys, strict=True):
            places[id_] = (round(left + _MARGIN + float(x), 1), round(top + _MARGIN + float(y), 1))
        left, row = left + room[0] + 2 * _MARGIN, max(row, room[1] + 2 * _MARGIN)
        right = max(right, left)
    dots = {
        one.id: Dot(one.id, one.name, names[one.id], one.kind.value, *places[one.id], radii[one.id], one.meetings)
        for one in network.nodes
    }
    lines = [
        Line(dots[e.source], dots[e.target], round(1 + min(6, 0.8 * (e.meetings - 1)), 1), e.meetings, e.last)
        for e in network.edges
    ]
    return Drawing(round(right), max(120, round(top + row)), list(dots.values()), lines)


def _laid_out(
    graph: Any, group: Sequence[str], names: dict[str, str], radii: dict[str, float], most: float
) -> tuple[_Many, _Many, tuple[float, float]]:
    """Where the dots of a group stand in an area of its own, and its size; it is at most ``most`` wide if it can be."""
    radius = np.array([radii[id_] for id_ in group])
    half_width = np.maximum(radius, np.array([labels.width(names[id_]) / 2 for id_ in group])) + _GAP
    half_height = radius + _LINE / 2 + _GAP
    room = float((4 * half_width * half_height).sum()) * (_AIR if len(group) > 1 else 1)
    across = max(min(most, (room * _ASPECT) ** 0.5), 2 * float(half_width.max()))
    down = room / across
    x, y = _by_forces(graph, group)
    x = half_width + x * (across - 2 * half_width)
    y = y * down
    x, y = _apart(x, y, half_width, half_height, across)
    y -= float((y - half_height).min())
    x -= float((x - half_width).min())
    # A name hangs below its dot: the dot stands above the middle of the two.
    return x, y - _LINE / 2, (float((x + half_width).max()), float((y + half_height).max()))


def _by_forces(graph: Any, group: Sequence[str]) -> tuple[_Many, _Many]:
    """Places between 0 and 1. Everybody is pushed from everybody else, ties pull a little."""
    import networkx as nx

    part = nx.Graph(graph.subgraph(group))
    found = nx.spring_layout(part, weight=None, seed=7, iterations=50, k=3 / len(group) ** 0.5)
    places = np.array([found[id_] for id_ in group], dtype=float)
    if len(group) > 2:  # the longer side lies across, since names do
        _, axes = np.linalg.eigh(np.cov(places.T))
        places = places @ axes[:, ::-1]
    places -= places.min(axis=0)
    span = places.max(axis=0)
    places /= np.where(span > 0, span, 1.0)
    return places[:, 0], places[:, 1]


def _apart(x: _Many, y: _Many, half_width: _Many, half_height: _Many, across: float) -> tuple[_Many, _Many]:
    """Push boxes that overlap apart, the shorter way, within ``across``; what is left over goes down."""
    wide, high = half_width[:, None] + half_width, half_height[:, None] + half_height
    order = np.sign(np.subtract.outer(np.arange(len(x)), np.arange(len(x))))
    for _ in range(80):
        dx, dy = np.subtract.outer(x, x), np.subtract.outer(y, y)
        over_x, over_y = wide - np.abs(dx), high - np.abs(dy)
        hit = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        sideways = hit & (over_x < over_y)
        x = x + 0.3 * np.where(sideways, np.where(dx == 0, order, np.sign(dx)) * over_x, 0).sum(axis=1)
        y = y + 0.3 * np.where(hit & ~sideways, np.where(dy == 0, order, np.sign(dy)) * over_y, 0).sum(axis=1)
        x = np.clip(x, half_width, np.maximum(half_width, across - half_width))
    for i, one in enumerate(placed := np.argsort(y, kind="stable")):
        others = placed[:i][np.abs(x[placed[:i]] - x[one]) < wide[one, placed[:i]]]
        while (under := others[np.abs(y[others] - y[one]) < high[one, others]]).size:
            y[one] = float((y[under] + high[one, under]).max()) + 0.01
    return x, y
