"""What was withdrawn counts for nothing, and neither does what rests on it."""

import pytest
from django.contrib.auth.models import User

from sources.models import Derivation
from stories.actions.approve import approve
from stories.actions.cite import cite
from stories.actions.judge import judge
from stories.actions.take_stance import take_stance
from stories.actions.withdraw_reference import restore, withdraw
from stories.dossier import open_dossier
from stories.models import Citation, Proposal, Story
from tests.stories.making import a_story, headline_claim, proposed, supported


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


@pytest.fixture
def two(story: Story, writer: User) -> tuple[Citation, Citation]:
    return supported(story, writer), supported(story, writer, "TechRadar")


def rests(two: tuple[Citation, Citation], kind: str = "credit") -> Derivation:
    return Derivation.objects.create(derived=two[1].reference, origin=two[0].reference, kind=kind)


def supporting(story: Story) -> int:
    return open_dossier(story).assessment.claims[0].layers


def test_a_report_falls_with_the_one_it_rests_on(
    story: Story, two: tuple[Citation, Citation], writer: User
) -> None:
    rests(two)
    withdraw(two[0].reference, by=writer, why="Engadget says the memo was forged.")
    assert supporting(story) == 0
    gone = open_dossier(story).evidence["references"][1]["fallen"]
    assert gone == "It rests on Engadget, which withdrew its report."


def test_what_stands_on_its_own_stays(story: Story, two: tuple[Citation, Citation], writer: User) -> None:
    withdraw(two[0].reference, by=writer, why="Forged.")
    assert supporting(story) == 1


def test_two_that_share_an_origin_do_not_fall_together(
    story: Story, two: tuple[Citation, Citation], writer: User
) -> None:
    rests(two, "common")
    withdraw(two[0].reference, by=writer, why="Forged.")
    assert supporting(story) == 1


def test_judged_independent_it_counts_again(
    story: Story, two: tuple[Citation, Citation], writer: User
) -> None:
    row = rests(two)
    withdraw(two[0].reference, by=writer, why="Forged.")
    judge(row, by=writer, confirmed=False, note="They saw the notice themselves.")
    assert supporting(story) == 1


def test_restored_both_count_again(story: Story, two: tuple[Citation, Citation], writer: User) -> None:
    rests(two)
    withdraw(two[0].reference, by=writer, why="Forged.")
    restore(two[0].reference, by=writer, why="The notice was another's.")
    assert supporting(story) == 1


def test_a_story_that_cites_only_the_carrier_is_flagged(
    story: Story, two: tuple[Citation, Citation], writer: User, editor: User
) -> None:
    rests(two)
    other = a_story(writer, headline="Another story")
    citation = cite(other, two[1].reference, by=writer)
    take_stance(headline_claim(other), citation, "supports", by=writer)
    approve(proposed(other, writer), by=editor)
    withdraw(two[0].reference, by=writer, why="Forged.")
    other.refresh_from_db()
    assert other.unsupported_since is not None
    why = Proposal.objects.filter(story=other, state="open").values_list("reason", flat=True)
    assert not why or "rests on a report that was withdrawn" in why[0]
