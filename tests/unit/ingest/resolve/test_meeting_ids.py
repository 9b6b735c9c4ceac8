"""A meeting's id hangs on its first telling, and there on words rather than on what was read in them."""

from graph_schema.model.memory import Telling
from ingest.resolve.identity import Identities
from ingest.resolve.meeting_ids import marks
from ingest.resolve.story import Story as Seen
from tests.stories import Story

SAID = "The ministers of Kenya and Japan met in Nairobi."
AGAIN = "They met again in Kyoto."


def events(story):
    return Seen(Telling(*story.build()), Identities(())).events


def test_better_rules_leave_the_mark():
    before = Story("2025-03-05").meeting("e1", "Kenya", place="Nairobi, Kenya", sentence=SAID)
    after = Story("2025-03-05").meeting("e7", "Kenya", "Japan", place="Nairobi, Kenya", kind="visit", sentence=SAID)
    (one,), (other,) = events(before).values(), events(after).values()
    assert one.own_id.startswith("m-talks-nairobi-")
    assert other.own_id.startswith("m-visit-nairobi-")
    assert one.own_id.rpartition("-")[2] == other.own_id.rpartition("-")[2]


def test_an_edit_elsewhere_leaves_the_id():
    before = Story("2025-03-05").meeting("e1", "Kenya", "Japan", sentence=SAID)
    after = Story("2025-03-05").meeting("e1", "Egypt", sentence="A sentence that was not there.")
    after.meeting("e2", "Kenya", "Japan", sentence=SAID)
    assert events(after)["e2"].own_id == events(before)["e1"].own_id == "m-talks-kenya-japan-3bdf2c5a68"


def test_several_events_of_one_sentence_are_told_apart_and_a_repeated_paragraph_is_not():
    story = Story("2025-03-05").meeting("e1", "Kenya", sentence=SAID).meeting("e10", "Japan", sentence=SAID)
    story.meeting("e9", "Egypt", sentence=SAID).meeting("e1", "Kenya", sentence=AGAIN)
    claims = story.build()[1].meetings
    found = marks(claims)
    assert len(set(found.values())) == 4
    assert found == marks(reversed(claims))
    repeated = claims[0].model_copy(update={"id": "mc-2", "start": 500, "end": 500 + len(SAID)})
    assert marks([*claims, repeated])["mc-2"] == found[claims[0].id]


def test_who_only_speaks_for_somebody_there_is_no_part_of_the_name():
    story = Story("2025-03-05").actor("Ana Prado", of="Brazil").meeting("e1", "Brazil", "Ana Prado", "Kenya", "Japan")
    assert events(story)["e1"].own_id.startswith("m-talks-ana-prado-kenya-")
