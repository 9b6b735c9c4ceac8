import itertools

import pytest

from graph_schema.model.vocabulary import MeetingKind, MeetingStatus, ParticipantRole
from ingest.resolve.event import combine
from tests.stories import Story


def told(*calls, published="2025-03-05"):
    story = Story(published)
    for who, values in calls:
        story.meeting("e1", *who, **{"kind": None, "status": None, **values})
    return story.build()[1].meetings


def test_values_come_from_several_sentences():
    view = combine(told(
        (["Ana Prado"], {"kind": "visit", "status": "held"}),
        (["Amina Otieno"], {"place": "Nairobi, Kenya", "iso3": "KEN", "date": "2025-03-04"}),
    ))  # fmt: skip
    assert (view.kind, view.status, view.place, view.place_iso3) == ("visit", "held", "Nairobi, Kenya", "KEN")
    assert view.date.start == "2025-03-04"
    assert [p.actor for p in view.participants] == ["Ana Prado", "Amina Otieno"]


def test_confidence_goes_before_order_and_order_before_nothing():
    view = combine(told(
        ([], {"kind": "talks", "confidence": 0.5}),
        ([], {"kind": "summit", "confidence": 0.9, "status": "planned"}),
        ([], {"kind": "visit", "confidence": 0.9, "status": "held"}),
    ))  # fmt: skip
    assert (view.kind, view.status) == (MeetingKind.SUMMIT, MeetingStatus.PLANNED)
    assert view.confidence == 0.9


def test_what_no_sentence_tells_is_talks_held_and_otherwise_nothing():
    view = combine(told((["Ana Prado"], {})))
    assert (view.kind, view.status, view.place, view.date, view.title) == ("talks", "held", None, None, None)
    assert view.told == {}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Kenya", "Nairobi, Kenya", "Nairobi, Kenya"),
        ("Nairobi, Kenya", "Kenya", "Nairobi, Kenya"),
        ("Nairobi, Kenya", "Mombasa, Kenya", "Nairobi, Kenya"),
        ("Kenya", "Cairo, Egypt", "Kenya"),
    ],
)
def test_a_place_is_refined_but_not_replaced(first, second, expected):
    claims = told(([], {"place": first, "confidence": 0.9}), ([], {"place": second, "confidence": 0.6}))
    assert combine(claims).place == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"date": "2025-03"}, {"date": "2025-03-04"}, ("2025-03-04", None)),
        ({"date": "2025-03-04"}, {"date": "2025-03"}, ("2025-03-04", None)),
        ({"date": "2025-03-04"}, {"date": "2025-03-04", "end": "2025-03-06"}, ("2025-03-04", "2025-03-06")),
        ({"date": "2025-03-04"}, {"date": "2025-03-07"}, ("2025-03-04", None)),
    ],
)
def test_a_date_is_refined_but_not_replaced(first, second, expected):
    claims = told(([], {**first, "confidence": 0.9}), ([], {**second, "confidence": 0.6}))
    date = combine(claims).date
    assert (date.start, date.end) == expected


def test_an_assumed_date_gives_way_to_one_in_words():
    sure, unsure = told(
        ([], {"date": "2025-03-04", "confidence": 0.9}), ([], {"date": "2025-03-02", "confidence": 0.5})
    )
    assumed = sure.model_copy(update={"date": sure.date.model_copy(update={"assumed": True})})
    assert combine([assumed, unsure]).date.start == "2025-03-02"


def test_an_actor_has_one_role_with_the_claims_that_give_it():
    claims = told(
        ([("Kenya", "invited")], {"confidence": 0.6}),
        ([("Kenya", "host")], {"confidence": 0.8}),
        ([("Kenya", "host")], {"confidence": 0.7}),
    )
    (kenya,) = combine(claims).participants
    assert (kenya.role, kenya.confidence) == (ParticipantRole.HOST, 0.8)
    assert kenya.claims == (claims[1].id, claims[2].id)


def test_order_and_repetition_of_the_claims_change_nothing():
    claims = told(
        (["Ana Prado", ("Kenya", "host")], {"kind": "visit", "confidence": 0.6}),
        ([("Kenya", "attendee")], {"place": "Kenya", "confidence": 0.6}),
        (["Amina Otieno"], {"place": "Nairobi, Kenya", "date": "2025-03", "confidence": 0.9}),
    )
    views = {repr(combine([*order, order[0]])) for order in itertools.permutations(claims)}
    assert len(views) == 1


def test_no_claims_are_no_event():
    with pytest.raises(ValueError, match="at least one claim"):
        combine([])
