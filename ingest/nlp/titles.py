"""Words of office titles, from ``titles.yaml``: heads in both numbers, modifiers, honorifics."""

from functools import cache

from ingest.nlp.lexicon import entries, words


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch")) else "s")


def _head_word(phrase: str) -> str:
    """The word that carries the number: ``secretary of state`` -> secretary, ``high commissioner`` -> commissioner."""
    return phrase.split(" of ")[0].split()[-1].split("-")[-1 if "general" not in phrase else 0]


@cache
def classes() -> dict[str, str]:
    """Return the class (leader, minister, envoy …) of every singular head word."""
    found: dict[str, str] = {}
    for row in entries("titles"):
        if row["class"] not in ("modifier", "honorific"):
            for phrase in row["heads"]:
                found.setdefault(_head_word(phrase.lower()), row["class"])
    return found


@cache
def heads() -> frozenset[str]:
    """Return the singular words that name a person by an office ("minister")."""
    return frozenset(classes())


@cache
def plural_heads() -> frozenset[str]:
    """Return the plurals of the head words ("ministers", "spokesmen")."""
    return frozenset(_plural(word) for word in heads()) | words("titles", field="plurals")


@cache
def modifiers() -> frozenset[str]:
    """Return the words that stand inside a title before its head ("deputy foreign")."""
    return words("titles", field="modifiers") - heads()


@cache
def honorifics() -> frozenset[str]:
    """Return the forms of address ("Mr")."""
    return words("titles", "honorifics", field="heads")
