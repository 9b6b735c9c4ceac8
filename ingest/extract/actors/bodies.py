"""Organisations that only the article knows, with their acronyms; parts of a government are the state."""

from ingest.authority import NameKind
from ingest.extract.actors.body_names import SMALL_WORDS, looks_like_body
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.scene import Scene
from ingest.extract.cast import Form
from ingest.nlp.lexicon import words


def find_bodies(scene: Scene, ledger: Ledger) -> None:
    """Link organisations of the text; media, companies, events and documents are left out."""
    acronyms: dict[str, str] = {}
    waiting: list[tuple[int, int, str]] = []
    for body in scene.bodies:
        start, end = body.start, body.end
        if not ledger.free(start, end) or any(ledger.blocked(i) for i in range(start, end)):
            continue
        if any(
            (known := scene.known_at[i]) and known.polity and known.start == start for i in range(start, end)
        ) and not (words("institutions", "bodies") & set(scene.low[start:end])):
            continue
        if any((known := scene.known_at[i]) and known.kind is NameKind.MEDIA for i in range(start, end)):
            continue
        name = scene.span_text(start, end)
        state = _government(scene, ledger, start, end)
        if state is not None:
            ledger.claim(start, end, (state,), Form.INSTITUTION, "institution.body", 0.8)
        elif _is_acronym(name):
            waiting.append((start, end, name))
        elif looks_like_body(scene, start, end):
            key = ledger.new_organization(name)
            ledger.claim(start, end, (key,), Form.NAME, "organization.text", 0.75)
            acronyms.setdefault(_initials(name), key)
            bracketed = _acronym_behind(scene, end)
            if bracketed is not None:
                acronyms[scene.text[bracketed]] = key
    for i, text in enumerate(scene.text):
        key_or_none = acronyms.get(text)
        if key_or_none and len(text) > 1 and text.isupper() and ledger.free(i, i + 1) and not scene.known_at[i]:
            ledger.claim(i, i + 1, (key_or_none,), Form.ACRONYM, "organization.acronym", 0.85)
    for start, end, name in waiting:
        if ledger.free(start, end) and scene.dep[end - 1] in ("nsubj", "nsubjpass", "poss", "pobj", "dobj"):
            ledger.claim(start, end, (ledger.new_organization(name),), Form.ACRONYM, "organization.acronym", 0.6)


def _government(scene: Scene, ledger: Ledger, start: int, end: int) -> str | None:
    """The state of a ministry, an army or another part of its government: told in, before or behind the name."""
    if not words("institutions", "bodies") & set(scene.low[start:end]):
        return None
    inside = next((scene.known_at[i] for i in range(start, end) if scene.known_at[i]), None)
    before = (
        scene.known_at[start - 2]
        if start > 1 and scene.letters[start - 1] == "S"
        else scene.known_at[start - 1]
        if start
        else None
    )
    behind = None
    if scene.low[end : end + 1] == ["of"]:
        at = end + 2 if scene.low[end + 1 : end + 2] == ["the"] else end + 1
        behind = scene.known_at[at] if at < len(scene.known_at) else None
    for known in (inside, before, behind):
        if known is not None and known.polity and known.kind is not NameKind.ORGANIZATION:
            return ledger.state(known.polity)
    return None


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.replace(".", "").isalpha() and 2 <= len(name) <= 7


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word.lower() not in SMALL_WORDS).upper()


def _acronym_behind(scene: Scene, end: int) -> int | None:
    """The token of an acronym in brackets, or after "or" between commas."""
    if scene.text[end : end + 1] == ["("] and scene.text[end + 2 : end + 3] == [")"]:
        return end + 1
    if scene.low[end : end + 2] == [",", "or"] and end + 2 < len(scene.text):
        return end + 2
    return None
