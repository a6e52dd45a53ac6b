"""Signals nobody kept are forgotten after a while, and nothing else is."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from sources.actions.prune_signals import prune
from sources.models import Feed, Reference, Retrieval, Signal, Term
from tests.sources.feeds import NOW

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=30)


@pytest.fixture
def feed() -> Feed:
    return Feed.objects.create(url="https://news.example/feed")


def a_signal(feed: Feed | None, days: int, **fields: Any) -> Signal:
    at = NOW - timedelta(days=days)
    told = {"entry": str(uuid4()), "url": f"https://news.example/{uuid4()}", "title": "x", "published_at": at}
    return Signal.objects.create(feed=feed, seen_at=at, **{**told, **fields})


def test_an_old_signal_goes_with_its_terms(feed: Feed) -> None:
    Term.objects.create(signal=a_signal(feed, 31), word="battery")
    assert prune(NOW, older_than=MONTH) == 1
    assert not Signal.objects.exists()
    assert not Term.objects.exists()


def test_a_dismissed_one_goes_too(feed: Feed) -> None:
    a_signal(feed, 31, state="dismissed", decided_at=NOW)
    assert prune(NOW, older_than=MONTH) == 1


def test_a_recent_one_stays(feed: Feed) -> None:
    a_signal(feed, 29)
    assert prune(NOW, older_than=MONTH) == 0


def test_one_kept_for_later_stays(feed: Feed) -> None:
    a_signal(feed, 300, state="later", decided_at=NOW)
    assert prune(NOW, older_than=MONTH) == 0


def test_a_kept_one_stays(feed: Feed, writer: User) -> None:
    reference = Reference.objects.create(key=uuid4(), title="x", kept_by=writer, kept_at=NOW)
    a_signal(feed, 300, state="kept", decided_at=NOW, reference=reference)
    assert prune(NOW, older_than=MONTH) == 0


@pytest.mark.parametrize("state", ["waiting", "reading", "read"])
def test_one_that_is_being_read_stays(feed: Feed, writer: User, state: str) -> None:
    retrieval = Retrieval.objects.create(key=uuid4(), requested_url="x", asked_by=writer, state=state)
    a_signal(feed, 31, retrieval=retrieval)
    assert prune(NOW, older_than=MONTH) == 0


def test_an_undated_one_its_feed_may_still_list_stays(feed: Feed) -> None:
    a_signal(feed, 31, published_at=None)
    assert prune(NOW, older_than=MONTH) == 0


def test_an_undated_one_its_feed_lists_no_more_goes(feed: Feed) -> None:
    old = a_signal(feed, 31, published_at=None)
    for _ in range(200):
        a_signal(feed, 1)
    prune(NOW, older_than=MONTH)
    assert not Signal.objects.filter(pk=old.pk).exists()


def test_a_group_that_loses_its_head_is_led_by_the_next(feed: Feed) -> None:
    head = a_signal(feed, 31)
    second, third = a_signal(feed, 29), a_signal(feed, 28)
    Signal.objects.update(head=head)
    prune(NOW, older_than=MONTH)
    assert set(Signal.objects.values_list("pk", "head")) == {(second.pk, second.pk), (third.pk, second.pk)}


def test_more_than_one_batch_goes(feed: Feed) -> None:
    for _ in range(7):
        a_signal(feed, 31)
    assert prune(NOW, older_than=MONTH, batch=3) == 7
