"""Loading the files, who held which office when, and short names of persons."""

import datetime as dt
from pathlib import Path

import pytest

from graph_schema.errors import InputError
from ingest.authority import NameKind, read_authority, the_authority
from ingest.authority.entries import OfficeEntry, OfficeRole
from ingest.authority.people import surnames

HEADER = "principal,role,title,person,wikidata_id,from,to,aliases\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "offices").mkdir()
    (tmp_path / "states.yaml").write_text("- {iso3: CHL, name: Chile, demonyms: [Chilean], capital: Santiago}\n")
    (tmp_path / "offices" / "south.csv").write_text(
        HEADER
        + "CHL,head_of_state,President,Marta Ruiz,,2010-03,2014,M. Ruiz|Martita\n"
        + "CHL,head_of_state,President,Paul Vega,,2015-03-11,,\n"
    )
    return tmp_path


def test_holders_by_day(folder: Path) -> None:
    authority = read_authority(folder)
    holders = {
        day: authority.holder("CHL", OfficeRole.HEAD_OF_STATE, dt.date.fromisoformat(day))
        for day in ("2010-02-28", "2010-03-01", "2014-12-31", "2015-03-10", "2015-03-11", "2025-01-01")
    }
    names = [person.name if person else None for person in holders.values()]
    assert names == [None, "Marta Ruiz", "Marta Ruiz", None, "Paul Vega", "Paul Vega"]


def test_offices_of_a_person(folder: Path) -> None:
    person = read_authority(folder).people["marta ruiz"]
    assert person.aliases == ("M. Ruiz", "Martita")
    assert person.office_on(dt.date(2012, 1, 1)) is not None
    assert person.office_on(dt.date(2020, 1, 1)) is None
    last = person.last_office(dt.date(2020, 1, 1))
    assert last is not None
    assert last.title == "President"


def test_missing_files_are_empty(tmp_path: Path) -> None:
    authority = read_authority(tmp_path)
    assert authority.offices == ()
    assert authority.states["FRA"].name == "France"


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("states.yaml", "- {iso3: chile, name: Chile}\n", r"states\.yaml, entry 1"),
        ("states.yaml", "- {iso3: [\n", r"states\.yaml is no valid YAML"),
        ("organizations.yaml", "- {id: x, name: X, kind: club}\n", r"organizations\.yaml, entry 1"),
        ("offices/a.csv", HEADER + "CHL,king,King,X,,2010,,\n", r"offices/a\.csv, line 2"),
        ("offices/a.csv", HEADER + "CHL,head,Head,X,,10/03/2010,,\n", r"offices/a\.csv, line 2"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, file: str, content: str, message: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_authority(tmp_path)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ursula von der Leyen", {"Leyen", "der Leyen", "von der Leyen"}),
        ("Bashar al-Assad", {"Assad", "al-Assad"}),
        ("Terje Roed-Larsen", {"Roed-Larsen"}),
        ("Xi Jinping", {"Jinping"}),
        ("Joseph R. Biden Jr.", {"Biden"}),
        ("Pelé", set()),
    ],
)
def test_short_names(name: str, short: set[str]) -> None:
    assert surnames(name) == short


@pytest.mark.parametrize(
    ("start", "end", "day", "held"),
    [
        ("2015", None, "2015-01-01", True),
        ("2015-05", "2015-05", "2015-05-31", True),
        ("2015-05", "2015-05", "2015-06-01", False),
        ("2015-05-14", "2016", "2016-12-31", True),
        ("2015-05-14", "2016", "2015-05-13", False),
    ],
)
def test_months_and_years_count_as_a_whole(start: str, end: str | None, day: str, held: bool) -> None:
    office = OfficeEntry(principal="CHL", role=OfficeRole.OTHER, title="T", person="P", start=start, end=end)
    assert office.covers(dt.date.fromisoformat(day)) is held


@pytest.mark.parametrize(
    ("spelling", "kind"),
    [
        ("Kyiv", NameKind.CAPITAL),
        ("Kiev", NameKind.CAPITAL),
        ("Belarussian", NameKind.DEMONYM),
        ("the White House", NameKind.METONYM),
        ("NATO", NameKind.ORGANIZATION),
        ("Volodymyr Zelensky", NameKind.PERSON),
        ("Geneva", NameKind.PLACE),
        ("Alaska", NameKind.REGION),
        ("South China Sea", NameKind.FEATURE),
        ("Agence France-Presse", NameKind.MEDIA),
    ],
)
def test_the_packaged_data_know(spelling: str, kind: NameKind) -> None:
    assert kind in {name.kind for name in the_authority().index.lookup(spelling)}
