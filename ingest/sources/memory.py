"""A cursor while a source is being read."""

from ingest.fetch.page import Validators
from ingest.sources.cursor import Cursor, Entry, Position

_MOST_SEEN = 100_000
_MOST_ASIDE = 1000
_MOST_TRIES = 5
"""Runs in which an entry is tried before it is given up."""


class Memory:
    """What is known of a source so far; ``cursor`` is right at any moment for what was taken until then."""

    def __init__(self, cursor: Cursor, about: str) -> None:
        same = cursor.about == about
        self._about = about
        self._validators = dict(cursor.validators) if same else {}
        self._read: dict[str, Validators] = {}
        self._seen = dict.fromkeys(cursor.seen)
        self._waiting = {entry.url: entry for entry in cursor.waiting}
        self._under_way: dict[str, Entry] = {}
        self._aside = {entry.url: entry for entry in cursor.aside}
        self.positions: dict[str, Position] = dict(cursor.positions) if same else {}

    @property
    def cursor(self) -> Cursor:
        """What the next run is to be given."""
        return Cursor(
            about=self._about,
            validators=self._validators,
            seen=tuple(self._seen)[-_MOST_SEEN:],
            waiting=tuple({**{one.url: one for one in self._under_way.values()}, **self._waiting}.values()),
            aside=tuple(self._aside.values())[-_MOST_ASIDE:],
            positions=self.positions,
        )

    @property
    def waiting(self) -> tuple[Entry, ...]:
        """Entries that earlier runs could not fetch."""
        return tuple(self._waiting.values())

    def knows(self, entry: Entry) -> bool:
        """Whether this edition was dealt with, or waits; what is still listed is remembered longest."""
        if entry.key in self._seen:
            del self._seen[entry.key]
            self._seen[entry.key] = None
            return True
        return entry.url in self._waiting or entry.key in self._under_way

    def begin(self, entry: Entry) -> None:
        """The entry is being fetched, ahead of its turn: a run that is killed now leaves it to the next one."""
        self._under_way[entry.key] = entry

    def done(self, entry: Entry) -> None:
        """The entry was dealt with."""
        self._under_way.pop(entry.key, None)
        self._waiting.pop(entry.url, None)
        self._aside.pop(entry.url, None)
        self._seen[entry.key] = None

    def later(self, entry: Entry) -> bool:
        """Let the next run try the entry again; False if it was tried often enough, and is given up."""
        if entry.tries + 1 >= _MOST_TRIES:
            self.done(entry)
            return False
        self._under_way.pop(entry.key, None)
        self._waiting[entry.url] = entry.model_copy(update={"tries": entry.tries + 1})
        return True

    def put_aside(self, entry: Entry) -> None:
        """The entry was dealt with, but gave no article: it is kept in mind, in case somebody wants it tried again."""
        self.done(entry)
        self._aside[entry.url] = entry

    def reopen(self, entry: Entry) -> None:
        """Let the next run read an entry once more that was dealt with."""
        self._seen.pop(entry.key, None)
        self._waiting[entry.url] = entry

    def forget(self, entry: Entry) -> None:
        """Let the next run meet an entry in its listing as if it were new."""
        self._seen.pop(entry.key, None)
        self._read.clear()
        self._validators.clear()

    def validators(self, address: str) -> Validators:
        """What the server gave for this address when all of it was dealt with last time."""
        return self._validators.get(address, Validators())

    def read(self, address: str, validators: Validators) -> None:
        """A listing was fetched; its validators count when ``all_done`` is called."""
        self._read[address] = validators

    def all_done(self) -> None:
        """All that the fetched listings hold was dealt with, or waits."""
        self._validators |= self._read
        self._read.clear()
