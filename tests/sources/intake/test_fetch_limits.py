"""A fetch ends in time and in memory whatever the other side does."""

import gzip
import socket
import time
import tracemalloc
import zlib
from itertools import repeat

import pytest

from sources.intake.errors import TimedOut, TooLarge, Unreachable
from sources.intake.fetch import fetch
from sources.intake.limits import Limits
from tests.quality.shared import SHARED, beside
from tests.sources.intake.raw import answering, response, saying

LIMITS = Limits(
    connect_seconds=0.5, total_seconds=1, wire_bytes=300_000, body_bytes=2_000_000, allow_loopback=True
)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def dripping(first: bytes) -> None:
    def script(caller: socket.socket) -> None:
        caller.recv(65536)
        caller.sendall(first)
        for byte in repeat(b"x"):
            time.sleep(0.05)
            caller.sendall(byte)

    with answering(script) as port, pytest.raises(TimedOut):
        fetch(f"http://127.0.0.1:{port}/", LIMITS)


@pytest.mark.parametrize("first", [b"", b"HTTP/1.1 200 OK\r\nX: ", HEAD])
def test_a_slow_drip_ends_at_the_limit(first: bytes) -> None:
    started = time.monotonic()
    dripping(first)
    assert time.monotonic() - started < 15


def test_silence_ends_at_the_limit() -> None:
    with answering(lambda caller: time.sleep(3)) as port, pytest.raises(TimedOut):
        fetch(f"http://127.0.0.1:{port}/", LIMITS)


def test_a_name_server_that_never_answers_ends_at_the_limit() -> None:
    def never(host: str, port: int) -> list[str]:
        time.sleep(3)
        return []

    started = time.monotonic()
    with pytest.raises(TimedOut, match=r"where news\.example is"):
        fetch("http://news.example/", LIMITS, resolver=never)
    assert time.monotonic() - started < 15


def test_the_limit_holds_over_all_redirects_together() -> None:
    def script(caller: socket.socket) -> None:
        caller.recv(65536)
        time.sleep(0.4)
        caller.sendall(response(b"", f"Location: /{time.monotonic()}", status="302 Found"))

    with answering(script) as port, pytest.raises(TimedOut):
        fetch(f"http://127.0.0.1:{port}/", LIMITS)


def test_an_endless_page_ends_at_the_limit() -> None:
    with answering(saying(HEAD, *repeat(b"x" * 65536, 1000))) as port, pytest.raises(TooLarge):
        fetch(f"http://127.0.0.1:{port}/", LIMITS)


def test_a_page_announced_too_large_is_not_begun() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 999999999999\r\n\r\n"
    with answering(saying(head)) as port, pytest.raises(TooLarge):
        fetch(f"http://127.0.0.1:{port}/", LIMITS)


def test_endless_headers_end() -> None:
    lines = repeat(b"X-Line: " + b"x" * 1000 + b"\r\n", 1000)
    with answering(saying(b"HTTP/1.1 200 OK\r\n", *lines)) as port, pytest.raises((TooLarge, Unreachable)):
        fetch(f"http://127.0.0.1:{port}/", LIMITS)


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)) + packer.flush()


def test_a_bomb_is_put_down_early_and_small() -> None:
    packed = response(bomb(200_000_000), "Content-Encoding: gzip")
    with answering(saying(packed)) as port:
        tracemalloc.start()
        started = time.thread_time()
        with pytest.raises(TooLarge, match="unpacked"):
            fetch(f"http://127.0.0.1:{port}/", LIMITS)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert time.thread_time() - started < 5
    assert peak < 50_000_000


def test_a_page_cut_off_in_the_middle_is_no_page() -> None:
    with (
        answering(saying(response(b"x" * 1000)[:-500])) as port,
        pytest.raises(Unreachable, match="breaks off"),
    ):
        fetch(f"http://127.0.0.1:{port}/", LIMITS)


def test_what_is_not_http_is_no_page() -> None:
    with answering(saying(b"SSH-2.0-OpenSSH\r\n")) as port, pytest.raises(Unreachable):
        fetch(f"http://127.0.0.1:{port}/", LIMITS)


def test_a_closed_port_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(Unreachable):
        fetch(f"http://127.0.0.1:{port}/", LIMITS)


def test_of_several_addresses_one_that_answers_is_enough() -> None:
    with answering(saying(response(gzip.compress(b"<p>", mtime=0), "Content-Encoding: gzip"))) as port:
        fetched = fetch(
            f"http://news.example:{port}/", LIMITS, resolver=lambda host, at: ["127.0.0.9", "127.0.0.1"]
        )
    assert fetched.ip == "127.0.0.1"
    assert b"Host: news.example:" in fetched.raw_request


def test_the_name_is_resolved_once_so_that_it_cannot_change_its_mind() -> None:
    answers = iter([["127.0.0.1"]])
    with answering(saying(response(b"<p>x</p>"))) as port:
        fetched = fetch(f"http://news.example:{port}/", LIMITS, resolver=lambda host, at: next(answers))
    assert fetched.body == b"<p>x</p>"


@beside(SHARED / "hostile" / "http")
def test_a_known_bomb_is_put_down() -> None:
    packed = (SHARED / "hostile" / "http" / "bomb_200MB.gz").read_bytes()
    with answering(saying(response(packed, "Content-Encoding: gzip"))) as port, pytest.raises(TooLarge):
        fetch(f"http://127.0.0.1:{port}/", LIMITS)
