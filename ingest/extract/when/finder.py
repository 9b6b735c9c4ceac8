"""Finding date expressions in a text. Pure: the text alone, no day of publication."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ingest.extract.when.expressions import DatePhrase, Form, Unit
from ingest.extract.when.words import alternation, date_words

_W = date_words()
_MONTH = rf"\b{alternation(_W.months)}\b\.?"
_WEEKDAY = rf"\b{alternation(_W.weekdays)}\b"
_FULL_WEEKDAY = r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:%]|,\d|\.\d|\s*(?:percent|people|million|billion|countries))"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_TO = r"\s*(?:-|–|—|to|and|through|until|till|&)\s*"
_NUM = rf"(?:\d{{1,3}}|{alternation(_W.numbers)})"
_UNIT = r"(?:day|week|month|year|fortnight|hour)"
_SHIFT = rf"(?:the\s+)?{alternation(_W.shifts)}"
_PART = r"(?:(?:earlier|later|early|late|mid|middle|end|beginning|start)(?:\s+(?:in|of|on))?[\s-]+(?:the\s+)?)"
_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night|noon|midday))?"
_LEAD = r"(?:\b(?:on|in|during|over|at|by|from|for|of)\s+(?:the\s+)?)?"

_Maker = Callable[["re.Match[str]"], dict[str, object] | None]
_RULES: list[tuple[re.Pattern[str], Form, _Maker, str | None]] = []
_HINTS = {
    "month": re.compile(rf"\b{alternation(_W.months)}"),
    "year": re.compile(r"(?:19|20)\d\d"),
    "weekday": re.compile(r"[snrit]day\b"),
    "weekend": re.compile("weekend"),
    "unit": re.compile(rf"\b{_UNIT}"),
    "ago": re.compile(r"\bago\b"),
}
"""What a lower-case text must have for the rules that name it; cheap to look for, as their patterns are not."""


def _rule(form: Form, pattern: str, hint: str | None = None) -> Callable[[_Maker], _Maker]:
    def add(maker: _Maker) -> _Maker:
        _RULES.append((re.compile(pattern, re.IGNORECASE), form, maker, hint))
        return maker

    return add


def _month(text: str) -> int:
    return _W.months[text.lower().rstrip(".")]


def _day(text: str | None) -> int | None:
    return int(re.sub(r"\D", "", text)) if text else None


def _year(text: str | None) -> int | None:
    return int(text) if text else None


def _weekday(text: str) -> int:
    return _W.weekdays[text.lower().rstrip(".")]


def _unit(text: str) -> Unit:
    return {"hour": Unit.DAY, "fortnight": Unit.WEEK}.get(text.lower()) or Unit(text.lower())


@_rule(Form.ABSOLUTE, r"\b(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])\b", hint="year")
def _iso(m: "re.Match[str]") -> dict[str, object]:
    return {"year": int(m["y"]), "month": int(m["m"]), "day": int(m["d"])}


@_rule(
    Form.ABSOLUTE,
    rf"{_LEAD}(?:{_WEEKDAY}\.?,?\s+)?(?:\bthe\s+)?(?P<m>{_MONTH})\s*(?P<d>{_DAY})(?:{_TO}(?:(?P<m2>{_MONTH})\s*)?(?P<d2>{_DAY}))?"
    rf"(?:,?\s+(?P<y>{_YEAR}))?",
    hint="month",
)
def _month_first(m: "re.Match[str]") -> dict[str, object] | None:
    if not m["m"][0].isupper():
        return None
    return _absolute(m)


@_rule(
    Form.ABSOLUTE,
    rf"{_LEAD}(?:{_WEEKDAY}\.?,?\s+)?(?:\bthe\s+)?\b(?P<d>{_DAY})(?:\s*(?P<m1>{_MONTH}))?(?:{_TO}(?:the\s+)?(?P<d2>{_DAY}))\s*(?:of\s+)?"
    rf"(?P<m2>{_MONTH})(?:,?\s+(?P<y>{_YEAR}))?",
    hint="month",
)
def _day_range_first(m: "re.Match[str]") -> dict[str, object] | None:
    if not m["m2"][0].isupper():
        return None
    last = _month(m["m2"])
    return {"year": _year(m["y"]), "month": _month(m["m1"]) if m["m1"] else last, "day": _day(m["d"]),
            "end_month": last, "end_day": _day(m["d2"])}  # fmt: skip


@_rule(
    Form.ABSOLUTE,
    rf"{_LEAD}(?:{_WEEKDAY}\.?,?\s+)?(?:\bthe\s+)?\b(?P<d>{_DAY})\s+(?:of\s+)?(?P<m>{_MONTH})(?:,?\s+(?P<y>{_YEAR}))?",
    hint="month",
)
def _day_first(m: "re.Match[str]") -> dict[str, object] | None:
    if not m["m"][0].isupper():
        return None
    return {"year": _year(m["y"]), "month": _month(m["m"]), "day": _day(m["d"])}


@_rule(
    Form.ABSOLUTE,
    rf"(?:(?P<lead>\b(?:in|during|since|until|by|for|of|from)\s+(?:the\s+)?)|(?P<shift>\b{_SHIFT}\s+))?(?P<part>{_PART})?"
    rf"(?P<m>{_MONTH})(?P<gen>'s)?(?:,?\s+(?:of\s+)?(?P<y>{_YEAR}))?",
    hint="month",
)
def _month_only(m: "re.Match[str]") -> dict[str, object] | None:
    if not m["m"][0].isupper() or not (m["lead"] or m["shift"] or m["part"] or m["y"]):
        return None
    word = m["shift"].split()[-1].lower() if m["shift"] else None
    return {"year": _year(m["y"]), "month": _month(m["m"]), "shift": _W.shifts[word] if word else None}


@_rule(
    Form.ABSOLUTE,
    rf"\b(?:in|during|since|until|of|from|for|early|late|mid)[\s-]+(?:early\s+|late\s+|mid-)?(?P<y>{_YEAR})\b(?!s)",
    hint="year",
)
def _year_only(m: "re.Match[str]") -> dict[str, object]:
    return {"year": int(m["y"])}


@_rule(
    Form.WEEKDAY,
    rf"(?:\b(?:early|late|later|on)\s+)?(?:\bon\s+)?(?:(?P<shift>\b{_SHIFT})\s+)?(?P<w>{_FULL_WEEKDAY}){_OF_DAY}"
    rf"(?:(?P<to>{_TO})(?:on\s+)?(?P<w2>{_FULL_WEEKDAY}))?{_OF_DAY}(?:(?:,|\s+of)?\s+(?P<week>last|this|next)\s+week)?",
    hint="weekday",
)
def _named_day(m: "re.Match[str]") -> dict[str, object] | None:
    if not m["w"][0].isupper():
        return None
    first, last = _weekday(m["w"]), _weekday(m["w2"]) if m["w2"] else None
    if last is not None and m["to"].strip().lower() in ("and", "&") and last != (first + 1) % 7:
        last = None  # "Monday and Thursday" are two days, not a stretch
    shift = _W.shifts[m["shift"].split()[-1].lower()] if m["shift"] else None
    week = _W.shifts[m["week"].lower()] if m["week"] else None
    return {"weekday": first, "end_weekday": last, "shift": shift if week is None else week,
            "unit": Unit.DAY if week is None else Unit.WEEK}  # fmt: skip


@_rule(Form.WEEKDAY, rf"\bon\s+(?P<w>{_WEEKDAY})\.(?=\s+[\da-z])")
def _short_day(m: "re.Match[str]") -> dict[str, object] | None:
    return {"weekday": _weekday(m["w"])} if m["w"][0].isupper() else None


@_rule(Form.DAY, rf"(?:\b(?:earlier|later|early|late)\s+)?\b(?P<word>{alternation(_W.day_words)})\b")
def _day_word(m: "re.Match[str]") -> dict[str, object]:
    return {"count": _W.day_words[m["word"].lower()]}


@_rule(Form.WEEKEND, rf"{_LEAD}(?:(?P<shift>\b{_SHIFT})\s+|\b(?:the|a)\s+)?\bweekend\b", hint="weekend")
def _weekend(m: "re.Match[str]") -> dict[str, object]:
    return {"shift": _W.shifts[m["shift"].split()[-1].lower()] if m["shift"] else None}


@_rule(
    Form.STRETCH,
    rf"{_LEAD}{_PART}?(?:the\s+)?\b(?P<shift>{alternation(_W.shifts)})\s+(?P<unit>week|month|year)\b(?!s)",
    hint="unit",
)
def _stretch(m: "re.Match[str]") -> dict[str, object]:
    return {"shift": _W.shifts[m["shift"].lower()], "unit": _unit(m["unit"])}


@_rule(
    Form.STRETCH,
    rf"{_LEAD}(?:the\s+)?\b(?P<which>recent|coming|next\s+few|past\s+few|last\s+few)\s+(?P<unit>day|week|month)s\b",
    hint="unit",
)
def _loose_stretch(m: "re.Match[str]") -> dict[str, object] | None:
    if m["which"].lower().split()[0] in ("recent", "past", "last") or m["unit"].lower() != "day":
        return None  # too wide to say more than the year of publication
    return {"shift": 0, "unit": Unit.MONTH}


@_rule(Form.STRETCH, r"\b(?:by|before|at)\s+(?:the\s+)?end\s+of\s+(?:the\s+)?(?P<unit>month|year|week)\b", hint="unit")
def _end_of(m: "re.Match[str]") -> dict[str, object]:
    return {"shift": 0, "unit": _unit(m["unit"])}


@_rule(
    Form.COUNTED, rf"{_LEAD}(?:the\s+)?\b(?:last|past|previous)\s+(?P<n>{_NUM})\s+(?P<unit>{_UNIT})s?\b", hint="unit"
)
def _window(m: "re.Match[str]") -> dict[str, object] | None:
    if m["unit"].lower() not in ("hour", "day"):
        return None  # "for the past six years" is no date of one event
    hours = m["unit"].lower() == "hour"
    n = _W.number(m["n"])
    return {"count": -(n // 24 if hours else n), "unit": _unit(m["unit"])}


@_rule(Form.COUNTED, rf"\b(?P<n>{_NUM})\s+(?P<unit>{_UNIT})s?\s+ago\b", hint="ago")
def _ago(m: "re.Match[str]") -> dict[str, object]:
    hours = m["unit"].lower() == "hour"
    n = _W.number(m["n"]) * (2 if m["unit"].lower() == "fortnight" else 1)
    return {"count": -(n // 24 if hours else n), "unit": _unit(m["unit"])}


@_rule(
    Form.COUNTED,
    rf"\b(?:with)?in\s+(?:the\s+next\s+)?(?P<n>{_NUM})\s+(?P<unit>{_UNIT})s?(?:['’]s?)?(?:\s+time)?\b(?!\s*(?:ago|of))",
    hint="unit",
)
def _in(m: "re.Match[str]") -> dict[str, object]:
    hours = m["unit"].lower() == "hour"
    n = _W.number(m["n"]) * (2 if m["unit"].lower() == "fortnight" else 1)
    return {"count": n // 24 if hours else n, "unit": _unit(m["unit"])}


@_rule(
    Form.ANCHORED,
    rf"\b(?P<n>{_NUM})\s+(?P<unit>day|week|month|year)s?\s+(?P<way>{alternation(_W.anchored)})\b",
    hint="unit",
)
def _away(m: "re.Match[str]") -> dict[str, object] | None:
    if m["way"].lower() in ("before", "after") and re.match(
        r"\s+(?:the|an?|his|her|their|its|our|[A-Z]|[a-z]+ing)\b", m.string[m.end() :]
    ):
        return None  # "a day before his arrival": the day of something else
    return {"count": _W.anchored[m["way"].lower()] * _W.number(m["n"]), "unit": _unit(m["unit"])}


@_rule(
    Form.ANCHORED,
    r"\b(?:on\s+|during\s+)?the\s+(?P<way>following|next|previous|same|preceding)\s+(?P<unit>day|week|month|year)\b",
    hint="unit",
)
def _neighbour(m: "re.Match[str]") -> dict[str, object]:
    count = {"following": 1, "next": 1, "same": 0}.get(m["way"].lower(), -1)
    return {"count": count, "unit": _unit(m["unit"])}


@_rule(Form.ANCHORED, r"\bthe\s+(?P<unit>day|week|month|year)\s+(?P<way>before|after)\b", hint="unit")
def _the_day_before(m: "re.Match[str]") -> dict[str, object]:
    return {"count": _W.anchored[m["way"].lower()], "unit": _unit(m["unit"])}


@_rule(
    Form.DURATION,
    rf"\b(?P<n>\d{{1,2}}|{alternation(_W.numbers)})[\s-]+(?P<unit>day|week)s?(?=[\s-]+(?:long\s+)?[a-z])(?!\s+(?:ago|later|earlier|before|after))",
    hint="unit",
)
def _duration(m: "re.Match[str]") -> dict[str, object] | None:
    if "-" not in m[0]:
        return None
    return {"count": _W.number(m["n"]) * (7 if m["unit"].lower() == "week" else 1)}


def _absolute(m: "re.Match[str]") -> dict[str, object]:
    month = _month(m["m"])
    last = _month(m["m2"]) if m["m2"] else month
    return {"year": _year(m["y"]), "month": month, "day": _day(m["d"]),
            "end_month": last if m["d2"] else None, "end_day": _day(m["d2"])}  # fmt: skip


_HINT = re.compile(
    rf"\d{{1,2}}|{_MONTH}|days?\b|day['’]s|\b(?:today|tonight|tomorrow|yesterday|morning|afternoon|evening|night)\b|weekend|week|month|year",
    re.IGNORECASE,
)
_BEGINS_BOUND = re.compile(alternation(_W.bounds) + r"\b", re.IGNORECASE)
_BOUND = re.compile(rf"\b{alternation(_W.bounds)}\s*(?:the\s+|last\s+|early\s+|late\s+)?$", re.IGNORECASE)


@lru_cache(maxsize=512)
def find_dates(text: str) -> tuple[DatePhrase, ...]:
    """Return the date expressions of a text in their order, without overlap; where two overlap the longer one counts.

    A phrase after "since" or "until" is returned with ``bound`` set.
    """
    if not _HINT.search(text):
        return ()
    found: list[DatePhrase] = []
    for phrase in sorted(_all(text), key=lambda p: (p.start - p.end, p.start)):
        if all(phrase.end <= other.start or phrase.start >= other.end for other in found):
            found.append(phrase)
    return tuple(sorted(found, key=lambda p: p.start))


def _all(text: str) -> Iterator[DatePhrase]:
    lower = text.lower()
    hints = {hint for hint, pattern in _HINTS.items() if pattern.search(lower)}
    for pattern, form, maker, hint in _RULES:
        if hint is not None and hint not in hints:
            continue
        for match in pattern.finditer(text):
            values = maker(match)
            if values is None:
                continue
            start, end = match.span()
            while text[start].isspace():
                start += 1
            bound = bool(_BOUND.search(text[max(0, start - 20) : start]) or _BEGINS_BOUND.match(text[start:end]))
            yield DatePhrase(start, end, text[start:end].strip(), form, bound=bound, **values)  # type: ignore[arg-type]
