"""Only what readers know, or what somebody sees, tells them that an address is not free."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from stories.actions.approve import approve
from stories.actions.hold_address import AddressTaken
from stories.actions.keep_private import keep_private
from stories.actions.open_to_all import open_to_all
from stories.actions.publish_due import publish_what_is_due
from stories.actions.save_story import save_story
from stories.actions.schedule import schedule
from stories.errors import NotReady
from stories.models import Proposal, Slug, Story
from tests.stories.making import a_story, proposed, published, supported, words

pytestmark = [pytest.mark.django_db, pytest.mark.each]
SLUG = "orrery-headsets-swell"


@pytest.fixture
def private(second_writer: User) -> Story:
    story = a_story(second_writer)
    keep_private(story, by=second_writer)
    return story


def readdressed(story: Story, slug: str, by: User) -> Story:
    story.refresh_from_db()
    return save_story(story.pk, words(slug=slug), by=by, version=story.version)


def ready(story: Story, by: User) -> Story:
    supported(story, by)
    return story


def test_a_private_draft_adds_no_number_to_anothers_address(private: Story, writer: User) -> None:
    assert private.slug == a_story(writer).slug == SLUG


def test_a_private_drafts_address_is_refused_to_nobody(private: Story, writer: User) -> None:
    other = a_story(writer, headline="Shops stop selling")
    assert readdressed(other, SLUG, writer).slug == SLUG


def test_who_sees_it_is_told(private: Story, second_writer: User) -> None:
    assert a_story(second_writer).slug == f"{SLUG}-2"
    other = a_story(second_writer, headline="Shops stop selling")
    with pytest.raises(ValidationError, match="Another story at work here has this address"):
        readdressed(other, SLUG, second_writer)


def test_two_open_drafts_have_two_addresses(writer: User, second_writer: User) -> None:
    assert [a_story(who).slug for who in (writer, second_writer)] == [SLUG, f"{SLUG}-2"]


def test_no_draft_holds_an_address(private: Story, writer: User) -> None:
    a_story(writer)
    assert not Slug.objects.exists()


def test_what_readers_know_or_knew_is_another_storys_for_ever(writer: User, editor: User) -> None:
    story = published(writer, editor).story
    readdressed(story, "swelling", writer)
    approve(proposed(Story.objects.get(pk=story.pk), writer), by=editor)
    assert set(Slug.objects.values_list("slug", "story")) == {(SLUG, story.pk), ("swelling", story.pk)}
    other = a_story(writer, headline="Shops stop selling")
    for slug in (SLUG, "swelling"):
        with pytest.raises(ValidationError, match="Readers know, or once knew, another story"):
            readdressed(other, slug, writer)


def test_an_address_readers_never_saw_falls_free(writer: User, editor: User) -> None:
    story = a_story(writer)
    readdressed(story, "swelling", writer)
    assert a_story(writer).slug == SLUG


def test_the_second_to_go_out_there_asks_for_another(
    private: Story, writer: User, editor: User, second_writer: User
) -> None:
    published(writer, editor)
    open_to_all(private, by=second_writer)
    with pytest.raises(NotReady) as refused:
        proposed(ready(private, second_writer), second_writer)
    assert list(refused.value.lacks) == ["slug"]
    readdressed(private, "swelling", second_writer)
    assert proposed(Story.objects.get(pk=private.pk), second_writer).state == Proposal.State.OPEN


def both_proposed(private: Story, writer: User, second_writer: User) -> tuple[Proposal, Proposal]:
    """Two stories proposed at one address, the one that was private first."""
    other = proposed(ready(a_story(writer), writer), writer)
    open_to_all(private, by=second_writer)
    return proposed(ready(private, second_writer), second_writer), other


def test_of_two_proposed_there_the_second_is_not_approved(
    private: Story, writer: User, second_writer: User, editor: User
) -> None:
    first, second = both_proposed(private, writer, second_writer)
    approve(first, by=editor)
    with pytest.raises(AddressTaken, match=f"another story went out at /stories/{SLUG}/"):
        approve(second, by=editor)
    assert Slug.objects.get().story == private
    assert Proposal.objects.get(pk=second.pk).state == Proposal.State.OPEN


def test_its_review_says_so(
    client: Client, private: Story, writer: User, second_writer: User, editor: User
) -> None:
    first, second = both_proposed(private, writer, second_writer)
    approve(first, by=editor)
    client.force_login(editor)
    page = client.get(f"/desk/stories/proposal/{second.pk}/change/").content.decode()
    assert f"Readers know another story at /stories/{SLUG}/ by now." in page


def test_what_was_set_for_a_time_is_stopped_with_the_reason(
    private: Story, writer: User, second_writer: User, editor: User
) -> None:
    first, second = both_proposed(private, writer, second_writer)
    due = timezone.now() + timedelta(hours=1)
    schedule(second, by=editor, at=due)
    approve(first, by=editor)
    publish_what_is_due(due)
    second.refresh_from_db()
    assert second.state == Proposal.State.STOPPED
    assert f"another story went out at /stories/{SLUG}/" in second.stopped_because


def test_the_database_leads_no_address_to_two(private: Story, writer: User) -> None:
    Slug.objects.create(slug=SLUG, story=private)
    with pytest.raises(IntegrityError), transaction.atomic():
        Slug.objects.create(slug=SLUG, story=a_story(writer))
