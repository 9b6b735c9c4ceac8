"""Which addresses are public, in every form in which one that is not may be dressed up."""

import pytest

from ingest.fetch.addresses import addresses_of, may_connect
from ingest.fetch.errors import FetchError

PUBLIC = ("8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1")
PRIVATE = (
    "127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "192.168.1.1", "::1", "fc00::1", "fd12:3456::1",
    "::ffff:10.0.0.1", "::ffff:127.0.0.1",
)  # fmt: skip
NEVER = (
    "169.254.169.254", "169.254.0.1", "fe80::1", "fe80::1%eth0", "0.0.0.0", "::", "224.0.0.1", "ff02::1",
    "100.100.100.200", "fd00:ec2::254", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::1",
    "255.255.255.255/x", "not an address", "",
)  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert may_connect(address, allow_private=False)
    assert may_connect(address, allow_private=True)


@pytest.mark.parametrize("address", PRIVATE)
def test_private(address: str) -> None:
    assert not may_connect(address, allow_private=False)
    assert may_connect(address, allow_private=True)


@pytest.mark.parametrize("address", NEVER)
def test_never(address: str) -> None:
    assert not may_connect(address, allow_private=False)
    assert not may_connect(address, allow_private=True)


def test_the_carriers_own_network_is_not_public() -> None:
    assert not may_connect("100.64.0.1", allow_private=False)


def test_names_are_resolved_and_checked() -> None:
    assert set(addresses_of("localhost", 80, allow_private=True)) <= {"127.0.0.1", "::1"}
    with pytest.raises(FetchError, match=r"localhost is .*no public address"):
        addresses_of("localhost", 80, allow_private=False)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 70 + ".invalid"])
def test_a_host_that_is_not_known(host: str) -> None:
    with pytest.raises(FetchError, match="can't be found") as error:
        addresses_of(host, 80, allow_private=False)
    assert error.value.again
