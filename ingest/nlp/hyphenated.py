"""Words with a hyphen that stay one: verbs ("co-chaired") with their lemma, and "one-on-one"."""

from pathlib import Path

import yaml
from spacy.language import Language

_DATA = Path(__file__).resolve().parent.parent / "data" / "nlp" / "hyphenated.yaml"


def keep_together(nlp: Language) -> None:
    """Teach the pipeline's tokenizer and lemmatizer the words of ``hyphenated.yaml``."""
    every = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    rows = [row for row in every if not row.get("other")]
    for row in every:
        for form in (row["id"], *row["forms"]) if row.get("other") else ():
            nlp.tokenizer.add_special_case(form, [{"ORTH": form}])  # type: ignore[union-attr]
    spellings = {kind for row in rows for form in (row["id"], *row["forms"]) for kind in (form, form.capitalize())}
    for spelling in sorted(spellings):
        nlp.tokenizer.add_special_case(spelling, [{"ORTH": spelling}])  # type: ignore[union-attr]
    tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    # rules make "co-hoste" of "co-hosted" as well: what is in the index goes first; "co-led" follows no rule
    known, odd = tables.get_table("lemma_index"), tables.get_table("lemma_exc")
    known["verb"] = {*known["verb"], *(row["id"] for row in rows)}
    odd["verb"] = {**odd["verb"], **{form: [row["id"]] for row in rows for form in row["forms"]}}
