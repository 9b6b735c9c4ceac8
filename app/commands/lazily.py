"""Commands that are imported when somebody asks for them: ``parley serve`` does not wait for what reads articles."""

import importlib
from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

import typer.main
from typer.core import TyperGroup


def group_of(places: Mapping[str, str]) -> type[TyperGroup]:
    """Return a class of command groups that hold, besides their own commands, those of ``places``.

    Each place is ``module:name``, of a function or of a Typer application, by the name of its command.
    """

    class Group(TyperGroup):
        def __init__(self, *, commands: Any = None, **given: Any) -> None:
            super().__init__(commands=commands, **given)
            self.commands = _Commands(dict(self.commands), places)

    return Group


class _Commands(MutableMapping[str, Any]):
    def __init__(self, here: dict[str, Any], places: Mapping[str, str]) -> None:
        self._here, self._places = here, places

    def __getitem__(self, name: str) -> Any:
        if name not in self._here:
            self._here[name] = _command(name, self._places[name])
        return self._here[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._here[name] = command

    def __delitem__(self, name: str) -> None:
        del self._here[name]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._here, *self._places)))

    def __len__(self) -> int:
        return len(self._here.keys() | self._places.keys())


def _command(name: str, place: str) -> Any:
    module, _, attribute = place.partition(":")
    found = getattr(importlib.import_module(module), attribute)
    group = typer.Typer(pretty_exceptions_enable=False, rich_markup_mode=None)
    if isinstance(found, typer.Typer):
        group.add_typer(found, name=name)
    else:
        group.command(name)(found)
    return typer.main.get_group(group).commands[name]
