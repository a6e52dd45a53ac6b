"""Publishers add colleagues, by an invitation, and change what they may do."""

import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from newsroom.accounts.actions.add_colleague import add_colleague, free_name
from newsroom.accounts.actions.switch_colleague import switch_off
from newsroom.accounts.errors import (
    AddressTaken,
)
from stories.errors import NotAllowed
from stories.models import Event
from tests.conftest import person
from tests.newsroom.accounts.ground import (
    ADA,
    ADD,
    LIST,
    Committing,
    at,
    group,
    is_in,
    press,
    sign_in,
    told_last,
)
from tests.newsroom.accounts.test_recovery import choose

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, publisher: User) -> Client:
    sign_in(client, "publisher")
    return client


def test_a_colleague_is_added_invited_and_comes_in(
    desk: Client, django_capture_on_commit_callbacks: Committing
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(ADD, {**ADA, "group": group("Editor").pk})
    (invited,) = mail.outbox
    assert invited.to == ["ada@paper.example"]
    assert told_last() == "publisher added Ada Vik to the newsroom, as Editor."
    path = re.search(r"https?://[^/]+(/\S+)", str(invited.body))
    assert path
    hers = Client()
    choose(hers, path[1])
    sign_in(hers, "ada-vik", "a fresh one for the desk")
    assert is_in(hers)
    assert [one.name for one in User.objects.get(username="ada-vik").groups.all()] == ["Editor"]


def test_an_administrator_adds_the_first_publisher(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    client.post(ADD, {**ADA, "group": group("Publisher").pk})
    assert User.objects.get(username="ada-vik").has_perm("accounts.keep_colleagues")


def test_nobody_signs_in_before_choosing_a_password(desk: Client, client: Client, publisher: User) -> None:
    added = add_colleague(**ADA, group=group("Writer"), by=publisher)
    assert not added.has_usable_password()
    fresh = Client()
    for guessed in ("", "!", added.password):
        sign_in(fresh, "ada-vik", guessed)
    assert not is_in(fresh)


def test_the_page_says_what_each_group_may(desk: Client) -> None:
    page = desk.get(ADD).content.decode()
    assert "All that Writer may; approve and decline proposals" in page
    assert "add and correct colleagues, change their groups, switch them off" in page


def test_what_is_missing_is_said_at_its_field(desk: Client) -> None:
    answer = desk.post(ADD, {"email": "no address"})
    assert answer.status_code == 400
    assert "Choose a group" in answer.content.decode()
    assert User.objects.count() == 1


def test_a_name_stands_on_one_line_however_it_was_typed(desk: Client) -> None:
    typed = {"first_name": "Ada\r\nMaria", "last_name": "Vik\n\u202e\tHolm"}
    desk.post(ADD, {**ADA, **typed, "group": group("Writer").pk})
    added = User.objects.get(email=ADA["email"])
    assert (added.first_name, added.last_name) == ("Ada Maria", "Vik Holm")


def test_a_name_that_nobody_sees_is_none(desk: Client) -> None:
    answer = desk.post(ADD, {**ADA, "first_name": "\u202e\n", "group": group("Writer").pk})
    assert (answer.status_code, "at least a first name" in answer.content.decode()) == (400, True)


def test_a_name_stands_on_one_line_whoever_hands_it_in(publisher: User) -> None:
    told = {**ADA, "first_name": "Ada\nMaria"}
    assert add_colleague(**told, group=group("Writer"), by=publisher).get_full_name() == "Ada Maria Vik"


def test_an_address_is_one_persons(publisher: User) -> None:
    add_colleague(**ADA, group=group("Writer"), by=publisher)
    with pytest.raises(AddressTaken):
        add_colleague(**{**ADA, "email": "ADA@paper.example"}, group=group("Writer"), by=publisher)


def test_two_of_one_name_sign_in_by_two(publisher: User) -> None:
    add_colleague(**ADA, group=group("Writer"), by=publisher)
    assert free_name("Ada Vik", "") == "ada-vik-2"
    assert free_name("李", "li@paper.example") == "li"
    assert free_name("李", "李@paper.example") == "colleague"


@pytest.mark.parametrize("role", ["writer", "editor", "outsider"])
def test_only_a_publisher_adds(request: pytest.FixtureRequest, role: str, client: Client) -> None:
    who: User = request.getfixturevalue(role)
    with pytest.raises(NotAllowed):
        add_colleague(**ADA, group=group("Writer"), by=who)
    client.force_login(who)
    assert client.post(ADD, {**ADA, "group": group("Writer").pk}).status_code in {302, 403}
    assert User.objects.count() == 1


def test_groups_are_changed_and_told(desk: Client, writer: User) -> None:
    page = press(desk, writer, "_groups", groups=[group("Editor").pk])
    assert "has changed at once" in page
    assert [one.name for one in writer.groups.all()] == ["Editor"]
    assert told_last() == "publisher changed what writer may do: Editor."
    assert "Nothing was changed" in press(desk, writer, "_groups", groups=[group("Editor").pk])


def test_a_group_nobody_knows_is_refused(desk: Client, writer: User) -> None:
    press(desk, writer, "_groups", groups=[9999])
    assert [one.name for one in writer.groups.all()] == ["Writer"]


def test_an_invitation_is_sent_again_until_it_is_taken_up(
    desk: Client, publisher: User, writer: User, django_capture_on_commit_callbacks: Committing
) -> None:
    added = add_colleague(**ADA, group=group("Writer"), by=publisher)
    with django_capture_on_commit_callbacks(execute=True):
        press(desk, added, "_invite")
    assert [one.to for one in mail.outbox] == [["ada@paper.example"]]
    assert "has chosen a password already" in press(desk, writer, "_invite")


@pytest.mark.parametrize("role", ["writer", "editor"])
@pytest.mark.parametrize("button", ["_off", "_on", "_groups", "_invite", "_take_off"])
def test_a_writer_or_an_editor_presses_nothing(
    request: pytest.FixtureRequest, second_writer: User, role: str, button: str
) -> None:
    client = Client()
    client.force_login(request.getfixturevalue(role))
    assert client.post(at(second_writer), {button: "yes", "groups": []}).status_code == 403
    assert not Event.objects.exists()


def test_who_is_no_member_is_on_no_page(desk: Client, outsider: User) -> None:
    assert "outsider" not in desk.get(LIST).content.decode()
    assert desk.get(at(outsider)).status_code == 404
    assert desk.get("/desk/auth/user/nonsense/change/").status_code == 404


def test_nobody_is_deleted(desk: Client, writer: User) -> None:
    desk.post(f"/desk/auth/user/{writer.pk}/delete/", {"post": "yes"})
    assert User.objects.filter(pk=writer.pk).exists()


def test_the_list_tells_who_may_come_in(desk: Client, publisher: User, writer: User) -> None:
    switch_off(writer, by=publisher)
    add_colleague(**ADA, group=group("Writer"), by=publisher)
    page = desk.get(LIST).content.decode()
    assert "switched off" in page
    assert "invited" in page
    only = desk.get(f"{LIST}?state=off").content.decode()
    assert "Ada Vik" not in only
    assert f"/desk/auth/user/{writer.pk}/change/" in only


@pytest.mark.parametrize("many", [0, 9])
def test_the_list_asks_as_much_for_many_as_for_few(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    for number in range(many):
        person(f"writer-{number}", "Writer")
    desk.get(LIST)
    with django_assert_num_queries(10):
        desk.get(LIST)


def test_the_list_finds_nobody_by_a_password(desk: Client, writer: User) -> None:
    answer = desk.get(f"{LIST}?password__startswith=md5")
    assert answer.status_code in {302, 400}
