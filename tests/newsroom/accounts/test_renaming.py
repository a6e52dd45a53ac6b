"""A colleague's name put right, and what else the page of a correction says."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from newsroom.accounts.actions.correct_colleague import Corrected
from stories.models import Event, Note
from tests.newsroom.accounts.ground import Committing, at, corrected, mails, press, sign_in, told_last

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, publisher: User) -> Client:
    sign_in(client, "publisher")
    return client


def test_what_stands_is_filled_in(desk: Client, lena: User) -> None:
    page = desk.get(f"{at(lena)}?correct").content.decode()
    assert all(f'value="{one}"' in page for one in ("Lena", "Marsh", "lina@paper.example"))


def test_the_name_is_put_right_and_they_are_told(
    publisher: User, lena: User, django_capture_on_commit_callbacks: Committing
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        corrected(lena, publisher, last_name="March")
    assert told_last() == "publisher corrected the name (it was Lena Marsh) of Lena March."
    assert "Lena March" in mails()["lina@paper.example"]
    assert Note.objects.get().detail["called"] == "Lena March"
    assert User.objects.get(pk=lena.pk).email == "lina@paper.example"


def test_who_is_not_in_yet_signs_in_by_the_name_as_it_is_now(publisher: User, invited: User) -> None:
    corrected(invited, publisher, last_name="Wik")
    assert User.objects.get(pk=invited.pk).username == "ada-wik"


def test_who_is_in_signs_in_as_before(publisher: User, lena: User) -> None:
    User.objects.filter(pk=lena.pk).update(username="lena-marsh")
    corrected(lena, publisher, last_name="March")
    assert User.objects.get(pk=lena.pk).username == "lena-marsh"


def test_another_spelling_of_the_same_keeps_the_name_to_sign_in_with(publisher: User, invited: User) -> None:
    corrected(invited, publisher, first_name="Áda")
    assert User.objects.get(pk=invited.pk).username == "ada-vik"


def test_nothing_changed_is_said_and_not_recorded(desk: Client, lena: User) -> None:
    told = {"first_name": "Lena", "last_name": "Marsh", "email": "Lina@paper.example"}
    assert "Nothing was changed." in press(desk, lena, "_correct", **told)
    assert not Event.objects.exists()


def test_who_has_none_is_renamed_without(publisher: User, writer: User) -> None:
    assert corrected(writer, publisher, first_name="Lena") == Corrected(name=True, address=False, waits=False)


def test_a_wrong_address_is_said_at_its_field(desk: Client, lena: User) -> None:
    page = press(desk, lena, "_correct", first_name="", last_name="", email="no address")
    assert "This is no address of a mailbox" in page
    assert "at least a first name" in page


@pytest.mark.parametrize("extra", ["username", "is_superuser", "password"])
def test_no_other_field_is_written(desk: Client, lena: User, extra: str) -> None:
    told = {"first_name": "Lena", "last_name": "March", "email": lena.email, extra: "1"}
    before = getattr(lena, extra)
    press(desk, lena, "_correct", **told)
    assert getattr(User.objects.get(pk=lena.pk), extra) == before
