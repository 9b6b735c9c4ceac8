"""What the formats have in common: an entity is an actor, an office that somebody held, or the post that it was."""

from typing import NamedTuple

from graph_schema.model.vocabulary import ActorKind


class ListedEntity(NamedTuple):
    """An actor as a file gives it. ``states`` are ISO codes, or ids of entities that are states."""

    id: str
    kind: ActorKind
    name: str
    aliases: tuple[str, ...]
    wikidata_id: str | None
    states: tuple[str, ...]


class Tenure(NamedTuple):
    """Somebody held a post from ``start`` to ``end`` (ISO prefixes), given by ids of entities.

    ``states`` are those that the tenure itself names, where the post names none.
    """

    holder: str
    post: str
    start: str | None
    end: str | None
    states: tuple[str, ...] = ()


class Post(NamedTuple):
    """A post: its title, and the states whose it is (codes or ids)."""

    id: str
    title: str
    states: tuple[str, ...]


class StateEntity(NamedTuple):
    """An entity that is a state, with its ISO code."""

    id: str
    iso3: str


Entity = ListedEntity | Tenure | Post | StateEntity
