"""What a page never offered is not taken because somebody sends it."""

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.test import Client

from stories.actions.add_picture import add_picture
from stories.models import Picture, Proposal, Story
from tests.stories.actions.test_add_picture import picture
from tests.stories.admin.page import address, opened, press, send
from tests.stories.making import headline_claim, proposed, supported

pytestmark = pytest.mark.each


@pytest.fixture
def foreign(writer: User) -> Picture:
    return add_picture(picture(), by=writer)


def test_another_storys_picture_is_not_taken_by_its_number(
    desk: Client, story: Story, foreign: Picture
) -> None:
    page = press(desk, story, "_save", lead=str(foreign.pk))
    story.refresh_from_db()
    assert story.lead is None
    assert page.status_code == 200


def test_the_picture_of_the_story_stays_when_it_is_saved(desk: Client, story: Story) -> None:
    file = ContentFile(picture().read(), "lead.jpg")
    press(desk, story, "_save", lead_file=file)
    press(desk, story, "_save", standfirst="Later.")
    story.refresh_from_db()
    assert story.lead is not None
    assert story.standfirst == "Later."


def test_headline_and_claim_reworded_in_one_save_are_both_kept(desk: Client, story: Story) -> None:
    claim = headline_claim(story)
    press(desk, story, "_save", headline="A new headline", **{f"claim__{claim.pk}": "Its own claim."})
    story.refresh_from_db()
    assert (story.headline, headline_claim(story).text) == ("A new headline", "Its own claim.")


def test_a_second_proposal_from_an_old_page_is_told_why_not(desk: Client, story: Story, writer: User) -> None:
    supported(story, writer)
    old = opened(desk, story)
    proposed(story, writer)
    page = send(desk, story, old, "_propose", propose__label="emerging", propose__reason="Again.")
    assert "already waits for an editor" in page.content.decode()
    assert Proposal.objects.count() == 1


def test_more_than_a_page_can_hold_is_refused_in_a_sentence(desk: Client, story: Story) -> None:
    page = desk.post(address(story), {f"field{n}": "x" for n in range(5001)})
    assert page.status_code == 400
    assert "what you typed" in page.content.decode().lower()
