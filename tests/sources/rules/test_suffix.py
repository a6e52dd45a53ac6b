"""Whose a host is: what somebody registered, never what many lie under."""

import pytest

from sources.rules.suffix import Suffixes, landlord, site, tenant

REGISTRIES = ("co.uk", "gov.uk", "com", "io", "example", "uk")


def longest(host: str, names: tuple[str, ...]) -> str:
    ends = (name for name in names if host == name or host.endswith(f".{name}"))
    return max(ends, key=len, default=host.rpartition(".")[2])


SUFFIXES = Suffixes(
    every=lambda host: longest(host, (*REGISTRIES, "github.io", "blogspot.com")),
    registries=lambda host: longest(host, REGISTRIES),
)


@pytest.mark.parametrize(
    ("host", "whose"),
    [
        ("news.example.co.uk", "example.co.uk"),
        ("example.co.uk", "example.co.uk"),
        ("WWW.Courier.example.", "courier.example"),
        ("a.b.c.courier.example", "courier.example"),
        ("ada.github.io", "ada.github.io"),
        ("www.ada.github.io", "ada.github.io"),
        ("rock.blogspot.com", "rock.blogspot.com"),
        ("letters.substack.com", "letters.substack.com"),
        ("substack.com", "substack.com"),
        ("open.substack.com", "substack.com"),
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "localhost"),
        ("co.uk", ""),
        ("com", "com"),
        ("github.io", ""),
        ("", ""),
    ],
)
def test_a_host_is_at_the_domain_somebody_registered(host: str, whose: str) -> None:
    assert site(host, SUFFIXES) == whose


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("ada.github.io", "ada.github.io"),
        ("letters.substack.com", "letters.substack.com"),
        ("www.substack.com", ""),
        ("substack.com", ""),
        ("news.example.co.uk", ""),
        ("127.0.0.1", ""),
        ("", ""),
    ],
)
def test_a_name_on_a_shared_host_is_somebodys_own(host: str, own: str) -> None:
    assert tenant(host, SUFFIXES) == own


def test_a_shared_host_is_above_its_tenants() -> None:
    assert landlord("ada.github.io") == "github.io"
