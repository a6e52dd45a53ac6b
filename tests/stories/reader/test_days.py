"""Lists by the day: a heading with its count, and a wave where nothing came for long."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from .editions import publish

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 11, 21, 17, 48, tzinfo=UTC)
MORNING = datetime(2026, 11, 22, 7, 52, tzinfo=UTC)
LIST = "/?label=emerging"


def days(client: Client, address: str = LIST) -> list[str]:
    _, *found = client.get(address).content.decode().split('<section class="day"')
    return found


def at(moment: datetime, *slugs: str) -> None:
    for slug in slugs:
        publish(slug, at=moment)


def test_each_day_has_its_name_and_how_many_stories(client: Client) -> None:
    at(EVENING, "a", "b")
    at(MORNING, "c")
    newer, older = days(client)
    assert ">Sunday, 22 November</time>" in newer
    assert ">1 story</span>" in newer
    assert ">Saturday, 21 November</time>" in older
    assert ">2 stories</span>" in older


def test_another_year_is_named(client: Client) -> None:
    at(datetime(2024, 2, 29, 12, tzinfo=UTC), "a")
    assert ">Thursday, 29 February 2024</time>" in days(client)[0]


def test_a_day_is_the_newsrooms_own(client: Client, settings: Settings) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    at(EVENING, "a")
    assert ">Sunday, 22 November</time>" in days(client)[0]
    assert "02:48 JST" in days(client)[0]


def test_times_under_a_day_carry_no_date(client: Client) -> None:
    at(EVENING, "a")
    assert ">17:48 UTC</time>" in days(client)[0]


def test_a_day_cut_by_the_end_of_a_page_says_so_on_both(client: Client) -> None:
    at(EVENING, *(f"story-{number}" for number in range(14)))
    assert ">12 stories and more</span>" in days(client)[0]
    assert ">2 more stories</span>" in days(client, f"{LIST}&page=2")[0]


def test_over_eight_hours_of_nothing_are_told_with_both_times(client: Client) -> None:
    at(EVENING, "a")
    at(MORNING, "b", "c")
    page = client.get("/").content.decode()
    wave = page.split('<li class="gap"')[1]
    assert "Nothing was published for 14 hours" in wave
    assert wave.index("21 Nov, 17:48 UTC") < wave.index("22 Nov, 07:52 UTC")


def test_a_silence_is_told_across_the_pages(client: Client) -> None:
    at(EVENING, "a")
    at(MORNING, *(f"story-{number}" for number in range(12)))
    assert 'class="gap"' in days(client, "/")[0]


def test_eight_hours_are_no_silence(client: Client) -> None:
    at(MORNING - timedelta(hours=8), "a")
    at(MORNING, "b", "c")
    assert "gap" not in "".join(days(client, "/"))


def test_where_an_edition_was_superseded_nobody_says_that_nothing_came(client: Client) -> None:
    at(EVENING, "a")
    between = publish("b", at=EVENING + timedelta(hours=1))
    at(MORNING, "c", "d")
    publish("b", at=MORNING, story=between.story)
    assert "gap" not in "".join(days(client, "/"))


def test_in_a_list_of_some_stories_each_tells_its_own_day(client: Client) -> None:
    at(EVENING, "a")
    at(MORNING, "b", "c")
    page = client.get("/sections/devices/").text
    assert "21 Nov, 17:48 UTC" in page.split('data-story="a"')[1]
    assert 'class="day"' not in page
    assert 'class="gap"' not in page
