"""Places: cities with their country, buildings, provinces, "the Chilean capital", the dateline."""

from ingest.authority import NameKind
from ingest.extract.actors.ledger import Ledger
from ingest.extract.actors.scene import Known, Scene
from ingest.extract.cast import PlaceMention
from ingest.nlp.lexicon import words


def find_places(scene: Scene, ledger: Ledger) -> None:
    """Note all places; tokens of places that don't stand for a government go to ``scene.mere_places``."""
    skip = -1
    for known in scene.known:
        if known.start < skip or scene.letters[known.start] in "Nn" or ledger.blocked(known.start):
            continue
        if known.key(NameKind.CAPITAL) and not known.key(NameKind.STATE):
            skip = _capital(scene, ledger, known)
        elif known.key(NameKind.STATE):
            _add(ledger, known.start, known.end, scene.authority.states[known.polity or ""].name, known.polity)
        elif known.kind in (NameKind.PLACE, NameKind.REGION):
            skip = _place(scene, ledger, known)
        elif known.kind is NameKind.METONYM and _at(scene, known):
            scene.mere_places.add(known.start)
            if (state := scene.authority.states.get(known.polity or "")) is not None and state.capital:
                _add(
                    ledger, known.start, known.end, f"{state.capital}, {state.name}", known.polity,
                    city=True, building=True,
                )  # fmt: skip
    _unknown_cities(scene, ledger)
    _named_towns(scene, ledger)
    _described_capitals(scene, ledger)


def _at(scene: Scene, known: Known) -> bool:
    """Whether the seat of a government is where something happens ("at the White House", "in Downing Street")."""
    before = scene.low[max(0, known.start - 2) : known.start]
    if before[-1:] in (["at"], ["in"], ["inside"]) or before in (["at", "the"], ["in", "the"], ["inside", "the"]):
        return True
    token = scene.doc[known.start - (2 if before[-1:] == ["the"] else 1)] if len(before) > 1 else None
    if token is None or token.i >= known.start:
        return False
    going = token.head if token.lower_ == "to" else token  # "visit the White House", "invited to the Kremlin"
    return going.lemma_.lower() in words("capitals", "going") if token.lower_ == "to" else token.lemma_ == "visit"


def dateline_place(scene: Scene) -> PlaceMention | None:
    """Return the place of the dateline ("GENEVA, Jan. 5 —"), at tokens 0:0."""
    for hit in scene.authority.index.find((scene.clean.dateline or "").title()):
        known = Known(0, 0, hit.names)
        name, iso3, city, building = _describe(scene, known)
        if name:
            return PlaceMention(0, 0, name, iso3, city, building)
    first = (scene.clean.dateline or "").split(",")[0].split("(")[0].strip(" —–-.\n")
    if first.isupper() and len(first.split()) < 4 and first.replace(" ", "").isalpha():
        return PlaceMention(0, 0, first.title(), None, city=True)
    return None


def _add(
    ledger: Ledger, start: int, end: int, name: str, iso3: str | None, *, city: bool = False, building: bool = False
) -> None:
    ledger.places.append(PlaceMention(start, end, name, iso3, city, building))


def _describe(scene: Scene, known: Known) -> tuple[str, str | None, bool, bool]:
    """Name, country, is a city, is a building."""
    states = scene.authority.states
    if iso3 := known.key(NameKind.CAPITAL):
        state = states[iso3]
        spelled = next(n.spelling for n in known.names if n.kind is NameKind.CAPITAL)
        city = state.capital if state.capital and spelled in state.capital_names and len(spelled) > 12 else spelled
        return f"{city}, {state.name}" if city != state.name else state.name, iso3, True, False
    if place := known.key(NameKind.PLACE):
        entry = scene.authority.places[place]
        country = states[entry.country].name if entry.country in states else None
        building = entry.kind in ("building", "resort", "venue")
        city = entry.city or entry.name
        name = f"{city}, {country}" if country and city != country else city
        return name, entry.country, entry.kind != "region", building
    if region := known.key(NameKind.REGION):
        name, iso3 = scene.authority.regions[region]
        return f"{name}, {states[iso3].name}", iso3, False, False
    if known.polity:
        return states[known.polity].name, known.polity, False, False
    return "", None, False, False


def _country_behind(scene: Scene, end: int, iso3: str | None) -> int:
    """The end of ", Country" behind a city, or ``end``; the country then is a mere place."""
    if scene.letters[end : end + 1] != "C" or end + 1 >= len(scene.known_at):
        return end
    known = scene.known_at[end + 1]
    if (
        known is None
        or (iso3 is not None and known.polity != iso3)
        or known.kind not in (NameKind.STATE, NameKind.REGION)
    ):
        return end
    if iso3 is None and known.polity is None:
        return end
    scene.mere_places.add(known.start)
    return known.end


def _capital(scene: Scene, ledger: Ledger, known: Known) -> int:
    name, iso3, _, _ = _describe(scene, known)
    end = _country_behind(scene, known.end, iso3)
    _add(ledger, known.start, end, name, iso3, city=True)
    if end > known.end or _is_place(scene, known):
        scene.mere_places.add(known.start)
    return end


def _is_place(scene: Scene, known: Known) -> bool:
    """Say whether a capital's name means the city.

    It means the government as a subject, before a possessive 's, between two governments, as the one who is addressed
    ("urged Lima") or from whom something comes ("pressure from Lima").
    """
    last = known.end - 1
    if scene.letters[known.end : known.end + 1] == "S":
        owned = scene.low[min(scene.head[last], len(scene.low) - 1)]
        return owned in words("capitals", "city_parts")
    return not _governs(scene, last, known.start)


def _governs(scene: Scene, i: int, start: int) -> bool:
    dep, head = scene.dep[i], scene.head[i]
    before = scene.low[start - 1] if start else ""
    if dep in ("nsubj", "nsubjpass"):
        return True
    if dep in ("dobj", "dative"):
        return scene.doc[head].lemma_ in words("capitals", "addressed")
    if dep == "pobj" or scene.letters[start - 1 : start] in ("F", "O"):
        if before in ("with", "between", "against", "by", "among"):
            return True
        above = scene.head[head]
        if before == "of":
            return scene.low[above] in words("capitals", "doings")
        told = {scene.low[above], scene.doc[above].lemma_.lower()}
        return before in ("to", "from", "for", "on", "toward", "towards", "at") and bool(
            told & words("capitals", "exchanged")
        )
    if dep == "conj" and head < i:
        other = scene.known_at[head]
        return other is not None and bool(other.polity) and (other.start not in scene.mere_places)
    if dep in ("compound", "nmod", "amod"):
        return scene.letters[i + 1 : i + 2] == "Z" and scene.letters[i + 2 : i + 3] == "P"
    return dep == "ROOT" and i == scene.sentences[scene.sentence_of[i]][0]


def _place(scene: Scene, ledger: Ledger, known: Known) -> int:
    name, iso3, city, building = _describe(scene, known)
    end = _country_behind(scene, known.end, iso3) if not building else known.end
    if name:
        _add(ledger, known.start, end, name, iso3, city=city, building=building)
    return end


def _unknown_cities(scene: Scene, ledger: Ledger) -> None:
    """Cities that the authority data lack: the model's places, with the country that the words around tell."""
    for ent in scene.doc.ents:
        if ent.label_ not in ("GPE", "FAC", "LOC") or scene.known_at[ent.start] or not ledger.free(ent.start, ent.end):
            continue
        name = " ".join(ent.text.split())
        behind = (
            scene.known_at[ent.end + 1] if ent.end + 1 < len(scene.known_at) and scene.letters[ent.end] == "C" else None
        )
        if ent.label_ == "FAC" and (inner := _known_inside(scene, ent.text)) is not None:
            name, iso3, city, building = _describe(scene, inner)
            _add(ledger, ent.start, ent.end, name, iso3, city=city, building=building)
            continue
        end, iso3 = ent.end, None
        if behind is not None and scene.dep[behind.end - 1] in ("nsubj", "nsubjpass"):
            behind = None  # "In Tacna, Chile rejected"
        if behind is not None and behind.kind in (NameKind.STATE, NameKind.REGION):
            end = behind.end
            iso3 = behind.polity or scene.authority.regions[behind.key(NameKind.REGION) or ""][1]
            scene.mere_places.add(behind.start)
        else:
            iso3 = _country_before(scene, ent.start)
        country = scene.authority.states[iso3].name if iso3 else None
        if ent.label_ == "LOC" and iso3 is None:
            _add(ledger, ent.start, end, name.removeprefix("the "), None)
            continue
        _add(
            ledger,
            ent.start,
            end,
            f"{name}, {country}" if country else name,
            iso3,
            city=ent.label_ == "GPE",
            building=ent.label_ == "FAC",
        )


def _known_inside(scene: Scene, text: str) -> Known | None:
    """The place known to the data inside a longer name that the model takes for one ("the Hall of Peace in Lima")."""
    for hit in reversed(list(scene.authority.index.find(text))):
        known = Known(0, 0, hit.names)
        behind = text[: hit.start].rstrip().lower().endswith((" in", " at", ",", " the")) or hit.start == 0
        if behind and known.kind in (NameKind.PLACE, NameKind.CAPITAL):
            return known
    return None


def _named_towns(scene: Scene, ledger: Ledger) -> None:
    """Towns that neither the data nor the model know: "the Peruvian town of X", capitalised."""
    for i, low in enumerate(scene.low):
        if low not in words("capitals", "city_nouns") or scene.low[i + 1 : i + 2] != ["of"]:
            continue
        end = i + 2
        while scene.letters[end : end + 1] in ("B", "N", "n"):
            end += 1
        if end > i + 2 and scene.doc[i + 2].ent_type_ in ("", "PERSON", "NORP", "LOC") and ledger.free(i + 2, end):
            iso3 = _country_before(scene, i + 2)
            country = scene.authority.states[iso3].name if iso3 else None
            name = scene.span_text(i + 2, end)
            _add(ledger, i + 2, end, f"{name}, {country}" if country else name, iso3, city=True)


def _country_before(scene: Scene, start: int) -> str | None:
    """The country of "the Chilean city of X", "Chile's northern port of X", "Chile's capital, X"."""
    i = start - 1
    while i > max(0, start - 7) and (scene.letters[i] in "OCWJMSD" or scene.low[i] in words("capitals", "city_nouns")):
        i -= 1
    between = set(scene.low[i + 1 : start])
    known = scene.known_at[i] if i >= 0 else None
    return known.polity if known is not None and between & words("capitals", "city_nouns") else None


def _described_capitals(scene: Scene, ledger: Ledger) -> None:
    """ "the Chilean capital", "Chile's capital": the city, by its state."""
    for i, low in enumerate(scene.low):
        if low != "capital" or i < 1:
            continue
        j = i - 1 if scene.letters[i - 1] != "S" else i - 2
        known = scene.known_at[j] if j >= 0 else None
        if (
            known is None
            or not known.polity
            or (scene.letters[i + 1 : i + 2] == "C" and scene.letters[i + 2 : i + 3] in ("P", "B"))
        ):
            continue
        state = scene.authority.states[known.polity]
        if state.capital:
            _add(ledger, known.start, i + 1, f"{state.capital}, {state.name}", known.polity, city=True)
            scene.mere_places.add(known.start)
