"""An archived copy is held against its digests whenever it is opened."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from sources.actions import open_copy as said
from sources.actions.open_copy import Opened, open_copy
from sources.actions.read_page import archive
from sources.intake.archive import digest
from sources.intake.fetched import Fetched
from sources.models import Retrieval

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n"


@pytest.fixture
def retrieval(writer: User) -> Retrieval:
    page = "https://courier.example/a"
    fetched = Fetched(
        page, page, (page,), 200, (), b"<p>it</p>", b"GET /a HTTP/1.1\r\nHost: courier.example\r\n\r\n",
        HEAD + b"<p>it</p>", "192.0.2.1", "text/html", "", datetime(2026, 11, 22, tzinfo=UTC),
    )  # fmt: skip
    made = Retrieval(key=uuid4(), requested_url=page, asked_by=writer, state="read")
    made.facts = {"text": {"value": "it", "source": "page text"}}
    made.text_digest = digest(b"it")
    archive(made, fetched)
    made.save()
    return made


def test_a_copy_that_is_what_was_archived_says_so(retrieval: Retrieval) -> None:
    opened = open_copy(retrieval)
    assert (opened.is_whole, opened.sentence) == (True, said.WHOLE)
    assert [(one.url, one.status, one.body) for one in opened.answers] == [
        ("https://courier.example/a", 200, b"<p>it</p>")
    ]


def spoil_file(retrieval: Retrieval) -> None:
    Path(retrieval.warc.path).write_bytes(b"other")


def lose_file(retrieval: Retrieval) -> None:
    Path(retrieval.warc.path).unlink()


def spoil_text(retrieval: Retrieval) -> None:
    retrieval.facts["text"]["value"] = "something else"


def no_archive(retrieval: Retrieval) -> None:
    Path(retrieval.warc.path).write_bytes(b"\x1f\x8b\x08broken")
    retrieval.warc_digest = digest(b"\x1f\x8b\x08broken")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (spoil_file, said.CHANGED),
        (lose_file, said.MISSING),
        (spoil_text, said.OTHER_TEXT),
        (no_archive, said.CLOSED),
    ],
)
def test_any_other_raises_an_alarm(
    retrieval: Retrieval, spoil: Callable[[Retrieval], None], sentence: str
) -> None:
    spoil(retrieval)
    opened: Opened = open_copy(retrieval)
    assert (opened.is_whole, opened.sentence) == (False, sentence)
