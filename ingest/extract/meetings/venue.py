"""Places in a sentence: which of them is the venue of an encounter and which only a name in it."""

import bisect
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ingest.extract.cast import Cast, PlaceMention
from ingest.extract.meetings.lexicon import NounEntry, lexicon
from ingest.extract.meetings.syntax import VERBAL
from ingest.extract.meetings.telling import Telling
from ingest.extract.meetings.words import word_class

LOCATIVE = word_class("locative")
_VENUE_NOUNS = word_class("venue_nouns")
_TOPICAL = word_class("topical")
_FAR = 9.0
_STILL = NounEntry("", None, 0.0)


def place_at(token: Token, cast: Cast) -> PlaceMention | None:
    """Return the place that the noun phrase with this head names, a city rather than its country."""
    span = (min(token.left_edge.i, token.i), max(token.i, min(token.right_edge.i, token.i + 6)) + 1)
    direct = place_over(token, cast)
    inside = [p for p in places_between(cast, *span) if p is not direct]
    if direct is not None:
        apposed = next((p for p in inside if not direct.city and p.city and p.iso3 == direct.iso3), None)
        return apposed or direct
    if token.lemma_.lower() in _VENUE_NOUNS:
        return next((p for p in inside if p.city), inside[0] if inside else None)
    return None


def places_at(token: Token, cast: Cast) -> tuple[PlaceMention, ...]:
    """Return the places of a list that begins with this noun ("Egypt, Jordan and Iraq"), each country once."""
    first = place_at(token, cast)
    if first is None:
        return ()
    found, queue = {first.iso3 or first.name: first}, [token]
    while queue and len(found) < 12:
        for child in queue.pop().children:
            if child.dep_ == "conj" and child.pos_ in ("PROPN", "NOUN"):
                queue.append(child)
                place = place_at(child, cast)
                if place is not None:
                    found.setdefault(place.iso3 or place.name, place)
    for place in _further_places(max(p.end for p in found.values()), token, cast):
        found.setdefault(place.iso3 or place.name, place)
    return tuple(found.values())


def _further_places(position: int, token: Token, cast: Cast) -> Iterator[PlaceMention]:
    """Places that follow with only commas, semicolons and "and" between ("Accra, Ghana; Lusaka, Zambia")."""
    starts = {p.start: p for p in places_between(cast, position, token.sent.end)}
    listed = False
    while position < token.sent.end:
        place = starts.get(position)
        if place is not None and listed:
            yield place
            position = place.end
        elif place is not None:
            position = place.end
        elif token.doc[position].lower_ in (",", ";", "and", "the", "then", "or"):
            listed = listed or token.doc[position].lower_ in (",", ";", "and")
            position += 1
        else:
            return


def is_location(token: Token, cast: Cast) -> bool:
    """Whether the token names a mere place: a place that no mention takes for an actor."""
    return cast.at(token.i) is None and place_over(token, cast) is not None


def place_over(token: Token, cast: Cast) -> PlaceMention | None:
    """Return the place mention that covers the token."""
    i = bisect.bisect_right(cast.places, token.i, key=lambda p: p.start) - 1
    return cast.places[i] if i >= 0 and cast.places[i].end > token.i else None


def places_between(cast: Cast, start: int, end: int) -> tuple[PlaceMention, ...]:
    """Return the place mentions that begin in tokens ``start:end``, found by bisection."""
    first = bisect.bisect_left(cast.places, start, key=lambda p: p.start)
    return cast.places[first : bisect.bisect_left(cast.places, end, key=lambda p: p.start)]


def venue_of(telling: Telling, others: list[Telling], cast: Cast, shortcuts: dict[int, Token]) -> PlaceMention | None:
    """Return the place in the sentence that is the venue of the telling, or None.

    A place belongs to the nearest trigger of the sentence over the parse; it does not count where it only says what
    the encounter was about ("talks on the war in Sudan") or whom a noun belongs to ("officials of France").
    """
    places = places_between(cast, telling.sentence.start, telling.sentence.end)
    best: tuple[float, PlaceMention] | None = None
    for place in places:
        cost = _cost(place, telling.node, shortcuts)
        if cost is None or any(
            rival < cost for other in others if (rival := _cost(place, other.node, shortcuts)) is not None
        ):
            continue
        cost -= 0.5 if place.city or place.building else 0
        if best is None or cost < best[0]:
            best = (cost, place)
    return best[1] if best else None


def _cost(place: PlaceMention, trigger: Token, shortcuts: dict[int, Token]) -> float | None:
    """How far the place stands from the trigger; None where it can't be its venue."""
    doc = trigger.doc
    root = _root(place, doc[place.end - 1])
    if root.dep_ in ("compound", "nmod", "amod", "poss") and _heads(root, trigger):
        return 1.0 if place.city or place.building else None
    climbed = _locative(root)
    if climbed is None:
        return None
    if place.city and climbed.pos_ in ("NOUN", "PROPN") and _before_day(place, doc):
        climbed = next((t for t in climbed.ancestors if t.pos_ in VERBAL), climbed)
    path, steps = climbed, 1.0
    line = [trigger, *trigger.ancestors]
    depth_of = {t.i: d for d, t in enumerate(line)}
    while path.i not in depth_of:
        if path.head.i == path.i or not _passable(path):
            return None
        path, steps = shortcuts.get(path.i, path.head), steps + 1.0
        if steps > _FAR:
            return None
    down = line[: depth_of[path.i]]
    if any(_reports(t.head) and t.dep_ == "ccomp" for t in down):
        return None
    if any(t.dep_ == "ccomp" for t in down) or any(t.dep_ == "relcl" for t in down):
        steps += 4
    return steps + len(down) * 1.01 + abs(trigger.i - place.start) * 0.01


def _before_day(place: PlaceMention, doc: Doc) -> bool:
    """Whether a day follows the town ("talks on the trade pact in Cairo on Monday"): both belong to the clause."""
    behind = doc[place.end : place.end + 2]
    words = [t for t in behind if t.lower_ != "on"]
    return bool(words) and words[0].ent_type_ == "DATE" and words[0].sent == doc[place.start].sent


def _root(place: PlaceMention, last: Token) -> Token:
    """The head of the place's name, or of the noun that it is part of ("Geneva" in "Geneva, Switzerland")."""
    token, steps = last, 0
    while place.start <= token.head.i < place.end and token.head.i != token.i:
        token = token.head
    while token.dep_ in ("appos", "conj", "npadvmod") and token.head.pos_ in ("PROPN", "NOUN") and steps < 5:
        if token.head.ent_type_ == "PERSON" and token.dep_ == "conj":
            return token  # "her counterparts from Norway, A, and Jordan, B": no place
        token, steps = token.head, steps + 1
    while (
        token.dep_ in ("poss", "compound", "nmod", "amod") and token.head.lemma_.lower() in _VENUE_NOUNS and steps < 8
    ):
        token, steps = token.head, steps + 1
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in _VENUE_NOUNS:
        token = token.head.head
    while token.dep_ in ("appos",) and token.head.pos_ in ("PROPN", "NOUN") and steps < 10:
        token, steps = token.head, steps + 1
    return token


def _heads(root: Token, trigger: Token) -> bool:
    token, steps = root, 0
    while token.dep_ in ("compound", "nmod", "amod", "poss") and steps < 4:
        token, steps = token.head, steps + 1
        if token.i == trigger.i:
            return True
    return False


def _locative(root: Token) -> Token | None:
    """The head of the locative phrase that the place stands in."""
    if root.dep_ == "pobj" and root.head.lower_ in LOCATIVE:
        token = root.head
        if token.lower_ == "to" and not (
            token.head.pos_ in VERBAL or lexicon().nouns.get(token.head.lemma_.lower(), _STILL).travel
        ):
            return None
        while token.head.dep_ == "prep" and token.head.pos_ == "ADP" and token.head.i != token.head.head.i:
            token = token.head
        return token.head
    if root.dep_ == "dobj" and root.head.lemma_ in ("visit", "tour", "leave", "reach", "enter"):
        return root.head
    if root.dep_ in ("npadvmod", "advmod", "dep") and root.head.pos_ in VERBAL:
        return root.head
    return None


def _passable(token: Token) -> bool:
    """Whether a locative phrase still speaks of the encounter when it hangs on this word."""
    if token.dep_ == "prep" or token.pos_ == "ADP":
        of_time = any(c.ent_type_ in ("DATE", "TIME") for c in token.children)
        return of_time or token.lower_ not in _TOPICAL or token.lower_ in ("for", "with", "between", "by")
    if token.pos_ in VERBAL:
        return True
    if token.pos_ in ("NOUN", "PROPN", "PRON"):
        words = lexicon()
        lemma = token.lemma_.lower()
        return (
            lemma in words.representatives
            or lemma in words.nouns
            or lemma in _VENUE_NOUNS
            or token.pos_ in ("PROPN", "PRON")
            or token.ent_type_ in ("DATE", "TIME")
        )
    return token.pos_ in ("ADJ", "ADV", "NUM")


def _reports(verb: Token) -> bool:
    return verb.pos_ in VERBAL and verb.lemma_ in (
        "say",
        "tell",
        "report",
        "add",
        "announce",
        "state",
        "claim",
        "warn",
        "write",
        "declare",
        "note",
        "insist",
    )
