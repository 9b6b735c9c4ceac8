"""For whom a person speaks: by the words at the name, by the table of offices, by what only one state has, by the context."""

from collections.abc import Iterator
from functools import cache

from graph_schema.model.vocabulary import ActorKind
from ingest.authority import NameKind
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.offices import Role, fit, role
from ingest.extract.actors.roles import Office
from ingest.extract.actors.scene import Known, Scene
from ingest.extract.cast import Member
from ingest.nlp.lexicon import entries, words

_WITHIN = 3
"""How many sentences back a country may stand for an office without one."""


def principal_of(scene: Scene, ledger: Ledger, office: Office) -> str | None:
    """Return the member for whom the office speaks, as far as its own words say."""
    if office.org:
        return ledger.organization(office.org)
    if office.iso3:
        return ledger.state(office.iso3)
    if office.owner is not None:
        return _of_owner(scene, ledger, office.owner)
    if office.body and not _domestic(scene, office.body):
        return ledger.new_organization(scene.span_text(*office.body))
    return None


def _of_owner(scene: Scene, ledger: Ledger, owner: int) -> str | None:
    mention = ledger.at(owner)
    if mention is None:
        if scene.low[owner] in ("his", "her", "my"):
            subject = ledger.subject_before(scene, owner)
            return ledger.members[subject].affiliation if subject else None
        known = next(_states_before(scene, owner), None) if scene.low[owner] in ("its", "their") else None
        return ledger.state(known.polity) if known and known.polity else None
    member = ledger.members[mention.actors[0]]
    return member.affiliation if member.kind is ActorKind.PERSON else member.key


def _domestic(scene: Scene, body: tuple[int, int]) -> bool:
    """Say whether a body of the text is a part of some government ("National Security Council")."""
    return bool(words("institutions", "bodies") & set(scene.low[body[0] : body[1]]))


@cache
def _implied() -> dict[str, str]:
    return {title: str(row["iso3"]) for row in entries("implied") for title in row["titles"]}


def implied_state(title: str) -> str | None:
    """Return the ISO code of the only state that has an office of this title; None if several have."""
    low = title.lower().rstrip(".")
    for prefix in ("acting ", "outgoing ", "former ", "then ", "incoming ", "visiting ", "top "):
        low = low.removeprefix(prefix)
    return _implied().get(low)


def settle(scene: Scene, ledger: Ledger) -> None:
    """Give every person an affiliation as far as the article allows, and mark the leaders."""
    for member in ledger.people():
        offices = ledger.offices.get(member.key, [])
        if not member.known or member.affiliation is None:
            for find in (_explicit, _from_title, _publisher, _context):
                if member.affiliation is None:
                    member.affiliation = find(scene, ledger, member, offices)
        if not member.leader and member.affiliation in ledger.members:
            principal = ledger.members[member.affiliation]
            titles = [(o.title, role(o.title)) for o in offices if o.title and not o.former]
            member.leader = principal.kind is ActorKind.STATE and any(
                title is not None and title.kind == "leader" and not title.ranks and _leads(text, title)
                for text, title in titles
            )


def _leads(text: str, title: Role) -> bool:
    """Say whether a title of the leaders' class is the top of a state: "opposition leader" is not."""
    if title.head == "leader":
        return text.lower() in ("leader", "supreme leader", "paramount leader", "top leader")
    return "opposition" not in title.portfolio


def _explicit(scene: Scene, ledger: Ledger, member: Member, offices: list[Office]) -> str | None:
    counterpart = ledger.counterparts.get(member.key)
    if counterpart is not None:
        _like_subject(scene, ledger, member, counterpart)
    found = [
        principal_of(scene, ledger, o)
        for o in (*offices, *([counterpart] if counterpart and (counterpart.iso3 or counterpart.org) else []))
    ]
    known = [key for key in found if key]
    states = [key for key in known if ledger.members[key].known]
    return (states or known or [ledger.origins.get(member.key)])[0]


def _like_subject(scene: Scene, ledger: Ledger, member: Member, counterpart: Office) -> None:
    """A counterpart holds the same office as the one who meets him."""
    subject = ledger.subject_before(scene, counterpart.start)
    title = ledger.members[subject].role if subject and subject != member.key else None
    if title and not member.role:
        member.role = title
        ledger.add_role(member.key, title)


def _from_title(scene: Scene, ledger: Ledger, member: Member, offices: list[Office]) -> str | None:
    for office in offices:
        iso3 = implied_state(office.title) if office.title else None
        if iso3:
            return ledger.state(iso3)
    return None


def _publisher(scene: Scene, ledger: Ledger, member: Member, offices: list[Office]) -> str | None:
    """The state whose government publishes the text, for its own officials without a country."""
    if not offices or not scene.article.outlet:
        return None
    names = scene.authority.index.lookup(scene.article.outlet)
    iso3 = next((name.key for name in names if name.kind is NameKind.METONYM), None)
    kinds = {office.kind for office in offices}
    return ledger.state(iso3) if iso3 and kinds & {"adviser", "spokesperson", "envoy", "office", "chief"} else None


def _context(scene: Scene, ledger: Ledger, member: Member, offices: list[Office]) -> str | None:
    """The state that the sentences before speak of and that has no other holder of this office in the article."""
    for office in offices:
        mine = role(office.title) if office.title else None
        if mine is None or mine.kind not in ("leader", "minister", "spokesperson", "chief", "adviser"):
            continue
        taken = {
            other.affiliation
            for other in ledger.people()
            if other.key != member.key and any(fit(mine, held) >= 3 for held in ledger.roles.get(other.key, ()))
        }
        later = _other_officials(scene, office.end)
        for known in (*([later] if later else []), *_states_before(scene, office.start)):
            key = ledger.state(known.polity) if known.polity else None
            if key and key not in taken:
                return key
    return None


def _other_officials(scene: Scene, start: int) -> Known | None:
    """The state of "and other Kenyan officials" behind a name."""
    end = scene.sentences[scene.sentence_of[start]][1]
    for i in range(start, min(end, start + 12)):
        if scene.low[i] == "other":
            known = scene.known_at[i + 1] if i + 1 < end else None
            return known if known is not None and known.polity else None
    return None


def _states_before(scene: Scene, token: int) -> Iterator[Known]:
    """The states and places of a state named before the token, the nearest first; titles of persons count last."""
    oldest = scene.sentences[max(0, scene.sentence_of[token] - _WITHIN)][0]
    near = [k for k in scene.known if oldest <= k.start < token and k.polity and scene.letters[k.start] == "P"]
    yield from reversed([k for k in near if k.kind is not NameKind.CAPITAL])
    yield from reversed([k for k in near if k.kind is NameKind.CAPITAL])
