"""States, organisations and places."""

from graph_schema.model.names import fold
from ingest.authority import NameKind
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.scene import Known, Scene
from ingest.extract.cast import Form, PlaceMention
from ingest.nlp.lexicon import words

_PLACE_PREPOSITIONS = frozenset("in at to from near outside around through via into for".split())


def find_polities(scene: Scene, ledger: Ledger) -> None:
    """Link states, their demonyms, capitals and organisations; note the places."""
    for known in scene.known:
        if not ledger.free(known.start, known.end) or scene.letters[known.start] in "Nn":
            continue
        org = known.key(NameKind.ORGANIZATION)
        state = known.key(NameKind.STATE)
        if state:
            ledger.claim(known.start, known.end, (ledger.state(state),), Form.NAME, "state.name", 0.98)
            name = scene.authority.states[state].name
            ledger.places.append(PlaceMention(known.start, known.end, name, state))
        elif iso3 := known.key(NameKind.DEMONYM):
            if (
                known.start >= 2
                and scene.low[known.start - 1] == "-"
                and scene.low[known.start - 2] in ("pro", "anti", "non")
            ):
                continue
            ledger.claim(known.start, known.end, (ledger.state(iso3),), Form.DEMONYM, "state.demonym", 0.9)
        elif org:
            form = Form.ACRONYM if scene.text[known.start].isupper() and len(scene.text[known.start]) < 7 else Form.NAME
            ledger.claim(known.start, known.end, (ledger.organization(org),), form, "organization.name", 0.97)
        elif iso3 := known.key(NameKind.CAPITAL):
            _capital(scene, ledger, known, iso3)
        elif iso3 := known.key(NameKind.METONYM):
            ledger.claim(known.start, known.end, (ledger.state(iso3),), Form.CAPITAL, "state.metonym", 0.9)
        elif place := known.key(NameKind.PLACE):
            entry = scene.authority.places[place]
            country = scene.authority.states[entry.country].name
            building = entry.kind in ("building", "resort", "venue")
            city = entry.city or (None if entry.kind == "region" else entry.name)
            name = f"{city or entry.name}, {country}"
            ledger.places.append(PlaceMention(known.start, known.end, name, entry.country, city is not None, building))
        elif region := known.key(NameKind.REGION):
            name, iso3 = scene.authority.regions[region]
            country = scene.authority.states[iso3].name
            ledger.places.append(PlaceMention(known.start, known.end, f"{name}, {country}", iso3))


def _capital(scene: Scene, ledger: Ledger, known: Known, iso3: str) -> None:
    """A capital is a place after a preposition of place, a metonym elsewhere."""
    country = scene.authority.states[iso3].name
    name = f"{scene.span_text(known.start, known.end)}, {country}"
    before = scene.low[known.start - 1] if known.start else ""
    letter = scene.letters[known.end] if known.end < len(scene.letters) else "."
    ledger.places.append(PlaceMention(known.start, known.end, name, iso3, city=True))
    mere_place = before in _PLACE_PREPOSITIONS and scene.letters[known.end : known.end + 1] != "S"
    if mere_place or letter == "W" or letter == "C" and _names_country(scene, known.end + 1, iso3):
        return
    ledger.claim(known.start, known.end, (ledger.state(iso3),), Form.CAPITAL, "state.capital", 0.8)


def _names_country(scene: Scene, i: int, iso3: str) -> bool:
    known = scene.known_at[i] if i < len(scene.known_at) else None
    return known is not None and known.polity == iso3


def find_bodies(scene: Scene, ledger: Ledger) -> None:
    """Link organisations that only the article knows."""
    media = {fold(word) for word in words("media", "outlets")}
    for body in scene.bodies:
        name = scene.span_text(body.start, body.end)
        if fold(name) in media or len(name) < 3 or not ledger.free(body.start, body.end):
            continue
        ledger.claim(body.start, body.end, (ledger.new_organization(name),), Form.NAME, "organization.text", 0.7)
