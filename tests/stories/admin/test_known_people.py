"""The names offered while somebody types: to whom, for what, and nobody beyond."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sources.models import HumanSource
from stories.actions.keep_private import keep_private
from stories.actions.name_on import name_on
from stories.admin.known_people import OFFERINGS, offered_at
from stories.models import Author, Story
from stories.people import WATCH
from tests.sources.keeping import a_person, known_to

pytestmark = pytest.mark.django_db
AUTHORS = reverse("admin:stories_story_authors")


def offered(client: Client, what: str, row: int | None = None, typed: str = "") -> list[str]:
    found = client.get(f"{offered_at(what, row)}&q={typed}").json()["suggested"]
    return [one["name"] for one in found]


@pytest.fixture
def private(story: Story, writer: User) -> Story:
    keep_private(story, by=writer)
    return Story.objects.get(pk=story.pk)


def test_a_task_is_for_whoever_writes(desk: Client, story: Story, editor: User, outsider: User) -> None:
    assert offered(desk, "task") == offered(desk, "task", story.pk) == ["editor", "writer"]
    assert offered(desk, "task", typed="ed") == ["editor"]


def test_a_task_on_a_private_draft_is_for_those_named(
    desk: Client, private: Story, writer: User, editor: User
) -> None:
    assert offered(desk, "task", private.pk) == ["writer"]
    assert offered(desk, "name", private.pk) == ["editor"]
    name_on(private, editor, by=writer)
    assert offered(desk, "task", private.pk) == ["editor", "writer"]
    assert offered(desk, "name", private.pk) == []


def test_above_the_evidence_those_are_asked_who_may_set_it(
    desk: Client, story: Story, editor: User, publisher: User, admin_user: User
) -> None:
    assert offered(desk, "ask", story.pk) == ["publisher"]


def test_the_log_knows_the_watch_too(client: Client, editor: User) -> None:
    client.force_login(editor)
    assert offered(client, "log") == [WATCH, "editor"]
    assert offered(client, "log", typed="wat") == [WATCH]
    assert offered(client, "log", typed="x") == []


def test_who_knows_lets_those_know_who_do_not(
    client: Client, writer: User, editor: User, second_writer: User
) -> None:
    person = known_to(a_person(writer), writer, editor)
    client.force_login(writer)
    assert offered(client, "know", person.pk) == ["second-writer"]


@pytest.mark.parametrize("what", [*OFFERINGS, "nothing", ""])
def test_who_may_not_choose_is_told_nobody(
    client: Client, writer: User, outsider: User, what: str, private: Story
) -> None:
    client.force_login(outsider)
    answer = client.get(offered_at(what, private.pk))
    assert answer.status_code in {403, 404}
    assert "suggested" not in answer.json()


@pytest.mark.parametrize("what", ["ask", "name", "task"])
def test_a_private_draft_is_there_for_nobody_else(
    client: Client, private: Story, editor: User, what: str
) -> None:
    client.force_login(editor)
    assert client.get(offered_at(what, private.pk)).status_code == 404


def test_who_does_not_know_a_person_is_told_nobody(client: Client, writer: User, editor: User) -> None:
    person = a_person(writer)
    client.force_login(editor)
    assert client.get(offered_at("know", person.pk)).status_code == 404
    assert client.get(offered_at("know", HumanSource.objects.count() + 99)).status_code == 404


def test_nor_who_may_not_work_with_people_any_more(client: Client, writer: User) -> None:
    person = a_person(writer)
    writer.groups.clear()
    client.force_login(writer)
    assert client.get(offered_at("know", person.pk)).status_code == 403


@pytest.mark.parametrize("row", ["", "x", "0", "9" * 30])
@pytest.mark.parametrize("what", ["ask", "name"])
def test_a_forged_row_is_none(desk: Client, what: str, row: str) -> None:
    assert desk.get(f"{offered_at(what)}&of={row}").status_code == 404


def test_namesakes_are_told_apart(desk: Client, writer: User, editor: User) -> None:
    User.objects.update(first_name="Mara", last_name="Lind")
    found = desk.get(offered_at("task")).json()["suggested"]
    assert found == [{"name": "editor", "note": "Mara Lind"}, {"name": "writer", "note": "Mara Lind"}]


def test_authors_are_offered_to_writers(desk: Client) -> None:
    Author.objects.create(name="Mara Lind", slug="mara-lind")
    found = desk.get(AUTHORS, {"q": "li"}).json()["suggested"]
    assert found == [{"name": "Mara Lind", "note": ""}]
    assert desk.get(AUTHORS, {"q": "\x00%"}).json() == {"suggested": []}


def test_it_asks_the_same_however_many_there_are(
    desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        Author.objects.create(name=f"Author {number}", slug=f"author-{number}")
    with django_assert_max_num_queries(6):
        desk.get(AUTHORS, {"q": "author"})
    with django_assert_max_num_queries(7):
        offered(desk, "task", typed="wri")
