"""Asking for a label above the evidence: on the sheet by name, on the review page in words for readers."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from stories.models import Edition, Proposal, Story
from tests.stories.admin.page import address, press
from tests.stories.making import proposed, supported

WHY = "Halden read us the recall number."


@pytest.fixture
def story(story: Story, writer: User) -> Story:
    supported(story, writer)
    return story


@pytest.fixture
def asked(story: Story, writer: User, publisher: User) -> Proposal:
    return proposed(story, writer, "corroborated", ask=publisher)


def review(client: Client, proposal: Proposal, by: User, **sent: str) -> str:
    client.force_login(by)
    page = reverse("admin:stories_proposal_change", args=[proposal.pk])
    answer = client.post(page, sent, follow=True) if sent else client.get(page)
    return str(answer.content.decode())


def test_the_sheet_names_whom_to_ask(desk: Client, story: Story, publisher: User) -> None:
    page = desk.get(address(story)).content.decode()
    assert 'name="propose-ask" value="publisher"' in page
    assert "not earned, ask for it" in page


def test_where_nobody_may_set_it_the_sheet_says_so(desk: Client, story: Story) -> None:
    User.objects.create_superuser("root")
    assert "Nobody else here may set it above the evidence" in desk.get(address(story)).content.decode()


def test_a_label_above_the_evidence_is_asked_for_by_name(desk: Client, story: Story, publisher: User) -> None:
    told = {
        "propose__label": "corroborated",
        "propose__reason": "By telephone.",
        "propose__ask": "publisher",
    }
    page = press(desk, story, "_propose", **told)
    assert (page.status_code, Proposal.objects.get().asked) == (302, publisher)
    assert "publisher</strong> is asked" not in page.content.decode()
    assert "publisher is asked for it" in desk.get(address(story)).content.decode()


def test_somebody_who_may_not_is_refused_and_what_was_typed_stays(
    desk: Client, story: Story, publisher: User, editor: User
) -> None:
    told = {"propose__label": "corroborated", "propose__reason": "By telephone.", "propose__ask": "editor"}
    page = press(desk, story, "_propose", **told).content.decode()
    assert "Nobody to choose here is called “editor”" in page
    assert "By telephone." in page


def test_who_may_set_it_is_asked_for_words_to_readers(
    client: Client, asked: Proposal, publisher: User
) -> None:
    page = review(client, asked, publisher)
    assert "Why readers may see Corroborated all the same" in page
    assert "asks you for it" in page


def test_who_may_not_set_it_cannot_approve(client: Client, asked: Proposal, editor: User) -> None:
    page = review(client, asked, editor)
    assert 'name="override"' not in page
    assert "Approving is closed: above the evidence." in page


def test_granting_publishes_with_the_words(client: Client, asked: Proposal, publisher: User) -> None:
    review(client, asked, publisher, _approve="confirmed", override=WHY)
    assert Edition.objects.get().statement["override"] == {"by": "publisher", "text": WHY}


def test_the_page_that_asks_once_more_carries_the_words(
    client: Client, asked: Proposal, publisher: User
) -> None:
    page = review(client, asked, publisher, _approve="yes", override=WHY)
    assert f'name="override" value="{WHY}"' in page


def test_without_words_it_is_refused_at_its_field_and_the_note_stays(
    client: Client, asked: Proposal, publisher: User
) -> None:
    page = review(client, asked, publisher, _approve="confirmed", note="Fine by me.")
    assert "Give a reason: whoever reads the story will read it." in page
    assert "Fine by me." in page
    assert not Edition.objects.exists()
