"""Switching colleagues off and on: nobody themselves, nobody above them, and never the last publisher."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client

from newsroom.accounts.actions.add_colleague import add_colleague
from newsroom.accounts.actions.regroup import regroup
from newsroom.accounts.actions.switch_colleague import switch_off, switch_on
from newsroom.accounts.errors import (
    AlreadyOff,
    AlreadyOn,
    BeyondYours,
    LastPublisher,
    NotTheirs,
)
from stories.errors import NotAllowed, Refusal
from stories.models import Event
from tests.conftest import PASSWORD
from tests.newsroom.accounts.ground import (
    ADA,
    ADD,
    at,
    group,
    is_in,
    press,
    sign_in,
    told_last,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, publisher: User) -> Client:
    sign_in(client, "publisher")
    return client


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
    for button in ("_off", "_groups", "_forget"):
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
