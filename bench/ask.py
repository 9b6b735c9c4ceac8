"""Questions in plain English on annotated articles: how many are answered with the actors that a reader expects.

    python -m bench.ask [--gold DIR] [--no-as-of] [--show all|misses]

Takes the annotated articles of a folder (NAME.txt, NAME.json with ``published`` and ``questions``) into a Parley of its
own, all of them together, and asks every question whose expected answer is a list of actors. A question counts where
recall and precision are .8 or more each; a meeting that answers ("which trips …") counts as the actors in it whom the
question does not name. It is asked as on the day of its article (``as_of``), for many say "on Monday"; ``--no-as-of``
asks them today instead, on all that is known.
"""

import argparse
import asyncio
import datetime as dt
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from app.ask import words
from app.ask.asking import ask
from graph_schema.model.names import fold
from graph_schema.settings import StoreSettings
from graph_schema.store import local_neo4j
from graph_schema.store.connect import Server, open_driver, resolve_server
from graph_schema.store.ledger import Ledger
from graph_schema.store.migrate import migrate
from graph_schema.store.reader import GraphReader
from graph_schema.store.writer import GraphWriter
from ingest.resolve import update
from ingest.settings import IngestSettings
from ingest.sources import open_sources
from ingest.worker import ingest_all

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
ENOUGH = 0.8

Names = frozenset[str]


class Asked(NamedTuple):
    """One question with the actors that it expects, each by all its names."""

    text: str
    asked: str
    day: dt.date
    expected: tuple[Names, ...]


def questions(folder: Path) -> Iterator[Asked]:
    """The questions of a folder whose whole expected answer names annotated actors."""
    for path in sorted(folder.glob("d*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        known = [frozenset(map(fold, (row["name"], *row["aliases_in_text"]))) for row in gold["actors"]]
        known += [frozenset([fold(name)]) for name in gold["neutral_actors"]]
        for row in gold["questions"]:
            wanted = [re.sub(r"^excluded: |\s*\([^)]*\)$", "", name) for name in row["expected"]]
            found = [next((names for names in known if fold(name) in names), None) for name in wanted]
            if all(found):
                yield Asked(path.stem, row["q"], dt.date.fromisoformat(gold["published"]), tuple(filter(None, found)))


def right(names: Names, answer: str) -> bool:
    """Whether an answer is this actor: the same name, or the same words of it in another order or spelling."""
    told = fold(answer)
    state = words.state_named(answer, people=False)
    if state and state in {words.state_named(name, people=False) for name in names}:
        return True
    return told in names or any(fuzz.token_sort_ratio(told, name) >= 90 for name in names)


def measured(asked: Asked, answer: dict[str, Any]) -> tuple[float, float]:
    """Recall and precision of the actors answered."""
    told = {a["value"] for part in answer["parts"] for a in part["answers"] if a["kind"] in ("actor", "state")}
    for part in answer["parts"]:
        named = {word for name in part["structure"].get("actors", []) for word in fold(name).split()}
        for a in part["answers"]:
            if a["kind"] == "meeting":
                told |= {who for who in a["value"].split("): ")[-1].split(", ") if not named & set(fold(who).split())}
    hits = sum(any(right(names, value) for value in told) for names in asked.expected)
    good = sum(any(right(names, value) for names in asked.expected) for value in told)
    return hits / len(asked.expected), good / len(told) if told else 0.0


def ingest(folder: Path, server: Server) -> str:
    """Take the folder's articles in, without their annotation."""
    with tempfile.TemporaryDirectory() as plain, open_driver(server) as driver:
        for path in folder.glob("d*.json"):
            gold = json.loads(path.read_text(encoding="utf-8"))
            kept = {key: gold[key] for key in ("title", "published", "outlet")}
            (Path(plain) / path.name).write_text(json.dumps(kept), encoding="utf-8")
            (Path(plain) / f"{path.stem}.txt").write_bytes(path.with_suffix(".txt").read_bytes())
        migrate(driver)
        settings = IngestSettings()
        items = open_sources([Path(plain)], None, settings.max_article_bytes)
        return ingest_all(items, GraphWriter(driver, None, update), Ledger(driver), settings).summary()


async def run(server: Server, folder: Path, *, as_of: bool, show: str) -> float:
    """Ask all questions, print those that are answered wrongly, and return the share of good answers."""
    asked = list(questions(folder))
    good, not_understood = 0, 0
    async with GraphReader(server, timeout=60) as reader:
        for one in asked:
            day = one.day if as_of else dt.date.today()
            answer = await ask(reader, one.asked, day, one.day if as_of else None)
            recall, precision = measured(one, answer)
            fine = recall >= ENOUGH and precision >= ENOUGH
            good += fine
            not_understood += not answer["understood"]
            if show == "all" or not fine:
                print(f"{'ok  ' if fine else 'MISS'} {one.text} R {recall:.2f} P {precision:.2f} {one.asked}")
                print(f"       expected: {', '.join(sorted(min(names, key=len) for names in one.expected))}")
                print(f"       answered: {answer['text']}")
                for part in answer["parts"]:
                    print(f"       understood: {part['understood_as']}  {' '.join(part['notes'])}")
    share = good / len(asked)
    when = "as of their articles' days" if as_of else "today"
    print(f"\n{good} of {len(asked)} = {share:.1%} answered with recall and precision of {ENOUGH} or more ({when});")
    print(f"{not_understood} not understood")
    return share


def main() -> None:
    """Start, ingest, ask, stop."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--no-as-of", action="store_true")
    parser.add_argument("--show", choices=("all", "misses"), default="misses")
    parser.add_argument("--loaded", action="store_true", help="the server of the settings has the articles already")
    options = parser.parse_args()
    if not options.gold.is_dir():
        raise SystemExit(f"{options.gold}: no such folder; name one with --gold")
    if options.loaded:
        asyncio.run(run(resolve_server(StoreSettings()), options.gold, as_of=not options.no_as_of, show=options.show))
        return
    with tempfile.TemporaryDirectory() as home:
        settings = StoreSettings(home=Path(home), neo4j_uri=None, neo4j_bolt_port=0, neo4j_http_port=0)
        try:
            server = resolve_server(settings)
            print(ingest(options.gold, server))
            asyncio.run(run(server, options.gold, as_of=not options.no_as_of, show=options.show))
        finally:
            local_neo4j.stop(settings)


if __name__ == "__main__":
    main()
