"""Lowering and retracting at once: the reason, the question, the edition."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from stories.actions.approve import approve
from stories.models import Edition, Story
from tests.stories.making import a_story, label, proposed, published, supported

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(writer: User, editor: User) -> Story:
    return published(writer, editor).story


@pytest.fixture
def signed_in(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def at(story: Story, page: str) -> str:
    return f"/desk/stories/story/{story.pk}/{page}/"


def test_retracting_asks_once_more_and_names_the_consequence(signed_in: Client, story: Story) -> None:
    page = signed_in.post(at(story, "retract"), {"reason": "The study was made up."}).content.decode()
    assert "a notice above the headline" in page
    assert "The study was made up." in page
    assert "claims, source notes and quotes written since wait for the next proposal" in page
    assert Edition.objects.count() == 1


def test_a_confirmed_retraction_is_an_edition(signed_in: Client, story: Story) -> None:
    signed_in.post(at(story, "retract"), {"reason": "The study was made up.", "confirmed": "yes"})
    edition = Edition.objects.latest("entry")
    assert (edition.number, edition.label.slug) == (2, "retracted")
    assert edition.statement["reason"] == "The study was made up."


def test_a_second_press_retracts_nothing_more(signed_in: Client, story: Story) -> None:
    for _ in range(2):
        answer = signed_in.post(at(story, "retract"), {"reason": "It is wrong.", "confirmed": "yes"})
    assert "already retracted" in answer.content.decode()
    assert Edition.objects.count() == 2


@pytest.mark.parametrize("page", ["lower", "retract"])
def test_no_reason_is_said_at_its_field(signed_in: Client, story: Story, page: str) -> None:
    answer = signed_in.post(at(story, page), {"reason": " ", "confirmed": "yes"}).content.decode()
    assert "Give a reason" in answer
    assert Edition.objects.count() == 1


def test_a_label_that_is_not_earned_is_no_choice(signed_in: Client, story: Story) -> None:
    answer = signed_in.post(
        at(story, "lower"),
        {"label": label("disputed").pk, "reason": "A maker denies it.", "confirmed": "yes"},
    )
    assert "Disputed is not earned yet" in answer.content.decode()
    assert "A maker denies it." in answer.content.decode()
    assert Edition.objects.count() == 1


def test_lowering_to_what_the_evidence_earns(signed_in: Client, writer: User, editor: User) -> None:
    story = a_story(writer, headline="Another")
    supported(story, writer)
    supported(story, writer, "Nordlicht Technik")
    published_as(story, writer, editor, "corroborated")
    page = signed_in.get(at(story, "lower")).content.decode()
    assert f'value="{label("emerging").pk}" checked' in page
    data = {"label": label("emerging").pk, "reason": "One withdrew.", "confirmed": "yes"}
    signed_in.post(at(story, "lower"), data)
    assert Edition.objects.latest("entry").label.slug == "emerging"


def published_as(story: Story, writer: User, editor: User, slug: str) -> Edition:
    return approve(proposed(story, writer, slug), by=editor)


def test_a_story_readers_do_not_see_has_nothing_to_lower(signed_in: Client, writer: User) -> None:
    assert signed_in.get(at(a_story(writer), "lower")).status_code == 404


@pytest.mark.parametrize("page", ["lower", "retract"])
def test_not_yet_leads_back_to_the_form_with_the_reason_in_it(
    signed_in: Client, story: Story, writer: User, page: str
) -> None:
    told = {"label": label("emerging").pk, "reason": "The study was made up.", "_back": "yes"}
    answer = signed_in.post(at(story, page), told).content.decode()
    assert re.search(r"<textarea[^>]*>\s*The study was made up.", answer)
    assert Edition.objects.count() == 1
