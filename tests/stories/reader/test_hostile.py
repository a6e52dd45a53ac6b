"""Hostile text in every field of an edition comes out as text."""

from typing import Any

import pytest
from django.test import Client

from .editions import publish, section
from .frozen import claim, evidence, picture, reference
from .reading import DATA, for_readers

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)>"
STORY = "/stories/laptops-lose-charge/"
NAMED = ["/tags/x/", "/authors/x/", "/sources/", "/sources/x/", "/sources/?q=%3Cscript%3E", "/?since=0"]
PAGES = [
    "/",
    "/?label=disputed",
    "/sections/devices/",
    "/labels/disputed/",
    STORY,
    f"{STORY}editions/1/",
    *NAMED,
]


def hostile_evidence() -> dict[str, Any]:
    person = {"alias": HOSTILE, "named": False, "why_unnamed": HOSTILE}
    publisher = {"name": HOSTILE, "slug": "x", "owner": HOSTILE}
    words = dict.fromkeys(("title", "author", "kind_name", "note"), HOSTILE)
    bad = reference(1, url="javascript:alert(4)", publisher=publisher, **words)
    also = reference(2, person=person, publisher=None, url="data:text/html,alert(5)")
    stances = [{"reference": 1, "kind": "supports", "quote": HOSTILE}]
    found = evidence({"A": [1, 2]}, references=[bad, also])
    found["layers"][0] |= {"name": HOSTILE, "why": [HOSTILE]}
    found["claims"] = [claim(1, HOSTILE, {"A": "contradicts"}, stances=stances)]
    found["assessment"]["missing"] = [HOSTILE]
    return found


def hostile_content() -> dict[str, Any]:
    lead = picture() | {"alt": HOSTILE, "caption": HOSTILE, "credit": HOSTILE, "credit_url": "javascript:8"}
    return {
        "standfirst": HOSTILE,
        "body": f'<h2 onclick="alert(6)">{HOSTILE}</h2><p><a href="javascript:alert(7)">x</a>{HOSTILE}</p>',
        "bylines": [{"name": HOSTILE, "slug": "x"}],
        "tags": [{"name": HOSTILE, "slug": "x"}],
        "lead": lead,
        "language": '"><script>',
    }


def put_before_readers() -> None:
    said: dict[str, Any] = dict.fromkeys(("change_note", "correction", "reason", "decided_by"), HOSTILE)
    said["override"] = {"by": HOSTILE, "text": HOSTILE}
    same: dict[str, Any] = {
        "headline": HOSTILE,
        "where": section("devices", HOSTILE[:60]),
        "content_": hostile_content(),
        "evidence_": hostile_evidence(),
        **said,
    }
    first = publish(**same)
    publish(label="disputed", story=first.story, kind="lower", **same)


@pytest.mark.parametrize("address", PAGES)
def test_hostile_text_stays_text(client: Client, address: str) -> None:
    put_before_readers()
    whole = client.get(address).content.decode()
    assert "<" not in "".join(DATA.findall(whole))
    page = for_readers(whole)
    for mark in ("<script", "<img src=x", "<svg onload", "javascript:", "data:text", "onclick="):
        assert mark not in page.lower(), mark


def test_what_was_typed_is_still_there_to_read(client: Client) -> None:
    put_before_readers()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in client.get(STORY).content.decode()
