"""The desk among 100,000 stories and 500,000 references on PostgreSQL: time and queries of its screens.

Beside each list stands the stock admin's list of the same rows. Times are of the server alone, from the
request to the whole page, in this process: the median of 20 after 3 to warm up, and what of it was spent
in Python (`cpu`). Ends with False where a page the targets name misses one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sources.models import Publisher, Reference
from stories.models import Edition, Event, Proposal, Story
from tests.bench.desk_copies import FIRST, Size
from tests.bench.desk_ground import fill
from tests.bench.desk_stock import asking, stock_templates
from tests.bench.desk_words import COMMON, RARE
from tests.bench.ground import database, settle

WARM, RUNS = 3, 20
MOST_MS, MOST_QUERIES, SLOW_QUERY = 100.0, 30, 0.02


@dataclass(frozen=True)
class Screen:
    """`bound` where the targets name its time; `stock` is the model and query of the stock list beside it."""

    name: str
    address: str
    bound: bool = False
    stock: tuple[type[Any], str] | None = None


@dataclass(frozen=True)
class Taken:
    ms: float
    cpu: float
    queries: int
    slow: tuple[str, ...]


def main(size: Size | None = None) -> bool:
    """Print the table; False when a bound is not kept."""
    size = size or Size()
    logging.disable(logging.WARNING)
    with database():
        print(f"desk: {size.stories} stories, {size.references} references, {connection.vendor}", flush=True)
        writer, editor, story = fill(size)
        settle()
        kept = [_told(writer, editor, screen) for screen in _screens(story)]
    print(
        f"desk under {MOST_MS:.0f} ms and {MOST_QUERIES} queries: {'yes' if all(kept) else 'NO'}", flush=True
    )
    return all(kept)


def _screens(story: Story) -> Iterator[Screen]:
    stories, references = _list("stories_story"), _list("sources_reference")
    deep = Story.objects.order_by("-saved_at", "-pk")[Story.objects.count() * 9 // 10]
    page = Story.objects.count() * 9 // 1000
    older = f"?older={deep.pk}_{deep.saved_at.isoformat().replace('+', '%2B')}"
    yield Screen("stories, newest", stories, True, (Story, ""))
    yield Screen("stories, nine tenths down", stories + older, True, (Story, f"?p={page}"))
    yield Screen("stories by headline", f"{stories}?o=0", True, (Story, "?o=1"))
    for state in ("draft", "live", "ahead", "waiting", "scheduled", "retracted"):
        yield Screen(f"stories, state={state}", f"{stories}?state={state}", True)
    for query in ("state=unsupported", "label=emerging", "label=retracted", "label=confirmed", "days=7"):
        yield Screen(f"stories, {query}", f"{stories}?{query}", True)
    section = f"?section__id__exact={FIRST + 1}"
    yield Screen("stories, section", f"{stories}?section=section-1", True, (Story, section))
    yield Screen("stories, byline", f"{stories}?byline=author-7", True)
    yield Screen("stories, mine", f"{stories}?whose=mine", True)
    for word in (COMMON, RARE, f"{COMMON} {RARE}", "the publisher", "nothingofthekind"):
        yield Screen(f"stories, search {word!r}", f"{stories}?q={word}", True, (Story, f"?q={word}"))
    yield Screen("stories, search in drafts", f"{stories}?q={COMMON}&state=draft", True)
    yield Screen("story, 20 references", reverse("admin:stories_story_change", args=[story.pk]), True)
    waiting = Proposal.objects.filter(state="open").order_by("proposed_at")[0]
    yield Screen("review page", reverse("admin:stories_proposal_change", args=[waiting.pk]), True)
    yield Screen("review queue", _list("stories_proposal"))
    yield Screen("front page", reverse("admin:index"))
    yield Screen("wire", _list("sources_signal"))
    yield Screen("references", references, False, (Reference, ""))
    yield Screen("references, search", f"{references}?q={COMMON}", False, (Reference, f"?q={COMMON}"))
    yield Screen("publishers", _list("sources_publisher"), False, (Publisher, ""))
    yield Screen("layers to judge", _list("sources_derivation"))
    yield Screen("log", _list("stories_event"), False, (Event, ""))
    yield Screen("ledger", _list("stories_edition"), False, (Edition, ""))


def _list(model: str) -> str:
    return reverse(f"admin:{model}_changelist")


def _told(writer: User, editor: User, screen: Screen) -> bool:
    """One line for each who may open it; whether they all keep the bounds."""
    stock = _stock(screen, editor)
    kept = True
    for person in (writer, editor):
        # A name the desk answers to; the test environment's own would have every template tell of itself.
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(person)
        if client.get(screen.address).status_code == 403:
            continue
        took = taken(lambda client=client: client.get(screen.address))  # type: ignore[misc]
        beside = f"stock {stock.ms:8.1f} ms, {stock.ms / took.ms:6.1f} times" if stock else ""
        fails = took.queries > MOST_QUERIES or (screen.bound and took.ms > MOST_MS)
        print(
            f"{screen.name:<34} {person.username:<7} {took.ms:8.1f} ms  cpu {took.cpu:7.1f}"
            f"  {took.queries:3} queries {'MISSED' if fails else '':6} {beside}",
            flush=True,
        )
        for query in took.slow:
            print(f"      {query}", flush=True)
        kept = kept and not fails
    return kept


def _stock(screen: Screen, person: User) -> Taken | None:
    if screen.stock is None:
        return None
    with stock_templates():
        return taken(asking(*screen.stock, person), runs=5)


def taken(ask: Callable[[], HttpResponse], runs: int = RUNS) -> Taken:
    for _ in range(WARM - 1):
        ask()
    with CaptureQueriesContext(connection) as seen:
        answer = ask()
    asked = list(seen)
    assert answer.status_code == 200, answer.status_code
    times = [_timed(ask) for _ in range(runs)]
    slow = tuple(f"{q['time']} s {q['sql'][:3000]}" for q in asked if float(q["time"]) > SLOW_QUERY)
    wall, cpu = zip(*times, strict=True)
    return Taken(median(wall) * 1000, median(cpu) * 1000, len(asked), slow)


def _timed(ask: Callable[[], HttpResponse]) -> tuple[float, float]:
    wall, cpu = perf_counter(), process_time()
    ask()
    return perf_counter() - wall, process_time() - cpu
