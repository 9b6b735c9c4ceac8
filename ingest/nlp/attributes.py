"""The model's attribute rules (from tag to part of speech, morphology, odd lemmas), applied from memory.

Every rule looks at tag, label, lower-case word and white space of one or two tokens. spaCy's matcher tries all rules on
all tokens, a tenth of the time of the whole pipeline; what they do to one such combination is always the same, so it is
worked out once. The Docs are the same, which a test proves.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs
from spacy.vocab import Vocab

from graph_schema.errors import SettingsError

_COLUMNS = {"TAG": 0, "DEP": 1, "LOWER": 2, "IS_SPACE": 3}

_Seen = tuple[int, int, int, int]
"""Tag, label, lower-case word (0 where no rule names it) and white space of a token."""


class _Test(NamedTuple):
    """Whether the value in ``column`` is one of ``values``: this must be as ``wanted``."""

    column: int
    values: "frozenset[int] | _Words"
    wanted: bool


class _Words:
    """All words in which the pattern is found, by their hashes."""

    def __init__(self, pattern: str, strings: StringStore) -> None:
        self._pattern = re.compile(pattern)
        self._strings = strings

    def __contains__(self, word: int) -> bool:
        return bool(word) and self._pattern.search(self._strings[word]) is not None


class _Rule(NamedTuple):
    """Rule ``number`` matches tokens in a row, one list of tests a token; the one at ``target`` gets the attributes."""

    number: int
    tokens: tuple[tuple[_Test, ...], ...]
    target: int


class _Known(NamedTuple):
    """What a combination brings: rules of one token, their attributes, rules of more tokens that may begin here."""

    rules: tuple[int, ...]
    attributes: dict[int, int]
    openings: tuple[_Rule, ...]


class RememberedAttributes:
    """Does to a Doc what the given ruler does; raises SettingsError if that has rules of other kinds."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._attributes: Sequence[Mapping[int, int]] = ruler.attrs
        self._rules = [rule for number, row in enumerate(ruler.patterns) for rule in _rules(number, row, ruler.vocab)]
        tests = [test for rule in self._rules for token in rule.tokens for test in token]
        self._named = tuple({id(t.values): t.values for t in tests if t.column == _COLUMNS["LOWER"]}.values())
        self._words: dict[int, int] = {}
        self._memory: dict[_Seen, _Known] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of all tokens."""
        rows = doc.to_array(list(_COLUMNS)).tolist()
        for word in {row[2] for row in rows}.difference(self._words):
            self._words[word] = word if any(word in words for words in self._named) else 0
        seen = [(tag, label, self._words[word], space) for tag, label, word, space in rows]
        known = [self._memory.get(one) or self._learn(one) for one in seen]
        several: dict[int, set[int]] = {}
        for i, one in enumerate(known):
            for rule in one.openings:
                here = seen[i : i + len(rule.tokens)]
                if len(here) == len(rule.tokens) and all(map(_passes, rule.tokens, here)):
                    several.setdefault(i + rule.target, set()).add(rule.number)
        for i, one in enumerate(known):
            attributes = one.attributes
            if i in several:
                attributes = self._merged(sorted(several[i].union(one.rules)))
            if attributes:
                set_token_attrs(doc[i], attributes)
        return doc

    def _learn(self, one: _Seen) -> _Known:
        matching = [rule for rule in self._rules if _passes(rule.tokens[0], one)]
        single = tuple(sorted({rule.number for rule in matching if len(rule.tokens) == 1}))
        openings = tuple(rule for rule in matching if len(rule.tokens) > 1)
        self._memory[one] = _Known(single, self._merged(single), openings)
        return self._memory[one]

    def _merged(self, numbers: Sequence[int]) -> dict[int, int]:
        """The attributes by these rules; of two that set the same one the later counts."""
        return {name: value for number in numbers for name, value in self._attributes[number].items()}


def remember_attributes(nlp: Language) -> None:
    """Put ``RememberedAttributes`` in the place of the attribute ruler, under its name, if its rules allow it."""
    ruler = nlp.get_pipe("attribute_ruler") if nlp.has_pipe("attribute_ruler") else None
    if not isinstance(ruler, AttributeRuler):
        return
    try:
        nlp.add_pipe("remembered_attributes", before="attribute_ruler")
    except SettingsError:
        return
    nlp.remove_pipe("attribute_ruler")
    nlp.rename_pipe("remembered_attributes", "attribute_ruler")


@Language.factory("remembered_attributes")
def _make(nlp: Language, name: str) -> RememberedAttributes:
    ruler = nlp.get_pipe("attribute_ruler")
    if not isinstance(ruler, AttributeRuler):
        raise SettingsError(f"{name} needs the model's attribute ruler")
    return RememberedAttributes(ruler)


def _passes(tests: Sequence[_Test], one: _Seen) -> bool:
    return all((one[test.column] in test.values) is test.wanted for test in tests)


def _rules(number: int, row: Mapping[str, Any], vocab: Vocab) -> list[_Rule]:
    if row["index"] < 0 or "_" in row["attrs"] or any(row["index"] >= len(tokens) for tokens in row["patterns"]):
        raise SettingsError(f"the model's attribute rule {number} can't be remembered: {row}")
    return [
        _Rule(number, tuple(tuple(_tests(token, vocab.strings)) for token in tokens), row["index"])
        for tokens in row["patterns"]
    ]


def _tests(token: Mapping[str, Any], strings: StringStore) -> Iterator[_Test]:
    for name, value in token.items():
        ways: dict[str, Any] = value if isinstance(value, dict) else {"IN": [value]}
        for way, operand in ways.items():
            if name not in _COLUMNS or way not in ("IN", "NOT_IN", "REGEX") or (way == "REGEX" and name != "LOWER"):
                raise SettingsError(f"the model has an attribute rule that can't be remembered: {token}")
            if way == "REGEX":
                yield _Test(_COLUMNS[name], _Words(operand, strings), True)
            else:
                hashes = frozenset(int(v) if isinstance(v, bool) else strings.add(v) for v in operand)
                yield _Test(_COLUMNS[name], hashes, way == "IN")
