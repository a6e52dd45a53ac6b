"""Links under which somebody outside reads a draft."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from stories.actions.give_preview import NoSuchLength, give_preview
from stories.actions.open_preview import NoPreview, open_preview, token
from stories.actions.take_back_preview import take_back_preview
from stories.errors import NoSuchStory, NotAllowed
from stories.models import Event, PreviewLink, Story
from tests.stories.making import a_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


@pytest.fixture
def link(story: Story, writer: User) -> PreviewLink:
    return give_preview(story, by=writer, key=uuid4(), lasts="three-days")


def kept(link: PreviewLink) -> PreviewLink:
    return PreviewLink.objects.get(pk=link.pk)


def ends_now(link: PreviewLink) -> None:
    now = timezone.now()
    PreviewLink.objects.filter(pk=link.pk).update(given_at=now - timedelta(hours=2), expires_at=now)


@pytest.mark.parametrize(("lasts", "hours"), [("hour", 1), ("day", 24), ("three-days", 72), ("week", 168)])
def test_a_link_lasts_as_long_as_was_chosen(story: Story, writer: User, lasts: str, hours: int) -> None:
    given = give_preview(story, by=writer, key=uuid4(), lasts=lasts)
    assert given.expires_at - given.given_at == timedelta(hours=hours)


def test_no_link_lasts_for_ever(story: Story, writer: User) -> None:
    with pytest.raises(NoSuchLength):
        give_preview(story, by=writer, key=uuid4(), lasts="ever")
    assert not PreviewLink.objects.exists()


def test_a_form_sent_twice_gives_one_link(story: Story, writer: User) -> None:
    key = uuid4()
    once = give_preview(story, by=writer, key=key, lasts="day")
    assert give_preview(story, by=writer, key=key, lasts="day") == once
    assert Event.objects.filter(verb="gave a preview").count() == 1


def test_an_outsider_gives_none_and_takes_none_back(story: Story, outsider: User, link: PreviewLink) -> None:
    with pytest.raises(NotAllowed):
        give_preview(story, by=outsider, key=uuid4(), lasts="day")
    with pytest.raises(NotAllowed):
        take_back_preview(link, by=outsider)


def test_nobody_gives_away_a_story_that_is_private_to_others(story: Story, second_writer: User) -> None:
    Story.objects.filter(pk=story.pk).update(is_private=True)
    with pytest.raises(NoSuchStory):
        give_preview(story, by=second_writer, key=uuid4(), lasts="day")


def test_opening_counts(link: PreviewLink) -> None:
    open_preview(token(link))
    open_preview(token(link))
    assert kept(link).opened == 2
    assert kept(link).opened_at is not None


def test_a_link_that_was_taken_back_opens_nothing(link: PreviewLink, second_writer: User) -> None:
    take_back_preview(link, by=second_writer)
    take_back_preview(link, by=second_writer)
    with pytest.raises(NoPreview):
        open_preview(token(link))
    assert Event.objects.filter(verb="took back a preview").count() == 1


def test_a_link_that_ended_opens_nothing(link: PreviewLink) -> None:
    ends_now(link)
    with pytest.raises(NoPreview):
        open_preview(token(link))
    assert kept(link).opened == 0


def test_a_key_without_its_signature_opens_nothing(link: PreviewLink) -> None:
    for broken in (
        link.key.hex,
        f"{link.key.hex}:aaaa",
        "",
        token(link)[:-1],
        f"{uuid4().hex}:{token(link)[33:]}",
    ):
        with pytest.raises(NoPreview):
            open_preview(broken)


def test_a_link_ends_with_the_work_of_who_gave_it(link: PreviewLink, writer: User) -> None:
    writer.groups.remove(Group.objects.get(name="Writer"))
    with pytest.raises(NoPreview):
        open_preview(token(link))


def test_a_link_ends_when_who_gave_it_may_see_the_story_no_more(link: PreviewLink, story: Story) -> None:
    Story.objects.filter(pk=story.pk).update(is_private=True)
    with pytest.raises(NoPreview):
        open_preview(token(link))
    story.named.add(link.given_by)
    assert open_preview(token(link)) == link
