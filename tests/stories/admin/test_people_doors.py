"""Every address and button of people, pressed by who may not, or without a token, or by GET."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sources.actions.add_knower import add_knower
from sources.models import HumanSource, Identity, Knower, Opening
from tests.sources.keeping import ALIAS, PILOT, WHY, a_person, known_to

pytestmark = pytest.mark.django_db
LIST = "/desk/sources/humansource/"
NEW = {"alias": "A docker", "named": "", "why_unnamed": WHY, "name": "Ola Nord"}
type Holding = tuple[HumanSource, Knower, Knower]


@pytest.fixture
def held(writer: User, editor: User, second_writer: User, publisher: User) -> Holding:
    """A person two know, one of the two, and a third who waits; a fourth could come to know."""
    person = known_to(a_person(writer), writer, editor)
    asked = add_knower(person, second_writer, by=writer)
    return person, Knower.objects.get(user=editor), asked


PRESSES: dict[str, Callable[[Holding], dict[str, str]]] = {
    "describe": lambda held: {"_describe": "yes", "alias": "X", "named": "yes", "why_unnamed": ""},
    "seal": lambda held: {"_seal": "yes", "name": "Somebody Else"},
    "open": lambda held: {"_open": "yes", "why": "to see"},
    "change": lambda held: {"_change": "yes", "name": "Somebody Else", "why": "to see"},
    "let": lambda held: {"_let": "yes", "user": "publisher"},
    "agree": lambda held: {"_agree": str(held[2].pk)},
    "remove": lambda held: {"_remove": str(held[1].pk)},
    "turn down": lambda held: {"_remove": str(held[2].pk)},
}


def state() -> list[object]:
    """All there is of people, to be compared with what it was."""
    tables = (HumanSource, Identity, Knower, Opening)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def address(held: Holding) -> str:
    return f"{LIST}{held[0].pk}/change/"


@pytest.mark.parametrize("press", PRESSES)
@pytest.mark.parametrize("who", ["second_writer", "publisher", "admin_user"])
def test_who_is_not_on_the_list_is_refused(
    client: Client, request: pytest.FixtureRequest, held: Holding, who: str, press: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    before = state()
    response = client.post(address(held), PRESSES[press](held))
    assert response.status_code == 400
    assert state() == before
    assert PILOT.name not in response.content.decode()


@pytest.mark.parametrize("who", ["second_writer", "publisher", "admin_user"])
def test_who_is_not_on_the_list_sees_what_readers_see_and_no_reason(
    client: Client, request: pytest.FixtureRequest, held: Holding, who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    page = client.get(address(held)).content.decode()
    assert ALIAS in page
    assert PILOT.name not in page
    assert "Who has read it" not in page
    for button in ("_open", "_describe", "_change", "_seal", "_let", "_agree", "_remove"):
        assert f'name="{button}"' not in page


@pytest.mark.parametrize("press", PRESSES)
def test_an_outsider_gets_no_further_than_the_sign_in(
    client: Client, outsider: User, held: Holding, press: str
) -> None:
    client.force_login(outsider)
    before = state()
    response = client.post(address(held), PRESSES[press](held))
    assert response["Location"].startswith("/desk/login/")
    assert state() == before


@pytest.mark.parametrize("page", ["", "add/", "{}/change/", "{}/history/"])
def test_pages_of_people_are_not_for_outsiders(
    client: Client, outsider: User, held: Holding, page: str
) -> None:
    client.force_login(outsider)
    assert client.get(LIST + page.format(held[0].pk)).status_code == 302


@pytest.mark.parametrize("page", ["", "add/", "{}/change/"])
def test_pages_of_people_need_their_permission(client: Client, held: Holding, page: str) -> None:
    stranger = User.objects.create_user("accounts", is_staff=True)
    client.force_login(stranger)
    assert client.get(LIST + page.format(held[0].pk)).status_code == 403
    assert client.post(LIST + page.format(held[0].pk), NEW).status_code == 403


@pytest.mark.parametrize("press", PRESSES)
def test_nothing_is_done_without_the_token(writer: User, held: Holding, press: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(writer)
    before = state()
    assert strict.post(address(held), PRESSES[press](held)).status_code == 403
    assert strict.post(f"{LIST}add/", NEW).status_code == 403
    assert state() == before


@pytest.mark.parametrize("press", PRESSES)
def test_reading_a_page_changes_nothing(client: Client, editor: User, held: Holding, press: str) -> None:
    client.force_login(editor)
    before = state()
    client.get(address(held), PRESSES[press](held))
    client.get(f"{LIST}add/", NEW)
    assert state() == before


@pytest.mark.parametrize("row", ["0", "x", "-1"])
@pytest.mark.parametrize("button", ["_agree", "_remove"])
def test_a_row_that_is_not_there_is_not_found(
    client: Client, writer: User, held: Holding, button: str, row: str
) -> None:
    client.force_login(writer)
    assert client.post(address(held), {button: row}).status_code == 404


def test_a_row_of_another_person_is_not_reached_from_this_one(
    client: Client, writer: User, held: Holding
) -> None:
    other = a_person(writer, "A docker")
    client.force_login(writer)
    assert client.post(f"{LIST}{other.pk}/change/", {"_remove": str(held[2].pk)}).status_code == 404
    assert Knower.objects.asked().exists()


def test_nobody_deletes_a_person(client: Client, admin_user: User, held: Holding) -> None:
    client.force_login(admin_user)
    assert client.post(f"{LIST}{held[0].pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_button_nobody_knows_changes_nothing(client: Client, writer: User, held: Holding) -> None:
    client.force_login(writer)
    before = state()
    assert client.post(address(held), {"_else": "yes"}).status_code == 400
    assert state() == before
