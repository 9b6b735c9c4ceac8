"""Persons: full names first, then the short names that take them up, then names that only a title announces."""

from functools import cache

from graph_schema.model.names import fold
from graph_schema.model.vocabulary import ActorKind
from ingest.authority import NameKind
from ingest.authority.people import surnames
from ingest.extract.actors.behind import office_after, origin_after, origin_before
from ingest.extract.actors.known_people import Seen, known_by_surname, known_person
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.naming import compatible, is_female, is_full, other_parts, same_name_spelt, short_forms
from ingest.extract.actors.offices import fit, role
from ingest.extract.actors.roles import Office, office_before
from ingest.extract.actors.scene import Scene
from ingest.extract.cast import Form
from ingest.nlp.lexicon import words


class Short:
    """Short names of the persons of the article, by their folded spelling."""

    def __init__(self) -> None:
        self.keys: dict[str, list[str]] = {}
        self.weak: dict[str, list[str]] = {}

    def add(self, scene: Scene, ledger: Ledger, key: str) -> None:
        """Add all short names of a member."""
        member = ledger.members[key]
        known = ledger.known_spellings.get(key, ())
        for form in sorted(short_forms(member, known)):
            keys = self.keys.setdefault(form, [])
            if key not in keys:
                keys.append(key)
        for part in sorted(other_parts(member)):
            self.weak.setdefault(part, []).append(key)

    def add_spelling(self, key: str, name: str) -> None:
        """Add the short names of another name of the member."""
        for form in {fold(form) for form in surnames(name)} | {fold(name)}:
            self.keys.setdefault(form, []).append(key)


def find_people(scene: Scene, ledger: Ledger) -> None:
    """Link every person's name in the article to a member, with the offices that stand at the names."""
    seen = [_seen(scene, p.start, p.end) for p in scene.people if not _no_person(scene, p.start, p.end)]
    short = Short()
    by_name: dict[str, str] = {}
    for one in seen:
        if is_full(one.name):
            other = _also_called(scene, ledger, one)
            if other is not None:
                by_name[fold(one.name)] = other
                short.add_spelling(other, one.name)
            key = by_name.get(fold(one.name)) or _identify(scene, ledger, one)
            by_name[fold(one.name)] = key
            _link(scene, ledger, one, key, Form.NAME, "name.full", 0.98)
            short.add(scene, ledger, key)
    for one in seen:
        if not is_full(one.name):
            key_or_none = _take_up(scene, ledger, one, short)
            if key_or_none:
                _link(scene, ledger, one, key_or_none, Form.SURNAME, "name.surname", 0.95)
    _left_over(scene, ledger, short)
    _mark_outsiders(ledger)


def _mark_outsiders(ledger: Ledger) -> None:
    """Mark those whom the text calls analyst, reporter or shopkeeper: they act for nobody."""
    for member in ledger.people():
        titles = [office.title.lower() for office in ledger.offices.get(member.key, []) if office.title]
        if titles and not member.known and all(words("outsiders", "roles") & set(title.split()) for title in titles):
            ledger.outsiders.add(member.key)


def _also_called(scene: Scene, ledger: Ledger, one: Seen) -> str | None:
    """The person whose other name this is: "Ivo Marten, alias Rico Salas"."""
    called = tuple(scene.low[max(0, one.start - 4) : one.start])
    cue = next((c for c in _also_known() if called[-len(c) :] == c), None)
    if cue is None:
        return None
    at = one.start - len(cue) - 1
    while at > 0 and scene.text[at] in (",", "(", '"'):
        at -= 1
    mention = ledger.at(at)
    if mention is None or len(mention.actors) != 1:
        return None
    key = mention.actors[0]
    return key if ledger.members[key].kind is ActorKind.PERSON else None


@cache
def _also_known() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cue.split()) for cue in sorted(words("names", "alias"), key=len, reverse=True))


def _seen(scene: Scene, start: int, end: int) -> Seen:
    before = office_before(scene, start)
    address = frozenset(scene.low[i].rstrip(".") for i in range(max(0, start - 2), start) if scene.letters[i] in "YH")
    return Seen(start, end, scene.span_text(start, end), before, address)


def _no_person(scene: Scene, start: int, end: int) -> bool:
    """Say whether the name is a place ("the town of X") or stands in a byline or beside a medium's noun."""
    if scene.low[start - 1 : start] == ["of"] and set(scene.low[start - 2 : start - 1]) & words(
        "capitals", "city_nouns"
    ):
        return True
    return _byline(scene, start, end)


def _byline(scene: Scene, start: int, end: int) -> bool:
    name = fold(scene.span_text(start, end))
    if words("media", "nouns") & {*scene.low[max(0, start - 1) : start], *scene.low[end : end + 1]}:
        return True  # "the broadcaster Canal Nueve"
    return any(name == fold(person) for person in scene.clean.byline_names)


def _identify(scene: Scene, ledger: Ledger, one: Seen) -> str:
    for key in ledger.named_like(one.name):
        if compatible(one.name, ledger.members[key].name):
            return key
    person = known_person(scene, one.name, one.before)
    if person is not None:
        known = bool(scene.authority.named(one.name, NameKind.PERSON))
        spelled = one.name if known and same_name_spelt(one.name, person.name) else None
        return ledger.known_person(person, spelled)
    return ledger.new_person(one.name)


def _take_up(scene: Scene, ledger: Ledger, one: Seen, short: Short) -> str | None:
    """The person whom a short name means: one of this article, else a known one, else a new one with a title."""
    folded = fold(one.name)
    keys = short.keys.get(folded) or [key for key in short.weak.get(folded, []) if ledger.last_before(key, one.start)]
    if keys:
        return _choose(scene, ledger, one, keys)
    known = scene.known_at[one.start]
    if not one.before and ((known is not None and known.kind is not NameKind.SURNAME) or one.name in scene.place_words):
        return None
    person = known_by_surname(scene, one)
    if person is not None:
        key = ledger.known_person(person)
    elif (
        one.before is not None
        or "mr" in one.address
        or one.address & words("names", "female_titles")
        or (scene.dep[one.end - 1] in ("nsubj", "nsubjpass") and len(folded) > 2 and one.name[0].isupper())
    ):
        key = ledger.new_person(one.name)
    else:
        return None
    short.keys.setdefault(folded, []).append(key)
    return key


def _choose(scene: Scene, ledger: Ledger, one: Seen, keys: list[str]) -> str:
    """Among persons of one short name: by title, by form of address, then the one named last before."""
    if len(keys) == 1:
        return keys[0]
    title = role(one.before.title or one.before.head) if one.before else None

    def rank(key: str) -> tuple[float, float, float]:
        office = max((fit(title, held) for held in ledger.roles.get(key, ())), default=0.0) if title else 0.0
        sex = is_female(ledger.members[key], ledger.addresses.get(key, frozenset()))
        wanted = is_female(ledger.members[key], one.address) if one.address else None
        clash = 0.0 if wanted is None or sex is None or sex == wanted else -1.0
        last = ledger.last_before(key, one.start)
        return clash, office, float(last if last is not None else -1)

    return max(keys, key=rank)


def _link(scene: Scene, ledger: Ledger, one: Seen, key: str, form: Form, rule: str, confidence: float) -> None:
    """Claim the name and note the offices at it; the words of a title belong to the name."""
    if not ledger.claim(one.start, one.end, (key,), form, rule, confidence):
        return
    ledger.addresses[key] = ledger.addresses.get(key, frozenset()) | one.address
    after = office_after(scene, one.end)
    for office in (one.before, after):
        if office is None or office.head in words("counterparts"):
            continue
        ledger.note_office(key, office)
        _block_title(scene, ledger, office)
    if one.before is not None and one.before.head in words("counterparts"):
        ledger.counterparts[key] = one.before
        _block_title(scene, ledger, one.before)
    iso3, org = origin_after(scene, one.end)
    if not (iso3 or org):
        iso3, org = origin_before(scene, one.start)
    if iso3 or org:
        ledger.origins.setdefault(key, ledger.organization(org) if org else ledger.state(iso3 or ""))
        if one.before is not None or form is Form.NAME:
            ledger.block(one.end, _end_of_origin(scene, one.end))


def _end_of_origin(scene: Scene, start: int) -> int:
    """The end of "of Y" behind a name; other origins ("who heads Y") stay open for mentions of their own."""
    if scene.low[start] != "of":
        return start
    end = start + 1
    while end < len(scene.letters) and scene.letters[end] in "DPpGg":
        end += 1
    return end


def _block_title(scene: Scene, ledger: Ledger, office: Office) -> None:
    scene.titled[office.start : office.end] = b"\x01" * (office.end - office.start)
    start = office.start
    for i in range(office.start, office.end):
        if scene.letters[i] in "Nn":
            ledger.block(start, i)
            start = i + 1
    ledger.block(start, office.end)


def _spelt_at(scene: Scene, start: int, parts: list[str]) -> int | None:
    """The token after a short name that is spelt from ``start`` on, its hyphens left out; None where it is not."""
    i = start
    for number, part in enumerate(parts):
        if number and scene.text[i : i + 1] in (["-"], ["‑"]):
            i += 1
        if i >= len(scene.text) or fold(scene.text[i]) != part:
            return None
        i += 1
    return i


def _left_over(scene: Scene, ledger: Ledger, short: Short) -> None:
    """Take up short names that the model saw as something else ("Costa" the place) once the person is known."""
    firsts: dict[str, list[list[str]]] = {}
    for name in short.keys:
        parts = name.split()
        if len(name) > 2:
            firsts.setdefault(parts[0], []).append(parts)
    for i, text in enumerate(scene.text):
        for parts in firsts.get(fold(text) if not text.isascii() else text.lower().replace("'", ""), ()):
            end = _spelt_at(scene, i, parts)
            if end is None or not text[0].isupper():
                continue
            letters = "BGLWJX." if len(text) > 4 else "BGLWJ"
            if not ledger.free(i, end) or scene.letters[i] not in letters or scene.letters[end : end + 1] in ("B", "g"):
                continue
            if scene.letters[i] == "W" and i == scene.sentences[scene.sentence_of[i]][0]:
                continue
            one = Seen(i, end, scene.span_text(i, end), None, frozenset())
            key = _choose(scene, ledger, one, short.keys[" ".join(parts)])
            ledger.claim(i, end, (key,), Form.SURNAME, "name.surname", 0.9)
