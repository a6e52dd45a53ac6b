"""Who has a story open: said by the page, forgotten a minute later."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.utils import timezone

from stories.actions.be_present import be_present
from stories.actions.step_away import step_away
from stories.admin.presence import others
from stories.errors import NoSuchStory, NotAllowed
from stories.models import Presence, Story
from tests.stories.making import a_story

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


def test_a_colleague_is_here_since_they_came(story: Story, writer: User, second_writer: User) -> None:
    be_present(story, by=second_writer, tab="a", now=NOW)
    be_present(story, by=second_writer, tab="a", now=NOW + timedelta(seconds=20))
    assert [(one.person, one.since) for one in others(story, writer, "b", NOW)] == [(second_writer, NOW)]


def test_nobody_is_told_of_their_own_tab(story: Story, writer: User) -> None:
    be_present(story, by=writer, tab="a", now=NOW)
    assert others(story, writer, "a", NOW) == []


def test_a_second_tab_of_ones_own_is_told(story: Story, writer: User) -> None:
    be_present(story, by=writer, tab="a", now=NOW)
    assert [one.is_you for one in others(story, writer, "b", NOW)] == [True]


def test_a_tab_of_ones_own_that_fell_silent_is_not_said_to_be_open(story: Story, writer: User) -> None:
    be_present(story, by=writer, tab="a", now=NOW)
    (other,) = others(story, writer, "b", NOW + timedelta(seconds=30))
    assert other.until == NOW
    assert "had it open" in render_to_string("admin/stories/story/presence.html", {"others": [other]})


def test_who_has_two_tabs_is_named_once(story: Story, writer: User, second_writer: User) -> None:
    for tab in "ab":
        be_present(story, by=second_writer, tab=tab, now=NOW)
    assert len(others(story, writer, "c", NOW)) == 1


def test_a_page_silent_for_a_minute_is_gone(story: Story, writer: User, second_writer: User) -> None:
    be_present(story, by=second_writer, tab="a", now=NOW)
    assert others(story, writer, "b", NOW + timedelta(seconds=61)) == []


def test_who_comes_back_is_here_since_then(story: Story, writer: User) -> None:
    be_present(story, by=writer, tab="a", now=NOW)
    later = NOW + timedelta(minutes=5)
    assert be_present(story, by=writer, tab="a", now=later).since == later


def test_typing_is_noted_apart_from_being_here(story: Story, writer: User) -> None:
    be_present(story, by=writer, tab="a", typed=True, now=NOW)
    row = be_present(story, by=writer, tab="a", now=NOW + timedelta(seconds=20))
    assert row.typed_at == NOW


def test_who_leaves_is_gone_at_once(story: Story, writer: User) -> None:
    be_present(story, by=writer, tab="a", now=NOW)
    step_away(story, by=writer, tab="a")
    step_away(story, by=writer, tab="a")
    assert not Presence.objects.exists()


def test_an_outsider_is_not_here(story: Story, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        be_present(story, by=outsider, tab="a")
    with pytest.raises(NotAllowed):
        step_away(story, by=outsider, tab="a")


def test_a_private_story_is_only_for_those_it_names(story: Story, writer: User, second_writer: User) -> None:
    Story.objects.filter(pk=story.pk).update(is_private=True)
    story.named.add(writer)
    be_present(story, by=writer, tab="a")
    with pytest.raises(NoSuchStory):
        be_present(story, by=second_writer, tab="a")
