"""How reliable confidence is, and its calibration: ``python -m bench.calibrate [--fit [--write]]``.

Extracts annotated texts (the folder beside the checkout, ``bench/annotated``, further ``--gold`` folders), judges every
finding, and prints for each layer the share right by tenth of confidence. ``--fit`` fits a new calibration and reports
it twice by texts that it has not seen: cross-validated by text, and each set by a fit on the other sets. ``--write``
puts the one fitted to all texts into ``ingest/data/confidence.yaml``. Without ``score.py`` there is nothing to judge
with: it says so.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from spacy.language import Language

from bench.annotated import READ, UNREAD, write_gold
from bench.evaluate import GOLD, MODELS
from bench.fitting import fit, folds
from bench.judge import Gold, Judge, Judged
from bench.reliability import counted, promised, right, table
from graph_schema.model.article import Article, RawArticle
from graph_schema.model.claim import ArticleClaims
from ingest.clean import clean_article
from ingest.extract.article import claims_by_rule
from ingest.extract.confidence import DATA, PROMISE, Calibration, calibrated, shipped
from ingest.extract.evidence import KNOWN_TO
from ingest.nlp.pipeline import load_pipeline
from ingest.sources.folder import read_folder

_FOLDS, _TIMES = 10, 5


@dataclass(frozen=True, slots=True)
class Annotated:
    """One text with what is to be found and what the rules found."""

    name: str
    gold: Gold
    article: Article
    claims: ArticleClaims

    @property
    def set(self) -> str:
        """The set of texts that it belongs to."""
        return set_of(self.name)


def set_of(name: str) -> str:
    """The set of texts by the name of one of them."""
    return name.split(": ")[0]


def annotated(title: str, folder: Path, nlp: Language) -> list[Annotated]:
    """Extract every text of an annotated folder; names begin with ``title``, so that they are unique over folders."""
    texts = []
    for raw in read_folder(folder):
        stem = Path(raw.origin).stem
        gold = json.loads((folder / f"{stem}.json").read_text(encoding="utf-8"))
        if not isinstance(raw, RawArticle):
            raise ValueError(f"{folder}: {raw}")
        article, clean = clean_article(raw)
        texts.append(Annotated(f"{title}: {stem}", gold, article, claims_by_rule(article, clean, nlp(clean.text))))
    return texts


def judge_all(judge: Judge, texts: Sequence[Annotated], by: Calibration | None = None) -> list[Judged]:
    """Judge all texts by a calibration; None leaves them the confidence of their rules."""
    claims = [calibrated(t.claims, by) if by else t.claims for t in texts]
    return [one for t, c in zip(texts, claims, strict=True) for one in judge.judge(t.name, t.gold, t.article, c)]


def judged_apart(
    judge: Judge, texts: Sequence[Annotated], by_rule: Sequence[Judged], fold: frozenset[str], seed: int = 0
) -> list[Judged]:
    """Judge the texts of a fold by a calibration fitted to all others."""
    calibration = fit([one for one in by_rule if one.document not in fold], seed)
    return judge_all(judge, [t for t in texts if t.name in fold], calibration)


def cross_validated(judge: Judge, texts: Sequence[Annotated], by_rule: Sequence[Judged]) -> list[Judged]:
    """Judge every text ``_TIMES`` times, in other folds each time."""
    names = [t.name for t in texts]
    parts = [(fold, seed) for seed in range(_TIMES) for fold in folds(names, _FOLDS, seed)]
    return [one for fold, seed in parts for one in judged_apart(judge, texts, by_rule, fold, seed)]


def sets_apart(judge: Judge, texts: Sequence[Annotated], by_rule: Sequence[Judged]) -> list[Judged]:
    """Judge every set of texts by a calibration fitted to the other sets."""
    sets = [frozenset(t.name for t in texts if t.set == title) for title in dict.fromkeys(t.set for t in texts)]
    return [one for fold in sets for one in judged_apart(judge, texts, by_rule, fold)] if len(sets) > 1 else []


def report(title: str, judged: Sequence[Judged], times: int = 1) -> None:
    """Print the tables of all layers, and for each set of texts what the promise is worth."""
    for layer in KNOWN_TO:
        print(table(title, judged, layer, times), end="\n\n")
        for name in dict.fromkeys(set_of(one.document) for one in judged):
            mine = [one for one in counted(judged, layer) if set_of(one.document) == name]
            high = promised(mine)
            print(f"- {name}: {len(mine) / times:.0f} findings, right {right(mine):.3f}; ", end="")
            print(f"at {PROMISE} or more {len(high) / times:.0f}, right {right(high):.3f}")
        print(flush=True)


def write(calibration: Calibration) -> None:
    """Put a calibration in the place of the shipped one; the comment above it stays."""
    head = "".join(line for line in DATA.read_text(encoding="utf-8").splitlines(True) if line.startswith("#"))
    body = yaml.safe_dump(calibration.model_dump(), sort_keys=False)
    DATA.write_text(head + body, encoding="utf-8")


def main() -> int:
    """Run; exit code 0 also where there is nothing to judge with."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, action="append", default=[], help="one more annotated folder")
    parser.add_argument("--score", type=Path, default=GOLD / "score.py", help="the score.py to judge with")
    parser.add_argument("--model", choices=list(MODELS), default="md")
    parser.add_argument("--fit", action="store_true", help="fit anew and report cross-validated")
    parser.add_argument("--write", action="store_true", help="with --fit: replace ingest/data/confidence.yaml")
    args = parser.parse_args()
    if not args.score.exists():
        print(f"there is no {args.score}: nothing to judge with")
        return 0
    judge, nlp = Judge(args.score), load_pipeline(MODELS[args.model])
    with tempfile.TemporaryDirectory() as temporary:
        folders = {"texts beside the checkout": GOLD} if GOLD.is_dir() else {}
        for title, files in (("own texts that rule writers read", READ), ("own texts that they don't read", UNREAD)):
            folders[title] = Path(temporary, title)
            folders[title].mkdir()
            write_gold(files, folders[title])
        folders |= {str(folder): folder for folder in args.gold}
        texts = [text for title, folder in folders.items() for text in annotated(title, folder, nlp)]
    by_rule = judge_all(judge, texts)
    report("the rules' own confidence", by_rule)
    if not args.fit:
        report("as published", judge_all(judge, texts, shipped()))
        return 0
    report(f"cross-validated ({_FOLDS} folds by text, {_TIMES} times)", cross_validated(judge, texts, by_rule), _TIMES)
    report("each set by a fit on the others", sets_apart(judge, texts, by_rule))
    calibration = fit(by_rule)
    print(yaml.safe_dump(calibration.model_dump(), sort_keys=False))
    if args.write:
        write(calibration)
    return 0


if __name__ == "__main__":
    sys.exit(main())
