"""What is read from files people hand in."""

import contextlib
import subprocess
import sys
import time
import zlib
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.intake.deposit import deposit, deposited
from sources.intake.file import NotReadable, read_file
from sources.intake.kinds import kind_of
from tests.sources.intake.papers import PAGE, a_pdf, a_web_archive, an_email

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def value(fact: Any) -> Any:
    return fact.value if fact else None


def test_a_pdf_tells_title_author_day_and_text() -> None:
    facts = read_file(
        a_pdf("The valve is recalled.", title="Recall notice 14", author="Office of Valves")
    ).facts
    assert value(facts.title) == "Recall notice 14"
    assert value(facts.author) == "Office of Valves"
    assert value(facts.published).date() == date(2026, 11, 4)
    assert "The valve is recalled." in value(facts.text)


def test_a_title_that_a_word_processor_made_up_gives_way_to_the_first_line() -> None:
    facts = read_file(a_pdf("Recall of the harbour valve", title="Microsoft Word - final2.docx")).facts
    assert facts.title is not None
    assert (facts.title.value, facts.title.source) == ("Recall of the harbour valve", "first page")


def test_a_damaged_pdf_is_refused_with_a_sentence() -> None:
    with pytest.raises(NotReadable, match="damaged"):
        read_file(b"%PDF-1.7\n" + b"\0" * 400)


def kilobytes_of_reading(body: bytes) -> int:
    """The most memory the reading process held, asked of a small process that starts it."""
    asks = (
        "import resource, subprocess, sys; read = [sys.executable, '-m', 'sources.intake.pdf_child'];"
        "subprocess.run(read, input=sys.stdin.buffer.read(), capture_output=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    return int(
        subprocess.run([sys.executable, "-c", asks], input=body, capture_output=True, check=True).stdout
    )


def test_a_pdf_that_unpacks_to_gigabytes_costs_little() -> None:
    bomb = zlib.compress(zlib.compress(b"\0" * 200_000_000, 9), 9)
    body = (
        b"%%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n"
        % len(bomb)
        + bomb
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
    )
    began = time.monotonic()
    with contextlib.suppress(NotReadable):
        assert value(read_file(body).facts.title) is None
    assert time.monotonic() - began < 6
    assert kilobytes_of_reading(body) < 200 * 1024


def test_a_saved_page_is_known_by_the_address_it_was_saved_from() -> None:
    saved = PAGE.replace("<head>", "<!-- saved from url=(0029)https://harbour.example/valve -->\n<head>")
    found = read_file(saved.encode())
    assert found.url == "https://harbour.example/valve"
    assert value(found.facts.title) == "Valve recalled"


def test_a_saved_page_without_an_address_has_none() -> None:
    found = read_file(PAGE.encode())
    assert found.url == ""
    assert found.facts.canonical_url is None


def test_a_saved_page_that_names_neither_address_nor_site_has_no_publisher() -> None:
    body = (
        b"<!doctype html><html><head><title>Valves fail</title></head><body><p>Two of nine.</p></body></html>"
    )
    assert read_file(body).facts.publisher is None


def test_a_web_archive_is_the_page_inside_it() -> None:
    found = read_file(a_web_archive("https://harbour.example/valve"))
    assert (found.url, value(found.facts.publisher)) == ("https://harbour.example/valve", "Harbour Post")


def test_an_email_tells_who_wrote_what_when() -> None:
    facts = read_file(bytes(an_email("We stop selling the valve today."))).facts
    assert (value(facts.title), value(facts.author)) == ("Our statement", "Jo Vale")
    assert value(facts.publisher) == "valves.example"
    assert value(facts.published) == datetime(2026, 11, 4, 8, 30, tzinfo=UTC)
    assert value(facts.text) == "We stop selling the valve today."


def test_of_a_forwarded_email_the_message_inside_counts() -> None:
    text = (
        "FYI\n\n---------- Forwarded message ---------\nFrom: Ada Moor <ada@maker.example>\n"
        "Date: Tue, 03 Nov 2026 18:00:00 +0000\nSubject: Recall\n\nThe valve is recalled.\n"
    )
    facts = read_file(
        bytes(an_email(text, subject="Fwd: Recall", sender="Mara <mara@newsroom.example>"))
    ).facts
    assert (value(facts.author), value(facts.publisher)) == ("Ada Moor", "maker.example")
    assert (value(facts.title), value(facts.text)) == ("Recall", "The valve is recalled.")


def test_an_email_forwarded_as_an_attachment_counts_the_same() -> None:
    outer = an_email("see attached", subject="Fwd", sender="Mara <mara@newsroom.example>")
    outer.add_attachment(an_email("The valve is recalled."))
    assert value(read_file(bytes(outer)).facts.author) == "Jo Vale"


@pytest.mark.parametrize(
    "body", [b"", b"MZ\x90\0\x03", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"just words", b"\0" * 9000]
)
def test_anything_else_is_none_of_these(body: bytes) -> None:
    assert kind_of(body) is None


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"From: a\nSubject: b\n", b"<html>", b"Content-Type: multipart/related\n\n"]),
)
def test_no_bytes_break_the_reader(rest: bytes, start: bytes) -> None:
    with contextlib.suppress(NotReadable):
        read_file(start + rest)


def test_a_file_comes_back_from_its_archive_byte_for_byte() -> None:
    body = EmailMessage(policy=default).as_bytes() + b"\r\n\0\xff"
    assert deposited(deposit("stra\u00dfe & co.eml", body, "mail", NOW)) == body
