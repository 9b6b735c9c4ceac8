"""The annotated articles together in one graph, in three orders: one digest, and no two encounters taken for one."""

import random

import neo4j
import pytest

from graph_schema.model.facts import Facts
from graph_schema.model.memory import Telling
from graph_schema.store.writer import GraphWriter
from ingest.resolve import resolve, update

ONCE = [
    # kind, first day as told (None: not told), two who take part
    ("talks", "2004-11-13", "person:hu-jintao", "person:luiz-inacio-lula-da-silva"),
    ("visit", "2004-11-30", "person:george-w-bush", "person:paul-martin"),
    ("call", "2022-01-10", "person:joe-biden", "person:abiy-ahmed"),
    ("call", "2016-02-20", "person:john-kerry", "person:sergei-lavrov"),
    ("call", "2025-01-27", "person:donald-trump", "person:narendra-modi"),
    ("call", "2005-10-02", "person:ariel-sharon", "person:mahmoud-abbas"),
    ("call", "2008-05-30", None, "person:pervez-musharraf"),
    ("call", "2023-05-16", "person:joe-biden", "person:anthony-albanese"),
    ("call", "2025-03-19", "person:donald-trump", "person:volodymyr-zelenskyy"),
    ("call", "2022-12-22", "person:jake-sullivan", "person:armen-grigoryan"),
    ("call", "2022-12-22", "person:jake-sullivan", "person:hikmet-hajiyev"),
    ("summit", None, "person:donald-trump", "person:vladimir-putin"),
    ("summit", "2023-09-09", "state:IND", "state:BRA"),
    ("summit", "2009-07-08", "organization:g8", None),
    ("summit", "2008-04-03", "organization:nato", "state:MKD"),
    ("summit", "2005-12-12", "state:CHN", "state:KOR"),
    ("summit", "2022-11-18", "person:kamala-harris", "person:fumio-kishida"),
    ("summit", "2023-09-19", "person:joe-biden", "state:KAZ"),
]


@pytest.fixture(scope="module")
def facts(annotated: dict[str, Telling]) -> Facts:
    return resolve({t.article.id: t.article for t in annotated.values()}, [t.claims for t in annotated.values()])


def test_no_two_articles_tell_of_one_meeting(annotated: dict[str, Telling], facts: Facts) -> None:
    """They are of other years or about other encounters, all 49 of them."""
    names = {claim.id: name for name, told in annotated.items() for claim in told.claims.meetings}
    told_by = {meeting.id: {names[claim] for claim in meeting.claims} for meeting in facts.meetings}
    assert len(facts.meetings) > 80
    assert {id_: by for id_, by in told_by.items() if len(by) > 1} == {}


@pytest.mark.parametrize(("kind", "day", "one", "other"), ONCE)
def test_what_took_place_once_is_there_once(
    facts: Facts, kind: str, day: str | None, one: str | None, other: str | None
) -> None:
    there: dict[str, set[str]] = {}
    for part in facts.participations:
        there.setdefault(part.meeting_id, set()).add(part.actor_id)
    wanted = {actor for actor in (one, other) if actor}
    found = [m for m in facts.meetings if (m.kind, m.start_date) == (kind, day) and wanted <= there.get(m.id, set())]
    if day is None:  # the proposed summit of three has two in common with the one of Alaska
        found = [meeting for meeting in found if there[meeting.id] == wanted or meeting.place_id]
    assert len(found) == 1, [(m.title, m.start_date) for m in found]


def test_three_orders_have_one_digest(annotated: dict[str, Telling], empty_graph: neo4j.Driver) -> None:
    """On the real graph, article by article."""
    tellings = list(annotated.values())
    orders = [tellings, tellings[::-1], random.Random(5).sample(tellings, len(tellings))]
    digests = set()
    for order in orders:
        empty_graph.execute_query("MATCH (n) WHERE NOT n:SchemaVersion DETACH DELETE n")
        writer = GraphWriter(empty_graph, None, update)
        for told in order:
            writer.write(*told)
        digests.add(writer.digest())
    assert len(digests) == 1
