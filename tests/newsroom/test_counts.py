"""How many rows wait in several places, asked in one question."""

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from newsroom.counts import MOST, capped, counts

pytestmark = pytest.mark.django_db


def test_all_are_counted_in_one_question(
    writer: User, editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = User.objects.all()
    with django_assert_num_queries(1):
        found = counts({"all": people, "editors": people.filter(pk=editor.pk), "none": people.none()})
    assert found == {"all": 2, "editors": 1, "none": 0}


def test_nothing_asked_asks_nothing(writer: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert counts({}) == {}


def test_it_counts_no_further_than_it_tells(writer: User) -> None:
    User.objects.bulk_create(User(username=f"person{number}") for number in range(MOST + 5))
    assert counts({"people": User.objects.order_by("username")}) == {"people": MOST}


@pytest.mark.parametrize(("number", "said"), [(0, "0"), (99, "99"), (100, "99+")])
def test_very_many_are_not_numbered(number: int, said: str) -> None:
    assert capped(number) == said


@pytest.mark.parametrize(("number", "said"), [(1000, "1,000"), (2000, "2,000"), (2001, "2,000+")])
def test_long_numbers_are_told_in_groups(number: int, said: str) -> None:
    assert capped(number, 2001) == said
