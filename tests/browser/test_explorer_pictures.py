"""Pictures in a real Chromium: every name can be read, and a report can have them as SVG and PNG."""

import itertools
import struct
import zlib
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page

from app.pages.pictures import network as picture
from app.responses.network import Network

BOXES = """texts => texts.map(text => {
  const box = text.getBoundingClientRect();
  return [text.textContent, box.left, box.top, box.right, box.bottom];
})"""
Box = tuple[str, float, float, float, float]


def overlapping(boxes: list[Box]) -> list[tuple[str, str]]:
    """Names that lie on each other by more than a hair."""
    return [
        (a[0], b[0])
        for a, b in itertools.combinations(boxes, 2)
        if min(a[3], b[3]) - max(a[1], b[1]) > 0.5 and min(a[4], b[4]) - max(a[2], b[2]) > 0.5
    ]


@pytest.mark.parametrize(
    ("path", "texts"),
    [
        ("/explore/network?kind=person&kind=state&kind=organization", "svg.network text"),
        ("/explore/actor/person:donald-trump", "svg.network text"),
        ("/explore/actor/person:donald-trump", "svg.along .mark text"),
        ("/explore/pair?one=Donald+Trump&other=Vladimir+Putin", "svg.along .mark text"),
    ],
)
def test_no_name_lies_on_another(page: Page, base: str, path: str, texts: str) -> None:
    page.goto(base + path)
    boxes = page.locator(texts).evaluate_all(BOXES)
    assert len(boxes) > 1
    assert overlapping(boxes) == []
    edges = page.locator(texts.partition(" ")[0]).first.bounding_box()
    assert edges is not None
    assert all(edges["x"] <= box[1] and box[3] <= edges["x"] + edges["width"] for box in boxes)


def crowd(groups: int, of: int) -> Network:
    """Groups in each of which everybody met everybody; the first one of each knows the first one of the next."""
    names = [f"Maximilian-Wolfgang Number{i:03} Hammamwamba" for i in range(groups * of)]
    nodes = [
        {"id": f"person:{i:03}", "name": name, "kind": "person", "meetings": of, "degree": 0, "betweenness": 0}
        for i, name in enumerate(names)
    ]
    pairs = [(g * of + a, g * of + b) for g in range(groups) for a, b in itertools.combinations(range(of), 2)]
    pairs += [(g * of, (g + 1) * of) for g in range(groups - 1)]
    edges = [{"source": f"person:{a:03}", "target": f"person:{b:03}", "meetings": 1} for a, b in pairs]
    return Network.model_validate({"nodes": nodes, "edges": edges, "cut": False})


@pytest.mark.parametrize("font", ["sans-serif", "serif"])
def test_no_name_lies_on_another_where_many_met_once(chromium: Browser, font: str) -> None:
    drawing = picture.draw(crowd(5, 14))
    texts = "".join(
        f'<text x="{dot.x}" y="{dot.y + dot.radius + 12}" text-anchor="middle">{dot.label}</text>'
        for dot in drawing.dots
    )
    page = chromium.new_page()
    page.set_content(
        f'<svg width="{drawing.width}" height="{drawing.height}" font-family="{font}" font-size="11">{texts}</svg>'
    )
    boxes = page.locator("text").evaluate_all(BOXES)
    page.close()
    assert len(boxes) == 70
    assert overlapping(boxes) == []


@pytest.mark.parametrize(
    ("path", "name"),
    [("/explore/network?from=2025", "parley-network"), ("/explore/actor/person:donald-trump", "parley-timeline")],
)
def test_pictures_come_as_svg_and_as_png(page: Page, base: str, tmp_path: Path, path: str, name: str) -> None:
    page.goto(base + path)
    takes = page.locator(".takes", has=page.locator(f"a[download='{name}.svg']"))
    svg = httpx.get(base + str(takes.locator("a").get_attribute("href")), timeout=60).text
    assert "Donald Trump" in svg
    with page.expect_download() as waiting:
        takes.get_by_role("button", name="PNG").click()
    assert waiting.value.suggested_filename == f"{name}.png"
    waiting.value.save_as(tmp_path / "picture.png")
    width, height, colours = read_png((tmp_path / "picture.png").read_bytes())
    assert f'width="{width // 2}" height="{height // 2}"' in svg
    assert colours > 10, "something is drawn"


def read_png(content: bytes) -> tuple[int, int, int]:
    """Width, height, and how many different bytes the lines have."""
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    at, packed = 8, b""
    while at < len(content):
        (size,) = struct.unpack(">I", content[at : at + 4])
        if content[at + 4 : at + 8] == b"IDAT":
            packed += content[at + 8 : at + 8 + size]
        at += size + 12
    return width, height, len(set(zlib.decompress(packed)))
