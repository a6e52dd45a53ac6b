"""Citing looks for what a reference rests on among all that is kept, and tells who is concerned."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User

from sources.models import Derivation
from stories.actions.approve import approve
from stories.dossier import open_dossier
from stories.models import Story
from tests.sources.actions.keeping import OWN, REPORT
from tests.stories.making import a_story, proposed, supported


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer, headline="Orrery headsets swell")


def day(number: int) -> datetime:
    return datetime(2026, 11, number, tzinfo=UTC)


def test_a_copy_cited_beside_its_original_is_one_layer(story: Story, writer: User) -> None:
    supported(story, writer, text=REPORT)
    supported(story, writer, "TechRadar", text=REPORT)
    (layer,) = open_dossier(story).layers
    assert layer.joins[0].explained.startswith("Engadget and TechRadar: one layer, because TechRadar carries")


def test_a_copy_of_what_another_story_cites_is_suggested_too(story: Story, writer: User) -> None:
    other = a_story(writer, headline="Other", slug="other")
    outside = supported(other, writer, "Bloomberg", text=REPORT).reference
    copy = supported(story, writer, "TechRadar", text=REPORT).reference
    assert Derivation.objects.filter(derived=copy, origin=outside, state="suggested").exists()


def test_a_story_elsewhere_hears_of_a_copy_of_its_source(story: Story, writer: User) -> None:
    other = a_story(writer, headline="Other", slug="other")
    supported(other, writer, "Bloomberg", text=REPORT)
    supported(story, writer, "TechRadar", text=REPORT)
    event = other.events.first()
    assert event is not None
    assert (event.verb, event.by, event.detail["number"]) == ("derivation suggested", None, 1)


def test_a_story_that_falls_by_what_another_cites_is_flagged(
    story: Story, writer: User, editor: User
) -> None:
    supported(story, writer, "Engadget", text=REPORT, published_at=day(21))
    supported(story, writer, "TechRadar", text=OWN, published_at=day(21))
    approve(proposed(story, writer, "corroborated"), by=editor)
    other = a_story(writer, headline="Other", slug="other")
    supported(other, writer, "Bloomberg", text=f"{REPORT} {OWN}", published_at=day(20))
    story.refresh_from_db()
    assert story.unsupported_since is not None
    join = open_dossier(story).layers[0].joins[0]
    assert "both rest on another page (suggested, not yet judged; that page is of Bloomberg" in join.explained


def test_a_reference_like_nothing_else_tells_nobody(story: Story, writer: User) -> None:
    other = a_story(writer, headline="Other", slug="other")
    supported(other, writer, "Bloomberg", text=REPORT)
    supported(story, writer, "TechRadar", text="We opened one and found the cell swollen, by our own hands.")
    assert not other.events.filter(verb="derivation suggested").exists()
