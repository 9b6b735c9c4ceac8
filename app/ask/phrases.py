"""Descriptions of meetings, taken apart: "the climate talks in Bonn with the EU" has kind, place, actor and word."""

import re
from dataclasses import dataclass, field, replace

from app.ask import words

_JOINTS = re.compile(
    r"\b(?P<joint>(?:on|at|in) the (?:margins|sidelines|fringes|framework) of|together with|along with|alongside|"
    r"(?:convened|hosted|chaired|organi[sz]ed|led|called|arranged|mediated|brokered) by|besides|apart from|other than|"
    r"(?:bring|brought)(?:s|ing)? together|including|without|where|when|after|before|while|"
    r"with|between|among|in|inside|near|at|about|regarding|concerning|over|to|by|from|during|for|on|of)\s+",
    re.IGNORECASE,
)
_START = re.compile(
    r"^(?:the|a|an|this|that|these|those|any|all|some|both|each|their|his|her|its|our|first|every)\s+", re.IGNORECASE
)
_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+|\s+as well as\s+", re.IGNORECASE)
_OWNER = re.compile(r"^(?P<owner>[^'’]+?)(?:['’]s|(?<=s)['’])\s+(?P<rest>.+)$")
_PAIR = re.compile(r"^([A-Z][\w.]+)[-–—/]([A-Z][\w.]+)$")
_BY_PHONE = re.compile(r"\b(?:by|on the|over the|via) (?:tele)?phone\b", re.IGNORECASE)
_ENDS = frozenset({"convened", "hosted", "chaired", "organised", "organized", "held", "called", "early", "late"})

_PLACE, _WITH, _ABOUT = (
    {"in", "inside", "near"},
    {"with", "between", "among", "alongside", "together with", "along with", "including", "without"},
    {"about", "regarding", "concerning", "over", "on", "for"},
)
_INSIDE = re.compile(r"(?:on|at|in) the (?:margins|sidelines|fringes|framework) of|at|during", re.IGNORECASE)
_LEFT_OUT = {"besides", "apart from", "other than"}
_LEADS = re.compile(r"\w+ by", re.IGNORECASE)


@dataclass(frozen=True)
class Description:
    """What words say of a meeting. ``actors`` took part, ``names`` may be places, actors or parts of a title,
    ``topics`` stand in a title or sentence, ``left_out`` are not asked for; ``kinds`` is empty for any kind."""

    actors: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    noun: str | None = None
    definite: bool = False
    words: str = field(default="", compare=False)

    def joined(self, other: "Description") -> "Description":
        """Both descriptions of one meeting; the kind is the first one's where it has one."""
        return replace(
            self,
            actors=_once(self.actors + other.actors),
            hosts=_once(self.hosts + other.hosts),
            places=_once(self.places + other.places),
            names=_once(self.names + other.names),
            topics=_once(self.topics + other.topics),
            left_out=_once(self.left_out + other.left_out),
            kinds=self.kinds or other.kinds,
            noun=self.noun or other.noun,
            definite=self.definite or other.definite,
            words=" ".join(part for part in (self.words, other.words) if part),
        )


def _once(items: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def names_in(text: str) -> tuple[str, ...]:
    """The names that "A, B and C" lists; "Bosnia and Herzegovina" is one name, as a state bears it."""
    text = re.sub(r"^both\s+", "", text.strip(), flags=re.IGNORECASE)
    if words.state_named(text):
        return (_START.sub("", text),)
    if pair := _PAIR.match(text):
        return pair[1], pair[2]
    parts = [part.strip() for part in _AND.split(text) if part and part.strip()]
    for first in range(len(parts) - 1):
        if words.state_named(two := f"{parts[first]} and {parts[first + 1]}"):
            parts[first : first + 2] = [two]
            break
    return tuple(_trimmed(part) for part in parts if _trimmed(part))


def _trimmed(text: str) -> str:
    """A name without the article before it; "their" and "him" are none."""
    text = _START.sub("", text.strip(" ,;:?!")).strip()
    return (
        "" if text.lower() in ("he", "she", "they", "him", "her", "them", "it", "there", "else", "each other") else text
    )


def described(text: str, *, first: str = "") -> Description:
    """Take a description apart. ``first`` is the joint that stood before it, for the rest of a question ("in Bonn")."""
    text = text.strip()
    found = Description(words=text)
    if _BY_PHONE.search(text):
        found = replace(found, kinds=("call", "video_conference"))
        text = _BY_PHONE.sub(" ", text).strip()
    head, parts = _parts(text)
    found = found.joined(_head(head) if not first else _part(first, head, bare=True)) if head else found
    for joint, piece in parts:
        found = found.joined(_part(joint, piece, bare=found.noun is None, noun=found.noun))
    return replace(found, words=found.words.strip() or text)


def _parts(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The words before the first joint, and each joint with what follows it; joints inside a quotation are none."""
    joints = list(_JOINTS.finditer(text))
    if not joints:
        return text, []
    ends = [joint.start() for joint in joints[1:]] + [len(text)]
    parts = [(joint["joint"].lower(), text[joint.end() : end].strip()) for joint, end in zip(joints, ends, strict=True)]
    return text[: joints[0].start()].strip(), [part for part in parts if part[1]]


def _part(joint: str, text: str, *, bare: bool, noun: str | None = None) -> Description:
    if joint in _LEFT_OUT:
        return Description(left_out=names_in(text))
    if joint in _PLACE:
        return Description(places=tuple(_trimmed(place) for place in names_in(text)))
    if joint in _WITH:
        return Description(actors=_known(names_in(text)))
    if _LEADS.fullmatch(joint) or (joint == "by" and text):
        return Description(hosts=names_in(text))
    if _INSIDE.fullmatch(joint):
        inner = _head(text)
        if inner.noun is None and inner.names and joint == "at":
            return Description(places=(_trimmed(text),))
        return replace(inner, kinds=(), noun=None)
    if joint == "to" and (noun or bare):
        return (
            Description(places=(_trimmed(text),))
            if text[:1].isupper() or text.lower().startswith("the ")
            else Description()
        )
    if joint == "of":
        inner = _head(text)
        return inner if inner.noun or not text[:1].isupper() else Description(names=names_in(text))
    if joint == "for" and _noun(text)[0] and noun is None:
        inner = _head(text)
        return replace(inner, names=tuple(name for name in inner.names if name[:1].isupper()))
    if joint in _ABOUT:
        return Description(topics=topic_words(text))
    return Description()


def _known(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names without common nouns in the plural that name nobody ("their counterparts")."""
    return tuple(name for name in names if name.lower() not in ("counterparts", "others", "colleagues", "whom"))


def _head(text: str) -> Description:
    definite = bool(re.match(r"(?:the|this|that|these|those|their)\b", text, re.IGNORECASE)) or "'s " in text
    text = _START.sub("", text.strip(" ,;:?!"))
    actors: tuple[str, ...] = ()
    if (owner := _OWNER.match(text)) and not words.state_named(text):
        actors, text = names_in(owner["owner"]), owner["rest"]
    noun, rest = _noun(text)
    names: list[str] = []
    run: list[str] = []
    for word in [*rest, ""]:
        capital = word[:1].isupper() or word[:1].isdigit()
        if capital and not _PAIR.match(word):
            run.append(word)
            continue
        if run:
            names.append(" ".join(run))
            run = []
        if pair := _PAIR.match(word):
            names += [pair[1], pair[2]]
        elif word and word.lower() not in words.listed("which") | words.listed("stop") | _ENDS:
            names.append(word)
    return Description(
        actors=actors,
        names=tuple(dict.fromkeys(names)),
        kinds=words.kinds().get(noun, ()) if noun else (),
        noun=noun,
        definite=definite or bool(actors) or any(name[:1].isupper() for name in names),
        words=text,
    )


def _noun(text: str) -> tuple[str | None, list[str]]:
    """The noun that tells the kind, and the other words."""
    found = text.split()
    for size in (2, 1):
        for at in range(len(found) - size, -1, -1):
            noun = " ".join(found[at : at + size]).lower().strip(",.")
            if noun in words.kinds():
                return noun, found[:at] + found[at + size :]
    return None, found


def topic_words(text: str) -> tuple[str, ...]:
    """The words of a topic that say something, each once, in their order."""
    found = re.findall(r"[\w][\w'’.+-]*", text)
    cleaned = (re.sub(r"(?:['’]s|['’]|\.)$", "", word) for word in found)
    return tuple(dict.fromkeys(word for word in cleaned if word.lower() not in words.listed("stop")))
