"""What a fetch brings back, and how it follows redirects, over real HTTP on this machine."""

import gzip
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from sources.intake.errors import AddressRefused, NotAPage, RefusedByServer, TooManyRedirects, Unreachable
from sources.intake.fetch import fetch
from sources.intake.limits import Limits
from tests.loopback import Site, serving
from tests.sources.intake.raw import answering, response, saying

LIMITS = Limits(connect_seconds=2, total_seconds=5, allow_loopback=True)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def test_a_page_comes_back_whole(site: Site) -> None:
    link = site.put("/a", "<title>Å</title>")
    fetched = fetch(link, LIMITS, clock=lambda: NOON)
    assert fetched.body == "<title>Å</title>".encode()
    assert (fetched.status, fetched.content_type, fetched.charset) == (200, "text/html", "utf-8")
    assert (fetched.final_url, fetched.hops, fetched.retrieved_at) == (link, (link,), NOON)
    assert fetched.ip == "127.0.0.1"


def test_the_exchange_is_kept_byte_for_byte() -> None:
    with answering(saying(response(b"<p>x</p>", "X-Odd:   Spaced"))) as port:
        fetched = fetch(f"http://127.0.0.1:{port}/a?b=c", LIMITS)
    assert fetched.raw_request.startswith(b"GET /a?b=c HTTP/1.1\r\n")
    assert fetched.raw_response == response(b"<p>x</p>", "X-Odd:   Spaced")


def test_interim_answers_are_not_part_of_the_page() -> None:
    with answering(saying(b"HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n", response(b"<p>x</p>"))) as port:
        fetched = fetch(f"http://127.0.0.1:{port}/", LIMITS)
    assert fetched.raw_response == response(b"<p>x</p>")


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(b"<p>packed</p>", mtime=0)),
        ("deflate", zlib.compress(b"<p>packed</p>")),
        ("deflate", zlib.compress(b"<p>packed</p>", wbits=-15)),
        ("identity", b"<p>packed</p>"),
    ],
)
def test_packed_pages_are_unpacked(site: Site, coding: str, packed: bytes) -> None:
    assert fetch(site.put("/a", packed, Content_Encoding=coding), LIMITS).body == b"<p>packed</p>"


@pytest.mark.parametrize(("coding", "body"), [("br", b"<p>"), ("gzip", b"<p>not gzip</p>")])
def test_a_packing_that_cannot_be_opened_is_said_so(site: Site, coding: str, body: bytes) -> None:
    with pytest.raises(Unreachable, match="cannot be opened"):
        fetch(site.put("/a", body, Content_Encoding=coding), LIMITS)


def test_redirects_are_followed_and_kept(site: Site) -> None:
    start = site.put("/a", b"", 301, Location="/b")
    site.put("/b", b"", 302, Location=site.url("/c d?é=1"))
    end = site.put("/c%20d?%C3%A9=1", "<p>end</p>")
    fetched = fetch(start, LIMITS)
    assert fetched.hops == (start, site.url("/b"), end)
    assert (fetched.requested_url, fetched.final_url) == (start, end)


def test_a_circle_of_redirects_ends(site: Site) -> None:
    site.put("/a", b"", 302, Location="/b")
    site.put("/b", b"", 302, Location="/a")
    with pytest.raises(TooManyRedirects):
        fetch(site.url("/a"), LIMITS)


def test_a_chain_of_redirects_ends(site: Site) -> None:
    for step in range(9):
        site.put(f"/{step}", b"", 302, Location=f"/{step + 1}")
    with pytest.raises(TooManyRedirects):
        fetch(site.url("/0"), LIMITS)
    assert site.asked == [f"/{step}" for step in range(LIMITS.redirects + 1)]


@pytest.mark.parametrize(
    "leads_to",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://u@127.0.0.1/",
        "http://[fe80::1]/",
        "//[",
        "gopher://127.0.0.1/",
    ],
)
def test_a_redirect_to_the_inside_is_refused(site: Site, leads_to: str) -> None:
    with pytest.raises(AddressRefused):
        fetch(site.put("/a", b"", 302, Location=leads_to), LIMITS)


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (304, "sent no page"),
        (401, "signed in"),
        (403, "programs"),
        (404, "no page at this address"),
        (410, "taken this page down"),
        (418, "sent no page"),
        (429, "wait"),
        (500, "fault of its own"),
        (503, "overloaded"),
    ],
)
def test_a_refusal_of_the_server_is_put_in_words(site: Site, status: int, says: str) -> None:
    with pytest.raises(RefusedByServer, match=says) as refusal:
        fetch(site.put("/a", b"", status), LIMITS)
    assert refusal.value.status == status


def test_what_is_no_page_is_refused_but_comes_along(site: Site) -> None:
    with pytest.raises(NotAPage, match="application/pdf") as refusal:
        fetch(site.put("/a", b"%PDF-1.7", Content_Type="application/pdf"), LIMITS)
    assert refusal.value.fetched.body == b"%PDF-1.7"


def test_other_types_can_be_asked_for(site: Site) -> None:
    feed = site.put("/feed", b"<rss/>", Content_Type="application/rss+xml")
    assert fetch(feed, LIMITS, types=frozenset({"application/rss+xml"})).body == b"<rss/>"


def test_markup_without_a_type_is_taken_for_a_page() -> None:
    with answering(saying(b"HTTP/1.0 200 OK\r\n\r\n<p>old</p>")) as port:
        assert fetch(f"http://127.0.0.1:{port}/", LIMITS).body == b"<p>old</p>"


def test_a_proxy_in_the_environment_is_ignored(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert fetch(site.put("/a", "<p>x</p>"), LIMITS).status == 200
