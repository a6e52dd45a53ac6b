"""A server as it runs in earnest, and its database really gone: file taken away, connections closed."""

import time
from collections.abc import Iterator, Mapping
from http.client import HTTPMessage
from pathlib import Path

import pytest

from tests.newsroom.wire import Server, Wire, serving
from tests.stories.reader.editions import publish

STORY = "/stories/laptops-lose-charge/"
PAGES = ["/", STORY, "/feed.atom", "/sitemap.xml", f"{STORY}ninjs.json"]
SAME = ("Content-Type", "Content-Security-Policy", "Cache-Control", "ETag", "X-Frame-Options")


@pytest.fixture
def server(transactional_db: None, tmp_path: Path) -> Iterator[Server]:
    publish()
    with serving(tmp_path) as server:
        yield server


def test_readers_keep_what_was_made_until_the_database_is_back(server: Server) -> None:
    made = {page: server.ask(page) for page in PAGES}
    server.line.cut()
    served_as_made(server, made)
    all_else_waits(server)
    server.line.mend()
    made_afresh(server)


def served_as_made(server: Server, made: Mapping[str, tuple[int, HTTPMessage, bytes]]) -> None:
    for page, (_, headers, body) in made.items():
        status, kept, same = server.ask(page)
        assert (page, status, same) == (page, 200, body)
        assert [kept[name] for name in SAME] == [headers[name] for name in SAME]
        assert kept["Age"]
        assert server.ask(page, **{"If-None-Match": str(kept["ETag"])})[0] == 304


def all_else_waits(server: Server) -> None:
    for page in ("/labels/", "/search/?q=laptops", "/?since=1"):
        status, headers, _ = server.ask(page)
        assert (page, status, headers["Retry-After"]) == (page, 503, "30")
    found = {path: asked(server, path) for path in ("/healthz", "/readyz", "/nowhere/")}
    assert found == {"/healthz": 200, "/readyz": 503, "/nowhere/": 404}
    status, _, told = server.ask("/desk/", Cookie="sessionid=of-somebody-signed-in")
    assert (status, b"The desk waits for its database" in told) == (503, True)


def made_afresh(server: Server) -> None:
    publish("another")
    status, headers, page = server.ask("/")
    assert (status, headers["Age"]) == (200, None)
    assert b"/stories/another/" in page
    assert server.ask("/readyz")[0] == 200


def test_a_database_that_is_silent_makes_readers_wait_once(server: Server) -> None:
    if not isinstance(server.line, Wire):
        pytest.skip("a file refuses at once")
    server.ask(STORY)
    server.line.silence()
    assert [asked(server, STORY) for _ in range(4)] == [200, 200, 200, 200]
    begun = time.monotonic()
    assert asked(server, "/labels/") == 503
    assert asked(server, STORY) == 200
    assert time.monotonic() - begun < 1


def asked(server: Server, page: str) -> int:
    return server.ask(page)[0]
