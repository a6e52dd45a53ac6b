"""A tag is one tag, however its letters are written."""

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from stories.actions.keep_private import keep_private
from stories.models import Story
from stories.tags import as_known
from tests.stories.making import a_story

pytestmark = [pytest.mark.django_db, pytest.mark.each]


def carried(writer: User, *names: str) -> Story:
    story = a_story(writer, slug=f"of-{names[0]}", headline=f"Of {names[0]}")
    story.tags.set(names)
    return story


def test_a_tag_nobody_has_used_stays_as_it_is_written(writer: User) -> None:
    assert as_known(["Batteries", "electric cars"], writer) == ("Batteries", "electric cars")


def test_a_known_tag_is_spelt_as_it_is_known(writer: User) -> None:
    carried(writer, "Batteries")
    assert as_known(["BATTERIES", "recalls"], writer) == ("Batteries", "recalls")


def test_written_twice_it_is_one(writer: User) -> None:
    assert as_known(["Batteries", "recalls", "BATTERIES"], writer) == ("Batteries", "recalls")


def test_of_two_known_spellings_the_one_written_stays_and_the_older_goes_before(writer: User) -> None:
    carried(writer, "Batteries")
    carried(writer, "batteries")
    assert as_known(["batteries"], writer) == ("batteries",)
    assert as_known(["BATTERIES"], writer) == ("Batteries",)


def test_what_only_others_private_drafts_carry_changes_nothing(writer: User, second_writer: User) -> None:
    keep_private(carried(second_writer, "Merger"), by=second_writer)
    assert as_known(["MERGER"], writer) == ("MERGER",)
    assert as_known(["MERGER"], second_writer) == ("Merger",)


def test_of_no_tag_nothing_is_asked(writer: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert as_known([], writer) == ()
