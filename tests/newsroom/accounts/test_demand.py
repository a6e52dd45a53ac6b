"""Groups that must sign in with a second step set it up before the desk opens."""

import pytest
from django.contrib.auth.models import User
from django.core.checks import run_checks
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from newsroom.accounts.checks import demanded_groups_stand
from tests.newsroom.accounts.ground import CODE, is_in, sign_in, with_app

pytestmark = pytest.mark.django_db
SET_UP = "/desk/account/second-step/"


@pytest.fixture(autouse=True)
def editors_must(settings: Settings) -> None:
    settings.SECOND_STEP_GROUPS = ["Editor"]


@pytest.mark.parametrize(
    "page", ["/desk/", "/desk/account/", "/desk/stories/story/", "/desk/password_change/"]
)
def test_without_one_every_page_leads_to_setting_it_up(client: Client, editor: User, page: str) -> None:
    sign_in(client, "editor")
    assert client.get(page)["Location"] == SET_UP


def test_it_says_why(client: Client, editor: User) -> None:
    assert "Second step</li>" in client.get("/desk/login/").content.decode()
    sign_in(client, "editor")
    assert "Your group signs in with a second step" in client.get("/desk/", follow=True).content.decode()


def test_setting_it_up_and_leaving_stay_open(client: Client, editor: User) -> None:
    sign_in(client, "editor")
    assert client.get(SET_UP).status_code == 200
    assert client.get(f"{SET_UP}picture.svg").status_code == 200
    assert client.post("/desk/logout/").status_code == 200


def test_nothing_is_done_by_a_post_either(client: Client, editor: User) -> None:
    sign_in(client, "editor")
    assert client.post("/desk/stories/story/add/", {"headline": "x"})["Location"] == SET_UP


def test_a_pages_script_is_told_so(client: Client, editor: User) -> None:
    sign_in(client, "editor")
    answer = client.get("/desk/stories/story/signed/", headers={"Accept": "application/json"})
    assert answer.status_code == 403
    assert "second step" in answer.json()["told"]


def test_with_one_the_desk_opens(client: Client, editor: User) -> None:
    app = with_app(editor)
    sign_in(client, "editor")
    client.post(CODE, {"code": app.shows()})
    assert is_in(client)


def test_other_groups_are_only_asked(client: Client, writer: User) -> None:
    sign_in(client, "writer")
    assert is_in(client)


def test_readers_are_not_looked_up(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        client.get("/healthz")


def test_a_group_that_is_none_is_named_before_it_surprises(settings: Settings) -> None:
    settings.SECOND_STEP_GROUPS = ["Editor", "Editors"]
    assert [one.id for one in demanded_groups_stand(None, ["default"])] == ["newsroom.E006"]
    settings.SECOND_STEP_GROUPS = ["Editor"]
    assert run_checks(databases=["default"]) == []
