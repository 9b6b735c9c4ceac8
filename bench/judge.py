"""What extraction found in one annotated article, item by item: right, wrong, or neither counted.

Pairing and its allowances (another name, an optional item, the state of a person who is listed too) are those of the
``score.py`` that lies with the annotated articles; its totals check ours (``Judge.judge`` raises where they differ).
"""

import importlib.util
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graph_schema.model.article import Article
from graph_schema.model.claim import ArticleClaims
from ingest.extract.evidence import of_actor, of_meeting, of_participant, of_position
from ingest.extract.export import to_gold_form
from ingest.resolve.event import EventView, combine

Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One finding: ``right`` None where it neither counts as right nor as wrong. ``whole``: its status (a meeting's) or
    stance (a position's) is right too."""

    layer: str
    document: str
    confidence: float
    evidence: frozenset[str]
    right: bool | None
    whole: bool | None = None


class Judge:
    """Judges by the ``score.py`` at this path."""

    def __init__(self, score: Path) -> None:
        spec = importlib.util.spec_from_file_location("score", score)
        if spec is None or spec.loader is None:
            raise ValueError(f"{score} is no Python file")
        self._score: Any = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self._score)

    def judge(self, document: str, gold: Gold, article: Article, claims: ArticleClaims) -> list[Judged]:
        """Return all findings of one article; ``RuntimeError`` where they don't add up to what ``score.py`` counts."""
        found = to_gold_form(document, article, claims)
        names = self._score.Names(gold)
        judged = [*self._actors(claims, names), *self._positions(gold, found, claims, names)]
        judged += self._meetings(gold, found, claims, names)
        tally = self._score.score_doc(gold, found)
        for layer, key in (
            ("actors", "actor"),
            ("meetings", "meeting"),
            ("participants", "part"),
            ("positions", "pos"),
        ):
            for right, suffix in ((True, "tp"), (False, "fp")):
                count = sum(one.layer == layer and one.right is right for one in judged)
                if count != tally.get(f"{key}_{suffix}", 0):
                    raise RuntimeError(f"{document}: {count} {layer} are {right}; score.py counts {dict(tally)}")
        return [replace(one, document=document) for one in judged]

    def _actors(self, claims: ArticleClaims, names: Any) -> Iterator[Judged]:
        known = frozenset(claim.actor for claim in claims.actors if claim.known)
        seen: set[str] = set()
        for claim in claims.actors:
            if not claim.acts:
                continue
            who = names.resolve(claim.name)
            counted = who is None or who in names.core
            right = (who is not None and who not in seen) if counted else None
            seen |= {who} if right else set()
            yield Judged("actors", "", claim.confidence, of_actor(claim, known), right)

    def _meetings(self, gold: Gold, found: Gold, claims: ArticleClaims, names: Any) -> Iterator[Judged]:
        score, wanted = self._score, gold["meetings"]
        views = _views(claims)
        weights = [[score.meeting_weight(one, other, names) for other in wanted] for one in found["meetings"]]
        pairs = score.hungarian(weights)
        for i, one in enumerate(found["meetings"]):
            view = views[one["id"]]
            other = wanted[pairs[i]] if i in pairs else None
            optional = any(w > 0 and wanted[j].get("optional") for j, w in enumerate(weights[i]))
            right = (None if optional else False) if other is None else (None if other.get("optional") else True)
            whole = bool(other and score.status_ok(one, other))
            yield Judged("meetings", "", view.confidence, of_meeting(view), right, whole)
            yield from self._participants(view, other, right, claims, names)

    def _participants(
        self, view: EventView, other: Gold | None, meeting: bool | None, claims: ArticleClaims, names: Any
    ) -> Iterator[Judged]:
        known = frozenset(claim.actor for claim in claims.actors if claim.known)
        called = {claim.actor: claim.name for claim in claims.actors}
        parts: dict[str, Any] = {}
        for part in view.participants:
            name = called[part.actor]
            parts.setdefault(names.resolve(name) or "?" + self._score.norm(name), part)
        for who, part in parts.items():
            if part.role.value in self._score.AWAY:
                continue
            right = self._attends(who, other, parts, names) if meeting else meeting
            right = None if who == "~neutral" and not right else right
            yield Judged("participants", "", part.confidence, of_participant(view, part, known), right)

    def _attends(self, who: str, other: Gold | None, parts: dict[str, Any], names: Any) -> bool | None:
        expected = {part["actor"]: part for part in (other or {})["participants"]}
        if who in expected:
            if expected[who]["role"] in self._score.AWAY:
                return False
            return None if expected[who].get("optional") else True
        listed = [one for one in parts if one in expected and expected[one]["role"] in self._score.ATTENDING]
        return None if any(names.aff.get(one) == who for one in listed) else False

    def _positions(self, gold: Gold, found: Gold, claims: ArticleClaims, names: Any) -> Iterator[Judged]:
        score, wanted, rows = self._score, gold["positions"], found["positions"]
        weights = [[score.position_weight(one, other, gold, names) for other in wanted] for one in rows]
        pairs = score.hungarian(weights)
        holders = {j: names.resolve(rows[i]["holder"]) for i, j in pairs.items()}
        neutral = {score.canon(name) for name in gold.get("neutral_position_holders", [])}
        last = score.surnames(neutral) - score.surnames({score.canon(actor["name"]) for actor in gold["actors"]})
        for i, (one, claim) in enumerate(zip(rows, claims.positions, strict=True)):
            if i in pairs:
                other = wanted[pairs[i]]
                right, whole = (None if other.get("optional") else True), score.stance_ok(one, other)
            else:
                near = [j for j, weight in enumerate(weights[i]) if weight > 0]
                name = names.resolve(one["holder"])
                passed = score.canon(one["holder"]) in neutral or score.untitled(one["holder"]) in last
                passed |= any(wanted[j].get("optional") or wanted[j]["holder"].startswith("@") for j in near)
                passed |= any(j in holders and holders[j] != name for j in near)
                right, whole = (None if passed else False), False
            yield Judged("positions", "", claim.confidence, of_position(claim), right, whole)


def _views(claims: ArticleClaims) -> dict[str, EventView]:
    events = defaultdict(list)
    for claim in claims.meetings:
        events[claim.event].append(claim)
    return {event: combine(group) for event, group in events.items()}
