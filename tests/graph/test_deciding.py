"""Deciding by the ids that people see, on the real Neo4j: from the wish to the facts, the file, the log and old ids."""

import datetime as dt
import threading

import pytest

from graph_schema.errors import InputError, NotFoundError
from graph_schema.model.change import ChangeKind
from graph_schema.model.decision import DecisionKind, Wish
from graph_schema.store.digest import lines
from graph_schema.store.jobs import JobQueue
from graph_schema.store.ledger import Ledger
from graph_schema.store.moved import current_id
from graph_schema.store.reader import Source, read_rows
from graph_schema.store.write_article import Outcome
from graph_schema.store.writer import GraphWriter
from ingest import deciding
from ingest.graph import Graph
from ingest.resolve import update
from tests.graph.test_order import expected
from tests.graph.test_writer import alaska, rows, washington
from tests.stories import Story

NOW = dt.datetime(2025, 9, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def opened(graph):
    source = Source(graph, None)
    return Graph(
        server=None, writer=GraphWriter(graph, None, update), ledger=Ledger(graph), jobs=JobQueue(graph), lease=None,
        authority=None, source=source,
    )  # fmt: skip


@pytest.fixture
def tellings(opened):
    told = [alaska().build(), washington().build()]
    for one in told:
        opened.writer.write(*one)
    return told


def wish(kind, about, other=None, **values):
    return Wish(kind=DecisionKind(kind), about=about, other=other, author="Ana", reason="seen", **values)


def meeting(graph, title):
    ((id_,),) = rows(graph, "MATCH (m:Meeting) WHERE m.title CONTAINS $title RETURN m.id", title=title)
    return id_


def test_values_of_a_meeting_and_what_a_preview_tells_of_them(graph, opened, tellings):
    summit = meeting(graph, "Alaska")
    before = lines(graph)
    for field, value, ask, is_now in [
        ("status", "cancelled", "RETURN m.status", "cancelled"),
        ("kind", "talks", "RETURN m.kind", "talks"),
        ("date", "2025-08-14/2025-08-15", "RETURN m.start_date + ' ' + m.end_date", "2025-08-14 2025-08-15"),
        ("place", "Geneva, Switzerland", "MATCH (m)-[:HELD_IN]->(p)-[:IN_STATE]->(s) RETURN s.id", "state:CHE"),
    ]:
        asked = wish("set_value", summit, field=field, value=value)
        decision, changes = deciding.preview(opened, asked, NOW)
        assert lines(graph) == before
        told = {change.id: change for change in changes}
        assert told[summit].change is ChangeKind.CHANGED
        assert [f.after for f in told[summit].fields if f.field == "decided_by"] == [[decision.id]]
        done = deciding.decide(opened, asked, NOW)
        assert done.decision == decision
        assert rows(graph, f"MATCH (m:Meeting {{id: $id}}) {ask}", id=summit) == [(is_now,)]
        assert lines(graph) == expected(tellings, [decision])
        assert deciding.decide(opened, asked, NOW).written.outcome is Outcome.UNCHANGED
        undo = deciding.preview_undo(opened, decision.id, "Ana", "was right")
        assert {change.id for change in undo} == set(told)
        opened.writer.undo(decision.id, "Ana", "was right", NOW)
        assert lines(graph) == before


def test_a_role_and_a_stance(graph, opened, tellings):
    summit = meeting(graph, "Alaska")
    part = "MATCH (:Actor {id: $actor})-[r]->(:Meeting {id: $id}) RETURN type(r), r.role"
    set_role = wish("set_value", summit, field="role", value="attendee", actor="state:UKR")
    deciding.decide(opened, set_role, NOW)
    assert rows(graph, part, id=summit, actor="state:UKR") == [("PARTICIPATED_IN", "attendee")]
    later = NOW + dt.timedelta(hours=1)
    deciding.decide(opened, wish("set_value", summit, field="role", value="none", actor="state:UKR"), later)
    assert rows(graph, part, id=summit, actor="state:UKR") == []
    ((position,),) = rows(graph, "MATCH (p:Position {stance: 'rejects'}) RETURN p.id")
    deciding.decide(opened, wish("set_value", position, field="stance", value="opposes"), NOW)
    assert rows(graph, "MATCH (p:Position {id: $id}) RETURN p.stance", id=position) == [("opposes",)]


def test_actors_that_are_one_and_are_not_and_a_new_name(graph, opened):
    told = [
        Story("2025-03-04", "a").meeting("e1", "Ana Prado", "Kenya", date="2025-03-04").build(),
        Story("2025-03-05", "b").meeting("e1", "Anna Maria Prado", "Japan", date="2025-03-05").build(),
        Story("2025-03-06", "c").meeting("e1", "Anna Maria Prado", "Egypt", date="2025-03-06").build(),
    ]
    for one in told[:2]:
        opened.writer.write(*one)
    before = lines(graph)
    same = deciding.decide(opened, wish("same", "person:ana-prado", "person:anna-maria-prado"), NOW).decision
    opened.writer.write(*told[2])
    who = "MATCH (p:Person) RETURN p.name, p.aliases, COUNT { (p)-[:PARTICIPATED_IN]->(:Meeting) }"
    assert rows(graph, who) == [("Ana Prado", ["Anna Maria Prado"], 3)]
    assert lines(graph) == expected(told, [same])
    assert current_id(opened.source, "person:anna-maria-prado") == "person:ana-prado"
    rename = deciding.decide(opened, wish("rename", "person:anna-maria-prado", value="A. M. Prado"), NOW).decision
    assert rows(graph, "MATCH (p:Person) RETURN p.id, p.name, p.decided_by") == [
        ("person:ana-prado", "A. M. Prado", [rename.id])
    ]
    opened.writer.undo(same.id, "Ana", "two people", NOW)
    opened.writer.undo(rename.id, "Ana", "two people", NOW)
    opened.writer.retract(told[2][0].id)
    assert lines(graph) == before
    claims = rows(graph, "MATCH (c:ActorClaim {name: 'Anna Maria Prado'}) RETURN c.id ORDER BY c.id")
    assert len(claims) == 1


def test_two_of_one_name_are_told_apart(graph, opened):
    told = [
        Story("2025-03-04", "a").meeting("e1", "John Smith", "Kenya", date="2025-03-04").build(),
        Story("2025-03-05", "b").meeting("e1", "John Smith", "Japan", date="2025-03-05").build(),
    ]
    for one in told:
        opened.writer.write(*one)
    claims = [one.id for _, said in told for one in said.actors if one.name == "John Smith"]
    assert rows(graph, "MATCH (p:Person) RETURN count(p)") == [(1,)]
    apart = deciding.decide(opened, wish("not_same", *claims), NOW).decision
    assert rows(graph, "MATCH (p:Person) RETURN count(p)") == [(2,)]
    assert rows(graph, "MATCH (p:Person) WHERE p.wikidata_id IS NOT NULL RETURN p") == []
    assert lines(graph) == expected(told, [apart])


@pytest.mark.parametrize(
    ("asked", "error", "words"),
    [
        (wish("rename", "m-nowhere-0123456789", value="x"), NotFoundError, "there is no meeting"),
        (wish("rename", "nonsense", value="x"), NotFoundError, "is no id of"),
        (wish("rename", "state:USA"), InputError, "needs a value"),
        (wish("set_value", "state:USA", field="status", value="held"), InputError, "can't be set"),
        (wish("same", "state:USA", "state:USA"), InputError, "are one already"),
        (wish("reject_claim", "state:USA"), InputError, "claims can be rejected"),
    ],
)
def test_what_cannot_be_decided_is_told_and_changes_nothing(graph, opened, tellings, asked, error, words):
    before = lines(graph)
    with pytest.raises(error, match=words):
        deciding.decide(opened, asked, NOW)
    assert lines(graph) == before
    assert rows(graph, "MATCH (d:Decision) RETURN d") == []


def test_a_file_replayed_in_an_empty_graph_before_the_articles_ends_the_same(graph, opened, tellings, tmp_path):
    summit = meeting(graph, "Alaska")
    claim = tellings[1][1].meetings[1].id
    for number, asked in enumerate([
        wish("set_value", summit, field="status", value="planned"), wish("reject_claim", claim),
        wish("rename", summit, value="Talks in Alaska"), wish("rename", "state:RUS", value="Russian Federation"),
    ]):  # fmt: skip
        deciding.decide(opened, asked, NOW + dt.timedelta(minutes=number))
    ((first,),) = rows(graph, "MATCH (d:Decision {kind: 'set_value'}) RETURN d.id")
    opened.writer.undo(first, "Ana", "held after all", NOW)
    digest, kept = opened.writer.digest(), list(deciding.every(opened))
    file = tmp_path / "decisions.jsonl"
    file.write_text(deciding.export(kept) + "\n{}\n" + deciding.export(kept).replace("seen", "changed by hand", 1))
    graph.execute_query("MATCH (n) WHERE NOT n:SchemaVersion DETACH DELETE n")
    read = list(deciding.read_file(file))
    bad = [one for one in read if isinstance(one, deciding.BadLine)]
    assert [one.number for one in bad] == [6, 7]
    assert "changed by hand" in bad[1].reason
    for one in [*read, *kept]:
        if not isinstance(one, deciding.BadLine):
            opened.writer.decide(one)
    for telling in reversed(tellings):
        opened.writer.write(*telling)
    assert opened.writer.digest() == digest
    assert list(deciding.every(opened)) == kept
    opened.writer.decide(kept[0].model_copy(update={"undone_at": None, "undone_by": None, "undone_reason": None}))
    assert opened.writer.digest() == digest, "an older copy does not bring an undone decision back"


def test_two_who_decide_at_once_are_one_after_the_other(graph, opened, tellings):
    summit = meeting(graph, "Alaska")
    asked = [wish("set_value", summit, field="status", value=v) for v in ("planned", "cancelled", "proposed")]
    asked += [wish("reject_claim", tellings[1][1].meetings[0].id)]
    made = [deciding.preview(opened, one, NOW + dt.timedelta(minutes=i))[0] for i, one in enumerate(asked)]
    failed = []

    def work(mine):
        try:
            for one in mine:
                GraphWriter(graph, None, update).decide(one)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(some,)) for some in (made, made[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert lines(graph) == expected(tellings, made)


def test_an_earlier_article_moves_a_meeting_and_the_log_tells(graph, opened):
    late = Story("2025-03-06", "b").meeting("e1", "Kenya", "Japan", date="2025-03-04", place="Nairobi, Kenya").build()
    early = Story("2025-03-05", "a").meeting("e1", "Kenya", "Japan", date="2025-03-04", place="Nairobi, Kenya").build()
    opened.writer.write(*late)
    ((old,),) = rows(graph, "MATCH (m:Meeting) RETURN m.id")
    opened.writer.write(*early)
    ((new,),) = rows(graph, "MATCH (m:Meeting) RETURN m.id")
    assert new != old
    assert current_id(opened.source, old) == new
    (log,) = read_rows(opened.source, "changes_since", {"number": 0, "moment": None, "limit": 10})
    first, second = log["items"]
    assert (first["number"], second["number"], log["last"]) == (1, 2, 2)
    assert old in first["created"]
    assert second["merged"] == [{"id": old, "into": new}]
    assert new in second["created"]
    opened.writer.retract(early[0].id)
    assert current_id(opened.source, new) is None
    assert current_id(opened.source, old) == old
    opened.writer.retract(late[0].id)
    (rest,) = read_rows(opened.source, "changes_since", {"number": 3, "moment": None, "limit": 10})
    assert old in rest["items"][0]["deleted"]


def test_the_log_is_kept_small_and_is_no_part_of_the_digest(graph):
    writer = GraphWriter(graph, None, update, changes_kept=3)
    for day in range(1, 8):
        writer.write(*Story(f"2025-03-0{day}", f"n{day}").meeting("e1", "Kenya", date=f"2025-03-0{day}").build())
    digest = writer.digest()
    assert rows(graph, "MATCH (c:Change) RETURN c.id ORDER BY c.id") == [(5,), (6,), (7,)]
    graph.execute_query("MATCH (c:Change) DELETE c")
    assert writer.digest() == digest


def test_meetings_that_are_one_and_are_not(graph, opened):
    told = [
        Story("2025-03-04", "a").meeting("e1", "Kenya", "Japan", date="2025-03-04", place="Nairobi, Kenya").build(),
        Story("2025-06-05", "b").meeting("e1", "Egypt", "Brazil", date="2025-06-05", place="Kyoto, Japan").build(),
        Story("2025-03-05", "c").meeting("e1", "Kenya", "Japan", date="2025-03-04", place="Nairobi, Kenya").build(),
    ]
    for one in told:
        opened.writer.write(*one)
    before = lines(graph)
    count = "MATCH (m:Meeting) RETURN count(m)"
    assert rows(graph, count) == [(2,)]
    ((nairobi,),) = rows(graph, "MATCH (m:Meeting)-[:HELD_IN]->(:Place {name: 'Nairobi, Kenya'}) RETURN m.id")
    ((kyoto,),) = rows(graph, "MATCH (m:Meeting)-[:HELD_IN]->(:Place {name: 'Kyoto, Japan'}) RETURN m.id")
    same = deciding.decide(opened, wish("same", kyoto, nairobi), NOW).decision
    assert rows(graph, count) == [(1,)]
    assert lines(graph) == expected(told, [same])
    assert current_id(opened.source, kyoto) == nairobi
    assert any(same.id in reason for (reason,) in rows(graph, "MATCH ()-[s:SUPPORTS]->(:Meeting) RETURN s.reason"))
    (log,) = read_rows(opened.source, "changes_since", {"number": 3, "moment": None, "limit": 10})
    assert log["items"][0]["merged"] == [{"id": kyoto, "into": nairobi}]
    assert log["items"][0]["causes"] == [same.id]
    opened.writer.undo(same.id, "Ana", "two", NOW)
    assert lines(graph) == before
    apart = deciding.decide(opened, wish("not_same", nairobi, told[2][1].meetings[0].id), NOW).decision
    assert rows(graph, count) == [(3,)]
    assert lines(graph) == expected(told, [apart])
    opened.writer.undo(apart.id, "Ana", "one", NOW)
    assert lines(graph) == before
