"""States and known organisations by name, by the name of their people, by their capital."""

from ingest.authority import NameKind
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.scene import Known, Scene
from ingest.extract.cast import Form

_PREFIXES = frozenset({"pro", "anti", "non", "ex"})
_EXPANDED = frozenset({"members", "states", "nations", "powers", "countries"})
"""Words, in small letters, by which an alias of a bloc speaks of its members ("five permanent members of …")."""


def find_polities(scene: Scene, ledger: Ledger) -> None:
    """Link states and organisations that the authority data know, where no longer phrase has taken the words."""
    for known in scene.known:
        if scene.letters[known.start] not in "PG" or ledger.blocked(known.start):
            continue
        if _follows_prefix(scene, known.start) or known.start in scene.mere_places:
            continue
        if scene.letters[known.start] == "G":
            _organization(scene, ledger, known)
            continue
        state = known.key(NameKind.STATE)
        if state:
            ledger.claim(known.start, known.end, (ledger.state(state),), Form.NAME, "state.name", 0.98)
        elif iso3 := known.key(NameKind.DEMONYM):
            ledger.claim(known.start, known.end, (ledger.state(iso3),), Form.DEMONYM, "state.demonym", 0.9)
        elif iso3 := known.key(NameKind.METONYM):
            ledger.claim(known.start, known.end, (ledger.state(iso3),), Form.CAPITAL, "state.metonym", 0.9)
        elif iso3 := known.key(NameKind.CAPITAL):
            ledger.claim(known.start, known.end, (ledger.state(iso3),), Form.CAPITAL, "state.capital", 0.8)


def _follows_prefix(scene: Scene, start: int) -> bool:
    """ "pro-Chilean" and "anti-NATO" don't speak of the state."""
    return start > 1 and scene.letters[start - 1] == "Z" and scene.low[start - 2] in _PREFIXES


def _organization(scene: Scene, ledger: Ledger, known: Known) -> None:
    org = known.key(NameKind.ORGANIZATION)
    if org is None:
        return
    key = ledger.organization(org)
    entry = scene.authority.organizations[org]
    text = scene.span_text(known.start, known.end)
    if entry.members and _EXPANDED & set(text.split()):
        states = tuple(ledger.state(iso3) for iso3 in entry.members if iso3 in scene.authority.states)
        ledger.claim(known.start, known.end, states, Form.GROUP, "group.members", 0.8, key)
        return
    form = Form.ACRONYM if text.isupper() and len(text) < 7 else Form.NAME
    ledger.claim(known.start, known.end, (key,), form, "organization.name", 0.97)
