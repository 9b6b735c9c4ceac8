"""Country codes of two letters, which some forms ask for: CLDR's list, by Babel."""

from functools import cache

from babel.core import get_global


@cache
def iso2(iso3: str | None) -> str | None:
    """Return the ISO 3166 alpha-2 code of an alpha-3 code, ``UKR`` -> ``UA``; None for what CLDR does not know."""
    found = get_global("territory_aliases").get(iso3 or "")
    return str(found[0]) if found and len(found) == 1 else None
