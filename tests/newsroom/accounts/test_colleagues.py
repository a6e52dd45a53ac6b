"""Publishers look after colleagues; nobody raises themselves, and nobody is left without a publisher."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core import mail
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from newsroom.accounts.actions.add_colleague import add_colleague, free_name
from newsroom.accounts.actions.regroup import regroup
from newsroom.accounts.actions.switch_colleague import switch_off, switch_on
from newsroom.accounts.actions.take_off_second_step import take_off_second_step
from newsroom.accounts.errors import (
    AddressTaken,
    AlreadyOff,
    AlreadyOn,
    BeyondYours,
    LastPublisher,
    NotTheirs,
    SecondStepOff,
)
from newsroom.accounts.models import SecondStep
from stories.admin.telling import tell
from stories.errors import NotAllowed, Refusal
from stories.models import Event
from tests.conftest import PASSWORD, person
from tests.newsroom.accounts.ground import Committing, is_in, sign_in, with_app
from tests.newsroom.accounts.test_recovery import choose

pytestmark = pytest.mark.django_db
LIST, ADD = "/desk/auth/user/", "/desk/auth/user/add/"
ADA = {"first_name": "Ada", "last_name": "Vik", "email": "ada@paper.example"}


@pytest.fixture
def desk(client: Client, publisher: User) -> Client:
    sign_in(client, "publisher")
    return client


@pytest.fixture
def second_publisher(db: None) -> User:
    return person("second-publisher", "Publisher")


@pytest.fixture
def administrator(db: None) -> User:
    return User.objects.create_superuser("root", password=PASSWORD)


def group(name: str) -> Group:
    return Group.objects.get(name=name)


def at(who: User) -> str:
    return f"/desk/auth/user/{who.pk}/change/"


def press(client: Client, who: User, button: str, **told: object) -> str:
    return client.post(at(who), {button: "yes", **told}, follow=True).content.decode()


def told_last() -> str:
    return tell([Event.objects.latest("pk")])[0].whole


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
    assert "add colleagues, change their groups, switch them off" in page


def test_what_is_missing_is_said_at_its_field(desk: Client) -> None:
    answer = desk.post(ADD, {"email": "no address"})
    assert answer.status_code == 400
    assert "Choose a group" in answer.content.decode()
    assert User.objects.count() == 1


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


def test_switched_off_one_is_out_at_once_and_stays_out(desk: Client, writer: User) -> None:
    theirs = Client()
    theirs.force_login(writer)
    assert "is switched off" in press(desk, writer, "_off")
    assert not is_in(theirs)
    sign_in(theirs, "writer")
    assert not is_in(theirs)
    assert told_last() == "publisher switched writer off."


def test_it_is_asked_once_more_before(desk: Client, writer: User) -> None:
    page = desk.get(f"{at(writer)}?off").content.decode()
    assert "Switch writer off?" in page
    assert 'name="_off"' not in desk.get(at(writer)).content.decode()


def test_switched_on_again_one_comes_in_as_before(desk: Client, writer: User) -> None:
    press(desk, writer, "_off")
    press(desk, writer, "_on")
    theirs = Client()
    sign_in(theirs, "writer")
    assert is_in(theirs)
    assert told_last() == "publisher switched writer on again."


def test_twice_is_refused(writer: User, publisher: User) -> None:
    with pytest.raises(AlreadyOn):
        switch_on(writer, by=publisher)
    switch_off(writer, by=publisher)
    with pytest.raises(AlreadyOff):
        switch_off(writer, by=publisher)
    assert Event.objects.count() == 1


def test_nobody_touches_themselves(desk: Client, publisher: User, second_publisher: User) -> None:
    for button in ("_off", "_groups", "_take_off"):
        press(desk, publisher, button, groups=[group("Writer").pk], password=PASSWORD)
    publisher.refresh_from_db()
    assert publisher.is_active
    assert [one.name for one in publisher.groups.all()] == ["Publisher"]
    assert not Event.objects.exists()


def test_nobody_touches_an_administrator(publisher: User, administrator: User) -> None:
    with pytest.raises(NotTheirs):
        switch_off(administrator, by=publisher)
    with pytest.raises(NotTheirs):
        regroup(administrator, [group("Writer")], by=publisher)


def test_no_field_makes_an_administrator(desk: Client, writer: User) -> None:
    extra = {"is_superuser": "on", "is_staff": "on", "user_permissions": [1], "password": "x"}
    press(desk, writer, "_groups", groups=[group("Writer").pk], **extra)
    desk.post(ADD, {**ADA, "group": group("Writer").pk, **extra})
    assert not User.objects.filter(is_superuser=True).exists()
    assert not User.objects.get(username="ada-vik").has_usable_password()


def test_nobody_gives_what_they_do_not_have(publisher: User, writer: User) -> None:
    above = Group.objects.create(name="Owners")
    above.permissions.add(Permission.objects.get(codename="delete_user"))
    with pytest.raises(BeyondYours):
        regroup(writer, [above], by=publisher)
    with pytest.raises(BeyondYours):
        add_colleague(**ADA, group=above, by=publisher)
    writer.groups.add(above)
    with pytest.raises(NotTheirs):
        switch_off(writer, by=publisher)


def test_a_superuser_cannot_take_the_last_publisher_away(publisher: User, administrator: User) -> None:
    with pytest.raises(LastPublisher):
        switch_off(publisher, by=administrator)
    with pytest.raises(LastPublisher):
        regroup(publisher, [group("Writer")], by=administrator)
    publisher.refresh_from_db()
    assert publisher.is_active
    assert not Event.objects.exists()


def test_with_another_publisher_one_may_go(publisher: User, second_publisher: User) -> None:
    switch_off(second_publisher, by=publisher)
    assert not User.objects.get(pk=second_publisher.pk).is_active


def test_who_was_switched_off_meanwhile_changes_nothing(
    publisher: User, second_publisher: User, writer: User
) -> None:
    switch_off(second_publisher, by=publisher)
    with pytest.raises(NotAllowed):
        switch_off(writer, by=second_publisher)


@pytest.mark.django_db(transaction=True)
def test_two_who_switch_each_other_off_at_once_leave_one(publisher: User, second_publisher: User) -> None:
    ready = threading.Barrier(2)

    def one(pair: tuple[User, User]) -> bool:
        ready.wait()
        try:
            switch_off(pair[0], by=pair[1])
        except Refusal:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(one, [(publisher, second_publisher), (second_publisher, publisher)]))
    assert sorted(done) == [False, True]


def test_a_lost_telephone_is_helped_with_recorded_and_told(
    desk: Client, writer: User, django_capture_on_commit_callbacks: Committing
) -> None:
    with_app(writer)
    writer.email = "lena@paper.example"
    writer.save()
    theirs = Client()
    theirs.force_login(writer)
    with django_capture_on_commit_callbacks(execute=True):
        assert "Taken off" in press(desk, writer, "_take_off", password=PASSWORD)
    assert not is_in(theirs)
    assert "publisher took the second step off your account" in mail.outbox[0].body
    assert told_last() == "publisher took the second step off writer."
    sign_in(theirs, "writer")
    assert is_in(theirs)


@pytest.mark.parametrize("password", ["wrong", ""])
def test_taking_it_off_asks_ones_own_password(desk: Client, writer: User, password: str) -> None:
    with_app(writer)
    page = press(desk, writer, "_take_off", password=password)
    assert "password" in page
    assert SecondStep.objects.exists()


def test_where_there_is_none_nothing_is_taken_off(publisher: User, writer: User) -> None:
    with pytest.raises(SecondStepOff):
        take_off_second_step(writer, by=publisher)


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
    with django_assert_num_queries(12):
        desk.get(LIST)


def test_the_list_finds_nobody_by_a_password(desk: Client, writer: User) -> None:
    answer = desk.get(f"{LIST}?password__startswith=md5")
    assert answer.status_code in {302, 400}
