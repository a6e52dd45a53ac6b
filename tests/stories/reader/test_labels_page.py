"""How we label: written from the rows, and how the labels have held."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from stories.models import Label, LabelRule
from stories.reader.labels import earned
from stories.reader.record import Known, Stage, read_record, record, spell

from .editions import publish

START = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.mark.django_db
def test_rules_are_told_as_the_rows_have_them(client: Client) -> None:
    page = client.get("/labels/").content.decode()
    assert "2 independent layers or more behind each key claim. No contradiction may be open." in page
    assert "Earned by any one of" in page
    assert "Layers that rest only on unnamed people do not count." in page


@pytest.mark.django_db
def test_a_changed_rule_changes_the_page(client: Client) -> None:
    LabelRule.objects.filter(label__slug="emerging").update(least_layers=4)
    assert "4 independent layers or more behind each key claim." in client.get("/labels/").content.decode()


@pytest.mark.django_db
def test_every_label_has_its_paragraph(client: Client) -> None:
    page = client.get("/labels/").content.decode()
    assert [slug for slug in Label.objects.values_list("slug", flat=True) if f'id="{slug}"' not in page] == []


@pytest.mark.django_db
def test_the_record_counts_what_became_of_stories(client: Client) -> None:
    first = publish("raised")
    publish("raised", "confirmed", story=first.story, kind="promote")
    publish("still")
    page = client.get("/labels/").content.decode()
    assert "All 2 stories first published since" in page
    assert "<td>2</td><td>1</td><td>1</td><td>0</td><td>0</td><td>7 hours</td>" in page


@pytest.mark.django_db
def test_without_stories_there_is_no_record_yet(client: Client) -> None:
    assert "No story is published yet." in client.get("/labels/").content.decode()


def stages(*heights: int, story: int = 1) -> list[Stage]:
    """One story's way over rungs; 0 is Disputed."""
    names = {0: "disputed", 1: "emerging", 2: "corroborated", 3: "confirmed"}
    return [
        Stage(story, START + timedelta(days=day), names[h], "rung" if h else "disputed", h)
        for day, h in enumerate(heights)
    ]


def rung(slug: str, rank: int) -> Known:
    return Known(rank, slug, slug.title(), "rung", rank, slug)


@pytest.mark.parametrize(
    ("way", "fate"),
    [
        ((1,), "unchanged"),
        ((1, 2), "raised"),
        ((1, 3, 2), "lowered"),
        ((2, 0), "lowered"),
        ((1, 0, 1), "unchanged"),
    ],
)
def test_what_becomes_of_a_story(way: tuple[int, ...], fate: str) -> None:
    ladder = [rung("emerging", 1), rung("corroborated", 2)]
    names = {1: "emerging", 2: "corroborated"}
    (line,) = record(stages(*way), ladder, {names[way[0]]: 1}).lines
    assert getattr(line, fate) == 1


def test_half_were_raised_within_the_median_wait() -> None:
    ways = [*stages(1, 2, story=1), *stages(1, 1, 1, 2, story=2), *stages(1, 1, 1, 1, 1, 3, story=3)]
    (line,) = record(ways, [rung("emerging", 1)], {"emerging": 3}).lines
    assert line.half == {"raised": "3 days"}


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(seconds=5), "1 minute"),
        (timedelta(minutes=20), "20 minutes"),
        (timedelta(hours=31), "31 hours"),
        (timedelta(days=4), "4 days"),
    ],
)
def test_waits_are_told_in_the_unit_people_use(wait: timedelta, words: str) -> None:
    assert spell(wait) == words


def test_how_long_a_label_held_before_it_fell_is_told() -> None:
    (line,) = record(stages(3, 3, 1), [rung("confirmed", 3)], {"confirmed": 1}).lines
    assert line.half == {"lowered": "2 days"}


def test_stories_whose_label_never_moved_are_counted_without_a_look_at_them() -> None:
    (line,) = record([], [rung("emerging", 1)], {"emerging": 90_000}).lines
    assert line.unchanged == 90_000


@pytest.mark.django_db
def test_the_record_says_up_to_when_it_counts(client: Client) -> None:
    """A page kept from before the newest edition is no less true."""
    publish("one", at=START)
    assert "up to <time" in client.get("/labels/").text
    publish("another", at=START + timedelta(days=2, minutes=5))
    assert "3 Nov 2026, 00:05 UTC</time>. Drawn from the editions" in client.get("/labels/").text


@pytest.mark.django_db
def test_the_record_reads_no_edition_whole(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    first = publish("raised")
    publish("raised", "confirmed", story=first.story, kind="promote")
    labels = list(Label.objects.all())
    with django_assert_max_num_queries(3) as asked:
        assert read_record(labels).stories == 1
    assert [sql for sql in asked if "content" in sql["sql"] or "statement" in sql["sql"]] == []


@pytest.mark.django_db
def test_the_record_is_reckoned_once_until_something_is_published(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    publish("one")
    labels = list(Label.objects.all())
    read_record(labels)
    with django_assert_max_num_queries(1):
        assert read_record(labels).stories == 1
    publish("another")
    assert read_record(labels).stories == 2


def test_contradictions_are_named_by_rule_where_the_rules_differ() -> None:
    rules = [LabelRule(least_layers=1, contradictions_allowed=True), LabelRule(least_layers=2)]
    told = earned(rules)
    assert told is not None
    assert told.says == (
        "1 layer or more behind each key claim; or 2 independent layers or more, with no open contradiction."
    )
