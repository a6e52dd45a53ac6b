"""Writing down who a person is that a reference named, and what readers are told of people."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from sources.actions.describe_person import describe_person
from sources.actions.keep_person import seal_identity
from sources.actions.open_identity import read_identity
from sources.knowing import GivesAway, NotYoursToSeal, SealedAlready
from sources.models import HumanSource
from sources.sealing import Who
from tests.sources.keeping import ALIAS, PILOT, WHY, a_person
from tests.stories.making import a_story, cited

pytestmark = pytest.mark.django_db


def from_a_story(by: User) -> HumanSource:
    """A person named on a reference's card: nobody has written down who it is."""
    told: dict[str, Any] = {"person_alias": ALIAS, "person_named": False, "why_unnamed": WHY}
    cited(a_story(by), by, kind="interview", **told)
    return HumanSource.objects.get(alias=ALIAS)


def test_who_kept_what_was_said_writes_down_who_it_is(writer: User) -> None:
    person = from_a_story(writer)
    seal_identity(person, PILOT, by=writer)
    assert read_identity(person, by=writer) == PILOT


def test_another_cannot_claim_to_know(writer: User, second_writer: User) -> None:
    with pytest.raises(NotYoursToSeal):
        seal_identity(from_a_story(writer), Who("A False Name"), by=second_writer)


def test_when_who_kept_it_left_any_writer_may(writer: User, second_writer: User) -> None:
    person = from_a_story(writer)
    User.objects.filter(pk=writer.pk).update(is_active=False)
    seal_identity(person, PILOT, by=second_writer)
    assert read_identity(person, by=second_writer) == PILOT


def test_it_is_written_down_once(writer: User) -> None:
    with pytest.raises(SealedAlready):
        seal_identity(a_person(writer), Who("Another Name"), by=writer)


def test_those_who_know_change_what_readers_are_told(writer: User) -> None:
    person = a_person(writer)
    changed = describe_person(person, alias="A pilot", named=False, why_unnamed=WHY, by=writer)
    person.refresh_from_db()
    assert (changed, person.alias) == (frozenset({"alias"}), "A pilot")


def test_a_description_gives_nobody_away(writer: User) -> None:
    with pytest.raises(GivesAway):
        describe_person(a_person(writer), alias="Pilot Jonas", named=False, why_unnamed=WHY, by=writer)


def test_how_a_person_can_know_is_told_to_readers_and_gives_nobody_away(writer: User) -> None:
    person = a_person(writer)
    told: dict[str, Any] = {"alias": ALIAS, "named": False, "why_unnamed": WHY}
    with pytest.raises(GivesAway):
        describe_person(person, can_know="Sails with Brandvoll.", by=writer, **told)
    assert describe_person(person, can_know="Was on the bridge.", by=writer, **told) == {"can_know"}


def test_who_goes_on_the_record_is_named(writer: User) -> None:
    person = a_person(writer)
    describe_person(person, alias="Jonas Brandvoll", named=True, why_unnamed="", by=writer)
    person.refresh_from_db()
    assert (person.named, person.why_unnamed) == (True, "")
