"""Joining and parting references by hand: decisions that every story citing either hears of."""

import pytest
from django.contrib.auth.models import User

from sources.models import Derivation, Publisher
from stories.actions.judge import judge, state_apart, state_rests_on
from stories.dossier import open_dossier
from stories.errors import NotAllowed, StillOneLayer
from stories.models import Citation, Story
from tests.stories.making import a_story, cited, supported


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


@pytest.fixture
def first(story: Story, writer: User) -> Citation:
    return supported(story, writer)


@pytest.fixture
def second(story: Story, writer: User) -> Citation:
    return supported(story, writer, "TechRadar")


def layers(story: Story) -> list[tuple[int, ...]]:
    return [layer.keys for layer in open_dossier(story).layers]


def why(story: Story) -> str:
    return open_dossier(story).layers[0].joins[0].explained


def test_two_that_rest_on_a_third_are_joined_by_its_name(
    story: Story, first: Citation, second: Citation, writer: User
) -> None:
    state_rests_on(second.reference, first.reference, by=writer, kind="common", through="Bloomberg")
    assert "they both rest on Bloomberg\u2019s report" in why(story)


def test_a_suggestion_is_turned_round_when_it_is_confirmed(
    story: Story, first: Citation, second: Citation, writer: User
) -> None:
    row = Derivation.objects.create(
        derived=second.reference, origin=first.reference, kind="copy", origin_passage="As TechRadar says."
    )
    judge(row, by=writer, confirmed=True, kind="credit", turned=True)
    assert why(story) == (
        "TechRadar and Engadget: one layer, because Engadget credits TechRadar for it (see passage)."
    )


def test_two_are_parted_with_a_note(story: Story, first: Citation, second: Citation, writer: User) -> None:
    state_rests_on(second.reference, first.reference, by=writer)
    state_apart(first.reference, second.reference, by=writer, note="Two witnesses.")
    assert layers(story) == [(1,), (2,)]
    event = story.events.first()
    assert event is not None
    assert (event.verb, event.detail["note"]) == ("derivation rejected", "Two witnesses.")


def test_every_story_that_cites_either_is_told(
    story: Story, first: Citation, second: Citation, writer: User
) -> None:
    other = a_story(writer, headline="Other", slug="other")
    supported(other, writer, "Ars")
    state_rests_on(second.reference, first.reference, by=writer)
    told = [one.events.filter(verb="derivation stated").count() for one in (story, other)]
    assert told == [1, 0]


def test_two_of_one_publisher_are_not_parted_by_a_note(story: Story, first: Citation, writer: User) -> None:
    again = cited(story, writer)
    with pytest.raises(StillOneLayer, match=r"both from Engadget\. If that is wrong, correct the publisher"):
        state_apart(first.reference, again.reference, by=writer, note="Two desks.")
    assert not Derivation.objects.exists()


def test_two_of_one_owner_are_not_parted_by_a_note(first: Citation, second: Citation, writer: User) -> None:
    owner = Publisher.objects.create(name="Yahoo", slug="yahoo")
    Publisher.objects.filter(name__in=["Engadget", "TechRadar"]).update(owner=owner)
    first.refresh_from_db()
    second.refresh_from_db()
    with pytest.raises(StillOneLayer, match=r"same owner, Yahoo\. If that is wrong, correct who owns"):
        state_apart(first.reference, second.reference, by=writer, note="Two desks.")


def test_one_person_is_not_parted_by_a_note(story: Story, writer: User) -> None:
    told = {"kind": "interview", "person_alias": "An engineer"}
    one, other = (cited(story, writer, "", **told) for _ in range(2))
    with pytest.raises(StillOneLayer, match="same person, An engineer"):
        state_apart(one.reference, other.reference, by=writer, note="Two talks.")


def test_two_that_rest_on_one_outside_report_are_parted_there(
    first: Citation, second: Citation, writer: User
) -> None:
    outside = cited(a_story(writer, headline="Other", slug="other"), writer, "Bloomberg").reference
    for citation in (first, second):
        state_rests_on(citation.reference, outside, by=writer, kind="credit")
    with pytest.raises(StillOneLayer, match=r"both rest on Bloomberg\. Judge the derivations"):
        state_apart(first.reference, second.reference, by=writer, note="Two witnesses.")
    assert Derivation.objects.filter(state="rejected").count() == 0


def test_an_outsider_parts_nothing(first: Citation, second: Citation, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        state_apart(first.reference, second.reference, by=outsider, note="x")


def a_digest(writer: User, *carried: Citation) -> None:
    """A page only a colleague's story cites; these are suggested to have their news from it."""
    outside = cited(a_story(writer, headline="Other", slug="other"), writer, "Digest").reference
    for citation in carried:
        Derivation.objects.create(derived=citation.reference, origin=outside, kind="copy")


def test_what_a_person_parted_is_not_joined_by_a_suggestion_from_outside(
    story: Story, first: Citation, second: Citation, writer: User
) -> None:
    state_apart(first.reference, second.reference, by=writer, note="Two witnesses.")
    a_digest(writer, first, second)
    assert layers(story) == [(1,), (2,)]


def test_but_by_a_confirmed_one(story: Story, first: Citation, second: Citation, writer: User) -> None:
    state_apart(first.reference, second.reference, by=writer, note="Two witnesses.")
    a_digest(writer, first, second)
    for row in Derivation.objects.filter(state="suggested"):
        judge(row, by=writer, confirmed=True)
    assert layers(story) == [(1, 2)]


def test_a_suggestion_names_no_page_outside_to_readers_and_tells_the_desk(
    story: Story, first: Citation, second: Citation, writer: User
) -> None:
    a_digest(writer, first, second)
    assert open_dossier(story).evidence["layers"][0]["why"] == [
        "Engadget and TechRadar both rest on another page (suggested, not yet judged)."
    ]
    assert why(story).endswith("(suggested, not yet judged; that page is of Digest).")


def test_two_can_be_parted_whatever_a_suggestion_from_outside_says(
    story: Story, first: Citation, second: Citation, writer: User
) -> None:
    a_digest(writer, first, second)
    state_apart(first.reference, second.reference, by=writer, note="Two witnesses.")
    assert layers(story) == [(1,), (2,)]
