"""What was seen, kept byte for byte: one WARC (ISO 28500) per retrieval."""

import hashlib
from datetime import UTC
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from sources.intake.fetched import Fetched


class NotAnArchive(ValueError):
    """The bytes are no WARC with a response in it."""


def warc(fetched: Fetched) -> bytes:
    """A gzipped WARC with the last exchange's request and response records, dated when retrieved."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    about = {
        "WARC-Date": fetched.retrieved_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "WARC-IP-Address": fetched.ip,
    }
    request, response = (
        writer.create_warc_record(
            fetched.final_url, kind, payload=BytesIO(raw), length=len(raw), warc_headers_dict=about
        )
        for kind, raw in (("request", fetched.raw_request), ("response", fetched.raw_response))
    )
    writer.write_request_response_pair(request, response)
    return out.getvalue()


def digest(data: bytes) -> str:
    """`sha256:` and 64 hexadecimal digits."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def read_response(archived: bytes) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """Status, headers and body (its codings undone) of the response in a WARC. Raises NotAnArchive."""
    try:
        for record in ArchiveIterator(BytesIO(archived)):
            if record.rec_type == "response":
                headers = record.http_headers
                return int(headers.get_statuscode()), tuple(headers.headers), record.content_stream().read()
    # warcio tells of damage by whatever exception the damage causes
    except Exception as error:
        raise NotAnArchive("The archived copy is damaged.") from error
    raise NotAnArchive("The archived copy holds no response.")
