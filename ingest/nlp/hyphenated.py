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
    tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    # rules make "co-hoste" of "co-hosted" as well: what is in the index goes first; "co-led" follows no rule
    known, odd = tables.get_table("lemma_index"), tables.get_table("lemma_exc")
    known["verb"] = {*known["verb"], *(row["id"] for row in rows)}
    odd["verb"] = {**odd["verb"], **{form: [row["id"]] for row in rows for form in row["forms"]}}
