"""Only the public web is ever asked, whatever a link or a name server says."""

from ipaddress import ip_address

import pytest

from sources.intake.errors import AddressRefused, FetchError, NotALink, Unreachable
from sources.intake.fetch import fetch
from sources.intake.guard import is_public
from sources.intake.limits import Limits
from tests.quality.shared import SHARED, beside

LIMITS = Limits(connect_seconds=1, total_seconds=2)

INSIDE = """
    127.0.0.1 127.8.8.8 0.0.0.0 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 192.0.0.1
    192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255 192.88.99.1 ::
    ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::7f00:1 fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1
    2001:db8::1 3fff::1 2001::1 64:ff9b::a00:1 64:ff9b::7f00:1 64:ff9b:1::1 2002:808:808::
    2002:7f00:1:: 2002:c0a8:101::1 100::1 5f00::1
""".split()  # noqa: SIM905 # a table of addresses reads best as one


@pytest.mark.parametrize("address", INSIDE)
def test_an_inside_address_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "151.101.1.67",
        "2606:4700::6810:84e5",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
    ],
)
def test_an_outside_address_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", INSIDE)
def test_a_name_that_leads_inside_is_refused(address: str) -> None:
    with pytest.raises(AddressRefused) as refusal:
        fetch("https://news.example/", LIMITS, resolver=lambda host, port: [address])
    assert "news.example is not on the public web" in refusal.value.sentence


def test_one_inside_address_among_public_ones_refuses_the_name() -> None:
    with pytest.raises(AddressRefused):
        fetch("https://news.example/", LIMITS, resolver=lambda host, port: ["8.8.8.8", "10.0.0.1"])


@pytest.mark.parametrize(
    "link",
    ["http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/", "http://127.0.0.1./",
     "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://169.254.169.254/latest/"],
)  # fmt: skip
def test_no_spelling_of_an_inside_address_gets_through(link: str) -> None:
    with pytest.raises(AddressRefused):
        fetch(link, LIMITS)


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "ftp://news.example/", "https://user:word@news.example/"]
)
def test_only_plain_web_links_are_taken(link: str) -> None:
    with pytest.raises(NotALink):
        fetch(link, LIMITS)


def test_other_ports_than_the_webs_are_closed() -> None:
    with pytest.raises(AddressRefused, match="port 6379"):
        fetch("http://news.example:6379/", LIMITS, resolver=lambda host, port: ["8.8.8.8"])


@pytest.mark.parametrize("address", ["10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"])
def test_opening_loopback_opens_nothing_else(address: str) -> None:
    with pytest.raises(AddressRefused):
        fetch(f"http://{address}:8000/", Limits(allow_loopback=True))


def test_a_name_nobody_knows_is_said_so() -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise OSError(host)

    with pytest.raises(Unreachable, match=r"no site called news\.example"):
        fetch("https://news.example/", LIMITS, resolver=nobody)


@pytest.mark.parametrize("problem", [AddressRefused, NotALink, Unreachable])
def test_every_refusal_is_a_fetch_error(problem: type[Exception]) -> None:
    assert issubclass(problem, FetchError)


@beside(SHARED / "hostile")
def test_known_attacking_links_get_nowhere() -> None:
    links = (SHARED / "hostile" / "ssrf_urls.txt").read_text().splitlines()
    for link in filter(None, links):
        with pytest.raises((AddressRefused, NotALink)):
            fetch(link, LIMITS, resolver=lambda host, port: ["127.0.0.1"])
