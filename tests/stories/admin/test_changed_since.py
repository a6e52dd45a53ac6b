"""A proposal whose text or evidence moved: every screen says that it can be approved no more."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from stories.models import Proposal, Story
from tests.stories.admin.page import address, press
from tests.stories.making import proposed, supported

DEAD = "no editor can approve it any more"
QUEUE = "admin:stories_proposal_changelist"


@pytest.fixture
def waiting(story: Story, writer: User) -> Proposal:
    supported(story, writer)
    return proposed(story, writer)


def read(client: Client, person: User, at: str) -> str:
    client.force_login(person)
    return client.get(at).content.decode()


def test_as_long_as_nothing_moved_it_waits(desk: Client, story: Story, waiting: Proposal) -> None:
    page = desk.get(address(story)).content.decode()
    assert DEAD not in page
    assert "proposed, waiting for an editor" in page


def test_the_writer_is_told_that_the_text_moved(desk: Client, story: Story, waiting: Proposal) -> None:
    press(desk, story, "_save", standfirst="Another.")
    page = desk.get(address(story)).content.decode()
    assert f"The text moved after you proposed it:</strong> {DEAD}." in page
    assert "proposed, waiting for an editor" not in page


def test_and_that_the_evidence_moved(desk: Client, story: Story, writer: User, waiting: Proposal) -> None:
    supported(story, writer, "TechRadar")
    assert "The evidence moved after you proposed it" in desk.get(address(story)).content.decode()


def test_the_front_pages_and_the_queue_say_changed_since(
    desk: Client, story: Story, writer: User, editor: User, waiting: Proposal
) -> None:
    assert "changed since" not in read(desk, editor, reverse(QUEUE))
    desk.force_login(writer)
    press(desk, story, "_save", standfirst="Another.")
    assert "changed since: look again" in read(desk, writer, "/desk/")
    assert '<span class="flag is-danger">changed since</span>' in read(desk, editor, "/desk/")
    assert "waiting, changed since" in read(desk, editor, reverse(QUEUE))


def test_a_comment_moves_nothing(desk: Client, story: Story, editor: User, waiting: Proposal) -> None:
    press(desk, story, "_comment", comment__text="Well done.")
    assert "changed since" not in read(desk, editor, reverse(QUEUE))


def test_withdrawn_it_can_be_proposed_again(desk: Client, story: Story, waiting: Proposal) -> None:
    press(desk, story, "_save", standfirst="Another.")
    press(desk, story, "_withdraw", waiting.pk)
    press(desk, story, "_propose", propose__label="emerging", propose__reason="As it is now.")
    assert Proposal.objects.get(state="open").content["standfirst"] == "Another."
