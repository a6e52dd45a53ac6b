"""Judging whether one source rests on another."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sources.models import Derivation
from stories.actions.approve import approve
from stories.models import Story
from tests.stories.making import a_story, proposed, supported

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


@pytest.fixture
def suggested(story: Story, writer: User) -> Derivation:
    first, second = supported(story, writer), supported(story, writer, "TechRadar")
    return Derivation.objects.create(
        derived=second.reference, origin=first.reference, kind="credit", passage="As Engadget reports."
    )


def address(derivation: Derivation) -> str:
    return f"/desk/sources/derivation/{derivation.pk}/change/"


def test_both_sources_and_the_passage_are_shown(client: Client, writer: User, suggested: Derivation) -> None:
    client.force_login(writer)
    page = client.get(address(suggested)).content.decode()
    for part in ("Engadget", "TechRadar", "As Engadget reports.", "one layer"):
        assert part in page


def test_confirming_needs_no_note(client: Client, writer: User, suggested: Derivation) -> None:
    client.force_login(writer)
    client.post(address(suggested), {"_confirm": "yes"})
    suggested.refresh_from_db()
    assert (suggested.state, suggested.decided_by) == ("confirmed", writer)


def test_rejecting_without_a_note_is_refused(client: Client, writer: User, suggested: Derivation) -> None:
    client.force_login(writer)
    response = client.post(address(suggested), {"_reject": "yes"})
    suggested.refresh_from_db()
    assert response.status_code == 400
    assert "Say in a note why the two are independent" in response.content.decode()
    assert suggested.state == "suggested"


def test_confirming_flags_a_story_that_stood_on_two(
    client: Client, writer: User, editor: User, story: Story, suggested: Derivation
) -> None:
    client.force_login(editor)
    client.post(address(suggested), {"_reject": "yes", "note": "Two reporters, two notices."})
    approve(proposed(story, writer, "corroborated"), by=editor)
    client.post(address(suggested), {"_confirm": "yes", "note": "It does credit it."})
    story.refresh_from_db()
    assert story.unsupported_since is not None


def test_an_outsider_judges_nothing(client: Client, outsider: User, suggested: Derivation) -> None:
    client.force_login(outsider)
    client.post(address(suggested), {"_confirm": "yes"})
    suggested.refresh_from_db()
    assert suggested.state == "suggested"
