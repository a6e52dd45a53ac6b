"""Two people save: both versions are shown and neither is overwritten."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from stories.actions.save_story import save_story
from stories.models import Story
from tests.stories.admin.page import Page, address, fields, opened, send
from tests.stories.making import words


@pytest.fixture
def old(desk: Client, story: Story, second_writer: User) -> dict[str, list[str]]:
    """A page opened before a colleague saved another headline."""
    page = opened(desk, story)
    save_story(story.pk, words(headline="Theirs"), by=second_writer, version=1)
    return page


def settle(desk: Client, story: Story, conflict: Page, **choices: str) -> Page:
    sent = fields(conflict, "conflict_form")
    named = {name.replace("__", "-"): value for name, value in choices.items()}
    return desk.post(address(story), {**sent, **named, "_settled": "yes"})


def test_both_versions_are_shown(desk: Client, story: Story, old: dict[str, list[str]]) -> None:
    answer = send(desk, story, old, "_save", headline="Mine")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Mine" in page
    assert "Theirs" in page


def test_nothing_is_overwritten(desk: Client, story: Story, old: dict[str, list[str]]) -> None:
    send(desk, story, old, "_save", headline="Mine")
    story.refresh_from_db()
    assert story.headline == "Theirs"


def test_a_part_both_changed_is_left_open(desk: Client, story: Story, old: dict[str, list[str]]) -> None:
    clashes = send(desk, story, old, "_save", headline="Mine").context["clashes"]
    assert [(clash.name, clash.choice) for clash in clashes] == [("headline", "")]


def test_parts_one_side_changed_are_settled_beforehand(
    desk: Client, story: Story, old: dict[str, list[str]]
) -> None:
    clashes = send(desk, story, old, "_save", standfirst="New here.").context["clashes"]
    assert {clash.name: clash.choice for clash in clashes} == {"headline": "theirs", "standfirst": "mine"}


def test_taking_mine_saves_mine(desk: Client, story: Story, old: dict[str, list[str]]) -> None:
    settle(desk, story, send(desk, story, old, "_save", headline="Mine"), choice__headline="mine")
    story.refresh_from_db()
    assert (story.headline, story.version) == ("Mine", 3)


def test_taking_theirs_keeps_my_other_words(desk: Client, story: Story, old: dict[str, list[str]]) -> None:
    conflict = send(desk, story, old, "_save", headline="Mine", standfirst="New here.")
    settle(desk, story, conflict, choice__headline="theirs")
    story.refresh_from_db()
    assert (story.headline, story.standfirst) == ("Theirs", "New here.")


def test_a_third_wording_can_be_written(desk: Client, story: Story, old: dict[str, list[str]]) -> None:
    conflict = send(desk, story, old, "_save", headline="Mine")
    settle(desk, story, conflict, choice__headline="own", own__headline="Ours")
    story.refresh_from_db()
    assert story.headline == "Ours"


def test_the_pressed_button_goes_on_after_settling(
    desk: Client, story: Story, old: dict[str, list[str]]
) -> None:
    conflict = send(desk, story, old, "_claim", headline="Mine", newclaim__text="Batteries swell.")
    settle(desk, story, conflict, choice__headline="mine")
    assert story.claims.filter(text="Batteries swell.").exists()


def test_a_third_save_meanwhile_shows_the_newer_version(
    desk: Client, story: Story, old: dict[str, list[str]], second_writer: User
) -> None:
    conflict = send(desk, story, old, "_save", headline="Mine")
    save_story(story.pk, words(headline="Theirs again"), by=second_writer, version=2)
    again = settle(desk, story, conflict, choice__headline="mine")
    assert again.status_code == 409
    assert "Theirs again" in again.content.decode()


def test_the_same_page_sent_twice_is_no_conflict(desk: Client, story: Story) -> None:
    page = opened(desk, story)
    send(desk, story, page, "_save", headline="Mine")
    assert send(desk, story, page, "_save", headline="Mine").status_code == 302
    story.refresh_from_db()
    assert story.version == 2


def test_markup_in_both_versions_is_shown_as_text(
    desk: Client, story: Story, old: dict[str, list[str]]
) -> None:
    page = send(desk, story, old, "_save", headline="<b onclick=x>Mine</b>").content.decode()
    assert "<b onclick" not in page
