"""The clock's turn over all pages that are due: politely, shared between workers, never stuck."""

import threading
from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from django.db import connection

from sources.actions.look_again import APART, BUDGET, look_again, look_at_due
from sources.models import Change, Reference, Retrieval, Watch
from tests.loopback import Site, serving
from tests.sources.watched import TEXT, Clock, watched

pytestmark = pytest.mark.usefixtures("loopback_allowed")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def second_site() -> Iterator[Site]:
    with serving("127.0.0.2") as site:
        yield site


@pytest.fixture
def clock() -> Clock:
    return Clock()


def turn(clock: Clock) -> int:
    """One turn in which waiting costs no time of ours, but the clock's."""

    def timer() -> float:
        return clock.now.timestamp()

    return look_at_due(clock=clock, timer=timer, sleep=lambda seconds: clock.wait(seconds=seconds))


def kept_pages(site: Site, writer: User, clock: Clock, many: int) -> None:
    for number in range(many):
        path = f"/story-{number}-of-many"
        watched(site.article(path, f"Headsets swell {number}", text=TEXT), writer, clock)
    site.asked.clear()


def test_what_is_not_due_is_left_alone(site: Site, writer: User, clock: Clock) -> None:
    kept_pages(site, writer, clock, 2)
    assert (turn(clock), site.asked) == (0, [])


def test_what_is_due_is_looked_at_once(site: Site, writer: User, clock: Clock) -> None:
    kept_pages(site, writer, clock, 3)
    clock.wait(hours=2)
    assert turn(clock) == 3
    assert sorted(site.asked) == sorted(set(site.asked))
    assert not Watch.objects.filter(next_at__lte=clock.now).exists()


def test_what_became_confidential_is_left_alone_though_its_row_asks_for_it(
    site: Site, second_site: Site, writer: User, clock: Clock
) -> None:
    kept_pages(site, writer, clock, 1)
    Reference.objects.update(confidential=True)
    kept_pages(second_site, writer, clock, 1)
    clock.wait(hours=2)
    assert turn(clock) == 1
    assert (site.asked, len(second_site.asked)) == ([], 1)


def test_one_site_is_asked_at_a_walk(site: Site, writer: User, clock: Clock) -> None:
    kept_pages(site, writer, clock, 3)
    clock.wait(hours=2)
    began = clock.now
    turn(clock)
    assert clock.now - began >= 2 * APART


def test_a_busy_site_keeps_no_other_waiting(
    site: Site, second_site: Site, writer: User, clock: Clock
) -> None:
    kept_pages(site, writer, clock, 3)
    kept_pages(second_site, writer, clock, 1)
    clock.wait(hours=2)
    Watch.objects.filter(reference__url__startswith=site.origin).update(looked_at=clock.now)
    began = clock.now
    look_at_due(clock=clock, timer=iter([0.0, 0.0, BUDGET]).__next__, sleep=lambda seconds: None)
    assert (len(second_site.asked), clock.now) == (1, began)


def test_a_turn_ends_with_its_budget(site: Site, writer: User, clock: Clock) -> None:
    kept_pages(site, writer, clock, 3)
    clock.wait(hours=2)
    assert look_at_due(clock=clock, timer=iter([0.0, 0.0, BUDGET]).__next__) == 1


def test_a_look_that_breaks_off_keeps_no_other_waiting(
    site: Site, second_site: Site, writer: User, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    kept_pages(site, writer, clock, 1)
    kept_pages(second_site, writer, clock, 1)
    Retrieval.objects.filter(requested_url__startswith=site.origin).update(
        facts={"title": "no shape we know"}
    )
    clock.wait(hours=2)
    assert turn(clock) == 2
    assert "broke off" in caplog.text
    assert len(second_site.asked) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_that_look_at_once_find_one_change(site: Site, writer: User, clock: Clock) -> None:
    reference = watched(site.article("/one-of-many-here", "Headsets swell", text=TEXT), writer, clock)
    site.article("/one-of-many-here", "Headsets swell", text=TEXT.replace("412", "214"))
    together(lambda: look_again(reference.pk, clock=clock), lambda: look_again(reference.pk, clock=clock))
    assert Change.objects.count() == 1
    assert reference.retrievals.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_workers_share_what_is_due(site: Site, second_site: Site, writer: User, clock: Clock) -> None:
    kept_pages(site, writer, clock, 1)
    kept_pages(second_site, writer, clock, 1)
    clock.wait(hours=2)
    together(lambda: look_at_due(clock=clock), lambda: look_at_due(clock=clock))
    assert (len(site.asked), len(second_site.asked)) == (1, 1)


def together(*acts: Callable[[], object]) -> None:
    signal = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        try:
            signal.wait()
            act()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
