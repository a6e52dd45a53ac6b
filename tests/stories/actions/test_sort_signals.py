"""Signals are grouped by event and matched to open stories."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from sources.models import Signal, Term
from stories.actions.retract import retract
from stories.actions.sort_signals import sort_signals
from stories.models import Label, Match, Story
from tests.stories.arriving import NOTE, a_signal, arrived
from tests.stories.making import a_story, published

HEADLINE = "Halden pauses sales of its Orrery headset"


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer, headline=HEADLINE, standfirst="Its battery may swell while it charges.")


def test_copies_of_one_text_share_a_group(db: None) -> None:
    first, copy = a_signal(), a_signal(publisher="Pixelpost")
    arrived(first, copy)
    assert first.head == copy.head == first


def test_a_copy_that_comes_later_joins_the_group(db: None) -> None:
    first = a_signal(minutes=60)
    arrived(first)
    copy = a_signal("Orrery headsets: Halden halts sales over swelling batteries", publisher="Pixelpost")
    arrived(copy)
    assert copy.head == first


def test_two_stories_on_one_company_are_two_groups(db: None) -> None:
    recall = a_signal()
    results = a_signal("Halden lifts its forecast after a strong quarter", "Halden sold more phones in Asia.")
    arrived(recall, results)
    assert recall.head != results.head


def test_what_came_more_than_three_days_ago_is_another_event(db: None) -> None:
    old = a_signal(minutes=73 * 60)
    arrived(old)
    fresh = a_signal(publisher="Pixelpost")
    arrived(fresh)
    assert fresh.head == fresh


def test_a_signal_is_matched_to_the_story_it_fits(story: Story) -> None:
    signal = a_signal()
    arrived(signal)
    match = Match.objects.get()
    assert (match.story, match.signal) == (story, signal)
    assert match.names == ["Halden", "Orrery"]
    assert 0 < match.share <= 100


def test_a_name_alone_is_no_match(story: Story) -> None:
    arrived(
        a_signal("Halden opens a shop in Vienna", "Halden opens its first shop on Monday, in the centre.")
    )
    assert not Match.objects.exists()


def test_a_retracted_story_is_matched_no_more(writer: User, editor: User) -> None:
    edition = published(writer, editor, headline=HEADLINE)
    retract(edition.story, by=editor, reason="Its one source withdrew it.")
    arrived(a_signal())
    assert not Match.objects.exists()


def test_a_confirmed_story_left_alone_for_a_month_is_matched_no_more(writer: User, editor: User) -> None:
    story = published(writer, editor, headline=HEADLINE).story
    long_ago = timezone.now() - timedelta(days=31)
    # Of a ladder of one rung, the only one is the highest.
    Label.objects.filter(rank__gt=1).delete()
    Story.objects.filter(pk=story.pk).update(saved_at=long_ago)
    arrived(a_signal())
    assert not Match.objects.exists()


def test_a_story_started_later_is_matched_to_what_came_before(writer: User) -> None:
    signal = a_signal(minutes=30)
    arrived(signal)
    story = a_story(writer, headline=HEADLINE, standfirst="Its battery may swell while it charges.")
    arrived()
    assert Match.objects.get().story == story


def test_sorted_again_nothing_changes(story: Story) -> None:
    arrived(a_signal(), a_signal(publisher="Pixelpost"))
    before = list(Signal.objects.values_list("pk", "head", "sorted_at")), Match.objects.count()
    arrived()
    assert (list(Signal.objects.values_list("pk", "head", "sorted_at")), Match.objects.count()) == before


def test_what_a_signal_tells_of_is_noted_as_terms(db: None) -> None:
    arrived(a_signal())
    assert set(Term.objects.filter(is_name=True).values_list("word", flat=True)) >= {"halden", "orrery"}


@pytest.mark.parametrize(
    "title",
    [
        "",
        "'''",
        "苹果公司取消电动汽车项目",
        "Bahn will neue Züge",
        "x" * 500,
        "<script>alert(1)</script>",
        "\u202e",
    ],
)
def test_any_title_is_sorted(db: None, title: str) -> None:
    signal = a_signal(title, "")
    arrived(signal)
    assert signal.sorted_at is not None


@pytest.mark.parametrize("signals", [2, 60])
def test_a_batch_needs_as_many_queries_whatever_is_in_it(
    story: Story, signals: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(signals):
        a_signal(f"Event {number}: Halden and Orrery swell", NOTE, publisher=f"Outlet {number % 7}")
    with django_assert_max_num_queries(32):
        sort_signals.call()
