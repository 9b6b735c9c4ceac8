"""One person described by an office: "the Chilean president", "Peru's top diplomat", "the envoy", "his Kenyan counterpart"."""

from graph_schema.model.vocabulary import ActorKind
from ingest.extract.actors.affiliation import principal_of
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.offices import Role, fit, role
from ingest.extract.actors.phrases import complement, members_of, names_between, phrase_start
from ingest.extract.actors.roles import Office, read_office
from ingest.extract.actors.scene import Scene
from ingest.extract.cast import Form

_INDEFINITE = frozenset({"a", "an", "another", "one", "some"})


def find_descriptions(scene: Scene, ledger: Ledger) -> None:
    """Link offices that stand without a name: to the person who holds them in this article, else to the state."""
    for i, letter in enumerate(scene.letters):
        if letter not in "HK" or not ledger.free(i, i + 1) or ledger.blocked(i):
            continue
        following = scene.letters[i + 1 : i + 2]
        if following in ("H", "E", "I", "N") or (following == "Z" and scene.letters[i + 2 : i + 3] in ("H", "M", "J")):
            continue
        _describe(scene, ledger, i)


def _describe(scene: Scene, ledger: Ledger, i: int) -> None:
    start = phrase_start(scene, i)
    end, _ = complement(scene, i)
    if scene.low[i + 1 : i + 3] == ["of", "state"]:
        end = max(end, i + 3)
    office = read_office(scene, start, end)
    if scene.letters[i] == "K":
        _counterpart(scene, ledger, start, i, end)
        return
    if office is None or office.former:
        return
    principal = principal_of(scene, ledger, office)
    described = role(office.title)
    if described is None:
        return
    bare = scene.letters[start] not in "DV" and principal is None
    if bare:
        return  # "as president", "President" in a list of words
    indefinite = scene.low[start] in _INDEFINITE
    if indefinite and scene.sentence_of[i] > 0 and not office.kind == "leader":
        person = None  # "a Chilean diplomat said": nobody whom the text names
    else:
        person = holder(scene, ledger, i, described, principal, ahead=indefinite)
    if person is None and principal is not None:
        person = _named_later(scene, ledger, i, office, principal)
    if person is not None:
        form, rule, prior = Form.DESCRIPTION, "description.office", 0.85 if principal else 0.75
        ledger.claim_phrase(start, i, end, (person,), form, rule, prior)
    elif principal is not None:
        ledger.claim_phrase(start, i, end, (principal,), Form.INSTITUTION, "institution.unnamed", 0.85)


def _named_later(scene: Scene, ledger: Ledger, i: int, office: Office, principal: str) -> str | None:
    """The person without any office whom the next sentences name first, as a subject: the one just described."""
    for member in ledger.people():
        start = ledger.first_after(member.key, 0)
        if member.known or member.affiliation or ledger.offices.get(member.key) or start is None or start < i:
            continue
        if scene.sentence_of[start] - scene.sentence_of[i] not in (1, 2):
            continue
        mention = ledger.at(start)
        if mention is not None and scene.dep[mention.end - 1] in ("nsubj", "nsubjpass"):
            member.affiliation = principal
            ledger.note_office(member.key, office)
            return member.key
    return None


def holder(scene: Scene, ledger: Ledger, i: int, described: Role, principal: str | None, *, ahead: bool) -> str | None:
    """The person of this article who holds the office: the best fit, then the one named last before.

    ``ahead`` is for "a top Chilean diplomat": the person is only named in what follows, if at all.
    """
    best: tuple[float, float, str] | None = None
    for key, member in ledger.members.items():
        if member.kind is not ActorKind.PERSON or (principal is not None and member.affiliation != principal):
            continue
        score = max((fit(described, held) for held in ledger.roles.get(key, ())), default=0.0)
        if principal is None and score < 1.5 and not (described.head in ("leader", "envoy", "diplomat") and score):
            continue
        if score <= 0:
            continue
        before, after = ledger.last_before(key, i), ledger.first_after(key, i)
        if ahead:
            if before is not None or after is None or scene.sentence_of[after] - scene.sentence_of[i] > 2:
                continue
            rank = -float(after)
        elif before is not None:
            rank = float(before)
        elif after is not None:
            rank = -float(after)
        else:
            continue
        if best is None or (score, rank) > best[:2]:
            best = (score, rank, key)
    return best[2] if best else None


def _counterpart(scene: Scene, ledger: Ledger, start: int, i: int, end: int) -> None:
    """ "his Kenyan counterpart": the one of that state with the same office as the owner of "his"."""
    keys = members_of(scene, ledger, names_between(scene, start, i) or names_between(scene, i, end))
    if len(keys) != 1:
        return
    person = None
    following = ledger.at(i + 1) or ledger.at(i + 2)
    if following is None or scene.letters[following.start] != "N":
        subject = ledger.subject_before(scene, i)
        roles = ledger.roles.get(subject, ()) if subject else ()
        for key, member in ledger.members.items():
            if member.affiliation == keys[0] and member.kind is ActorKind.PERSON and key != subject:
                if any(fit(a, b) >= 1.5 for a in roles for b in ledger.roles.get(key, ())) or (
                    subject and member.leader and ledger.members[subject].leader
                ):
                    person = key
    if person:
        ledger.claim_phrase(start, i, end, (person,), Form.DESCRIPTION, "description.counterpart", 0.8)
    else:
        ledger.claim_phrase(start, i, end, keys, Form.INSTITUTION, "institution.unnamed", 0.8)
