"""An address a publisher put down is confirmed by the person, or by another publisher who made sure."""

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from newsroom.accounts.actions.confirm_address import confirm_address
from newsroom.accounts.actions.correct_colleague import correct_colleague
from newsroom.accounts.errors import AddressOver, NotAskedOfYou
from newsroom.accounts.models import GivenAddress
from stories.inbox import place
from stories.models import Note
from tests.conftest import PASSWORD, person
from tests.newsroom.accounts.ground import LIST, Committing, at, is_in, press, sign_in, told_last, with_app
from tests.newsroom.accounts.test_recovery import FRESH, ask, choose, mailed

pytestmark = pytest.mark.django_db
NEW = "lena@paper.example"
SURE = {"note": "She rang me.", "password": PASSWORD}


def put_down(who: User, by: User, email: str = NEW) -> GivenAddress:
    now = timezone.now()
    correct_colleague(who, first_name="Lena", last_name="Marsh", email=email, by=by, now=now)
    return GivenAddress.objects.get(person=who)


@pytest.fixture
def given(writer: User, publisher: User, second_publisher: User) -> GivenAddress:
    return put_down(writer, publisher)


def said(given: GivenAddress, by: User) -> str:
    return confirm_address(given.person, key=given.pk, note="She rang me.", by=by)


def test_another_publisher_confirms_it_at_the_desk(given: GivenAddress, writer: User) -> None:
    theirs = Client()
    sign_in(theirs, "second-publisher")
    page = press(theirs, writer, "_confirm", given=given.pk, **SURE)
    assert f"Confirmed. Lena Marsh gets mail at {NEW}" in page
    writer.refresh_from_db()
    assert writer.email == NEW
    assert told_last() == (
        "second-publisher said that the address put down for Lena Marsh is theirs: “She rang me.”"
    )


def test_then_a_forgotten_password_is_replaced_and_the_second_step_still_asked(
    given: GivenAddress, writer: User, second_publisher: User, client: Client
) -> None:
    with_app(writer)
    said(given, second_publisher)
    ask(client, NEW)
    choose(client, mailed())
    sign_in(client, "writer", FRESH)
    assert not is_in(client)


def test_who_put_it_down_does_not_confirm_it(given: GivenAddress, writer: User, publisher: User) -> None:
    with pytest.raises(NotAskedOfYou):
        said(given, publisher)
    theirs = Client()
    sign_in(theirs, "publisher")
    assert 'name="_confirm"' not in theirs.get(at(writer)).content.decode()
    assert GivenAddress.objects.exists()


def test_nor_a_second_self_they_made_since(given: GivenAddress) -> None:
    with pytest.raises(NotAskedOfYou):
        said(given, person("ghost", "Publisher"))


def test_a_publishers_own_is_not_taken_over_by_another(publisher: User, second_publisher: User) -> None:
    given = put_down(second_publisher, publisher)
    with pytest.raises(NotAskedOfYou):
        said(given, publisher)
    assert list(given.asked.all()) == []


def test_the_password_is_asked_again(given: GivenAddress, writer: User) -> None:
    theirs = Client()
    sign_in(theirs, "second-publisher")
    page = press(theirs, writer, "_confirm", given=given.pk, note="She rang me.", password="wrong")
    assert "This is not your password" in page
    assert GivenAddress.objects.exists()


def test_what_was_not_seen_is_not_confirmed(
    given: GivenAddress, writer: User, publisher: User, second_publisher: User
) -> None:
    put_down(writer, publisher, "another@paper.example")
    with pytest.raises(AddressOver):
        said(given, second_publisher)


def test_twice_is_refused(given: GivenAddress, second_publisher: User) -> None:
    said(given, second_publisher)
    with pytest.raises(AddressOver):
        said(given, second_publisher)


def test_the_other_publishers_are_told_and_no_more_once_it_is_settled(
    given: GivenAddress, writer: User, second_publisher: User
) -> None:
    note = Note.objects.get(to=second_publisher)
    assert place(note) == at(writer)
    said(given, second_publisher)
    assert not Note.objects.filter(kind="asked", read_at=None).exists()


def test_they_are_told_at_the_new_address(
    given: GivenAddress, second_publisher: User, django_capture_on_commit_callbacks: Committing
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        said(given, second_publisher)
    assert [one.to for one in mail.outbox] == [[NEW]]
    assert "second-publisher said that this is your address" in str(mail.outbox[0].body)


def test_the_list_says_whose_address_waits(given: GivenAddress, second_publisher: User) -> None:
    theirs = Client()
    sign_in(theirs, "second-publisher")
    assert theirs.get(LIST).content.decode().count("address waits") == 1
    said(given, second_publisher)
    assert "address waits" not in theirs.get(LIST).content.decode()


def test_who_may_not_confirms_nothing(given: GivenAddress, writer: User) -> None:
    hers = Client()
    sign_in(hers, "writer")
    assert hers.post(at(writer), {"_confirm": "yes", "given": given.pk, **SURE}).status_code == 403


def test_the_database_takes_none_of_ones_own(writer: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        GivenAddress.objects.create(person=writer, email=NEW, by=writer, at=timezone.now())


def test_nor_one_for_two(given: GivenAddress, editor: User, publisher: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        GivenAddress.objects.create(person=editor, email=NEW.upper(), by=publisher, at=timezone.now())
