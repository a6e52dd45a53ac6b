"""What was seen, kept byte for byte: one WARC (ISO 28500) per retrieval."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from io import BytesIO
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from sources.intake.fetched import Exchange, Fetched

REDIRECTED = 3


class NotAnArchive(ValueError):
    """The bytes are no WARC with a response in it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer in an archived copy, in the order they came: redirects, without a body, and what
    stood there last."""

    url: str
    at: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def warc(fetched: Fetched) -> bytes:
    """A gzipped WARC with the request and response of every hop, in order, each dated when it came."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    for exchange in _exchanges(fetched):
        request, response = (
            writer.create_warc_record(
                exchange.url, kind, payload=BytesIO(raw), length=len(raw), warc_headers_dict=_about(exchange)
            )
            for kind, raw in (("request", exchange.raw_request), ("response", exchange.raw_response))
        )
        writer.write_request_response_pair(request, response)
    return out.getvalue()


def _exchanges(fetched: Fetched) -> tuple[Exchange, ...]:
    last = Exchange(
        fetched.final_url,
        fetched.status,
        fetched.raw_request,
        fetched.raw_response,
        fetched.ip,
        fetched.retrieved_at,
    )
    return fetched.exchanges or (last,)


def _about(exchange: Exchange) -> dict[str, str]:
    return {
        "WARC-Date": exchange.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "WARC-IP-Address": exchange.ip,
    }


def digest(data: bytes) -> str:
    """`sha256:` and 64 hexadecimal digits."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def read_answers(archived: bytes) -> tuple[Answer, ...]:
    """Every answer in a WARC, bodies without their codings; none for a handed-in file.

    Raises NotAnArchive.
    """
    try:
        return tuple(_answers(archived))
    # warcio tells of damage by whatever exception the damage causes
    except Exception as error:
        raise NotAnArchive("The archived copy is damaged.") from error


def read_response(archived: bytes) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """Status, headers and body (its codings undone) of the last response in a WARC. Raises NotAnArchive."""
    answers = read_answers(archived)
    if not answers:
        raise NotAnArchive("The archived copy holds no response.")
    return answers[-1].status, answers[-1].headers, answers[-1].body


def _answers(archived: bytes) -> Iterator[Answer]:
    for record in ArchiveIterator(BytesIO(archived)):
        if record.rec_type == "response":
            yield _answer(record)


def _answer(record: Any) -> Answer:
    told, headers = record.rec_headers, record.http_headers
    status = int(headers.get_statuscode())
    return Answer(
        url=told.get_header("WARC-Target-URI"),
        at=told.get_header("WARC-Date"),
        status=status,
        headers=tuple(headers.headers),
        # Of a redirect only as much came as stood in the way: perhaps half a packed body.
        body=b"" if status // 100 == REDIRECTED else record.content_stream().read(),
    )
