"""A tag is one tag, however its letters are written."""

import pytest
from pytest_django import DjangoAssertNumQueries
from taggit.models import Tag

from stories.tags import as_known

pytestmark = [pytest.mark.django_db, pytest.mark.each]


def test_a_tag_nobody_has_used_stays_as_it_is_written() -> None:
    assert as_known(["Batteries", "electric cars"]) == ("Batteries", "electric cars")


def test_a_known_tag_is_spelt_as_it_is_known() -> None:
    Tag.objects.create(name="Batteries")
    assert as_known(["BATTERIES", "recalls"]) == ("Batteries", "recalls")


def test_written_twice_it_is_one() -> None:
    assert as_known(["Batteries", "recalls", "BATTERIES"]) == ("Batteries", "recalls")


def test_of_two_known_spellings_the_one_written_stays_and_the_older_goes_before() -> None:
    for name in ("Batteries", "batteries"):
        Tag.objects.create(name=name)
    assert as_known(["batteries"]) == ("batteries",)
    assert as_known(["BATTERIES"]) == ("Batteries",)


def test_of_no_tag_nothing_is_asked(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert as_known([]) == ()
