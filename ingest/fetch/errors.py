"""What goes wrong when something is fetched."""

from graph_schema.errors import InputError


class FetchError(InputError):
    """An address can't be fetched; the text is worded to follow the address.

    ``again``: the cause may pass (a busy server, a network that is down), so another run may try once more.
    ``unreachable``: no whole answer came, or the server was busy (what RFC 9309 calls unreachable). ``status`` is what
    the server answered, where it did; ``wait`` the seconds that it wants to be left alone.
    """

    def __init__(
        self,
        reason: str,
        *,
        again: bool = False,
        unreachable: bool = False,
        status: int | None = None,
        wait: float | None = None,
    ) -> None:
        super().__init__(reason)
        self.again = again
        self.unreachable = unreachable
        self.status = status
        self.wait = wait
