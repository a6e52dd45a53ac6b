"""Judging layers, the wire, lowering, restoring and settling two versions: from first to last by keys."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.flows.conftest import Newsroom, People
from tests.flows.steps import STEPS, loaded, past_the_navigation, ready, tab_to
from tests.flows.writing_steps import opened, status

pytestmark = pytest.mark.once
HEADLINE = "Orrery lamps flicker"
FITS, FITS_NOT = "Lamps of the Orrery go out", "A quarry in Ternoy floods"
STAGE = f"""
from django.contrib.auth.models import User
from sources.models import Derivation
from stories.actions.approve import approve
from stories.actions.save_story import save_story
from stories.models import Match
from tests.stories.arriving import a_signal, arrived
from tests.stories.making import a_story, proposed, supported, words
writer, editor = (User.objects.get(username=name) for name in ("writer", "editor"))
story, live = a_story(writer, headline={HEADLINE!r}), a_story(writer, headline="Orrery lamps are recalled")
last, *others = (supported(story, writer, name).reference for name in ("Lamp Post", "Wick", "Ember", "Flare"))
links = [Derivation.objects.create(derived=last, origin=one, kind="credit") for one in others]
story.refresh_from_db()
now = words(headline={HEADLINE!r}, standfirst="They flicker at night.")
save_story(story.pk, now, by=writer, version=story.version)
for name in ("Wick", "Ember"):
    supported(live, writer, name)
approve(proposed(live, writer, "corroborated"), by=editor)
signals = a_signal({FITS!r}, "", publisher="Glow"), a_signal({FITS_NOT!r}, "", publisher="Stone")
arrived(*signals)
Match.objects.get_or_create(story=story, signal=signals[0], defaults={{"names": ["Orrery"], "share": 40}})
print(story.pk, live.pk, *(link.pk for link in links))
"""
JUDGED = """
from sources.models import Derivation
print(*Derivation.objects.filter(pk__in={}).order_by("pk").values_list("state", flat=True))
"""


@dataclass(frozen=True)
class Staged:
    """By id: a draft of two versions, a story readers see as corroborated, three suggestions to judge."""

    draft: str
    live: str
    links: list[str]


@pytest.fixture(scope="module")
def staged(newsroom: Newsroom) -> Staged:
    draft, live, *links = newsroom.staged(STAGE)
    return Staged(draft, live, links)


@pytest.fixture(scope="module")
def writer(people: People, staged: Staged) -> Page:
    return people("writer")


def test_layers_are_judged(newsroom: Newsroom, writer: Page, staged: Staged) -> None:
    one, other, turned = (newsroom.url(f"/desk/sources/derivation/{key}/change/") for key in staged.links)
    writer.goto(one)
    writer.keyboard.press("y")
    expect(writer.locator(".messagelist")).to_contain_text("are one layer")
    writer.goto(other)
    writer.keyboard.press("r")
    expect(writer.locator("#id_note")).to_be_focused()
    writer.keyboard.type("Two reporters were there.")
    tab_to(writer, writer.locator("[name=_reject]"))
    writer.keyboard.press("Enter")
    expect(writer.locator(".messagelist")).to_contain_text("are two layers")
    writer.goto(turned)
    writer.keyboard.press("s")
    expect(writer.locator("[name=way][value=turned]")).to_be_checked()
    writer.keyboard.press("y")
    expect(writer.locator(".messagelist")).to_contain_text("are one layer")
    states = newsroom.staged(JUDGED.format([int(key) for key in staged.links]))
    assert states == ["confirmed", "rejected", "confirmed"]


def test_a_signal_is_kept_and_another_starts_a_story(newsroom: Newsroom, writer: Page) -> None:
    writer.goto(newsroom.url("/desk/"))
    for key, title, told in (
        ("e", FITS, re.compile(f"“{HEADLINE}”|{HEADLINE}")),
        ("s", FITS_NOT, "Started with the signal's headline"),
    ):
        writer.keyboard.press("g")
        writer.keyboard.press("w")
        expect(writer.locator(".group").first).to_be_visible()
        loaded(writer)
        move_to(writer, title)
        writer.keyboard.press(key)
        expect(writer.locator(".messagelist")).to_contain_text(told)
    expect(writer.locator("#id_headline")).to_have_value(FITS_NOT)


def test_a_version_is_restored(newsroom: Newsroom, writer: Page, staged: Staged) -> None:
    writer.goto(newsroom.url(f"/desk/stories/story/{staged.draft}/history/"))
    loaded(writer)
    move_to(writer, "Version 1")
    writer.keyboard.press("o")
    expect(writer.get_by_role("heading", name="Version 1", exact=True)).to_be_visible()
    loaded(writer)
    tab_to(writer, writer.get_by_role("link", name="Restore as version"))
    writer.keyboard.press("Enter")
    expect(writer.get_by_role("heading", name="Save version 1 again")).to_be_visible()
    tab_to(writer, writer.locator("[name=_restore]"))
    writer.keyboard.press("Enter")
    expect(writer.locator(".messagelist")).to_contain_text("Version 1 is back")
    writer.goto(newsroom.url(f"/desk/stories/story/{staged.draft}/change/"))
    expect(writer.locator("#id_standfirst")).not_to_have_value("They flicker at night.")


def test_a_label_is_lowered(newsroom: Newsroom, people: People, staged: Staged) -> None:
    editor = people("editor")
    editor.goto(newsroom.url(f"/desk/stories/story/{staged.live}/lower/"))
    past_the_navigation(editor)
    tab_to(editor, editor.locator("[name=label]:checked"))
    editor.keyboard.press("ArrowDown")
    editor.keyboard.press("ArrowUp")
    tab_to(editor, editor.locator("#id_reason"))
    editor.keyboard.type("One of the two has taken it back.")
    tab_to(editor, editor.get_by_role("button", name="Lower", exact=True))
    editor.keyboard.press("Enter")
    expect(editor.get_by_role("button", name="Not yet")).to_be_visible()
    tab_to(editor, editor.locator("[name=confirmed]"))
    editor.keyboard.press("Enter")
    expect(editor.locator(".messagelist")).to_contain_text("Edition 2 of")


def test_two_versions_are_settled(newsroom: Newsroom, people: People, writer: Page, staged: Staged) -> None:
    colleague, address = people("second-writer"), f"/desk/stories/story/{staged.draft}/change/"
    opened(writer, newsroom.url(address))
    opened(colleague, newsroom.url(address)).fill("#id_headline", "Theirs")
    status(colleague, re.compile("version"))
    past_the_navigation(writer)
    tab_to(writer, writer.locator("#id_headline"))
    writer.keyboard.press("Control+a")
    writer.keyboard.type("Mine")
    status(writer, "saved a newer version")
    writer.keyboard.press("Control+s")
    expect(writer.get_by_role("heading", name="Two people changed this story")).to_be_visible()
    loaded(writer)
    writer.keyboard.press("3")
    writer.keyboard.press("Control+a")
    writer.keyboard.type("Ours")
    writer.keyboard.press("Control+s")
    ready(writer)
    expect(writer.locator("#id_headline")).to_have_value("Ours")


def move_to(page: Page, words: str) -> None:
    """The cursor of a list, row by row."""
    row = page.locator(".is-cursor", has_text=words)
    for _ in range(STEPS):
        if row.count():
            break
        page.keyboard.press("j")
    expect(row).to_have_count(1)
