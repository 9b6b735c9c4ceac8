"""What a claim shows rises with its rule's confidence, keeps its promise's limit, and changes nothing else."""

from dataclasses import replace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from graph_schema.model.claim import ArticleClaims
from ingest.extract.confidence import DATA, PROMISE, Calibration, Curve, calibrated, shipped
from ingest.extract.evidence import KNOWN_TO
from ingest.resolve.event import combine
from tests.claim_streams import tellings
from tests.stories import Story

THOUSANDTHS = st.integers(0, 1000).map(lambda n: n / 1000)
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


def test_nothing_is_left_as_it_was_where_nothing_was_found() -> None:
    assert calibrated(ArticleClaims(article_id="a"), shipped()) == ArticleClaims(article_id="a")


@settings(max_examples=60, deadline=None)
@given(st.data(), CALIBRATIONS)
def test_what_is_combined_from_sentences_stays_whatever_the_calibration(data: st.DataObject, how: Calibration) -> None:
    told = data.draw(tellings("a")).claims
    meetings = tuple(
        claim.model_copy(
            update={
                "confidence": data.draw(THOUSANDTHS),
                "participants": tuple(
                    part.model_copy(update={"confidence": data.draw(THOUSANDTHS)}) for part in claim.participants
                ),
            }
        )
        for claim in told.meetings
    )
    by_rule = told.model_copy(update={"meetings": meetings})
    shown = calibrated(by_rule, how)
    assert ArticleClaims.model_validate(shown.model_dump()) == shown
    for event in {claim.event for claim in by_rule.meetings}:
        views = [combine(c for c in claims.meetings if c.event == event) for claims in (by_rule, shown)]
        assert without_confidence(views[0]) == without_confidence(views[1])


def without_confidence(view):
    told = {field: claim.id for field, claim in view.told.items()}
    parts = tuple((part.actor, part.role, part.claims) for part in view.participants)
    return replace(view, confidence=0.0, participants=(), told={}), told, parts
