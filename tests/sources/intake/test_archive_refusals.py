"""A refusal is kept as far as it is worth keeping, and is never waited for."""

import gzip
import socket
import time

import pytest

from sources.intake.archive import read_answers, warc_of
from sources.intake.errors import FetchError, RefusedByServer, TooManyRedirects
from sources.intake.fetch import fetch
from sources.intake.limits import Limits
from tests.sources.intake.raw import Script, answering, response, saying

MOST = 64 * 1024


def turned_away(script: Script, error: type[FetchError] = RefusedByServer) -> FetchError:
    with answering(script) as port, pytest.raises(error) as turned:
        fetch(f"http://127.0.0.1:{port}/a", Limits(allow_loopback=True, total_seconds=1.5))
    return turned.value


def test_what_a_server_says_beside_its_refusal_is_kept() -> None:
    said = b"<h1>Our archive closed in May.</h1>"
    refused = turned_away(saying(response(said, status="410 Gone")))
    copy = gzip.decompress(warc_of(refused.exchanges))
    assert said in copy
    assert b"WARC-Truncated" not in copy


def test_an_endless_one_is_cut_and_the_archive_says_so() -> None:
    refused = turned_away(saying(response(b"a" * 1_000_000, status="403 Forbidden")))
    copy = warc_of(refused.exchanges)
    assert MOST < len(gzip.decompress(copy)) < 4 * MOST
    assert b"WARC-Truncated: length" in gzip.decompress(copy)
    assert [answer.status for answer in read_answers(copy)] == [403]


def test_a_packed_one_that_is_cut_can_still_be_opened() -> None:
    noise = gzip.compress(bytes(n * n * 7 % 251 for n in range(300_000)), compresslevel=0)
    refused = turned_away(saying(response(noise, "Content-Encoding: gzip", status="404 Not Found")))
    assert [answer.status for answer in read_answers(warc_of(refused.exchanges))] == [404]


def test_one_that_stalls_is_a_refusal_all_the_same() -> None:
    def stalling(caller: socket.socket) -> None:
        saying(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 100\r\n\r\nWait")(caller)
        time.sleep(3)

    begun = time.monotonic()
    refused = turned_away(stalling)
    assert time.monotonic() - begun < 2.5
    assert refused.exchanges[0].raw_response.endswith(b"Wait")
    assert refused.exchanges[0].is_cut


def test_a_circle_of_redirects_is_kept_as_far_as_it_went() -> None:
    circle = response(b"", "Location: /a", status="302 Found")
    assert [one.status for one in turned_away(saying(circle), TooManyRedirects).exchanges] == [302]
