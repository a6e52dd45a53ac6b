"""What was seen is kept so that it can be shown again, byte for byte."""

import gzip
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

import pytest
from warcio.archiveiterator import ArchiveIterator

from sources.intake.archive import NotAnArchive, digest, read_answers, read_response, warc
from sources.intake.fetch import fetch
from sources.intake.fetched import Fetched
from sources.intake.limits import Limits
from tests.sources.intake.raw import answering, response, saying

PACKED = response(gzip.compress(b"<p>kept</p>", mtime=0), "Content-Encoding: gzip", "X-Kept: yes")


@pytest.fixture
def fetched() -> Iterator[Fetched]:
    with answering(saying(PACKED)) as port:
        yield fetch(
            f"http://127.0.0.1:{port}/a",
            Limits(allow_loopback=True),
            clock=lambda: datetime(2026, 11, 22, 12, 0, tzinfo=UTC),
        )


def test_the_response_can_be_read_again(fetched: Fetched) -> None:
    status, headers, body = read_response(warc(fetched))
    assert (status, body) == (200, b"<p>kept</p>")
    assert ("X-Kept", "yes") in headers


def test_the_archive_holds_the_exchange_as_it_went_over_the_wire(fetched: Fetched) -> None:
    archived = gzip.decompress(warc(fetched))
    assert PACKED in archived
    assert fetched.raw_request in archived


def test_each_record_says_what_when_and_where(fetched: Fetched) -> None:
    records = [
        (
            record.rec_type,
            record.rec_headers.get_header("WARC-Target-URI"),
            record.rec_headers.get_header("WARC-Date"),
        )
        for record in ArchiveIterator(BytesIO(warc(fetched)))
    ]
    at = "2026-11-22T12:00:00Z"
    assert sorted(records) == [("request", fetched.final_url, at), ("response", fetched.final_url, at)]


def test_every_hop_of_the_way_is_archived_in_order() -> None:
    moved = response(b"over there", "Location: /b", status="301 Moved Permanently")
    parts = iter((moved, PACKED))

    def each(caller: socket.socket) -> None:
        saying(next(parts))(caller)

    with answering(each) as port:
        fetched = fetch(f"http://127.0.0.1:{port}/a", Limits(allow_loopback=True))
    copy = warc(fetched)
    told = [(answer.url.rpartition("/")[2], answer.status) for answer in read_answers(copy)]
    assert told == [("a", 301), ("b", 200)]
    assert gzip.decompress(copy).count(b"WARC-Type: request") == 2
    assert read_response(copy)[2] == b"<p>kept</p>"


def test_a_chunked_answer_is_put_together() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunked = head + b"3\r\n<p>\r\n1\r\nx\r\n0\r\n\r\n"
    with answering(saying(chunked)) as port:
        fetched = fetch(f"http://127.0.0.1:{port}/", Limits(allow_loopback=True))
    assert fetched.body == b"<p>x"
    assert read_response(warc(fetched))[2] == b"<p>x"


@pytest.mark.parametrize(
    "data", [b"", b"not an archive", gzip.compress(b"WARC/1.1\r\n", mtime=0), b"\x1f\x8b\x08broken"]
)
def test_a_damaged_archive_is_said_so(data: bytes) -> None:
    with pytest.raises(NotAnArchive):
        read_response(data)


def test_a_digest_names_its_kind() -> None:
    assert digest(b"") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
