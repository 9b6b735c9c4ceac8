"""One person described by an office: "the Chilean president", "the envoy", "his Kenyan counterpart"."""

from dataclasses import dataclass

from graph_schema.model.vocabulary import ActorKind
from ingest.extract.actors.affiliation import implied_principal
from ingest.extract.actors.holders import Holders
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.offices import Role, fit, role
from ingest.extract.actors.phrases import complement, members_of, names_between, phrase_start, seat_behind
from ingest.extract.actors.roles import Office, read_office
from ingest.extract.actors.scene import Scene
from ingest.extract.cast import Form
from ingest.nlp.lexicon import words

_INDEFINITE = frozenset({"a", "an", "another", "one", "some"})


@dataclass(frozen=True, slots=True)
class Described:
    """An office without a name at tokens ``start:end`` with its head; ``role`` is None for a counterpart."""

    start: int
    head: int
    end: int
    office: Office
    role: Role | None
    indefinite: bool
    bare: bool


def described_offices(scene: Scene, ledger: Ledger) -> list[Described]:
    """Return the offices that stand at no name, in the order of the text."""
    found = []
    for i, letter in enumerate(scene.letters):
        if letter not in "HK" or ledger.blocked(i) or not ledger.free(i, i + 1):
            continue
        following = scene.letters[i + 1 : i + 2]
        if following in ("H", "E", "I", "N") or (following == "Z" and scene.letters[i + 2 : i + 3] in ("H", "M", "J")):
            continue
        start = phrase_start(scene, i)
        end, _ = complement(scene, i)
        if scene.low[i + 1 : i + 3] == ["of", "state"]:
            end = max(end, i + 3)
        office = read_office(scene, start, end)
        if office is None or office.former:
            continue
        title = role(office.title or office.head)
        if title is None and letter != "K":
            continue
        start = _behind_owner(scene, start, i)
        named = scene.text[i].isupper() and scene.low[i] in words("titles", "acronyms", field="heads")
        bare = (
            scene.letters[start] not in "DV"
            and not named
            and not (office.iso3 or office.org or office.owner or office.body)
        )
        indefinite = scene.low[start] in _INDEFINITE
        found.append(Described(start, i, end, office, title if letter == "H" else None, indefinite, bare))
    return found


def _behind_owner(scene: Scene, start: int, head: int) -> int:
    """The start of "chief of staff" in "President Ruiz's chief of staff": the owner has a mention of his own."""
    for j in range(head - 1, start - 1, -1):
        if scene.letters[j] in "Nn":
            return j + 2 if scene.letters[j + 1] == "S" else j + 1
    return start


def find_descriptions(scene: Scene, ledger: Ledger, holders: Holders, described: list[Described]) -> None:
    """Link each described office to the person who holds it in this article, else to the state or organisation."""
    for one in described:
        if not ledger.free(one.head, one.head + 1):
            continue
        if one.role is None:
            _counterpart(scene, ledger, holders, one)
        elif not one.bare:
            _office(scene, ledger, holders, one, one.role)


def _office(scene: Scene, ledger: Ledger, holders: Holders, one: Described, title: Role) -> None:
    principal = holders.principal(one.office)
    if principal is None and scene.low[one.head] in words("titles", "acronyms", field="heads"):
        only = implied_principal(scene.low[one.head])
        principal = ledger.principal(only) if only else None
    if principal is None and title.kind in ("spokesperson", "adviser"):
        seat = seat_behind(scene, one.head)
        principal = ledger.state(seat.polity) if seat is not None and seat.polity else None
    person = holders.announced(one.head)
    if person is None and not _hypothetical(scene, one):
        ahead = one.indefinite or (scene.letters[one.start] not in "DV" and scene.sentence_of[one.head] == 0)
        beside = _beside(scene, ledger, one)
        person = holders.holder(one.head, title, principal, ahead=ahead, wording=one.office.title, beside=beside)
    own = principal is None and scene.low[one.start] == "the" and scene.text[one.head][0].isupper()
    if (person is None and principal is None and scene.low[one.start] == "the") or (
        own and person is not None and holders.is_foreign(person)
    ):
        person = holders.of_publisher(title) or person  # a release calls its own president "the President"
    if person is None and principal is None and scene.low[one.start] == "the" and one.office.owner is None:
        only = implied_principal(one.office.title or "")
        principal = ledger.principal(only) if only else None
    if person is not None:
        prior = 0.85 if principal else 0.75
        ledger.claim_phrase(one.start, one.head, one.end, (person,), Form.DESCRIPTION, "description.office", prior)
    elif principal is not None:
        ledger.claim_phrase(one.start, one.head, one.end, (principal,), Form.INSTITUTION, "institution.unnamed", 0.85)


def _beside(scene: Scene, ledger: Ledger, one: Described) -> str | None:
    """Who stands before "and" in "the Secretary and the Foreign Minister": another one."""
    if scene.low[one.start - 1 : one.start] != ["and"] or one.start < 2:
        return None
    mention = ledger.at(one.start - 2)
    return mention.actors[0] if mention is not None and len(mention.actors) == 1 else None


def _hypothetical(scene: Scene, one: Described) -> bool:
    """Say whether the phrase means nobody in particular: "a Chilean diplomat said", "elect its own president"."""
    if "own" in scene.low[one.start : one.head]:
        return True
    return one.indefinite and scene.sentence_of[one.head] > 0


def _counterpart(scene: Scene, ledger: Ledger, holders: Holders, one: Described) -> None:
    """ "his Kenyan counterpart": the one of that state who holds the same office as the owner of "his"."""
    names = names_between(scene, one.start, one.head) or names_between(scene, one.head, one.end)
    keys = members_of(scene, ledger, names)
    if len(keys) != 1:
        return
    subject = ledger.subject_before(scene, one.head)
    related = scene.low[one.head] in words("counterparts", "relations")
    person = None
    for key in holders.of(keys[0]):
        if key == subject or subject is None:
            continue
        same = related or any(
            fit(a, b) >= 1.5 for a in ledger.roles.get(subject, ()) for b in ledger.roles.get(key, ())
        )
        if same or (ledger.members[key].leader and ledger.members[subject].leader):
            person = key
    if person:
        ledger.claim_phrase(one.start, one.head, one.end, (person,), Form.DESCRIPTION, "description.counterpart", 0.8)
    elif ledger.members[keys[0]].kind is not ActorKind.PERSON:
        ledger.claim_phrase(one.start, one.head, one.end, keys, Form.INSTITUTION, "institution.unnamed", 0.8)
