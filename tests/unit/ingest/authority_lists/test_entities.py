"""From the rows of both formats to entries: names, ids, states and dated offices, in whatever order they stand."""

import random

import pytest

from graph_schema.errors import InputError
from graph_schema.model.authority import ListedOffice
from ingest.authority.territories import iso3_of
from ingest.authority_lists import follow_the_money, wikidata
from ingest.authority_lists.staging import staging
from tests.unit.ingest.authority_lists.files import FTM, WIKIDATA, is_item, item


def entries(rows, form):
    with staging() as heap:
        for row in rows:
            for entity in form.entities(row):
                assert heap.put(entity) is None
        return list(heap.entries("list"))


@pytest.mark.parametrize(("rows", "form"), [(FTM, follow_the_money), (WIKIDATA, wikidata)], ids=["FtM", "Wikidata"])
def test_a_minister_with_the_days_of_the_office(rows, form):
    ana = next(entry for entry in entries(rows, form) if entry.entry == "Q770001")
    assert (ana.kind, ana.name, ana.aliases) == ("person", "Ana Prado", ("A. M. Silva Prado",))
    assert (ana.wikidata_id, ana.states) == ("Q770001", ("BRA",))
    latest = max(ana.offices, key=lambda office: office.start)
    assert (latest.title, latest.principal, latest.start) == ("Minister of Foreign Affairs", "BRA", "2024-02-01")
    assert latest.end in ("2025-06-30", "2025-06")
    assert latest.covers("2025-06-30")
    assert not latest.covers("2025-07-01")


def test_the_precision_of_wikidata_is_kept():
    ana = next(entry for entry in entries(WIKIDATA, wikidata) if entry.entry == "Q770001")
    assert ListedOffice(title="Minister of Foreign Affairs", principal="BRA", start="1999", end="2001") in ana.offices


@pytest.mark.parametrize(("rows", "form"), [(FTM, follow_the_money), (WIKIDATA, wikidata)], ids=["FtM", "Wikidata"])
def test_the_order_of_rows_and_repetition_change_nothing(rows, form):
    shuffled = [*rows, *rows]
    random.Random(5).shuffle(shuffled)
    assert entries(shuffled, form) == entries(rows, form)


def test_organisations_and_what_is_left_out():
    assert [(one.entry, one.kind, one.aliases) for one in entries(FTM, follow_the_money)] == [
        ("NK-2", "organization", ("Council of Sea Fisheries", "SFC")),
        ("NK-3", "organization", ()),
        ("Q770001", "person", ("A. M. Silva Prado",)),
    ]
    assert [one.entry for one in entries(WIKIDATA, wikidata)] == ["Q770001", "Q770002"]


def test_nested_entities():
    post = {"id": "pos-1", "schema": "Position", "properties": {"name": ["Envoy"], "country": ["ke"]}}
    office = {"id": "occ", "schema": "Occupancy", "properties": {"post": [post], "startDate": ["2020"]}}
    row = {"id": "NK-9", "schema": "Person", "properties": {"name": ["Amina Otieno"], "positionOccupancies": [office]}}
    (amina,) = entries([row], follow_the_money)
    assert amina.offices == (ListedOffice(title="Envoy", principal="KEN", start="2020"),)
    assert amina.states == ("KEN",)


def test_states_of_the_file_itself():
    land = item("Q770090", "Atlantis", P298=[{"mainsnak": {"datavalue": {"value": "ATL"}}}])
    ana = item("Q770001", "Ana Prado", P31=[is_item("Q5")], P27=[is_item("Q770090")])
    assert entries([ana, land], wikidata)[0].states == ("ATL",)


@pytest.mark.parametrize(
    ("form", "row", "wrong"),
    [
        (follow_the_money, {"schema": "Person", "properties": {"name": ["X"]}}, "has no id"),
        (follow_the_money, {"id": "a", "schema": "Person", "properties": {}}, "a has no name"),
        (follow_the_money, {"id": "a", "schema": "Person", "properties": {"name": [7, None, ""]}}, "a has no name"),
        (follow_the_money, {"id": "a", "schema": "Person", "properties": ["name"]}, "a has no properties"),
        (wikidata, {"id": "X1", "type": "item", "labels": {}, "claims": {}}, "no id such as Q42"),
        (wikidata, {"id": "Q1", "type": "item", "labels": {}}, "no labels or no claims"),
    ],
)
def test_what_is_wrong_is_said(form, row, wrong):
    with pytest.raises(InputError, match=wrong):
        list(form.entities(row))


@pytest.mark.parametrize("claims", [[], {"P31": None}, {"P31": [None, {}, {"mainsnak": {"datavalue": 3}}]}, {"P39": 3}])
def test_odd_items_are_of_no_use_and_no_error(claims):
    assert (
        list(wikidata.entities({"id": "Q1", "type": "item", "labels": {"en": {"value": "x"}}, "claims": claims})) == []
    )


def test_codes_of_states():
    assert [iso3_of(code) for code in ("br", "BR", "uk", "xk", "zz", "")] == ["BRA", "BRA", "GBR", "XKX", None, None]
