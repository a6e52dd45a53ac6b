"""Manifest, service worker and offline page; how they work together: tests/flows/test_offline.py."""

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from stories.reader.offline import script

pytestmark = pytest.mark.django_db


def test_the_worker_stands_at_the_root_and_keeps_what_is_there(client: Client) -> None:
    answer = client.get("/sw.js")
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cache-Control"] == "public, max-age=0, s-maxage=5"
    shell = json.loads(re.findall(r"^const SHELL = (.*);$", answer.content.decode(), re.MULTILINE)[0])
    assert shell[0] == "/offline/"
    assert all(finders.find(address.removeprefix("/static/")) for address in shell[1:])


def test_its_version_follows_what_it_is_made_of(monkeypatch: pytest.MonkeyPatch) -> None:
    before = script()
    script.cache_clear()
    monkeypatch.setattr("stories.reader.offline.SHELL", ("tokens.css",))
    assert script().splitlines()[0] != before.splitlines()[0]
    script.cache_clear()


def test_the_desk_is_none_of_its_business(client: Client) -> None:
    assert 'NEVER = ["/desk/", "/preview/"' in client.get("/sw.js").content.decode()


def test_the_manifest_names_the_newsroom_and_icons_that_are_there(client: Client) -> None:
    answer = client.get("/manifest.webmanifest")
    told = answer.json()
    assert answer["Content-Type"] == "application/manifest+json"
    assert (told["name"], told["start_url"], told["scope"]) == ("Core Sample", "/", "/")
    assert all(finders.find(icon["src"].removeprefix("/static/")) for icon in told["icons"])


def test_the_offline_page_is_found_by_no_engine(client: Client) -> None:
    page = client.get("/offline/").content.decode()
    assert "You are offline" in page
    assert 'content="noindex"' in page
    assert '<link rel="manifest" href="/manifest.webmanifest">' in page
