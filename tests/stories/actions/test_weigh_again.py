"""What moves a reference moves every story that cites it: told, and weighed again."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from sources.actions.correct_reference import CORRECTABLE
from sources.actions.keep_reference import ReferenceFacts, keep_reference
from sources.errors import NeverFirstHand, NotAllowed
from sources.models import Publisher, Reference
from stories.actions.approve import approve
from stories.actions.correct_reference import CALLED, correct, undo
from stories.actions.weigh_again import weigh_again
from stories.actions.withdraw_reference import restore, withdraw
from stories.models import Citation, Event, Story
from tests.stories.making import a_story, cited, proposed, published, supported

pytestmark = pytest.mark.django_db
WHY = "The press office said so."


@pytest.fixture
def story(writer: User, editor: User) -> Story:
    """Published as Corroborated, on Engadget and TechRadar."""
    story = a_story(writer)
    supported(story, writer)
    supported(story, writer, "TechRadar")
    return approve(proposed(story, writer, "corroborated"), by=editor).story


def second(story: Story) -> Reference:
    return Citation.objects.get(story=story, number=2).reference


def events(story: Story) -> list[tuple[str, object]]:
    rows = Event.objects.filter(story=story).order_by("-pk")
    return [(row.verb, row.detail.get("number")) for row in rows]


def test_each_story_that_cites_one_is_told_with_its_own_number(writer: User) -> None:
    first, other = a_story(writer), a_story(writer)
    reference = cited(first, writer).reference
    cited(other, writer)
    Citation.objects.create(story=other, reference=reference, number=7)
    weigh_again({reference.pk}, by=writer, verb="looked at", note="once")
    assert (events(first)[0], events(other)[0]) == (("looked at", 1), ("looked at", 7))


def test_a_story_that_cites_none_is_left_alone(writer: User) -> None:
    alone = a_story(writer)
    before = events(alone)
    weigh_again({cited(a_story(writer), writer).reference.pk}, by=None, verb="looked at")
    assert events(alone) == before


def test_one_publisher_for_two_flags_a_story_that_stood_on_two(story: Story, writer: User) -> None:
    correct(second(story), "publisher", "Engadget", by=writer, why=WHY)
    story.refresh_from_db()
    assert story.unsupported_since is not None
    assert ("corrected the publisher of", 2) in events(story)


def test_undone_the_flag_goes(story: Story, writer: User) -> None:
    correction = correct(second(story), "publisher", "Engadget", by=writer, why=WHY)
    assert undo(correction, by=writer)
    assert not undo(correction, by=writer)
    story.refresh_from_db()
    assert story.unsupported_since is None
    assert ("took back a correction of", 2) in events(story)
    assert Publisher.objects.filter(name="TechRadar").count() == 1


def test_withdrawn_it_counts_no_more_and_restored_it_does(story: Story, writer: User) -> None:
    withdraw(second(story), by=writer, why="It was taken down.")
    story.refresh_from_db()
    assert story.unsupported_since is not None
    restore(second(story), by=writer, why="It was another page.")
    story.refresh_from_db()
    assert story.unsupported_since is None


def test_withdrawn_twice_is_told_once(story: Story, writer: User) -> None:
    for _ in range(2):
        withdraw(second(story), by=None, why="It was taken down.")
    assert [verb for verb, _ in events(story)].count("noted the withdrawal of") == 1


def test_what_is_refused_tells_nobody(story: Story, writer: User, outsider: User) -> None:
    before = events(story)
    with pytest.raises(NeverFirstHand):
        correct(second(story), "first_hand", "yes", by=writer, why=WHY)
    with pytest.raises(NotAllowed):
        correct(second(story), "author", "Bo", by=outsider, why=WHY)
    with pytest.raises(NotAllowed):
        withdraw(second(story), by=outsider, why=WHY)
    assert events(story) == before


def test_a_first_edition_alone_stays_unflagged_when_its_author_is_corrected(
    writer: User, editor: User
) -> None:
    story = published(writer, editor).story
    correct(Citation.objects.get(story=story).reference, "author", "Bo Lind", by=writer, why=WHY)
    story.refresh_from_db()
    assert story.unsupported_since is None


def test_of_one_that_no_story_cites_the_log_tells(writer: User) -> None:
    alone = keep_reference(ReferenceFacts(title="Alone"), by=writer, key=uuid4())
    withdraw(alone, by=writer, why="It was taken down.")
    told = Event.objects.filter(story=None).get()
    assert (told.verb, told.by, told.detail["reference"]) == ("noted the withdrawal of", writer, alone.pk)


def test_every_fact_that_can_be_put_right_has_a_name_in_the_history() -> None:
    assert set(CALLED) == set(CORRECTABLE)
