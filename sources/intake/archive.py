"""What was seen, kept byte for byte: one WARC (ISO 28500) per retrieval."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from io import BytesIO
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from sources.intake.fetched import Exchange, Fetched

SUCCESS = 2


class NotAnArchive(ValueError):
    """The bytes are no WARC with a response in it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer in an archived copy, in the order they came: redirects and refusals, without a body, and
    what stood there last."""

    url: str
    at: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def warc(fetched: Fetched) -> bytes:
    """The WARC of what was fetched, and of every hop on the way."""
    return warc_of(exchanges_of(fetched))


def warc_of(exchanges: Iterable[Exchange]) -> bytes:
    """A gzipped WARC with each request and its response, in order, dated when it came."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    for exchange in exchanges:
        cut = {"WARC-Truncated": "length"} if exchange.is_cut else {}
        request, response = (
            writer.create_warc_record(
                exchange.url, kind, payload=BytesIO(raw), length=len(raw), warc_headers_dict=about
            )
            for kind, raw, about in (
                ("request", exchange.raw_request, _about(exchange)),
                ("response", exchange.raw_response, _about(exchange) | cut),
            )
        )
        writer.write_request_response_pair(request, response)
    return out.getvalue()


def exchanges_of(fetched: Fetched) -> tuple[Exchange, ...]:
    """What was said on the way to a page, and where it stood."""
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
        # Of a redirect or a refusal as much came as was kept of it: perhaps half a packed body.
        body=record.content_stream().read() if status // 100 == SUCCESS else b"",
    )
