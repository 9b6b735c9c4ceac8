"""Names of places as claims give them: "City, Country", or the country or region alone."""

from functools import lru_cache

from graph_schema.model.names import fold


@lru_cache(maxsize=10_000)  # asked for every pair of meetings of a day
def parts(place: str) -> tuple[str, ...]:
    """Return the folded components, the largest first: ``Taba, Egypt`` -> ``("egypt", "taba")``."""
    return tuple(folded for part in reversed(place.split(",")) if (folded := fold(part)))


def tells_more(place: str, than: str) -> bool:
    """Return whether ``place`` names a part of ``than``: ``Geneva, Switzerland`` tells more than ``Switzerland``."""
    exact, rough = parts(place), parts(than)
    return len(exact) > len(rough) and exact[: len(rough)] == rough


def agree(one: str, other: str) -> bool:
    """Return whether the two may be the same place: the same words, or one names a part of the other.

    City and country decide, whatever region is named between: ``Anchorage, Alaska, United States`` is ``Anchorage,
    United States``.
    """
    a, b = parts(one), parts(other)
    return a == b or not (a and b) or (a[0], a[-1]) == (b[0], b[-1]) or tells_more(one, other) or tells_more(other, one)
