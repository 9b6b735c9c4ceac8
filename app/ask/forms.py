"""Forms of questions: which one fits, and what it finds in the question. Pure; the data are in forms.yaml."""

import re
from functools import cache
from typing import Any, NamedTuple

from app.ask import words

_SLOT = re.compile(r"(?<!\?P)<([A-Z]\d?)>")
_CLASS = re.compile(r"\{([a-z_]\w*)\}")
_NAMED = re.compile(r"\(\?P<(\w+)>")

# What no name begins with or holds: a slot for a name that took in the words around it is no fit.
_NO_NAME = re.compile(
    r"(?:in|at|on|by|with|from|to|for|about|of|and|or|part|took|that|who|whom|which|what|when|where|how|each|not|being|been|did|was|were|is"
    r"|are|has|had|have|will|does|do|attend|join|mediate|host|visit|open|meet|accompany|receive|represent|invite)\b|.*[\"“”]|.*\b(?:an?|who|whom|which|together)\b",
    re.IGNORECASE,
)
_NO_TOPIC = re.compile(r"(?:in|at|by|with|when|where|between|among|during)\b", re.IGNORECASE)
_NAMES = ("A", "A2", "B", "S")


class Form(NamedTuple):
    """One form: what it asks for (``intent``), what it says besides (``sets``), how it is worded, and examples."""

    name: str
    intent: str
    sets: dict[str, Any]
    patterns: tuple[re.Pattern[str], ...]
    examples: tuple[str, ...]


class Found(NamedTuple):
    """A form that fits, with the words it found; slots that are empty are left out."""

    form: Form
    slots: dict[str, str]


@cache
def all() -> tuple[Form, ...]:
    """Every form, in the order in which they are tried."""
    return tuple(
        Form(
            row["name"],
            row["intent"],
            row.get("set", {}),
            tuple(_compiled(pattern) for pattern in row["patterns"]),
            tuple(row["examples"]),
        )
        for row in words.read("forms.yaml")
    )


def candidates(text: str) -> list[Found]:
    """Every form that fits the text, in order; a form once."""
    found = []
    for form in all():
        for pattern in form.patterns:
            if match := pattern.fullmatch(text):
                slots = {name: value.strip() for name, value in match.groupdict().items() if value and value.strip()}
                if _fits(slots):
                    found.append(Found(form, slots))
                    break
    return found


def _fits(slots: dict[str, str]) -> bool:
    names = [slots[name] for name in _NAMES if name in slots]
    return not any(_NO_NAME.match(name) for name in names) and not _NO_TOPIC.match(slots.get("T", ""))


def _compiled(pattern: str) -> re.Pattern[str]:
    text = pattern
    while _CLASS.search(text):
        text = _CLASS.sub(lambda match: words.classes()[match[1]], text)
    verbs = "|".join(row["verb"] for row in words.read("stances.yaml"))
    text = text.replace("<K>", f"(?P<K>{verbs})")
    text = _SLOT.sub(lambda match: f"(?P<{match[1]}>.+?)", text)
    return re.compile(_once(text), re.IGNORECASE)


def _once(text: str) -> str:
    """Each name of a group once, the first time; the same name later is a plain group."""
    seen: set[str] = set()

    def named(match: re.Match[str]) -> str:
        if match[1] in seen:
            return "(?:"
        seen.add(match[1])
        return match[0]

    return _NAMED.sub(named, text)
