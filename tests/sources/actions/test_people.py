"""Keeping who a person is, opening it, changing it."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import DatabaseError, IntegrityError, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks as OnCommit
from pytest_django import Settings

from sources.actions.change_identity import change_identity
from sources.actions.describe_person import describe_person
from sources.actions.keep_person import keep_person
from sources.actions.open_identity import open_identity, read_identity
from sources.errors import NoReasonUnnamed, NotAllowed
from sources.knowing import (
    AliasTaken,
    GivesAway,
    NoAlias,
    NoName,
    NotOneWhoKnows,
    NoWhy,
    WindowShut,
)
from sources.models import HumanSource, Identity, Knower, Opening
from sources.sealing import NoKeyOpens, Who, new_key
from tests.sources.keeping import ALIAS, PILOT, WHY, Clock, a_person, known_to

pytestmark = pytest.mark.django_db


def test_whoever_keeps_a_person_knows_who_it_is(writer: User) -> None:
    clock = Clock()
    person = keep_person(alias=ALIAS, named=False, why_unnamed=WHY, who=PILOT, by=writer, clock=clock)
    assert read_identity(person, by=writer, clock=clock) == PILOT
    assert [row.user for row in Knower.objects.knowing()] == [writer]


def test_the_same_form_twice_keeps_one_person(writer: User) -> None:
    assert a_person(writer) == a_person(writer)
    assert Knower.objects.count() == 1


def test_the_database_knows_one_person_by_a_description(writer: User) -> None:
    HumanSource.objects.create(alias="An engineer", named=False, why_unnamed="Their job.")
    with pytest.raises(IntegrityError), transaction.atomic():
        HumanSource.objects.create(alias="an ENGINEER", named=False, why_unnamed="Their job.")


def test_two_people_do_not_share_a_description(writer: User, second_writer: User) -> None:
    a_person(writer)
    with pytest.raises(AliasTaken):
        a_person(second_writer, who=Who("Somebody Else"))


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"alias": "  "}, NoAlias),
        ({"why_unnamed": " "}, NoReasonUnnamed),
        ({"who": Who(contact="a number")}, NoName),
        ({"alias": "A pilot called Jonas"}, GivesAway),
        ({"why_unnamed": "Brandvoll would lose the job."}, GivesAway),
        ({"can_know": "Answers at 912 34 567."}, GivesAway),
    ],
)
def test_what_lacks_or_tells_too_much_is_refused(
    writer: User, told: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        a_person(writer, **told)  # type: ignore[arg-type]
    assert not HumanSource.objects.exists()


def test_a_person_on_the_record_may_have_a_contact_kept(writer: User) -> None:
    person = a_person(writer, "Marta Ruiz", Who("Marta Ruiz", "m@example.org"), named=True)
    assert Identity.objects.get().person == person


def test_a_person_on_the_record_needs_none(writer: User) -> None:
    a_person(writer, "Marta Ruiz", Who(), named=True, why_unnamed="")
    assert not Identity.objects.exists()
    assert not Knower.objects.exists()


def test_an_outsider_keeps_nobody(outsider: User) -> None:
    with pytest.raises(NotAllowed):
        a_person(outsider)


def test_opening_is_written_down_with_its_reason(writer: User) -> None:
    person = a_person(writer)
    opening = open_identity(person, why=" to call back ", by=writer)
    assert (opening.by, opening.why) == (writer, "to call back")
    assert read_identity(person, by=writer) == PILOT


def test_it_closes_by_itself_after_five_minutes(writer: User) -> None:
    person, clock = a_person(writer), Clock()
    open_identity(person, why="to call back", by=writer, clock=clock)
    clock.on(4.9)
    read_identity(person, by=writer, clock=clock)
    clock.on(0.1)
    with pytest.raises(WindowShut):
        read_identity(person, by=writer, clock=clock)


def test_opened_twice_at_once_it_is_one_opening(writer: User) -> None:
    person, clock = a_person(writer), Clock()
    first = open_identity(person, why="to call back", by=writer, clock=clock)
    clock.on(3)
    assert open_identity(person, why="", by=writer, clock=clock) == first


def test_one_opening_opens_to_one_colleague(writer: User, editor: User) -> None:
    person = known_to(a_person(writer), writer, editor)
    open_identity(person, why="to call back", by=writer)
    with pytest.raises(WindowShut):
        read_identity(person, by=editor)


@pytest.mark.parametrize(
    ("why", "refusal"), [("", NoWhy), ("  ", NoWhy), ("call Jonas", GivesAway), ("91234567", GivesAway)]
)
def test_a_reason_is_needed_and_tells_no_name(writer: User, why: str, refusal: type[Exception]) -> None:
    person = a_person(writer)
    before = Opening.objects.count()
    with pytest.raises(refusal) as stopped:
        open_identity(person, why=why, by=writer)
    assert Opening.objects.count() == before
    assert "Jonas" not in str(stopped.value)


def test_the_others_who_know_are_told_and_nobody_else(
    writer: User, editor: User, second_writer: User, django_capture_on_commit_callbacks: OnCommit
) -> None:
    User.objects.update(email="colleague@example.org")
    User.objects.filter(pk=editor.pk).update(email="asha@example.org")
    person = known_to(a_person(writer), writer, editor)
    with django_capture_on_commit_callbacks(execute=True):
        open_identity(person, why="to call back", by=writer)
    (sent,) = mail.outbox
    assert sent.to == ["asha@example.org"]
    assert all(part in sent.body for part in ("writer", ALIAS, "to call back"))


def test_mail_holds_no_name(writer: User, editor: User, django_capture_on_commit_callbacks: OnCommit) -> None:
    User.objects.update(email="colleague@example.org")
    person = known_to(a_person(writer), writer, editor)
    with django_capture_on_commit_callbacks(execute=True):
        open_identity(person, why="to call back", by=writer)
    assert "Brandvoll" not in mail.outbox[0].message().as_string()


def test_what_no_key_opens_is_not_logged_as_opened(writer: User, settings: Settings) -> None:
    person = a_person(writer)
    before = Opening.objects.count()
    settings.PEOPLE_KEYS = [new_key()]
    with pytest.raises(NoKeyOpens):
        open_identity(person, why="to call back", by=writer)
    assert Opening.objects.count() == before


def test_an_opening_stays_in_the_log(writer: User) -> None:
    opening = open_identity(a_person(writer), why="to call back", by=writer)
    with pytest.raises(DatabaseError), transaction.atomic():
        opening.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Opening.objects.update(why="no reason")


def test_while_open_it_can_be_put_right(writer: User) -> None:
    person = a_person(writer)
    open_identity(person, why="to note the number", by=writer)
    change_identity(person, replace(PILOT, contact="a new number"), by=writer)
    assert read_identity(person, by=writer).contact == "a new number"


def test_a_change_is_logged_and_prolongs_nothing(writer: User) -> None:
    person, clock = a_person(writer), Clock()
    opening = open_identity(person, why="to note the number", by=writer, clock=clock)
    clock.on(4)
    change_identity(person, PILOT, by=writer, clock=clock)
    assert Opening.objects.first().until == opening.until  # type: ignore[union-attr]
    assert Opening.objects.first().why.startswith("changed")  # type: ignore[union-attr]


def test_shut_it_is_not_changed(writer: User) -> None:
    with pytest.raises(WindowShut):
        change_identity(a_person(writer), Who("Another Name"), by=writer)


@pytest.mark.parametrize("who", ["second_writer", "editor", "publisher", "admin_user"])
def test_who_is_not_on_the_list_opens_and_changes_nothing(
    request: pytest.FixtureRequest, writer: User, who: str
) -> None:
    person, other = a_person(writer), request.getfixturevalue(who)
    with pytest.raises(NotOneWhoKnows):
        open_identity(person, why="to see", by=other)
    with pytest.raises(NotOneWhoKnows):
        change_identity(person, PILOT, by=other)
    with pytest.raises(NotOneWhoKnows):
        read_identity(person, by=other)
    with pytest.raises(NotOneWhoKnows):
        describe_person(person, alias="A captain", named=False, why_unnamed=WHY, by=other)


def test_who_left_the_newsroom_opens_nothing(writer: User) -> None:
    person = a_person(writer)
    User.objects.filter(pk=writer.pk).update(is_active=False)
    with pytest.raises(NotAllowed):
        open_identity(person, why="to call back", by=User.objects.get(pk=writer.pk))
