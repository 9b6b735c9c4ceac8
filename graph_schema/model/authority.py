"""What a list of known actors says of one of them: names, ids and offices, without any article."""

from pydantic import Field

from graph_schema.model.base import Value
from graph_schema.model.vocabulary import ActorKind
from graph_schema.model.when import ISO_PREFIX


class ListedOffice(Value):
    """An office from ``start`` to ``end``: ISO prefixes, both ends included; an end that is not known is open.

    ``principal`` is the ISO code of a state, or the name of an organisation.
    """

    title: str | None = None
    principal: str
    start: str | None = Field(default=None, pattern=ISO_PREFIX)
    end: str | None = Field(default=None, pattern=ISO_PREFIX)

    def covers(self, day: str) -> bool:
        """Say whether the office was held on this ISO day; a month or year counts as a whole."""
        return (self.start is None or day[: len(self.start)] >= self.start) and (
            self.end is None or day[: len(self.end)] <= self.end
        )


class Listed(Value):
    """An entry of an authority list. ``source`` is the list's name, ``entry`` the list's own id of the actor.

    ``states`` are ISO codes of the states to which the actor belongs, as far as the list tells.
    """

    source: str = Field(min_length=1)
    entry: str = Field(min_length=1)
    kind: ActorKind
    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    wikidata_id: str | None = Field(default=None, pattern=r"^Q[1-9]\d*$")
    states: tuple[str, ...] = ()
    offices: tuple[ListedOffice, ...] = ()

    @property
    def id(self) -> str:
        """The id of the entry in the graph."""
        return f"{self.source}:{self.entry}"

    @property
    def ref(self) -> str:
        """What the entry calls its actor: entries of several lists with one Wikidata id are one actor."""
        return self.wikidata_id or self.id

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases, each once."""
        return tuple(dict.fromkeys((self.name, *self.aliases)))
