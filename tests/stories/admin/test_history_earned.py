"""What a story's history says of the label the evidence earned, version by version."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from stories.actions.cite import uncite
from stories.actions.save_story import save_story
from stories.models import Story
from tests.stories.making import supported, words

pytestmark = pytest.mark.django_db
NONE = "\N{EN DASH}"


def shown(client: Client, story: Story, query: str = "") -> str:
    page = client.get(f"/desk/stories/story/{story.pk}/history/{query}").content.decode()
    return re.sub(r"\s+", " ", page)


def saved(story: Story, by: User, **changes: object) -> None:
    story.refresh_from_db()
    save_story(story.pk, words(**changes), by=by, version=story.version)


def earned(page: str) -> str:
    """What stands under "Label earned", its tags taken off."""
    told = page.partition("Label earned</p>")[2].partition("</div>")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", told).split())


def test_a_version_whose_evidence_earns_more_says_so(desk: Client, story: Story, writer: User) -> None:
    supported(story, writer)
    saved(story, writer, standfirst="One.")
    saved(story, writer, standfirst="Two.")
    assert shown(desk, story).count('<span class="flag is-good">earns Emerging</span>') == 1


def test_a_version_whose_evidence_earns_less_says_so(desk: Client, story: Story, writer: User) -> None:
    citation = supported(story, writer)
    saved(story, writer, standfirst="One.")
    uncite(citation, by=writer)
    saved(story, writer, standfirst="Two.")
    assert '<span class="flag is-danger">earns only Unverified</span>' in shown(desk, story)


def test_a_version_says_what_it_earned_and_of_the_draft_now_nothing(
    desk: Client, story: Story, writer: User
) -> None:
    supported(story, writer)
    told = earned(shown(desk, story, "?version=1&against=now"))
    assert told == "Unverified in version 1, as it was saved"


def test_two_versions_that_earned_different_labels_say_both(desk: Client, story: Story, writer: User) -> None:
    supported(story, writer)
    saved(story, writer, standfirst="One.")
    assert earned(shown(desk, story, "?version=2&against=1")) == (
        "Emerging in version 2, as it was saved Unverified in version 1, as it was saved"
    )


def test_two_versions_that_earned_the_same_say_so_once(desk: Client, story: Story, writer: User) -> None:
    saved(story, writer, standfirst="One.")
    assert earned(shown(desk, story, "?version=2&against=1")) == "Unverified in both"


def test_what_nobody_noted_is_not_made_up(desk: Client, story: Story, writer: User) -> None:
    saved(story, writer, standfirst="One.")
    story.revisions.update(earned=None)
    said = earned(shown(desk, story, "?version=2&against=1"))
    assert said == f"{NONE} in version 2: nobody noted it yet {NONE} in version 1: nobody noted it yet"
    assert "earns " not in shown(desk, story)
