"""A transport that connects to checked addresses only."""

import httpx

from ingest.fetch.addresses import addresses_of

_PORTS = {"http": 80, "https": 443}
_MOST_ADDRESSES = 3


class CheckedTransport(httpx.BaseTransport):
    """Resolves the host once, checks its addresses, and connects to one of them; TLS still checks the host's name.

    Connections are not kept: one to an address could else be used for another host at the same address, whose
    certificate nobody checked.
    """

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._inner = httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request; raises FetchError where the host may not be connected to, httpx errors otherwise."""
        host = request.url.raw_host.decode("ascii").strip("[]")
        port = request.url.port or _PORTS[request.url.scheme]
        addresses = addresses_of(host, port, allow_private=self._allow_private)[:_MOST_ADDRESSES]
        for address in addresses:
            sent = httpx.Request(
                request.method,
                request.url.copy_with(host=address),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": host},
            )
            try:
                return self._inner.handle_request(sent)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if address == addresses[-1]:
                    raise
        raise AssertionError("addresses_of returns at least one")

    def close(self) -> None:
        """Close what is open."""
        self._inner.close()
