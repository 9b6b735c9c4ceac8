"""What a claim shows rises with its rule's confidence, keeps its promise's limit, and changes nothing else."""

from dataclasses import replace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from graph_schema.model.claim import ArticleClaims
from graph_schema.model.memory import Telling
from ingest.extract.confidence import DATA, PROMISE, Calibration, Curve, calibrated, shipped
from ingest.extract.evidence import KNOWN_TO
from ingest.resolve.event import EventView, combine
from tests.claim_streams import tellings
from tests.stories import Story

THOUSANDTHS = st.integers(0, 1000).map(lambda n: n / 1000)
SURE = st.sampled_from([0.3, 0.5, 0.52, 0.7, 0.9, 0.99])
CURVES = st.builds(
    Curve,
    intercept=st.floats(-4, 4),
    rule=st.floats(0.1, 8),
    evidence=st.dictionaries(st.sampled_from(["a", "b"]), st.floats(-3, 3)),
    promised_from=st.floats(PROMISE, 1),
)
CALIBRATIONS = st.builds(
    Calibration,
    **{layer: CURVES.map(lambda curve: curve.model_copy(update={"evidence": {}})) for layer in KNOWN_TO},
)


@given(CURVES, THOUSANDTHS, THOUSANDTHS, st.sets(st.sampled_from(["a", "b", "unheard of"])))
def test_it_never_falls_when_the_rule_is_surer(curve: Curve, one: float, other: float, evidence: set[str]) -> None:
    low, high = sorted((one, other))
    assert 0 < curve.published(low, evidence) <= curve.published(high, evidence) < 1
    if high > low and curve.share(high, evidence) < 0.99:
        assert curve.published(low, evidence) < curve.published(high, evidence)


@given(CURVES, THOUSANDTHS, st.sets(st.sampled_from(["a", "b"])))
def test_the_promise_is_shown_only_from_the_share_that_keeps_it(curve: Curve, sure: float, evidence: set[str]) -> None:
    promised = curve.share(sure, evidence) >= curve.promised_from
    assert (curve.published(sure, evidence) >= PROMISE) is promised


def test_evidence_speaks_for_a_claim_or_against_it() -> None:
    curve = Curve(intercept=0, rule=1, evidence={"for": 1.0, "against": -1.0}, promised_from=1)
    assert curve.share(0.5, {"against"}) < curve.share(0.5, ()) < curve.share(0.5, {"for"})
    assert curve.share(0.5, {"for", "against"}) == curve.share(0.5, ())


@pytest.mark.parametrize("layer", KNOWN_TO)
def test_a_word_of_evidence_that_is_misspelt_is_refused(layer: str) -> None:
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    data[layer]["evidence"] = {"no_such_word": 1.0}
    with pytest.raises(ValidationError, match=f"{layer}: no such evidence: no_such_word; known: "):
        Calibration.model_validate(data)


@pytest.mark.parametrize("wrong", [{"rule": -1}, {"promised_from": 0.5}, {"promised_from": 1.2}, {"intercept": "high"}])
def test_a_curve_that_falls_or_promises_too_early_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Curve.model_validate({"intercept": 0, "rule": 1, "promised_from": 0.9, **wrong})


def test_the_shipped_calibration_weighs_as_its_comment_says() -> None:
    curves = shipped()
    assert curves.positions.share(0.7, {"quoted"}) > curves.positions.share(0.7, ())
    assert curves.positions.share(0.7, {"stated_only"}) < curves.positions.share(0.7, ())
    for layer in KNOWN_TO:
        assert (
            getattr(curves, layer).share(1, {word for word, w in getattr(curves, layer).evidence.items() if w > 0})
            > 0.8
        )


def test_one_meeting_gets_surer_with_what_is_told_of_it() -> None:
    def seen(**told: object) -> ArticleClaims:
        story = Story("2025-03-05").actor("Ana Prado").actor("Japan", "state", known=True)
        return calibrated(story.meeting("e1", "Ana Prado", "Japan", **told).build()[1], shipped())

    vague, town, day = seen(), seen(place="Kyoto, Japan"), seen(place="Kyoto, Japan", date="2025-03-04")
    assert vague.meetings[0].confidence < town.meetings[0].confidence < day.meetings[0].confidence
    assert seen(place="Japan").meetings[0].confidence == vague.meetings[0].confidence
    assert seen(kind="call").meetings[0].confidence == town.meetings[0].confidence
    unknown, known = vague.meetings[0].participants
    assert unknown.confidence < known.confidence
    assert max(unknown.confidence, known.confidence) <= vague.meetings[0].confidence


def test_a_participant_named_by_two_sentences_is_surer() -> None:
    once = Story("2025-03-05").meeting("e1", "Kenya", "Japan").build()[1]
    twice = Story("2025-03-05").meeting("e1", "Kenya", "Japan").meeting("e1", "Kenya", title="again").build()[1]
    sure = [combine(calibrated(claims, shipped()).meetings).participants for claims in (once, twice)]
    assert sure[0][0].confidence < sure[1][0].confidence
    assert sure[0][1].confidence == sure[1][1].confidence


def test_no_claims_stay_no_claims() -> None:
    assert calibrated(ArticleClaims(article_id="a"), shipped()) == ArticleClaims(article_id="a")


@st.composite
def one_meeting(draw: st.DrawFn) -> ArticleClaims:
    """Two to four sentences of one meeting that contradict each other, each as sure as it likes."""
    story = Story("2025-03-05").actor("Japan", "state", known=True)
    role = st.sampled_from(["attendee", "host", "absent"])
    for number in range(draw(st.integers(2, 4))):
        who = draw(st.lists(st.sampled_from(["Ana Prado", "Japan"]), unique=True))
        story.meeting(
            "e1",
            *[(name, draw(role)) for name in who],
            kind=draw(st.sampled_from([None, "talks", "call"])),
            status=draw(st.sampled_from([None, "held", "planned"])),
            place=draw(st.sampled_from([None, "Kyoto, Japan", "Nara, Japan"])),
            date=draw(st.sampled_from([None, "2025-03-04", "2025-03-02"])),
            confidence=draw(SURE),
            title=f"sentence {number}",
        )
    claims = story.build()[1]
    meetings = tuple(
        claim.model_copy(
            update={"participants": tuple(p.model_copy(update={"confidence": draw(SURE)}) for p in claim.participants)}
        )
        for claim in claims.meetings
    )
    return claims.model_copy(update={"meetings": meetings})


@settings(max_examples=200, deadline=None)
@given(one_meeting(), CALIBRATIONS)
def test_what_is_combined_from_sentences_stays_whatever_the_calibration(
    by_rule: ArticleClaims, how: Calibration
) -> None:
    shown = calibrated(by_rule, how)
    assert ArticleClaims.model_validate(shown.model_dump()) == shown
    assert without_confidence(combine(shown.meetings)) == without_confidence(combine(by_rule.meetings))


@settings(max_examples=20, deadline=None)
@given(tellings("a"))
def test_all_kinds_of_claims_go_through(telling: Telling) -> None:
    shown = calibrated(telling.claims, shipped())
    assert ArticleClaims.model_validate(shown.model_dump()) == shown
    for layer in ("actors", "offices", "meetings", "positions"):
        before, after = getattr(telling.claims, layer), getattr(shown, layer)
        assert [claim.id for claim in after] == [claim.id for claim in before]
        assert all(0 < claim.confidence < 1 for claim in after)


def without_confidence(view: EventView) -> object:
    told = {field: claim.id for field, claim in view.told.items()}
    parts = tuple((part.actor, part.role, part.claims) for part in view.participants)
    return replace(view, confidence=0.0, participants=(), told={}), told, parts
