"""How much Java may take: what the settings say, more for a repair."""

from pathlib import Path

import pytest

from graph_schema.settings import StoreSettings
from graph_schema.store.local_neo4j import conf
from graph_schema.store.local_neo4j.state import Home, State


@pytest.mark.parametrize(
    ("heap", "repair", "taken"),
    [("512m", False, "512m"), ("512m", True, "4g"), ("4097M", True, "4097M"), ("8g", True, "8g"), ("1024", True, "4g")],
)
def test_heap(tmp_path: Path, heap: str, repair: bool, taken: str) -> None:
    settings = StoreSettings(home=tmp_path, neo4j_heap=heap, neo4j_repair=repair)
    home = Home.under(tmp_path)
    conf.write(home, State(bolt_port=7687, http_port=7474, password="x"), settings, [])
    assert f'"-Xmx{taken}"' in (home.conf / "java.options").read_text().split("\n")
    assert f"server.memory.heap.max_size={taken}\n" in (home.conf / "neo4j.conf").read_text()
