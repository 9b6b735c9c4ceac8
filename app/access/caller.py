"""Who asks."""

from graph_schema.model.api_key import Scope
from graph_schema.model.base import Value


class Caller(Value):
    """Whoever a request comes from. ``scope`` None: may do nothing that is not open to everybody.

    ``id`` is ``key:<id>``, ``token:<subject>`` or ``address:<ip>``; it stands in logs and counts for rates. ``name`` is
    what decisions and jobs have as their author.
    """

    id: str
    name: str
    scope: Scope | None
    anonymous: bool = False

    def may(self, scope: Scope) -> bool:
        """Whether the caller may do what needs this scope."""
        return self.scope is not None and self.scope.includes(scope)
