"""Texts cut at claims, and pictures: what the pages are made of."""

from hypothesis import given
from hypothesis import strategies as st

from app.pages.marking import by_sentence, pieces
from app.pages.pictures.activity import bars
from app.pages.pictures.network import WIDTH, draw
from app.pages.render import cypher_literal, day, web_address
from app.responses.network import Network

TEXT = "Ana met Ben. They agreed. Nobody else came."


def claim(start: int, end: int, layer: str = "meeting") -> dict[str, object]:
    return {
        "start": start,
        "end": end,
        "layer": layer,
        "claim_id": f"{layer}-{start}-{end}",
        "sentence": TEXT[start:end],
    }


@given(st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=8))
def test_pieces_are_the_text_whatever_the_claims_say(places: list[tuple[int, int]]) -> None:
    claims = [claim(start, end) for start, end in places]
    found = pieces(TEXT, claims)
    assert "".join(piece.text for piece in found) == TEXT
    for one in claims:
        if 0 <= one["start"] < one["end"] <= len(TEXT):  # type: ignore[operator]
            covered = "".join(piece.text for piece in found if one in piece.claims)
            assert TEXT[one["start"] : one["end"]] == covered  # type: ignore[misc]
            assert sum(one in piece.begins for piece in found) == claims.count(one) / claims.count(one)


def test_claims_of_one_sentence_stand_together() -> None:
    found = by_sentence([claim(13, 25, "position"), claim(0, 12), claim(0, 12, "actor")])
    assert [(one["sentence"], len(one["claims"])) for one in found] == [("Ana met Ben.", 2), ("They agreed.", 1)]


def network(*ties: tuple[str, str]) -> Network:
    names = sorted({name for tie in ties for name in tie})
    nodes = [{"id": n, "name": n, "kind": "person", "meetings": 1, "degree": 0.5, "betweenness": 0} for n in names]
    edges = [{"source": a, "target": b, "meetings": 2, "first": None, "last": None} for a, b in ties]
    return Network.model_validate({"nodes": nodes, "edges": edges, "cut": False})


def test_the_same_network_gives_the_same_picture_inside_its_frame() -> None:
    ties = [("a", "b"), ("b", "c"), ("x", "y"), ("p", "q")]
    drawing = draw(network(*ties))
    assert drawing == draw(network(*ties))
    assert {dot.id for dot in drawing.dots} == set("abcxypq")
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= drawing.height for dot in drawing.dots)
    assert len({(dot.x, dot.y) for dot in drawing.dots}) == len(drawing.dots)
    assert draw(network()).dots == []


def test_bars_grow_with_their_numbers() -> None:
    months = [{"month": "2025-01", "held": 1, "planned": 0}, {"month": "2025-02", "held": 3, "planned": 1}]
    low, high = bars(months).bars
    assert low.held_height < high.held_height
    assert bars([]).bars == []


def test_values_as_people_write_them() -> None:
    assert [day(one) for one in ("2025-08-15", "2025-08", "2025", None)] == [
        "15 August 2025", "August 2025", "2025", "day unknown",
    ]  # fmt: skip
    assert cypher_literal('a "b"') == '"a \\"b\\""'
    assert [web_address(one) for one in ("https://x.example/a", "javascript:alert(1)", "JAVASCRIPT:x", None)] == [
        "https://x.example/a", None, None, None,
    ]  # fmt: skip
