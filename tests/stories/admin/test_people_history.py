"""The history of a person: who changed what and when, and never who it is."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sources.actions.add_knower import add_knower
from sources.actions.change_identity import change_identity
from sources.actions.open_identity import open_identity
from sources.actions.remove_knower import remove_knower
from sources.models import HumanSource
from sources.sealing import Who
from stories.actions.describe_person import describe_person
from stories.models import Story
from tests.sources.keeping import ALIAS, PILOT, WHY, a_person, known_to
from tests.stories.making import a_story, cited

pytestmark = pytest.mark.django_db
OTHER = Who("Jon Brandt", "signal +47 998 87 766", "The name was misheard.")


@pytest.fixture
def person(writer: User) -> HumanSource:
    return a_person(writer)


def shown(client: Client, user: User, person: HumanSource) -> str:
    client.force_login(user)
    page = client.get(f"/desk/sources/humansource/{person.pk}/history/").content.decode()
    return " ".join(page.partition('id="content-main"')[2].split())


def described(person: HumanSource, by: User, alias: str = "A pilot") -> None:
    describe_person(person, alias=alias, named=False, why_unnamed=WHY, by=by)


def said_in(story: Story, by: User, person: HumanSource) -> None:
    told = {"person_alias": person.alias, "person_named": False, "why_unnamed": WHY}
    cited(story, by, "", kind="interview", **told)


def test_it_is_reached_from_the_persons_page(client: Client, writer: User, person: HumanSource) -> None:
    client.force_login(writer)
    page = client.get(f"/desk/sources/humansource/{person.pk}/change/").content.decode()
    assert f'href="/desk/sources/humansource/{person.pk}/history/"' in page


def test_who_wrote_it_down_begins_it(client: Client, writer: User, person: HumanSource) -> None:
    assert "writer wrote down who this is" in shown(client, writer, person)


def test_what_readers_are_told_is_told_by_its_fields(
    client: Client, writer: User, person: HumanSource
) -> None:
    described(person, writer)
    page = shown(client, writer, person)
    assert "writer changed what readers are told: what they are called" in page
    assert ALIAS not in page


def test_a_change_that_stands_in_many_stories_is_told_once(
    client: Client, writer: User, person: HumanSource
) -> None:
    for _ in range(3):
        said_in(a_story(writer), writer, person)
    described(person, writer)
    assert shown(client, writer, person).count("changed what readers are told") == 1


def test_two_changes_of_one_field_are_two(client: Client, writer: User, person: HumanSource) -> None:
    described(person, writer)
    described(person, writer, "A deck hand")
    assert shown(client, writer, person).count("changed what readers are told") == 2


def test_every_reading_stands_there_with_its_reason_for_those_who_know(
    client: Client, writer: User, person: HumanSource
) -> None:
    open_identity(person, why="To call back.", by=writer)
    page = shown(client, writer, person)
    assert "writer read who this is" in page
    assert "<q>To call back.</q>" in page


def test_who_does_not_know_learns_of_no_reading(
    client: Client, writer: User, publisher: User, person: HumanSource
) -> None:
    open_identity(person, why="To call back.", by=writer)
    page = shown(client, publisher, person)
    assert "wrote down who this is" in page
    assert "read who this is" not in page
    assert "To call back." not in page


def test_a_changed_identity_is_told_and_neither_what_it_was_nor_what_it_is(
    client: Client, writer: User, person: HumanSource
) -> None:
    open_identity(person, why="To put it right.", by=writer)
    change_identity(person, OTHER, by=writer)
    page = shown(client, writer, person)
    assert "writer changed what is written down of who this is" in page
    for who in (PILOT, OTHER):
        assert not [secret for secret in (who.name, who.contact, who.notes) if secret in page]


def test_who_came_to_know_and_who_let_them_is_told(
    client: Client, writer: User, editor: User, publisher: User, person: HumanSource
) -> None:
    known_to(person, writer, editor, publisher)
    page = shown(client, writer, person)
    assert "writer let editor know who this is" in page
    assert "writer asked that publisher may know who this is" in page
    assert "editor agreed: publisher knows who this is" in page


def test_who_left_the_list_is_told(client: Client, writer: User, editor: User, person: HumanSource) -> None:
    known_to(person, writer, editor)
    remove_knower(person.knowers.get(user=editor), by=editor)
    assert "editor left the list of those who know" in shown(client, editor, person)


def test_who_was_turned_down_is_told_to_those_who_know(
    client: Client, writer: User, editor: User, publisher: User, person: HumanSource
) -> None:
    known_to(person, writer, editor)
    remove_knower(add_knower(person, publisher, by=writer), by=editor)
    refused = "editor turned down that publisher may know"
    assert refused in shown(client, writer, person)
    assert refused not in shown(client, publisher, person)


def test_the_first_thing_they_said_is_where_it_began(
    client: Client, writer: User, person: HumanSource
) -> None:
    said_in(a_story(writer), writer, person)
    assert "writer kept the first thing they said: <a href=" in shown(client, writer, person)


def test_it_is_paged(client: Client, writer: User, person: HumanSource) -> None:
    person.openings.model.objects.bulk_create(
        person.openings.model(person=person, by=writer, why=f"Call {n}.", until=person.openings.get().until)
        for n in range(60)
    )
    page = shown(client, writer, person)
    assert page.count("read who this is") == 50
    assert 'href="?page=2"' in page


def test_it_is_only_looked_at(client: Client, writer: User, person: HumanSource) -> None:
    client.force_login(writer)
    assert client.post(f"/desk/sources/humansource/{person.pk}/history/").status_code == 405
    assert client.get("/desk/sources/humansource/0/history/").status_code == 404


def test_a_long_one_asks_no_more(
    client: Client, writer: User, person: HumanSource, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(5):
        described(person, writer, f"A pilot of {n} ships")
        said_in(a_story(writer), writer, HumanSource.objects.get(pk=person.pk))
    client.force_login(writer)
    with django_assert_max_num_queries(14):
        client.get(f"/desk/sources/humansource/{person.pk}/history/")
