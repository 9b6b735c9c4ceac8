"""Speed and memory of extraction: `make bench-extract`, or `python -m bench.extract [--model md|sm]`.

What is measured is set against bare ``nlp.pipe`` of the stock model on the same texts in the same run; the two take
turns, so that what else the machine does falls on both. ``bench/README.md`` tells how to read the figures.
"""

import argparse
import datetime as dt
import json
import math
import resource
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
import spacy
from spacy.language import Language

from bench.annotated import READ, read_cases
from bench.evaluate import MODELS
from graph_schema.model.article import RawArticle
from ingest.nlp.pipeline import load_pipeline
from ingest.reading import read_article, read_batch
from ingest.sources.folder import read_folder

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
BATCH = 16
RATIO, MEGABYTES, EXPONENT = 0.85, 600, 1.15
"""What is aimed at: articles a second as a share of the bare model's; memory a process; growth of time with length."""


def articles() -> list[RawArticle]:
    """The project's own texts: the examples and the annotated ones that may be read."""
    own = [
        RawArticle(text=case["text"], published=dt.date.fromisoformat(str(case["published"])), origin=case["id"])
        for case in read_cases(READ)
    ]
    return [*(raw for raw in read_folder(EXAMPLES) if isinstance(raw, RawArticle)), *own]


def bare(model: str) -> Language:
    """The stock model, without any component of Parley."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load(MODELS[model])


def long_article(words: int, raws: list[RawArticle]) -> RawArticle:
    """One text of about so many words; every paragraph has a number, because repeated ones are left out."""
    paragraphs: list[str] = []
    count = turn = 0
    while count < words:
        for paragraph in raws[turn % len(raws)].text.split("\n"):
            if paragraph.strip() and count < words:
                paragraphs.append(f"{paragraph.strip()} This is item {len(paragraphs)}.")
                count += len(paragraphs[-1].split())
        turn += 1
    return RawArticle(text="\n\n".join(paragraphs), published=dt.date(2025, 8, 18), origin=f"{words} words")


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return CPU and wall seconds of the work."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def one_process(model: str, rounds: int) -> dict[str, float]:
    """Articles a second of both ways, median of the rounds, and the ratio by CPU and by wall time."""
    raws, stock, nlp = articles(), bare(model), load_pipeline(MODELS[model])
    texts = [raw.text for raw in raws]

    def extracted() -> None:
        for i in range(0, len(raws), BATCH):
            for read in read_batch(raws[i : i + BATCH], nlp):
                assert read.error is None, read.error

    def parsed() -> None:
        for _ in stock.pipe(texts, batch_size=BATCH):
            pass

    extracted()
    parsed()
    rows = [(*timed(parsed), *timed(extracted)) for _ in range(rounds)]
    return {
        "articles": len(raws),
        "bare": len(raws) / statistics.median(row[1] for row in rows),
        "extraction": len(raws) / statistics.median(row[3] for row in rows),
        "ratio_cpu": statistics.median(row[0] / row[2] for row in rows),
        "ratio_wall": statistics.median(row[1] / row[3] for row in rows),
    }


def memory(model: str) -> dict[str, float]:
    """Peak megabytes of a process that extracts all articles, some of them twice as in a longer run."""
    nlp, raws = load_pipeline(MODELS[model]), articles()
    loaded = psutil.Process().memory_info().rss / 2**20
    for _ in range(2):
        for i in range(0, len(raws), BATCH):
            list(read_batch(raws[i : i + BATCH], nlp))
    return {"loaded": loaded, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def growth(model: str, sizes: list[int]) -> dict[str, float]:
    """CPU seconds for one text of each size, and the exponent of the curve through them."""
    nlp, raws = load_pipeline(MODELS[model]), articles()
    read_article(long_article(1000, raws), nlp)
    texts = {size: long_article(size, raws) for size in sizes}
    seconds = {size: timed(partial(read_article, raw, nlp))[0] for size, raw in texts.items()}
    pairs = [(math.log(size), math.log(taken)) for size, taken in seconds.items()]
    slope = statistics.linear_regression(*zip(*pairs, strict=True)).slope
    return {"exponent": slope, **{f"{size} words": taken for size, taken in seconds.items()}}


def in_processes(number: int, arguments: list[str]) -> list[dict[str, float]]:
    """Run a part of this benchmark in processes of their own, all at the same time."""
    command = [sys.executable, "-m", "bench.extract", "--json", *arguments]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(number)]
    return [json.loads(process.communicate()[0]) for process in running]


def main() -> int:
    """Print the figures; exit code 1 where one of them misses what is aimed at."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", choices=[*MODELS], default="md")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000, 20000, 50000])
    parser.add_argument("--only", choices=["speed", "memory", "growth"])
    parser.add_argument("--json", action="store_true", help="the part named by --only, as JSON")
    args = parser.parse_args()
    if args.json:
        parts = {
            "speed": lambda: one_process(args.model, args.rounds),
            "memory": lambda: memory(args.model),
            "growth": lambda: growth(args.model, args.sizes),
        }
        print(json.dumps(parts[args.only]()))
        return 0
    common, missed = ["--model", args.model, "--rounds", str(args.rounds)], []
    if args.only in (None, "speed"):
        for number in (1, 2):
            rows = in_processes(number, ["--only", "speed", *common])
            both = {name: statistics.fmean(row[name] for row in rows) for name in ("ratio_cpu", "ratio_wall")}
            rates = [sum(row[name] for row in rows) for name in ("extraction", "bare")]
            print(
                f"{args.model}, {number} process(es): {rates[0]:.1f} articles/s, bare model {rates[1]:.1f}; "
                f"ratio {both['ratio_cpu']:.2f} by CPU, {both['ratio_wall']:.2f} by wall time (aim {RATIO})",
                flush=True,
            )
            missed += ["speed"] if both["ratio_cpu"] < RATIO else []
    if args.only in (None, "memory"):
        row = in_processes(1, ["--only", "memory", *common])[0]
        print(f"{args.model}: {row['loaded']:.0f} MB loaded, peak {row['peak']:.0f} MB (aim {MEGABYTES})", flush=True)
        missed += ["memory"] if row["peak"] > MEGABYTES else []
    if args.only in (None, "growth"):
        row = in_processes(1, ["--only", "growth", *common, "--sizes", *map(str, args.sizes)])[0]
        told = ", ".join(f"{name} {taken:.1f} s" for name, taken in row.items() if name != "exponent")
        print(f"{args.model}: {told}; time grows with length to the power of {row['exponent']:.2f}", flush=True)
        missed += ["growth"] if row["exponent"] > EXPONENT else []
    print("missed: " + ", ".join(missed) if missed else "all as aimed at")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
