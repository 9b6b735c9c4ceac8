"""Authority data: what is known about states, organisations, offices and places before any article is read."""

from ingest.authority.authority import Authority, read_authority, the_authority
from ingest.authority.index import Hit, Name, NameIndex, NameKind

__all__ = ["Authority", "Hit", "Name", "NameIndex", "NameKind", "read_authority", "the_authority"]
