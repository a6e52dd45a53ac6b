"""How long decisions usually take, told by the newsroom's own last ones."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from stories.actions.approve import approve
from stories.actions.decline import decline
from stories.actions.lower_label import lower_label
from stories.admin.decided_within import MOST, in_words, usually
from stories.models import Proposal, Story
from tests.stories.admin.page import address
from tests.stories.making import a_story, label, proposed, supported

pytestmark = pytest.mark.django_db
SAYS = "usually decided within"


def decided(writer: User, editor: User, *minutes: float, at: datetime | None = None) -> None:
    """Proposals declined after so many minutes each."""
    till = at or timezone.now()
    for number in minutes:
        asked = proposed(ready(writer), writer)
        decline(asked, by=editor, note="Not yet.")
        since = till - timedelta(minutes=number)
        Proposal.objects.filter(pk=asked.pk).update(proposed_at=since, decided_at=till)


def ready(writer: User) -> Story:
    story = a_story(writer)
    for name in ("Engadget", "TechRadar"):
        supported(story, writer, name)
    return story


def test_it_is_the_median_of_what_was_decided(writer: User, editor: User) -> None:
    decided(writer, editor, 3, 20, 38, 50, 4000)
    told = usually()
    assert told is not None
    assert (told.within, told.of) == ("40 min", 5)


def test_of_fewer_than_five_nothing_is_said(writer: User, editor: User) -> None:
    decided(writer, editor, 3, 20, 38, 50)
    assert usually() is None


def test_what_was_decided_long_ago_does_not_count(writer: User, editor: User) -> None:
    decided(writer, editor, 3, 20, 38, 50, 60, at=timezone.now() - timedelta(days=31))
    assert usually() is None


def test_who_decides_alone_let_nobody_wait(writer: User, editor: User) -> None:
    decided(writer, editor, 20, 20, 20, 20)
    story = approve(proposed(ready(writer), writer, "corroborated"), by=editor).story
    lower_label(story, label("emerging"), by=editor, reason="One was a copy.")
    told = usually()
    assert told is not None
    assert told.of == 5


def test_what_still_waits_or_was_withdrawn_does_not_count(writer: User, editor: User) -> None:
    decided(writer, editor, 20, 20, 20, 20)
    proposed(ready(writer), writer)
    assert usually() is None


def test_it_asks_once_for_so_many_at_most(
    writer: User, editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    decided(writer, editor, 1, 2, 3, 4, 5)
    with django_assert_num_queries(1) as asked:
        usually()
    assert f"LIMIT {MOST}" in asked.captured_queries[0]["sql"]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0.2, "1 min"),
        (9.1, "10 min"),
        (11, "15 min"),
        (58, "1 h"),
        (61, "1 h 15 min"),
        (345, "5 h 45 min"),
        (400, "7 h"),
        (47 * 60, "47 h"),
        (49 * 60, "3 days"),
    ],
)
def test_a_wait_is_rounded_up_to_what_one_plans_by(minutes: float, said: str) -> None:
    assert in_words(timedelta(minutes=minutes)) == said


def test_the_sheet_says_it_where_one_may_propose(client: Client, writer: User, editor: User) -> None:
    decided(writer, editor, 20, 20, 20, 20, 20)
    client.force_login(writer)
    story = ready(writer)
    page = client.get(address(story)).content.decode()
    assert f"{SAYS} 20 min" in page
    assert "Half of the last 5 decisions took no longer" in page
    proposed(story, writer)
    assert SAYS not in client.get(address(story)).content.decode()
