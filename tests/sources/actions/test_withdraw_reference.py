"""What its publisher takes back counts for nothing, until somebody says why it holds after all."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from sources.actions.keep_reference import ReferenceFacts, keep_reference
from sources.actions.withdraw_reference import restore_reference, withdraw_reference
from sources.errors import NotAllowed, NoWhy
from sources.models import Reference

RETRACTED = "The paper retracted it on its page."


@pytest.fixture
def reference(writer: User) -> Reference:
    return keep_reference(ReferenceFacts(title="Swelling"), by=writer, key=uuid4())


def test_it_says_when_and_why(reference: Reference, writer: User) -> None:
    assert withdraw_reference(reference, by=writer, why=f" {RETRACTED} ")
    reference.refresh_from_db()
    assert reference.withdrawn_at
    assert reference.withdrawn_why == RETRACTED


def test_done_twice_the_first_reason_stays(reference: Reference, writer: User) -> None:
    withdraw_reference(reference, by=writer, why=RETRACTED)
    assert not withdraw_reference(reference, by=writer, why="Another reason.")
    reference.refresh_from_db()
    assert reference.withdrawn_why == RETRACTED


def test_it_can_count_again_once(reference: Reference, writer: User) -> None:
    withdraw_reference(reference, by=None, why=RETRACTED)
    assert restore_reference(reference, by=writer, why="The retraction was of another paper.")
    assert not restore_reference(reference, by=writer, why="Again.")
    reference.refresh_from_db()
    assert (reference.withdrawn_at, reference.withdrawn_why) == (None, "")


def test_neither_goes_without_a_reason(reference: Reference, writer: User) -> None:
    with pytest.raises(NoWhy):
        withdraw_reference(reference, by=writer, why=" ")
    with pytest.raises(NoWhy):
        restore_reference(reference, by=writer, why=" ")


def test_an_outsider_does_neither(reference: Reference, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        withdraw_reference(reference, by=outsider, why=RETRACTED)
    with pytest.raises(NotAllowed):
        restore_reference(reference, by=outsider, why=RETRACTED)
