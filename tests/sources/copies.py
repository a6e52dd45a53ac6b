"""Archived copies of pages, kept the way the reader of pages keeps them."""

from datetime import UTC, datetime
from uuid import uuid4

from django.contrib.auth.models import User

from sources.actions.read_page import archive
from sources.intake.archive import digest
from sources.intake.fetched import Fetched
from sources.models import Reference, Retrieval

ADDRESS = "https://courier.example/a"
HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n"


def a_copy(
    reference: Reference,
    by: User,
    text: str = "Shops were told to stop.",
    *,
    day: int = 20,
    body: bytes = b"<p>Shops were told to stop.</p>",
    title: str = "A notice",
) -> Retrieval:
    """A copy of the reference, of that day in November; `body` is what came, `text` what was read."""
    came = HEAD.format(len(body)).encode() + body
    asked, at = b"GET /a HTTP/1.1\r\n\r\n", datetime(2026, 11, day, tzinfo=UTC)
    fetched = Fetched(
        ADDRESS, ADDRESS, (ADDRESS,), 200, (), body, asked, came, "192.0.2.1", "text/html", "", at
    )
    made = Retrieval(key=uuid4(), requested_url=ADDRESS, asked_by=by, state="read", reference=reference)
    made.facts = {
        "text": {"value": text, "source": "page text"},
        "title": {"value": title, "source": title},
    }
    made.text_digest = digest(text.encode())
    archive(made, fetched)
    made.save()
    return made
