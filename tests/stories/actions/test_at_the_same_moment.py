"""Two people press at the same moment: real threads, real connections."""

import threading
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection

from stories.actions.approve import approve
from stories.actions.propose import propose
from stories.actions.retract import retract
from stories.actions.save_story import save_story
from stories.errors import AlreadyDecided, AlreadyRetracted, OpenProposal, Refusal, StaleVersion
from stories.models import Edition, Ledger, Proposal, Story
from tests.stories.making import a_story, label, proposed, published, supported, words

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts: Callable[[], object]) -> list[object]:
    """Run the acts in threads that start at one signal; their results, or the refusals raised."""
    outcomes: list[object] = [None] * len(acts)
    signal = threading.Barrier(len(acts))

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            signal.wait()
            outcomes[place] = act()
        except Refusal as refusal:
            outcomes[place] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def kinds(outcomes: list[object]) -> set[type]:
    return {type(outcome) for outcome in outcomes}


def test_two_editors_approve_one_edition(writer: User, editor: User, publisher: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    proposal = proposed(story, writer)
    outcomes = together(lambda: approve(proposal, by=editor), lambda: approve(proposal, by=publisher))
    assert kinds(outcomes) == {Edition, AlreadyDecided}
    assert Edition.objects.count() == 1


def test_two_editors_retract_once(writer: User, editor: User, publisher: User) -> None:
    story = published(writer, editor).story
    outcomes = together(
        lambda: retract(story, by=editor, reason="Forged."),
        lambda: retract(story, by=publisher, reason="Forged."),
    )
    assert kinds(outcomes) == {Edition, AlreadyRetracted}


def test_two_writers_save_one_version(writer: User, second_writer: User) -> None:
    story = a_story(writer)
    outcomes = together(
        lambda: save_story(story.pk, words(standfirst="A."), by=writer, version=1),
        lambda: save_story(story.pk, words(standfirst="B."), by=second_writer, version=1),
    )
    assert kinds(outcomes) == {Story, StaleVersion}


def test_two_writers_propose_once(writer: User, second_writer: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    outcomes = together(
        lambda: propose(story, by=writer, label=label("emerging"), reason="Now."),
        lambda: propose(story, by=second_writer, label=label("emerging"), reason="Now."),
    )
    assert kinds(outcomes) == {Proposal, OpenProposal}


def test_a_save_and_an_approval_never_publish_what_nobody_saw(writer: User, editor: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    proposal = proposed(story, writer)
    together(
        lambda: approve(proposal, by=editor),
        lambda: save_story(story.pk, words(standfirst="Later."), by=writer, version=1),
    )
    for edition in Edition.objects.all():
        assert edition.content == proposal.content


def test_two_stories_published_at_once_follow_each_other_in_the_ledger(
    writer: User, editor: User, publisher: User
) -> None:
    first, second = a_story(writer), a_story(writer, headline="Other")
    for story in (first, second):
        supported(story, writer)
    proposals = [proposed(first, writer), proposed(second, writer)]
    together(lambda: approve(proposals[0], by=editor), lambda: approve(proposals[1], by=publisher))
    editions = list(Edition.objects.order_by("entry"))
    assert editions[1].previous == editions[0].digest
    assert Ledger.objects.get().length == 2
