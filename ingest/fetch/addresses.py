"""Which addresses may be connected to: a URL in an article must not make Parley knock at doors inside a network.

A name is resolved here, once, and the connection goes to the address that was checked: a name server that gives
another answer the second time (DNS rebinding) gains nothing.
"""

import ipaddress
import socket
from collections.abc import Iterator

from ingest.fetch.errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_METADATA = frozenset(map(ipaddress.ip_address, ("100.100.100.200", "fd00:ec2::254")))
"""Where clouds keep the credentials of a machine, besides 169.254.169.254, which is link-local as it is."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def addresses_of(host: str, port: int, *, allow_private: bool) -> list[str]:
    """Return the addresses of a host that may be connected to, in the order in which they are to be tried.

    With ``allow_private`` loopback and private networks are among them, link-local addresses and those of cloud
    metadata services never. Raises FetchError if the host is unknown or none of its addresses is allowed.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"can't be found: {host}: {error}", again=True, unreachable=True) from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    allowed = [address for address in addresses if may_connect(address, allow_private=allow_private)]
    if not allowed:
        shown = ", ".join(addresses[:3])
        hint = "" if allow_private else "; allow_private = true in sources.toml allows private networks"
        raise FetchError(f"is refused: {host} is {shown}, which is no public address{hint}")
    return allowed


def may_connect(address: str, *, allow_private: bool) -> bool:
    """Whether an address is public, or private where that is allowed; what is wrapped in it must be so as well."""
    try:
        outer = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    return all(_fine(inner, allow_private) for inner in (outer, *_wrapped(outer)))


def _fine(address: Address, allow_private: bool) -> bool:
    if address.is_link_local or address.is_multicast or address.is_unspecified or address in _METADATA:
        return False
    return address.is_global or (allow_private and (address.is_private or address.is_loopback))


def _wrapped(address: Address) -> Iterator[Address]:
    """The IPv4 address that an IPv6 one leads to."""
    if not isinstance(address, ipaddress.IPv6Address):
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    if address in _NAT64:
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
