"""Verbs with a hyphen ("co-chaired") stay one word, with their lemma."""

from pathlib import Path

import yaml
from spacy.language import Language

_DATA = Path(__file__).resolve().parent.parent / "data" / "nlp" / "hyphenated.yaml"


def keep_together(nlp: Language) -> None:
    """Teach the pipeline's tokenizer and lemmatizer the verbs of ``hyphenated.yaml``."""
    rows = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    spellings = {kind for row in rows for form in (row["id"], *row["forms"]) for kind in (form, form.capitalize())}
    for spelling in sorted(spellings):
        nlp.tokenizer.add_special_case(spelling, [{"ORTH": spelling}])  # type: ignore[union-attr]
    # rules make "co-hoste" of "co-hosted" as well; what is in the index goes first
    known = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    known["verb"] = {*known["verb"], *(row["id"] for row in rows)}
