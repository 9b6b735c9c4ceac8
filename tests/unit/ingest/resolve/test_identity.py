"""Names of two articles: one actor or two."""

import pytest

from ingest.resolve import resolve
from tests.stories import Story

PAIRS = [
    # (name, values), (name, values), one actor?, why
    (("Ana Prado", {}), ("Ana Prado", {}), True, "the same full name"),
    (("Ana Prado", {}), ("ANA PRADO", {}), True, "capitals"),
    (("José Peña", {}), ("Jose Pena", {}), True, "accents"),
    (("Moon Su-jin", {}), ("Moon Su jin", {}), True, "hyphens"),
    (("Ana Prado", {"qid": "Q1"}), ("Anna de Prado", {"qid": "Q1"}), True, "one Wikidata id"),
    (("Ana Prado", {"qid": "Q1"}), ("Ana Prado", {}), True, "a name that only one Wikidata id has"),
    (("Okoro", {"known": True}), ("Okoro", {"known": True}), True, "a single name that authority knows"),
    (("Okoro", {"qid": "Q4"}), ("Okoro", {"qid": "Q4"}), True, "a single name with a Wikidata id"),
    (("African Union", {"kind": "organization"}), ("the African Union", {"kind": "organization"}), True, "article"),
    (("Hope", {"kind": "organization"}), ("HOPE", {"kind": "organization"}), True, "an organisation of one word"),
    (("Ivory Coast", {"kind": "state", "iso3": "CIV"}), ("Côte d'Ivoire", {"kind": "state", "iso3": "CIV"}), True,
     "one ISO code"),
    (("Ana Prado", {}), ("Anna Prado", {}), False, "another name"),
    (("Okoro", {}), ("Okoro", {}), False, "a surname that only its article explains"),
    (("Ana Prado", {"qid": "Q1"}), ("Ana Prado", {"qid": "Q2"}), False, "namesakes with two Wikidata ids"),
    (("Hope", {"kind": "organization"}), ("Hope", {"known": True}), False, "a person and an organisation"),
    (("Guinea", {"kind": "state", "iso3": "GIN"}), ("Guinea", {"kind": "state", "iso3": "GNB"}), False,
     "two ISO codes"),
    (("Иванов Пётр", {}), ("Петров Иван", {}), False, "names without Latin letters"),
]  # fmt: skip


def ids(*told):
    stories = [Story("2025-03-05", f"n{i}").actor(name, **values) for i, (name, values) in enumerate(told)]
    built = [story.build() for story in stories]
    facts = resolve({article.id: article for article, _ in built}, [claims for _, claims in built])
    return [actor.id for actor in facts.actors]


@pytest.mark.parametrize(("one", "other", "same", "why"), PAIRS, ids=[row[-1] for row in PAIRS])
def test_one_actor_or_two(one, other, same, why):
    assert len(ids(one, other)) == (1 if same else 2)
    assert ids(one, other) == ids(other, one) or why == "a surname that only its article explains"


def test_ids_can_be_read():
    assert ids(("Ana Prado", {})) == ["person:ana-prado"]
    assert ids(("Ukraine", {"kind": "state", "iso3": "UKR"})) == ["state:UKR"]
    assert ids(("Ana Prado", {"qid": "Q1"}), ("Ana Prado", {"qid": "Q2"})) == [
        "person:ana-prado-q1",
        "person:ana-prado-q2",
    ]
    (local,) = ids(("Okoro", {}))
    assert local.startswith("person:okoro-")


def test_a_name_of_two_people_without_an_id_is_nobodys():
    namesakes = [("Ana Prado", {"qid": "Q1"}), ("Ana Prado", {"qid": "Q2"}), ("Ana Prado", {})]
    assert ids(*namesakes) == ["person:ana-prado", "person:ana-prado-q1", "person:ana-prado-q2"]


def test_who_is_only_mentioned_is_no_actor_but_whom_somebody_speaks_for_is():
    story = (
        Story("2025-03-05")
        .actor("Ana Prado", of="Brazil", office="Minister")
        .actor("Kenya", "state", iso3="KEN", acts=False)
    )
    article, claims = story.build()
    facts = resolve({article.id: article}, [claims])
    assert [actor.id for actor in facts.actors] == ["person:ana-prado", "state:BRA"]
    (office,) = facts.representations
    assert (office.office, office.principal_id, office.first_seen) == ("Minister", "state:BRA", article.published_at)


def test_an_office_without_a_title_gives_way_to_one_with():
    stories = [
        Story("2025-03-05", "a").actor("Ana Prado", of="Brazil"),
        Story("2025-03-07", "b").actor("Ana Prado", of="Brazil", office="Minister"),
        Story("2025-03-06", "c").actor("Ana Prado", of="Brazil", office="Minister"),
    ]
    built = [story.build() for story in stories]
    (office,) = resolve({a.id: a for a, _ in built}, [c for _, c in built]).representations
    assert (office.first_seen.day, office.last_seen.day, office.office) == (6, 7, "Minister")
