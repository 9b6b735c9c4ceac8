"""What was asked for last, kept for when it is asked for again."""

from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """Holds so many values at most and forgets those first that nobody has put in for the longest time.

    Threads may share it.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[Key, Value] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._held)

    def get(self, key: Key) -> Value | None:
        """Return what was put in under the key, None where it is forgotten."""
        return self._held.get(key)

    def put(self, key: Key, value: Value) -> None:
        """Hold the value, as the last one to be forgotten."""
        with self._lock:
            self._held.pop(key, None)
            self._held[key] = value
            if len(self._held) > self._most:
                del self._held[next(iter(self._held))]
