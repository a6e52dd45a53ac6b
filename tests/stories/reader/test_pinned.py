"""A story told as it happens is pinned to the front page for a while."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stories.models import Edition

from .editions import publish

pytestmark = pytest.mark.django_db
LIVE = {"format": {"name": "Live", "slug": "live"}}


def live(slug: str = "outage", ago: timedelta = timedelta(minutes=6), **facts: Any) -> Edition:
    return publish(slug, at=timezone.now() - ago, content_=LIVE, **facts)


def front(client: Client, address: str = "/") -> tuple[str, str]:
    """What is pinned, and all else."""
    page = client.get(address).content.decode()
    before, _, rest = page.partition('<section class="pinned"')
    pinned, _, after = rest.partition("</section>")
    return pinned, before + after


def test_it_stands_above_the_list_and_not_in_it(client: Client) -> None:
    live(headline="The line is down")
    pinned, rest = front(client)
    assert "Live</span>" in pinned
    assert "The line is down" in pinned
    assert "The line is down" not in rest


def test_it_tells_its_last_three_editions(client: Client) -> None:
    story = live(ago=timedelta(minutes=50), headline="The line is down").story
    for number in range(3):
        live(ago=timedelta(minutes=40 - number), story=story, change_note=f"Report {number} came.")
    pinned, _ = front(client)
    assert [pinned.index(f"Report {number} came.") for number in (2, 1, 0)] == sorted(
        pinned.index(f"Report {number} came.") for number in range(3)
    )
    assert "First published." not in pinned


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            {"label": "confirmed", "kind": "promote", "change_note": "It is out."},
            "Raised to Confirmed. It is out.",
        ),
        ({"kind": "correct", "correction": "Nine, not ten."}, "Corrected: Nine, not ten."),
        ({}, "Updated."),
    ],
)
def test_it_tells_what_an_edition_did(client: Client, said: dict[str, Any], told: str) -> None:
    live(story=live().story, **said)
    assert told in front(client)[0]


def test_only_the_one_that_moved_last_is_pinned(client: Client) -> None:
    live("a", headline="An older one")
    live("b", headline="A newer one")
    pinned, rest = front(client)
    assert "A newer one" in pinned
    assert "An older one" in rest


def test_it_comes_off_six_hours_after_its_last_edition(client: Client) -> None:
    live(ago=timedelta(hours=6, minutes=1), headline="The line is down")
    pinned, rest = front(client)
    assert pinned == ""
    assert "The line is down" in rest


def test_a_withdrawn_one_comes_off_at_once(client: Client) -> None:
    live(label="retracted", story=live().story, kind="retract", reason="It was a drill.")
    assert front(client)[0] == ""


@pytest.mark.parametrize("address", ["/?label=emerging", "/sections/devices/", "/?page=2"])
def test_other_lists_pin_nothing(client: Client, address: str) -> None:
    for number in range(12):
        publish(f"story-{number}")
    live()
    assert front(client, address)[0] == ""
