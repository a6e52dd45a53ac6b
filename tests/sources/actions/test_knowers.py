"""Who gets to know who a person is, and who leaves the list."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from sources.actions.add_knower import add_knower, agree_to_knower
from sources.actions.open_identity import open_identity
from sources.actions.remove_knower import remove_knower
from sources.knowing import (
    KnowsAlready,
    LastWhoKnows,
    MayNotKnow,
    NotOneWhoKnows,
    NotYoursToAgree,
    NotYoursToRemove,
    knows,
)
from sources.models import HumanSource, Knower
from tests.sources.keeping import a_person, known_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(writer: User) -> HumanSource:
    return a_person(writer)


@pytest.fixture
def shared(person: HumanSource, writer: User, editor: User) -> HumanSource:
    """Known to a writer and an editor."""
    return known_to(person, writer, editor)


def row(person: HumanSource, user: User) -> Knower:
    return Knower.objects.get(person=person, user=user, removed_at__isnull=True)


def test_who_knows_alone_lets_a_second_know(person: HumanSource, writer: User, editor: User) -> None:
    add_knower(person, editor, by=writer)
    assert knows(person, editor)


def test_a_third_needs_two(shared: HumanSource, writer: User, editor: User, second_writer: User) -> None:
    asked = add_knower(shared, second_writer, by=writer)
    assert not knows(shared, second_writer)
    agree_to_knower(asked, by=editor)
    assert knows(shared, second_writer)


def test_who_waits_opens_nothing(shared: HumanSource, writer: User, second_writer: User) -> None:
    add_knower(shared, second_writer, by=writer)
    with pytest.raises(NotOneWhoKnows):
        open_identity(shared, why="to see", by=second_writer)


def test_who_asks_does_not_agree(shared: HumanSource, writer: User, second_writer: User) -> None:
    asked = add_knower(shared, second_writer, by=writer)
    with pytest.raises(NotYoursToAgree):
        agree_to_knower(asked, by=writer)


def test_who_is_asked_for_does_not_agree(shared: HumanSource, writer: User, second_writer: User) -> None:
    asked = add_knower(shared, second_writer, by=writer)
    with pytest.raises(NotOneWhoKnows):
        agree_to_knower(asked, by=second_writer)


def test_agreed_twice_is_refused(
    shared: HumanSource, writer: User, editor: User, second_writer: User
) -> None:
    asked = add_knower(shared, second_writer, by=writer)
    agree_to_knower(asked, by=editor)
    with pytest.raises(NotYoursToAgree):
        agree_to_knower(asked, by=editor)


def test_when_the_other_is_gone_who_asked_may_agree(
    shared: HumanSource, writer: User, editor: User, second_writer: User
) -> None:
    asked = add_knower(shared, second_writer, by=writer)
    User.objects.filter(pk=editor.pk).update(is_active=False)
    agree_to_knower(asked, by=writer)
    assert knows(shared, second_writer)


def test_who_does_not_know_lets_nobody_know(person: HumanSource, editor: User, admin_user: User) -> None:
    for other in (editor, admin_user):
        with pytest.raises(NotOneWhoKnows):
            add_knower(person, other, by=other)


def test_an_outsider_does_not_get_to_know(person: HumanSource, writer: User, outsider: User) -> None:
    with pytest.raises(MayNotKnow):
        add_knower(person, outsider, by=writer)


def test_nobody_is_listed_twice(shared: HumanSource, writer: User, editor: User) -> None:
    with pytest.raises(KnowsAlready):
        add_knower(shared, editor, by=writer)


def test_the_database_lists_nobody_twice(person: HumanSource, writer: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Knower.objects.create(person=person, user=writer, added_by=writer)


def test_one_leaves_and_opens_nothing_more(shared: HumanSource, writer: User, editor: User) -> None:
    remove_knower(row(shared, writer), by=writer)
    with pytest.raises(NotOneWhoKnows):
        open_identity(shared, why="to see", by=writer)


def test_leaving_is_remembered(shared: HumanSource, writer: User) -> None:
    remove_knower(row(shared, writer), by=writer)
    left = Knower.objects.get(person=shared, user=writer)
    assert left.removed_by == writer
    assert left.removed_at is not None


def test_who_left_can_be_let_in_again(shared: HumanSource, writer: User, editor: User) -> None:
    remove_knower(row(shared, writer), by=writer)
    add_knower(shared, writer, by=editor)
    assert knows(shared, writer)


def test_the_last_does_not_leave(person: HumanSource, writer: User) -> None:
    with pytest.raises(LastWhoKnows):
        remove_knower(row(person, writer), by=writer)


def test_who_is_no_longer_here_does_not_count_as_another(
    shared: HumanSource, writer: User, editor: User
) -> None:
    User.objects.filter(pk=editor.pk).update(is_active=False)
    with pytest.raises(LastWhoKnows):
        remove_knower(row(shared, writer), by=writer)


def test_nobody_takes_another_off(shared: HumanSource, writer: User, editor: User) -> None:
    with pytest.raises(NotYoursToRemove):
        remove_knower(row(shared, editor), by=writer)


def test_who_waits_is_turned_down_by_those_who_know(
    shared: HumanSource, writer: User, editor: User, second_writer: User
) -> None:
    asked = add_knower(shared, second_writer, by=writer)
    with pytest.raises(NotOneWhoKnows):
        remove_knower(asked, by=second_writer)
    remove_knower(asked, by=editor)
    assert not Knower.objects.asked().exists()


def test_leaving_twice_changes_nothing(shared: HumanSource, writer: User) -> None:
    mine = row(shared, writer)
    remove_knower(mine, by=writer)
    left = Knower.objects.get(pk=mine.pk).removed_at
    remove_knower(mine, by=writer)
    assert Knower.objects.get(pk=mine.pk).removed_at == left
