"""Which members of a cast are states or bodies of states, and which are parties, companies or mere names."""

from functools import cache

from graph_schema.model.vocabulary import ActorKind
from ingest.authority import the_authority
from ingest.authority.entries import OrganizationKind
from ingest.extract.cast import Member


def is_political(member: Member) -> bool:
    """Return whether the member is a state or a known organisation."""
    if member.kind is ActorKind.ORGANIZATION:
        return member.known and _organization_kinds().get(member.name) is not OrganizationKind.PARTY
    return member.kind is ActorKind.STATE


def is_assembly(member: Member) -> bool:
    """Return whether the member is a body of several states, whose sessions are meetings of theirs."""
    kinds = (OrganizationKind.IGO, OrganizationKind.BLOC, OrganizationKind.INSTITUTION)
    return member.known and _organization_kinds().get(member.name) in kinds


@cache
def _organization_kinds() -> dict[str, OrganizationKind]:
    return {entry.name: entry.kind for entry in the_authority().organizations.values()}
