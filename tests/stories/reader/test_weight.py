"""A long story on a slow line: what goes over the wire, style sheets among it."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from .editions import publish
from .frozen import claim, evidence, picture, reference

pytestmark = pytest.mark.django_db

MOST = 60_000
SHEET = re.compile(r'<link rel="(?:stylesheet|icon)" href="/static/([^"]+)"')


def packed(text: bytes) -> int:
    return len(gzip.compress(text, 6))


def a_long_story() -> None:
    """Eight layers, sixteen notes, each of them cited, twelve editions, some 2,500 words."""
    beds = {letter: [n, n + 8] for n, letter in enumerate("ABCDEFGH", 1)}
    notes = [
        reference(n, "ABCDEFGH"[(n - 1) % 8], note=f"What report {n} adds, in a line or two.")
        for n in range(1, 17)
    ]
    claims = [claim(n, f"Claim {n} of what is said.", dict.fromkeys(beds, "supports")) for n in range(1, 7)]
    rests = evidence(beds, references=notes, claims=claims)
    text = "".join(
        f"<h2>Part {n}</h2><p>{' '.join(f'word{n * m % 613}' for m in range(150))}"
        f'<sup data-note="{n}">{n}</sup></p>'
        for n in range(1, 17)
    )
    words = {"body": text, "lead": picture()}
    story = publish(content_=words, evidence_=rests).story
    for _ in range(11):
        publish(story=story, content_=words, evidence_=rests, change_note="One more report was read.")


def test_who_can_unpack_it_gets_it_packed_and_told_that_it_has_not_changed(client: Client) -> None:
    publish()
    asks = {"Accept-Encoding": "gzip"}
    sent = client.get("/", headers=asks)
    assert b"Laptops lose" in gzip.decompress(sent.content)
    assert sent["Vary"] == "Accept-Encoding"
    assert client.get("/", headers={**asks, "If-None-Match": sent["ETag"]}).status_code == 304


def test_a_story_page_is_under_60_kb_without_its_picture(client: Client) -> None:
    a_long_story()
    sent = client.get("/stories/laptops-lose-charge/", headers={"Accept-Encoding": "gzip"}).content
    sheets = SHEET.findall(gzip.decompress(sent).decode())
    assert len(sheets) > 5
    total = len(sent)
    for sheet in sheets:
        found = finders.find(sheet)
        assert isinstance(found, str)
        total += packed(Path(found).read_bytes())
    assert total < MOST, total
