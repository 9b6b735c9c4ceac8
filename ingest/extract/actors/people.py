"""Persons: full names first, then surnames, then names that only a title announces."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from graph_schema.model.names import fold
from ingest.authority import NameKind
from ingest.authority.entries import OfficeRole
from ingest.authority.people import KnownPerson, surnames
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.roles import Office, office_after, office_before, origin_after
from ingest.extract.actors.scene import Scene
from ingest.extract.cast import Form
from ingest.nlp.lexicon import words

_ROLE_OF_HEAD = {
    "president": (OfficeRole.HEAD_OF_STATE, OfficeRole.HEAD),
    "king": (OfficeRole.HEAD_OF_STATE,),
    "queen": (OfficeRole.HEAD_OF_STATE,),
    "emir": (OfficeRole.HEAD_OF_STATE,),
    "premier": (OfficeRole.HEAD_OF_GOVERNMENT,),
    "chancellor": (OfficeRole.HEAD_OF_GOVERNMENT,),
    "minister": (OfficeRole.HEAD_OF_GOVERNMENT, OfficeRole.FOREIGN_MINISTER, OfficeRole.DEFENCE_MINISTER),
    "secretary": (OfficeRole.FOREIGN_MINISTER, OfficeRole.DEFENCE_MINISTER),
    "secretary-general": (OfficeRole.HEAD,),
    "chief": (OfficeRole.HEAD, OfficeRole.FOREIGN_MINISTER),
    "leader": (OfficeRole.HEAD_OF_STATE, OfficeRole.HEAD_OF_GOVERNMENT, OfficeRole.HEAD),
    "ruler": (OfficeRole.HEAD_OF_STATE,),
    "diplomat": (OfficeRole.FOREIGN_MINISTER,),
}
"""Which kinds of office a head word may mean, the likeliest first."""


def roles_of(office: Office) -> tuple[OfficeRole, ...]:
    """Return the kinds of office in the office table that a written title may mean."""
    text = (office.role or "").lower()
    if "prime" in text or "premier" in text:
        return (OfficeRole.HEAD_OF_GOVERNMENT,)
    if any(word in text for word in ("deputy", "vice", "assistant", "former")):
        return (OfficeRole.DEPUTY_HEAD, OfficeRole.OTHER)
    if "foreign" in text or "of state" in text or "external affairs" in text:
        return (OfficeRole.FOREIGN_MINISTER, OfficeRole.HEAD)
    if "defen" in text:
        return (OfficeRole.DEFENCE_MINISTER,)
    if "general" in text and office.head in ("secretary", "general"):
        return (OfficeRole.HEAD,)
    if "security" in text and office.head in ("advisor", "adviser", "secretary"):
        return (OfficeRole.SECURITY_ADVISER,)
    return _ROLE_OF_HEAD.get(office.head, ())


@dataclass(frozen=True, slots=True)
class _Seen:
    start: int
    end: int
    name: str
    before: Office | None


def find_people(scene: Scene, ledger: Ledger) -> None:
    """Link every person's name in the article to a member; offices and affiliations come from the text and the table."""
    seen = [
        _Seen(p.start, p.end, scene.span_text(p.start, p.end), office_before(scene, p.start))
        for p in scene.people
        if not _never_acts(scene, p.start, p.end)
    ]
    keys: dict[str, str] = {}
    for one in seen:
        if _full(one.name):
            key = keys.get(fold(one.name)) or _identify(scene, ledger, one)
            keys[fold(one.name)] = key
            _note(scene, ledger, key, one)
            ledger.claim(one.start, one.end, (key,), Form.NAME, "name.full", 0.98)
    short = _by_surname(ledger)
    for one in seen:
        if not _full(one.name):
            key = _short_name(scene, ledger, one, short)
            if key:
                _note(scene, ledger, key, one)
                ledger.claim(one.start, one.end, (key,), Form.SURNAME, "name.surname", 0.95)
    _left_over(scene, ledger, short)


def _never_acts(scene: Scene, start: int, end: int) -> bool:
    name = fold(scene.span_text(start, end))
    return any(name == fold(person) for person in scene.clean.byline_names) or name in words("media", "outlets")


def _full(name: str) -> bool:
    return len(fold(name).split()) > 1 and not fold(name).startswith(("al ", "el "))


def _identify(scene: Scene, ledger: Ledger, one: _Seen) -> str:
    person = known_person(scene, one.name, one.before)
    if person is not None:
        name = one.name if scene.authority.named(one.name, NameKind.PERSON) else None
        return ledger.known_person(person, name)
    folded = fold(one.name).split()
    for key, member in ledger.members.items():
        if member.kind.value == "person" and _same_name(folded, fold(member.name).split()):
            return key
    return ledger.new_person(one.name)


def _same_name(left: list[str], right: list[str]) -> bool:
    """Say whether two full names in one article are one person's: same surname and given names that don't clash."""
    if left[-1] != right[-1] or len(left) < 2 or len(right) < 2:
        return set(left) <= set(right) or set(right) <= set(left)
    a, b = left[0], right[0]
    return a == b or (len(a) == 1 or len(b) == 1) and a[0] == b[0] or a.startswith(b) or b.startswith(a)


def known_person(scene: Scene, name: str, office: Office | None) -> KnownPerson | None:
    """Return the known person of a full name: by spelling, by turned order, or by the holder of the written office."""
    authority = scene.authority
    turned = " ".join(reversed(name.split())) if len(name.split()) == 2 else ""
    for spelling in (name, turned):
        found = [authority.people[key] for key in authority.named(spelling, NameKind.PERSON)] if spelling else []
        if found:
            return min(found, key=lambda p: (p.office_on(scene.day) is None, p.last_office(scene.day) is None, p.key))
    if office is not None and (office.iso3 or office.org):
        for role in roles_of(office):
            holder = authority.holder(office.iso3 or office.org or "", role, scene.day)
            if holder and any(fuzz.ratio(fold(name), fold(s)) >= 86 for s in (holder.name, *holder.aliases)):
                return holder
    return None


def _by_surname(ledger: Ledger) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, member in ledger.members.items():
        if member.kind.value != "person":
            continue
        parts = member.name.split()
        short = {fold(s) for s in surnames(member.name)} | ({fold(parts[0])} if len(parts) > 1 else set())
        if len(parts) > 2:
            short |= {fold(" ".join(parts[1:])), fold(" ".join(parts[-2:]))}
        for spelling in short:
            found.setdefault(spelling, []).append(key)
    return found


def _short_name(scene: Scene, ledger: Ledger, one: _Seen, short: dict[str, list[str]]) -> str | None:
    folded = fold(one.name)
    keys = short.get(folded, [])
    if keys:
        return _nearest(ledger, keys, one.start, folded)
    person = _known_by_surname(scene, one)
    if person is not None:
        key = ledger.known_person(person)
        short.setdefault(folded, []).append(key)
        return key
    known = scene.known_at[one.start]
    if known is not None and known.kind is not NameKind.SURNAME:
        return None
    if one.before is None and not _acts_like_person(scene, one):
        return None
    key = ledger.new_person(one.name)
    short.setdefault(folded, []).append(key)
    return key


def _acts_like_person(scene: Scene, one: _Seen) -> bool:
    last = one.end - 1
    return (
        one.start > 0
        and scene.letters[one.start - 1] == "Y"
        or scene.dep[last] in ("nsubj", "nsubjpass")
        and len(one.name) > 2
    )


def _known_by_surname(scene: Scene, one: _Seen) -> KnownPerson | None:
    authority = scene.authority
    people = [authority.people[key] for key in authority.named(one.name, NameKind.SURNAME)]
    held = [(p, o) for p in people if (o := p.office_on(scene.day)) is not None]
    if one.before is not None:
        roles = roles_of(one.before)
        fitting = [p for p, o in held if any(x.role in roles for x in p.offices if x.covers(scene.day))]
        if one.before.iso3 or one.before.org:
            principal = one.before.iso3 or one.before.org
            fitting = [p for p in fitting if any(o.principal == principal for o in p.offices)]
            return fitting[0] if fitting else None
        if len(fitting) == 1:
            return fitting[0]
        if len(fitting) > 1:
            return next((p for p in fitting if _spoken_of(scene, p)), None)
    leading = [p for p, o in held if o.role in (OfficeRole.HEAD_OF_STATE, OfficeRole.HEAD_OF_GOVERNMENT)]
    return leading[0] if len(leading) == 1 and len(held) == 1 else None


def _spoken_of(scene: Scene, person: KnownPerson) -> bool:
    principals = {o.principal for o in person.offices}
    return any(k.polity in principals or k.key(NameKind.ORGANIZATION) in principals for k in scene.known)


def _nearest(ledger: Ledger, keys: list[str], start: int, folded: str) -> str:
    """The person so called who was named last before; else the one who is named first."""
    if len(keys) == 1:
        return keys[0]
    exact = [key for key in keys if fold(ledger.members[key].name).endswith(folded)] or keys
    before = [m for m in ledger.mentions if m.start < start and m.actors[0] in exact]
    return max(before, key=lambda m: m.start).actors[0] if before else exact[0]


def _left_over(scene: Scene, ledger: Ledger, short: dict[str, list[str]]) -> None:
    """Take up surnames that the model saw as something else ("Costa" the place) once the person is known."""
    singles = {name: keys for name, keys in short.items() if " " not in name and len(name) > 2}
    for i, low in enumerate(scene.low):
        if low in singles and scene.text[i][0].isupper() and ledger.free(i, i + 1) and scene.letters[i] in "BGLWJ":
            keys = [key for key in singles[low] if fold(ledger.members[key].name).split()[-1] == low]
            if keys and not (i + 1 < len(scene.text) and scene.letters[i + 1] == "B"):
                ledger.claim(i, i + 1, (_nearest(ledger, keys, i, low),), Form.SURNAME, "name.surname", 0.9)


def _note(scene: Scene, ledger: Ledger, key: str, one: _Seen) -> None:
    """Record the office that the text gives with this mention."""
    member = ledger.members[key]
    office = one.before
    after = office_after(scene, one.end)
    iso3, org = origin_after(scene, one.end)
    for found in (office, after):
        if found is None:
            continue
        if not member.role and found.role and found.kind != "honorific":
            member.role = found.role
        if member.affiliation is None:
            member.affiliation = principal_of(scene, ledger, found)
    if member.affiliation is None and (office is not None or after is not None):
        if org:
            member.affiliation = ledger.organization(org)
        elif iso3:
            member.affiliation = ledger.state(iso3)


def principal_of(scene: Scene, ledger: Ledger, office: Office) -> str | None:
    """Return the member for whom the office speaks, as far as the words say."""
    if office.org:
        return ledger.organization(office.org)
    if office.iso3:
        return ledger.state(office.iso3)
    if office.owner is not None:
        mention = ledger.at(office.owner)
        if mention:
            return ledger.members[mention.actors[0]].affiliation
    if office.body:
        return ledger.new_organization(scene.span_text(*office.body))
    return None
