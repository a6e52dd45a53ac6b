"""The list of people, and what a search of it finds."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sources.models import HumanSource
from sources.sealing import Who
from tests.sources.keeping import ALIAS, WHY, a_person
from tests.stories.admin.test_people import LIST, address, said_by, shown
from tests.stories.making import a_story, cited

pytestmark = [pytest.mark.django_db, pytest.mark.each]


@pytest.fixture
def person(writer: User) -> HumanSource:
    return a_person(writer)


def test_the_list_says_what_rests_on_a_person_and_who_knows(
    client: Client, writer: User, person: HumanSource
) -> None:
    cited(a_story(writer), writer, **said_by(person))
    page = shown(client, writer, LIST)
    row = re.search(r"<tbody>.*</tbody>", page, re.DOTALL)
    assert row
    for part in (ALIAS, WHY, "not named", "writer", "1 reference in 1 story"):
        assert part in row.group()


@pytest.mark.parametrize("sought", ["Jonas", "Brandvoll", "912 34 567", "licence"])
def test_no_search_finds_a_name(client: Client, writer: User, person: HumanSource, sought: str) -> None:
    assert address(person) not in shown(client, writer, f"{LIST}?q={sought}")


def test_a_search_finds_what_readers_call_them(client: Client, writer: User, person: HumanSource) -> None:
    assert address(person) in shown(client, writer, f"{LIST}?q=harbour")


@pytest.mark.parametrize("asked", ["identity__token__contains=g", "knowers__user=1", "openings__why=x"])
def test_the_list_answers_no_made_up_question(
    client: Client, writer: User, person: HumanSource, asked: str
) -> None:
    client.force_login(writer)
    assert client.get(f"{LIST}?{asked}").status_code in {302, 400}


def test_the_list_asks_as_much_for_many_as_for_few(
    client: Client, writer: User, person: HumanSource, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        a_person(writer, f"Docker {number}", Who(f"Somebody{number} Else"))
    client.force_login(writer)
    with django_assert_max_num_queries(20):
        client.get(LIST)


@pytest.mark.parametrize(
    ("asked", "found"),
    [("told=unnamed", True), ("told=named", False), ("knows=me", True), ("knows=nobody", False)],
)
def test_the_list_is_narrowed(
    client: Client, writer: User, person: HumanSource, asked: str, found: bool
) -> None:
    assert (address(person) in shown(client, writer, f"{LIST}?{asked}")) is found
