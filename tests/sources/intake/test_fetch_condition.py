"""What is asked conditionally, what is learnt on the way, and what a refusal carries."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from sources.intake.errors import RefusedByServer
from sources.intake.fetch import Condition, fetch
from sources.intake.limits import Limits
from sources.intake.retry import retry_after
from tests.loopback import Site, serving
from tests.sources.intake.raw import answering, response

LIMITS = Limits(connect_seconds=2, total_seconds=5, allow_loopback=True)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
KNOWN = Condition('W/"ä, 1"', "Sun, 22 Nov 2026 10:00:00 GMT")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def asked_with(condition: Condition | None, accept: str = "*/*") -> bytes:
    """The request a server gets."""
    heard: list[bytes] = []

    def script(caller: socket.socket) -> None:
        heard.append(caller.recv(65536))
        caller.sendall(response(b"<p>x</p>"))

    with answering(script) as port:
        fetch(f"http://127.0.0.1:{port}/", LIMITS, condition=condition, accept=accept)
    return heard[0]


def test_what_the_server_said_goes_back_byte_for_byte() -> None:
    request = asked_with(KNOWN)
    assert 'If-None-Match: W/"ä, 1"\r\n'.encode("latin-1") in request
    assert b"If-Modified-Since: Sun, 22 Nov 2026 10:00:00 GMT\r\n" in request


@pytest.mark.parametrize("condition", [None, Condition()])
def test_without_anything_known_nothing_is_conditional(condition: Condition | None) -> None:
    assert b"\r\nIf-" not in asked_with(condition)


def test_the_form_that_is_wanted_is_asked_for() -> None:
    assert b"\r\nAccept: application/rss+xml\r\n" in asked_with(None, accept="application/rss+xml")


def test_nothing_changed_is_an_answer(site: Site) -> None:
    fetched = fetch(site.put("/a", b"", 304, ETag='"2"'), LIMITS, condition=KNOWN)
    assert (fetched.status, fetched.body, fetched.header("etag")) == (304, b"", '"2"')


def test_any_type_may_be_taken(site: Site) -> None:
    assert fetch(site.put("/a", b"{}", Content_Type="application/json"), LIMITS, types=None).body == b"{}"


def test_every_exchange_on_the_way_is_kept(site: Site) -> None:
    start, end = site.put("/a", b"", 301, Location="/b"), site.put("/b", "<p>end</p>")
    first, last = fetch(start, LIMITS, clock=lambda: NOON).exchanges
    assert (first.url, first.status, first.ip, first.at) == (start, 301, "127.0.0.1", NOON)
    assert first.raw_request.startswith(b"GET /a HTTP/1.1\r\n")
    assert first.raw_response.startswith(b"HTTP/1.0 301")
    assert (last.url, last.status, last.raw_response.endswith(b"<p>end</p>")) == (end, 200, True)


def test_the_last_exchange_is_the_pages_own(site: Site) -> None:
    fetched = fetch(site.put("/a", "<p>x</p>"), LIMITS)
    (only,) = fetched.exchanges
    assert (only.raw_request, only.raw_response) == (fetched.raw_request, fetched.raw_response)


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        ((301,), True),
        ((308, 301), True),
        ((302,), False),
        ((301, 307), False),
        ((303, 301), False),
        ((), False),
    ],
)
def test_a_page_has_moved_when_every_redirect_says_for_good(
    site: Site, statuses: tuple[int, ...], moved: bool
) -> None:
    for step, status in enumerate(statuses):
        site.put(f"/{step}", b"", status, Location=f"/{step + 1}")
    end = site.put(f"/{len(statuses)}", "<p>end</p>")
    assert fetch(site.url("/0"), LIMITS).moved_to == (end if moved else "")


def test_a_refusal_says_which_address_refused(site: Site) -> None:
    start = site.put("/a", b"", 302, Location="/b")
    site.put("/b", b"", 410)
    with pytest.raises(RefusedByServer) as refusal:
        fetch(start, LIMITS)
    assert (refusal.value.status, refusal.value.final_url) == (410, site.url("/b"))
    assert [exchange.status for exchange in refusal.value.exchanges] == [302, 410]


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Sun, 22 Nov 2026 12:02:00 GMT", 120),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0),
        ("9" * 500, 30 * 24 * 3600),
        ("soon", 0),
        ("-5", 0),
        ("", 0),
    ],
)
def test_when_to_come_again_is_read_in_either_form(told: str, seconds: int) -> None:
    assert retry_after(told, NOON) == seconds


def test_a_refusal_says_when_to_come_again(site: Site) -> None:
    with pytest.raises(RefusedByServer) as refusal:
        fetch(site.put("/a", b"", 503, Retry_After="120"), LIMITS)
    assert timedelta(seconds=refusal.value.retry_after) == timedelta(minutes=2)
