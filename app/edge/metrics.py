"""What Prometheus is told of the service. Names follow Prometheus' own advice: base units, ``_total`` for counters."""

import os
from collections.abc import Iterable, Mapping
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Metric, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_BUCKETS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.5, 5.0)
_SHARED = "PROMETHEUS_MULTIPROC_DIR"
"""Set by ``parley serve --workers``: a folder through which the workers of one service add up their numbers."""


class Metrics:
    """Counts of one process, or of all workers together where they share a folder."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "parley_http_requests", "Requests by route and status.", ("method", "route", "status"),
            registry=self._registry,
        )  # fmt: skip
        self._seconds = Histogram(
            "parley_http_request_seconds", "Time from request to the end of its answer.", ("method", "route"),
            buckets=_BUCKETS, registry=self._registry,
        )  # fmt: skip
        self._under_way = Gauge(
            "parley_http_requests_in_progress", "Requests that are being answered.", registry=self._registry,
            multiprocess_mode="livesum",
        )  # fmt: skip
        self._in_line = Gauge(
            "parley_database_questions_in_line", "Questions that are with the database or wait for their turn.",
            registry=self._registry, multiprocess_mode="livesum",
        )  # fmt: skip

        self._known: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}

    def begin(self) -> None:
        """A request comes in."""
        self._under_way.inc()

    def end(self, method: str, route: str, status: int, seconds: float) -> None:
        """Its answer has gone out. ``route`` is the template (``/meetings/{id}``), so that ids don't become series."""
        self._under_way.dec()
        counted, timed = self._series(method, route, status)
        counted.inc()
        timed.observe(seconds)

    def _series(self, method: str, route: str, status: int) -> tuple[Counter, Histogram]:
        """Those of the request: looked up by the library once, not at every request."""
        key = method, route, status
        if key not in self._known:
            self._known[key] = (
                self._requests.labels(method, route, str(status)),
                self._seconds.labels(method, route),
            )
        return self._known[key]

    def text(self, in_line: int, graph: Mapping[str, Any] | None) -> bytes:
        """Return all numbers in Prometheus' text form; ``graph`` None: the database does not answer."""
        self._in_line.set(in_line)
        registry = self._registry
        if os.environ.get(_SHARED):
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry) + generate_latest(_of_graph(graph))


class _Graph(Collector):
    """The graph at this moment; made of families, since values of a worker's own would be added up over workers."""

    def __init__(self, graph: Mapping[str, Any] | None) -> None:
        self._graph = graph

    def collect(self) -> Iterable[Metric]:
        graph = self._graph
        yield GaugeMetricFamily("parley_database_up", "1 where the database answers.", value=0 if graph is None else 1)
        if graph is None:
            return
        items = GaugeMetricFamily("parley_graph_items", "What is in the graph.", labels=["kind"])
        for kind in ("articles", "actors", "meetings", "positions", "claims"):
            items.add_metric([kind], graph[kind])
        yield items
        if graph["last_ingest"] is not None:
            ended = graph["last_ingest"].to_native().timestamp()
            yield GaugeMetricFamily(
                "parley_last_ingest_timestamp_seconds", "When ingest last ended without being stopped.", value=ended
            )
            yield GaugeMetricFamily(
                "parley_last_ingest_age_seconds",
                "How long ago that was, by the database's clock.",
                value=graph["now"].to_native().timestamp() - ended,
            )


def _of_graph(graph: Mapping[str, Any] | None) -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(_Graph(graph))
    return registry
