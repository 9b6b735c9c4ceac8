"""As many articles as a bench asks for, from the project's own texts: each round of them speaks of other people.

The texts of a later round are those of the first with states, their towns and demonyms exchanged for those of another
state, people that were made up renamed, other words in quotation marks, and a day of its own. Were the texts repeated
as they are, each sentence would be a copy of forty others, which no stream of news is.
"""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache, lru_cache

from bench.annotated import READ, read_cases
from bench.extract import articles
from graph_schema.model.article import RawArticle
from ingest.authority import the_authority

_WORD = re.compile(r"[A-Z][\w’]+(?:-[A-Z]\w+)*")
_QUOTED = re.compile(r"([“\"][^“”\"\n]*?)([.,!?]?[”\"])")
_LONG = 20
"""Characters from which on a quotation may have the six words that make it an utterance."""
_ENDINGS = ("ova", "ani", "esc", "ur", "idze", "mba", "son", "eta", "oku", "ienko", "arra", "ul")


def many(number: int, begin: int = 0) -> list[RawArticle]:
    """So many articles but the first ``begin``, each on a day and at an address of its own."""
    texts = articles()
    return [
        texts[i % len(texts)].model_copy(
            update={
                "text": retold(texts[i % len(texts)].text, i // len(texts)),
                "url": f"https://example.org/{i}",
                "published": texts[i % len(texts)].published + dt.timedelta(days=i % 3000),
                "origin": str(i),
            }
        )
        for i in range(begin, number)
    ]


def retold(text: str, turn: int) -> str:
    """Return the text, told of other people: the same text for the same turn, and itself for turn 0.

    Six or more words of a quotation are told by one speaker alone, so longer quotations get an ending of their own.
    """
    if turn == 0:
        return text
    names = _names(turn)
    told = _WORD.sub(lambda found: names.get(found[0], found[0]), text)
    return _QUOTED.sub(
        lambda found: f" in case {turn}".join(found.groups()) if len(found[1]) > _LONG else found[0], told
    )


@cache
def _states() -> tuple[tuple[str, str, str], ...]:
    """Name, capital and demonym of each state of which all three are one word."""
    told = [(one.name, one.capital or "", next(iter(one.demonyms), "")) for one in the_authority().states.values()]
    return tuple(dict.fromkeys(words for words in told if all(word and " " not in word for word in words)))


@lru_cache(2)
def _names(turn: int) -> Mapping[str, str]:
    """What each name is in this turn."""
    states = _states()
    by = turn % (len(states) - 1)
    exchanged = {
        old: new
        for i, words in enumerate(states)
        for old, new in zip(words, states[(i + by) % len(states)], strict=True)
    }
    ending = _ENDINGS[turn % len(_ENDINGS)] * (1 + turn // len(_ENDINGS))
    return exchanged | {word: word + ending for word in _made_up()}


@cache
def _made_up() -> frozenset[str]:
    """The words of the names of people in the annotated texts."""
    people = (actor.split("|") for case in read_cases(READ) for actor in case.get("actors", ()))
    return frozenset(word for name, kind, *_ in people if kind == "person" for word in _WORD.findall(name))
