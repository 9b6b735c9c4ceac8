"""The nearest questions that can be answered, for one that can't."""

from rapidfuzz import fuzz, process

from app.ask import forms

_MOST = 3


def nearest(question: str) -> list[str]:
    """Examples of the forms whose wording is most like the question, one of a form, the nearest first."""
    examples = {example: form.name for form in forms.all() for example in form.examples}
    ranked = process.extract(question, list(examples), scorer=fuzz.token_set_ratio, limit=20)
    found: dict[str, str] = {}
    for example, _, _ in ranked:
        found.setdefault(examples[example], example)
    return list(found.values())[:_MOST]
