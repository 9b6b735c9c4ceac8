"""Every way in which a list is written gives the same rows; what is wrong is told with its line."""

import gzip
import json

import pytest
import zstandard

from graph_schema.errors import InputError
from ingest.authority_lists import reading
from ingest.authority_lists.reading import read_rows
from tests.unit.ingest.authority_lists.files import FTM, WIKIDATA, dump, lines


def read(tmp_path, content):
    path = tmp_path / "list.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_rows(path))


FORMS = {
    "lines": lines,
    "lines without the last end": lambda rows: lines(rows).rstrip("\n"),
    "lines with a byte order mark": lambda rows: "\ufeff" + lines(rows),
    "lines with empty ones": lambda rows: "\n\n" + lines(rows).replace("\n", "\r\n\r\n"),
    "dump": dump,
    "array on one line": json.dumps,
    "array on many lines": lambda rows: json.dumps(rows, indent=2),
    "entities": lambda rows: json.dumps({"entities": {row["id"]: row for row in rows}}),
    "entities on many lines": lambda rows: json.dumps({"entities": {row["id"]: row for row in rows}}, indent=1),
    "gzip": lambda rows: gzip.compress(dump(rows).encode()),
    "zstandard": lambda rows: zstandard.compress(lines(rows).encode()),
    "zstandard in two frames": lambda rows: b"".join(
        zstandard.compress(lines(r).encode()) for r in (rows[:2], rows[2:])
    ),
}


@pytest.mark.parametrize("rows", [FTM, WIKIDATA], ids=["FollowTheMoney", "Wikidata"])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_all_forms_give_the_same_rows(tmp_path, form, rows):
    assert [row.value for row in read(tmp_path, form(rows))] == rows


def test_a_wrong_line_is_told_and_the_next_one_read(tmp_path):
    found = read(tmp_path, '{"a": 1}\n{"a": \n[1]\n\n7\n{"a": 2}\n\xff\n')
    assert [(row.line, row.value) for row in found] == [
        (1, {"a": 1}), (2, None), (3, None), (5, None), (6, {"a": 2}), (7, None)
    ]  # fmt: skip
    assert found[1].problem == "this is no JSON: Expecting value at character 6"
    assert found[3].problem == "this is no JSON object"


def test_the_first_line_may_be_wrong_too(tmp_path):
    assert [row.value for row in read(tmp_path, '{"a": \n{"a": 2}\n')] == [None, {"a": 2}]


def test_bytes_that_are_no_text(tmp_path):
    assert [row.value for row in read(tmp_path, b'{"a": 1}\n\xff\xfe\x00\n{"a": 2}\n')] == [{"a": 1}, None, {"a": 2}]


def test_an_array_is_read_up_to_what_is_wrong(tmp_path):
    found = read(tmp_path, '[{"a": 1},\n {"a": 2},\n {"a": }]')
    assert [(row.line, row.value) for row in found] == [(1, {"a": 1}), (2, {"a": 2}), (3, None)]
    assert "from here on this is no JSON" in found[2].problem


def test_a_line_without_end_is_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LONGEST", 2000)
    found = read(tmp_path, '{"a": 1}\n{"a": "' + "x" * 9000 + '"}\n{"a": 2}\n')
    assert [(row.line, row.value) for row in found] == [(1, {"a": 1}), (2, None), (3, {"a": 2})]


def test_brackets_without_end(tmp_path):
    found = read(tmp_path, '{"a": 1}\n{"a": ' + "[" * 100_000 + '\n{"a": 2}\n')
    assert [row.value for row in found] == [{"a": 1}, None, {"a": 2}]


def test_a_packed_file_that_breaks_off(tmp_path):
    whole = gzip.compress(lines(FTM * 50).encode())
    found = read(tmp_path, whole[: len(whole) // 2])
    assert found[0].value == FTM[0]
    assert "can't be unpacked" in found[-1].problem


def test_nothing_and_no_file(tmp_path):
    assert read(tmp_path, "") == []
    with pytest.raises(InputError, match=r"gone.json can't be read"):
        list(read_rows(tmp_path / "gone.json"))
