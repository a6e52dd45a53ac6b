"""What the newsroom mended, as a list."""

import pytest
from pytest_django import DjangoAssertNumQueries

from stories.reader.mends import mending, mends

from .editions import publish

pytestmark = pytest.mark.django_db


def test_corrections_clarifications_lowerings_and_retractions_are_listed_newest_first() -> None:
    story = publish(label="confirmed").story
    publish(label="confirmed", story=story, kind="correct", correction="33, not 40.")
    publish(label="confirmed", story=story, kind="clarify", correction="Per night.")
    publish(label="emerging", story=story, kind="lower", reason="One layer fell.")
    publish(label="retracted", story=story, kind="retract", reason="Forged.")
    assert [one.how for one in mends(0, 9)] == ["Retracted", "Lowered", "Clarified", "Corrected"]
    assert [one.says for one in mends(0, 9)] == ["Forged.", "One layer fell.", "Per night.", "33, not 40."]


def test_a_lowering_says_from_which_label_to_which() -> None:
    story = publish(label="confirmed").story
    publish(label="emerging", story=story, kind="lower", reason="One layer fell.")
    (one,) = mends(0, 9)
    assert one.before is not None
    assert (one.before["name"], one.label["name"]) == ("Confirmed", "Emerging")


def test_what_mends_nothing_is_not_listed() -> None:
    story = publish().story
    publish(label="confirmed", story=story, kind="promote")
    publish(label="confirmed", story=story, kind="update")
    assert mends(0, 9) == []


def test_a_page_of_them_is_one_query(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(5):
        story = publish(f"story-{number}").story
        publish(f"story-{number}", story=story, kind="correct", correction="33, not 40.")
    with django_assert_max_num_queries(1):
        assert [one.slug for one in mends(1, 2)] == ["story-3", "story-2"]
    assert mending().count() == 5
