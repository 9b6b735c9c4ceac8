"""From the names of a question to ids: by the graph's own indexes, in one query for all of them.

A name is looked up in several ways at once, from "a state is called just so" over offices ("the Russian president") to
what is spelt nearly so; the first way that finds somebody counts.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.ask import words
from graph_schema.model.names import fold
from graph_schema.store.reader import GraphReader, Row

Lookup = dict[str, Any]

_EXACT, _OFFICE, _WORDS, _BARE, _BEHIND, _NEAR = range(1, 7)
_OF = re.compile(r"^(?:the )?(?P<office>.+?) (?:of|for|to) (?:the )?(?P<principal>.+)$", re.IGNORECASE)
_OWN = re.compile(r"^(?P<principal>.+?)['’]s? (?P<office>.+)$")
_MOST = 8


@dataclass(frozen=True)
class Meant:
    """Whom a name means: all that bear it, the best known first. ``how`` says what kind of way found them."""

    words: str
    ids: tuple[str, ...]
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    how: str
    office: str | None = None

    @property
    def several(self) -> bool:
        """True where more than one actor bears the name."""
        return len(self.ids) > 1


async def meant(reader: GraphReader, phrases: Iterable[str], asked_on: dt.date) -> dict[str, Meant]:
    """Return whom each phrase means; a phrase that means nobody in the graph is left out."""
    wanted = list(dict.fromkeys(phrase for phrase in phrases if phrase))
    looks = [look for phrase in wanted for look in lookups(phrase)]
    found = _chosen(await reader.rows("names_meant", lookups=looks), asked_on) if looks else {}
    near = [look for phrase in wanted if phrase not in found for look in _near(phrase)]
    if near:
        found |= _chosen(await reader.rows("names_meant", lookups=near), asked_on)
    return found


def lookups(phrase: str) -> list[Lookup]:
    """Every way to look a phrase up but the fuzzy one, best first."""
    looks = []
    if state := words.state_named(phrase, seats=True):
        looks.append(_look(phrase, 0, id=state.id))
    if organization := words.organization_named(phrase):
        looks.append(_look(phrase, _EXACT, name_key=fold(organization)))
    looks.append(_look(phrase, _EXACT, name_key=fold(phrase), text=lucene(phrase, together=True)))
    office = _office(phrase)
    if office:
        looks.append(office | {"key": phrase, "tier": _OFFICE})
    looks.append(_look(phrase, _WORDS, text=lucene(phrase)))
    bare, behind = _without_titles(phrase), _without_collective(phrase)
    if bare:
        looks.append(_look(phrase, _BARE, name_key=fold(bare), text=lucene(bare)))
    if office and office["iso3"]:  # nobody holds it here: the state acts
        looks.append(_look(phrase, _BEHIND, id=f"state:{office['iso3']}"))
    if behind:
        state = words.state_named(behind, seats=True)
        looks.append(_look(phrase, _BEHIND, id=state.id if state else None, text=None if state else lucene(behind)))
    return looks


def _near(phrase: str) -> list[Lookup]:
    bare = _without_titles(phrase) or phrase
    fuzzy = " ".join(f"+{word}~{2 if len(word) > 7 else 1}" for word in fold(bare).split() if len(word) > 3)
    return [_look(phrase, _NEAR, text=fuzzy)] if fuzzy else []


def _look(key: str, tier: int, **given: str | None) -> Lookup:
    return {"key": key, "tier": tier, "id": None, "name_key": None, "text": None, "office": None, "iso3": None} | given


def lucene(text: str, *, together: bool = False) -> str | None:
    """A full-text query for all words of a text, or for the words in this order; None where no word is left."""
    found = re.findall(r"[\w+]+(?:['’.-]\w+)*", text)
    if not found:
        return None
    quoted = [word.replace('"', " ") for word in found]
    return f'"{" ".join(quoted)}"' if together else " ".join(f'+"{word}"' for word in quoted)


def stemmed(word: str) -> str:
    """A full-text query for a word and its near forms; peoples also by their country ("Syrian": Syria)."""
    if not re.fullmatch(r"\w+", word):
        return f'"{word}"'.replace('""', '"')
    low = word.lower()
    stem = (
        re.sub(r"(?:ies|y)$", "", low) if low.endswith(("ies", "y")) else re.sub(r"(?:ations?|ing|ed|es|s)$", "", low)
    )
    ways = [low] if len(stem) < 4 else [low, f"{stem}*"]
    for near in words.near_words().get(low, ()):
        ways += [f'"{near}"' if "-" in near else near]
    if state := words.state_named(word):
        ways += [f'"{state.name}"']
    return f"({' OR '.join(dict.fromkeys(ways))})"


def _office(phrase: str) -> Lookup | None:
    """ "Burma's foreign minister", "the Russian president", "secretary-general of NATO": an office and whose it is."""
    match = _OWN.match(phrase) or (_OF.match(phrase) if _is_office(phrase.split(" of ")[0]) else None)
    if match:
        principal, office = match["principal"], match["office"]
    else:
        found = phrase.split()
        at = next((i for i, word in enumerate(found) if word.lower() in words.listed("offices")), 0)
        principal, office = " ".join(found[:at]), " ".join(found[at:])
    if not principal or not _is_office(office):
        return None
    state = words.state_named(principal, seats=True)
    text = None if state else lucene(principal)
    asked = " ".join(re.findall(r"\w+", office.lower()))
    return _look("", 0, iso3=state.iso3 if state else None, text=text, office=asked)


def _is_office(text: str) -> bool:
    found = [word.lower() for word in re.findall(r"[\w-]+", text)]
    return bool(found) and all(word in words.listed("offices") or word in ("of", "and", "state") for word in found)


def _without_titles(phrase: str) -> str | None:
    """The name behind titles and the country they are of: "Russian Foreign Minister Sergei Lavrov"."""
    found = phrase.split()
    at = 0
    while at < len(found) - 1 and (
        found[at].lower().strip(".,") in words.listed("offices")
        or words.state_named(found[at])
        or found[at] in ("of", "State")
    ):
        at += 1
    return " ".join(found[at:]) if at else None


def _without_collective(phrase: str) -> str | None:
    """What stands before "team", "delegation", "demonstrators": for whom they act."""
    found = phrase.split()
    end = len(found)
    while end > 1 and found[end - 1].lower() in words.listed("collectives"):
        end -= 1
    return re.sub(r"['’]s?$", "", " ".join(found[:end])) if end < len(found) else None


def _chosen(rows: list[Row], asked_on: dt.date) -> dict[str, Meant]:
    by_key: dict[str, list[Row]] = {}
    for row in rows:
        by_key.setdefault(row["key"], []).append(row)
    return {key: one for key, found in by_key.items() if (one := _best(key, found, asked_on))}


def _best(phrase: str, rows: list[Row], asked_on: dt.date) -> Meant | None:
    """Those of the best way; of several holders of an office the one of the day, or else the latest."""
    exact = [row for row in rows if row["tier"] in (0, _EXACT) and (row["exact"] or row["tier"] == 0)]
    near_exact = [row for row in rows if row["tier"] == _BARE and row["exact"]]
    tier = min((row["tier"] for row in rows if row["tier"] != _EXACT or row["exact"]), default=_EXACT)
    pool = exact or (near_exact if tier > _OFFICE and near_exact else [row for row in rows if row["tier"] == tier])
    if exact and any(row["tier"] == 0 for row in exact):
        pool = [row for row in exact if row["tier"] == 0]
    if tier == _OFFICE and not exact:
        pool = _in_office(pool, asked_on.isoformat())
    once = {
        row["id"]: row
        for row in sorted(pool, key=lambda row: (-row["score"] if tier == _NEAR else 0, -row["known"], row["name"]))
    }
    best = list(once.values())[:_MOST]
    if not best:
        return None
    how = {_OFFICE: "office", _NEAR: "spelling"}.get(tier if not exact else 0, "name")
    if how == "spelling":
        best = best[:1]
    return Meant(
        phrase,
        tuple(row["id"] for row in best),
        tuple(row["name"] for row in best),
        tuple(row["kind"] for row in best),
        how,
        f"{best[0]['office']} of {best[0]['principal']}" if how == "office" else None,
    )


def _in_office(rows: list[Row], day: str) -> list[Row]:
    """The holder whose days in the articles hold the day; else the one seen last before it, else the first after it."""
    held = [row for row in rows if row["from"] <= day]
    if not held:
        return sorted(rows, key=lambda row: row["from"])[:1]
    return sorted(held, key=lambda row: (min(row["to"], day), row["from"]))[-1:]


def state_of(name: str) -> str | None:
    """The id of the state that a name means as a place ("in Burma"); capitals are places of their own."""
    state = words.state_named(name)
    return state.id if state else None
