"""The whole ledger proven once a day: what was found stands on the desk until the next."""

import logging

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from newsroom.clock import JOBS
from stories.actions.prove_nightly import last_proof, prove_nightly
from stories.models import Ledger, Story
from tests.stories.making import published
from tests.stories.test_ledger import tamper

pytestmark = pytest.mark.django_db
LEDGER = reverse("admin:stories_edition_changelist")


@pytest.fixture
def live(writer: User, editor: User) -> Story:
    published(writer, editor, headline="The first")
    return published(writer, editor).story


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def page(client: Client) -> str:
    return client.get(LEDGER).content.decode()


def history(client: Client, story: Story) -> str:
    return client.get(reverse("admin:stories_story_history", args=[story.pk])).content.decode()


def test_it_is_the_clocks() -> None:
    assert prove_nightly in [job.run for job in JOBS]


def test_before_it_has_run_nothing_is_said_of_all(desk: Client, live: Story) -> None:
    assert last_proof(Ledger.objects.get(pk=1)) is None
    assert "The 2 entries on this page hold" in page(desk)


def test_a_chain_that_holds_is_told_with_its_time(desk: Client, live: Story) -> None:
    assert prove_nightly.call()
    assert "ledger" not in desk.get("/readyz").content.decode()
    assert "The chain held, from entry 1 to 2" in page(desk)
    assert "Seals held, checked" in history(desk, live)


def test_an_edition_that_came_after_it_is_not_told_to_hold(desk: Client, writer: User, editor: User) -> None:
    published(writer, editor, headline="The first")
    assert prove_nightly.call()
    later = published(writer, editor).story
    assert "1 edition since then waits" in history(desk, later)
    assert prove_nightly.call()
    assert "since then" not in history(desk, later)


def test_a_break_is_told_until_it_is_proven_again(
    desk: Client, live: Story, caplog: pytest.LogCaptureFixture
) -> None:
    tamper("UPDATE stories_edition SET headline = %s WHERE entry = 1", "Altered")
    with caplog.at_level(logging.CRITICAL):
        assert not prove_nightly.call()
    assert "breaks at entry 1" in caplog.text
    tamper("UPDATE stories_edition SET headline = %s WHERE entry = 1", "The first")
    assert "The chain broke at entry 1, when all of it was last proven" in page(desk)
    assert "did not hold at entry 1" in history(desk, live)
    watched = desk.get("/readyz")
    assert (watched.status_code, "did not hold at entry 1 when" in watched.content.decode()) == (200, True)
    assert "The chain holds, from entry 1 to 2" in desk.post(LEDGER, {"_verify": "yes"}).content.decode()
