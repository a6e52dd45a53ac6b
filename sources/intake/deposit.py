"""A handed-in file, kept byte for byte: one WARC (ISO 28500) with a resource record."""

from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import quote

from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from sources.intake.archive import NotAnArchive
from sources.intake.kinds import Kind

TYPES: dict[Kind, str] = {
    "pdf": "application/pdf",
    "page": "text/html",
    "mail": "message/rfc822",
    "web archive": "multipart/related",
}


def deposit(name: str, body: bytes, kind: Kind, at: datetime) -> bytes:
    """A gzipped WARC of a file; `at` is aware, when it was handed in."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    about = {"WARC-Date": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
    record = writer.create_warc_record(
        f"file:///{quote(name)}",
        "resource",
        payload=BytesIO(body),
        length=len(body),
        warc_content_type=TYPES[kind],
        warc_headers_dict=about,
    )
    writer.write_record(record)
    return out.getvalue()


def deposited(archived: bytes) -> bytes:
    """The file in a WARC. Raises NotAnArchive."""
    try:
        for record in ArchiveIterator(BytesIO(archived)):
            if record.rec_type == "resource":
                body: bytes = record.content_stream().read()
                return body
    # warcio tells of damage by whatever exception the damage causes
    except Exception as error:
        raise NotAnArchive("The archived file is damaged.") from error
    raise NotAnArchive("The archived copy holds no file.")
