"""Two references joined or split by hand: a decision with a note, like any other."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from sources.models import Derivation
from stories.dossier import open_dossier
from stories.models import Citation, Story
from tests.stories.admin.page import address, press
from tests.stories.making import supported


@pytest.fixture
def two(story: Story, writer: User) -> tuple[Citation, Citation]:
    return supported(story, writer), supported(story, writer, "TechRadar")


def sent(desk: Client, story: Story, button: str, two: tuple[Citation, Citation], **told: str) -> str:
    one, other = (str(citation.pk) for citation in two)
    page = press(desk, story, button, rests__derived=other, rests__origin=one, **told)
    return str(page.content.decode())


def test_joined_by_hand_they_count_once(desk: Client, story: Story, two: tuple[Citation, Citation]) -> None:
    told = {"rests__kind": "common", "rests__through": "Bloomberg", "rests__note": "Both say so."}
    sent(desk, story, "_rests", two, **told)
    row = Derivation.objects.get()
    assert (row.state, row.kind, row.through) == ("confirmed", "common", "Bloomberg")
    assert len(open_dossier(story).layers) == 1


def test_split_by_hand_they_count_apart_and_the_note_stays(
    desk: Client, story: Story, two: tuple[Citation, Citation]
) -> None:
    Derivation.objects.create(derived=two[1].reference, origin=two[0].reference, kind="credit")
    sent(desk, story, "_apart", two, rests__note="Two reporters, two notices.")
    assert Derivation.objects.get().note == "Two reporters, two notices."
    assert len(open_dossier(story).layers) == 2


def test_splitting_without_a_note_is_refused(
    desk: Client, story: Story, two: tuple[Citation, Citation]
) -> None:
    assert "Say in a note why the two are independent" in sent(desk, story, "_apart", two)


def test_so_is_joining(desk: Client, story: Story, two: tuple[Citation, Citation]) -> None:
    assert "Say in a note why one of the two rests on the other" in sent(desk, story, "_rests", two)
    assert not Derivation.objects.exists()


def test_who_joins_claims_no_copy_unless_they_say_so(
    desk: Client, story: Story, two: tuple[Citation, Citation]
) -> None:
    assert '<option value="other" selected>rests on it</option>' in desk.get(address(story)).content.decode()


def test_one_publisher_is_no_matter_of_judgement(desk: Client, story: Story, writer: User) -> None:
    both = supported(story, writer), supported(story, writer)
    page = sent(desk, story, "_apart", both, rests__note="Two reporters.")
    assert "correct the publisher" in page
    assert not Derivation.objects.exists()


def test_both_must_be_chosen(desk: Client, story: Story, two: tuple[Citation, Citation]) -> None:
    page = press(desk, story, "_apart", rests__derived=str(two[0].pk), rests__note="x").content.decode()
    assert "Choose both references." in page


@pytest.fixture
def suggested(two: tuple[Citation, Citation]) -> Derivation:
    return Derivation.objects.create(derived=two[1].reference, origin=two[0].reference, kind="credit")


def reject(desk: Client, story: Story, row: Derivation) -> str:
    told = {f"judge{row.pk}__note": "Two reporters, two notices."}
    press(desk, story, "_reject", row.pk, **told)
    return str(desk.get(address(story)).content.decode())


def test_rejected_they_count_apart(desk: Client, story: Story, suggested: Derivation) -> None:
    assert "Rejected: the two count apart." in reject(desk, story, suggested)


def test_rejected_but_joined_otherwise_they_are_said_to_count_once(
    desk: Client, story: Story, two: tuple[Citation, Citation], suggested: Derivation
) -> None:
    other_way = {"derived": two[0].reference, "origin": two[1].reference, "kind": "copy"}
    Derivation.objects.create(
        **other_way, state="confirmed", decided_by=story.started_by, decided_at=timezone.now()
    )
    assert "They still count as one layer, because " in reject(desk, story, suggested)
    assert len(open_dossier(story).layers) == 1


def test_so_they_are_where_a_third_joins_them(
    desk: Client, story: Story, writer: User, two: tuple[Citation, Citation], suggested: Derivation
) -> None:
    third = supported(story, writer, "The Verge").reference
    for one in two:
        Derivation.objects.create(derived=one.reference, origin=third, kind="copy")
    assert "They still count as one layer, because " in reject(desk, story, suggested)
