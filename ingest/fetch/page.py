"""What a fetch gives."""

from dataclasses import dataclass

from graph_schema.model.base import Value


class Validators(Value):
    """What a web server gave to ask "has it changed since?" with (RFC 9110, 13.1)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A whole answer: ``url`` is where it came from in the end, ``body`` is unpacked, ``media_type`` in lower case."""

    url: str
    body: bytes
    media_type: str
    charset: str | None
    validators: Validators
