"""What a decision may say, and how it finds again what it is about."""

import pytest
from pydantic import ValidationError

from graph_schema.model.decided import find, mark, read_as, reference, standing
from graph_schema.model.decision import Decision, Identity, NameReference, Subject, SubjectKind
from graph_schema.model.united import STAND_IN, readings
from tests.decisions import decision, reject, subject, undone
from tests.stories import Story

SAID = "The ministers of Kenya and Japan met in Nairobi."


def told(*events, sentence=SAID, name="a"):
    story = Story("2025-03-05", name)
    for event in events:
        story.meeting(event, "Kenya", sentence=sentence)
    return story.build()[1]


def actor(name, *, qid=None, iso3=None, kind="person", id=None):
    names = (NameReference(name_id=id or f"{kind}:{name.lower().replace(' ', '-')}", wikidata_id=qid),)
    who = Identity(kind=kind, name=name, wikidata_id=qid, iso3=iso3)
    return Subject(kind=SubjectKind.ACTOR, id="x", name=name, names=names, identity=who)


def test_a_claim_is_found_again_by_its_sentence_when_other_rules_read_it():
    (claim,) = told("e1").meetings
    wanted = reference(claim)
    other = Story("2025-03-05").meeting("e7", "Egypt", sentence="Before it, something else was told.")
    other.meeting("e2", "Kenya", "Japan", kind="visit", sentence=SAID)
    again = other.build()[1]
    assert find(wanted, told("e1")) == claim
    assert find(wanted, again) == again.meetings[1]
    assert find(wanted, told("e1", sentence="Quite another sentence is here.")) is None


def test_of_two_claims_in_one_sentence_the_one_with_the_same_key_is_meant_and_none_where_there_is_no_saying():
    (claim,) = told("e1").meetings
    assert find(reference(claim).model_copy(update={"claim_id": "gone"}), told("e1", "e2")).event == "e1"
    assert find(reference(claim).model_copy(update={"claim_id": "gone", "key": "e9"}), told("e1", "e2")) is None


def test_marks_come_and_go_and_are_no_part_of_the_claim():
    claims = told("e1", "e2")
    one = reject(claims.meetings[0])
    marked = mark(claims, [one])
    assert [len(claim.rulings) for claim in marked.meetings] == [1, 0]
    assert marked.meetings[0].model_dump() == claims.meetings[0].model_dump()
    assert mark(marked, [undone(one)]) == claims
    assert standing(marked).meetings == claims.meetings[1:]


def test_what_hangs_on_a_rejected_actor_goes_with_it():
    story = Story("2025-03-05").actor("Ana Prado", of="Brazil", office="Minister").meeting("e1", "Ana Prado", "Kenya")
    story.position("Ana Prado", "rejects", "quotas").position(
        "Kenya", "rejects", "quotas", target="Ana Prado", event="e1"
    )
    claims = story.build()[1]
    left = standing(mark(claims, [reject(next(c for c in claims.actors if c.name == "Ana Prado"))]))
    assert {claim.name for claim in left.actors} == {"Brazil", "Kenya"}
    assert left.offices == ()
    assert [[part.actor for part in claim.participants] for claim in left.meetings] == [["Kenya"]]
    assert [(claim.holder, claim.target, claim.event) for claim in left.positions] == [("Kenya", None, "e1")]
    gone = standing(mark(claims, [reject(claims.meetings[0])]))
    assert gone.meetings == ()
    assert [claim.event for claim in gone.positions] == [None, None]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"kind": "set_value", "field": "status", "value": "forgotten"}, "forgotten"),
        ({"kind": "set_value", "field": "date", "value": "2025-02-30"}, "day"),
        ({"kind": "set_value", "field": "stance", "value": "rejects"}, "can't be set; status, kind"),
        ({"kind": "set_value", "field": "role", "value": "host"}, "name the actor"),
        ({"kind": "set_value", "field": "status"}, "needs a value"),
        ({"kind": "rename", "field": "title", "value": "  "}, "blank"),
        ({"kind": "same"}, "about two things"),
        ({"kind": "reject_claim"}, "claims can be rejected"),
        ({"kind": "not_same", "other": actor("Ana Prado")}, "can't be compared"),
    ],
)
def test_what_no_decision_can_say(values, words):
    values = dict(values)
    with pytest.raises(ValidationError, match=words):
        decision(values.pop("kind"), subject("meeting", told("e1").meetings[0]), **values)


def test_an_id_comes_from_what_was_decided_and_a_changed_line_is_refused():
    (claim,) = told("e1").meetings
    one = decision("rename", subject("meeting", claim), field="title", value="Lake talks")
    assert Decision.model_validate_json(one.model_dump_json()) == one
    assert undone(one).id == one.id
    with pytest.raises(ValidationError, match="was changed by hand"):
        Decision.model_validate_json(one.model_dump_json().replace("Lake", "River"))


def test_who_is_one_step_by_step_goes_by_the_best_of_all_names():
    a, b, c = actor("Prado"), actor("Ana Prado"), actor("Ana Maria Prado", qid="Q1")
    found = readings([decision("same", a, b), decision("same", b, c, minute=1)])
    assert {(one.subject.name, one.identity.name, one.identity.wikidata_id) for one in found} == {
        ("Prado", "Ana Maria Prado", "Q1"),
        ("Ana Prado", "Ana Maria Prado", "Q1"),
    }
    assert readings([undone(decision("same", a, b))]) == []


def test_without_a_wikidata_id_a_stand_in_holds_them_together_and_the_last_decision_counts():
    a, b = actor("Ana Prado"), actor("Anna Prado")
    same, apart = decision("same", a, b), decision("not_same", b, a, minute=1)
    assert {one.identity.wikidata_id for one in readings([same])} == {f"{STAND_IN}{same.id[4:12]}"}
    ids = [one.identity.wikidata_id for one in readings([apart, same])]
    assert len(ids) == len(set(ids)) == 2
    assert {one.decision for one in readings([apart, same])} == {apart}
    later = decision("same", a, b, minute=2)
    assert {one.decision for one in readings([apart, same, later])} == {later}


def test_a_mention_is_read_in_other_words_and_keeps_its_own_as_an_alias():
    claims = Story("2025-03-05").actor("Anna Prado", aliases=("Prado",)).build()[1]
    marked = mark(claims, [decision("same", actor("Ana Prado", qid="Q1"), actor("Anna Prado"))])
    read = read_as(marked.actors[0])
    assert (read.name, read.wikidata_id, read.aliases) == ("Ana Prado", "Q1", ("Prado", "Anna Prado"))
    assert marked.actors[0].name == "Anna Prado"
