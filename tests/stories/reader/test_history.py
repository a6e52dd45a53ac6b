"""How a story grew: every edition, when, why; the earlier ones as they stood; old addresses."""

from datetime import timedelta

import pytest
from django.test import Client

from stories.models import Edition

from .editions import publish
from .frozen import evidence

pytestmark = pytest.mark.django_db

ADDRESS = "/stories/laptops-lose-charge/"


@pytest.fixture
def grown() -> Edition:
    first = publish(headline="At first", change_note="One test.")
    second = {"A": [1], "B": [2]}
    note = "A second, independent test."
    return publish(
        label="corroborated",
        story=first.story,
        headline="By now",
        kind="promote",
        change_note=note,
        evidence_=evidence(second),
    )


def test_every_edition_says_when_and_why(client: Client, grown: Edition) -> None:
    page = client.get(ADDRESS).content.decode()
    assert "First published as" in page
    assert "Raised to" in page
    assert "A second, independent test." in page
    assert "12 Nov 2026, 15:11 UTC" in page


def test_the_chart_says_in_words_what_it_draws(client: Client, grown: Edition) -> None:
    page = client.get(ADDRESS).content.decode()
    assert "Edition 1: 1 layer, Emerging. Edition 2: 2 layers, Corroborated." in page


def test_a_story_of_one_edition_has_no_chart(client: Client) -> None:
    publish()
    assert "growth__floor" not in client.get(ADDRESS).content.decode()


def test_an_earlier_edition_stands_as_it_stood(client: Client, grown: Edition) -> None:
    page = client.get(f"{ADDRESS}editions/1/").content.decode()
    assert "<h1>At first</h1>" in page
    assert "An earlier edition" in page
    assert '<link rel="canonical" href="http://127.0.0.1:8000/stories/laptops-lose-charge/">' in page


def test_an_edition_that_never_was_is_not_found(client: Client, grown: Edition) -> None:
    assert client.get(f"{ADDRESS}editions/3/").status_code == 404


def test_an_old_address_leads_to_the_present_one_for_good(client: Client) -> None:
    first = publish("first-address")
    publish("second-address", story=first.story)
    response = client.get("/stories/first-address/")
    assert response.status_code == 301
    assert response["Location"] == "/stories/second-address/"


def test_an_old_address_of_an_edition_leads_to_the_same_edition(client: Client) -> None:
    first = publish("first-address")
    publish("second-address", story=first.story)
    response = client.get("/stories/first-address/editions/1/")
    assert response.status_code == 301
    assert response["Location"] == "/stories/second-address/editions/1/"


def test_runs_of_mere_updates_fold_into_a_line(client: Client) -> None:
    story = publish().story
    for _ in range(5):
        publish(story=story, after=timedelta(hours=1))
    page = client.get(ADDRESS).content.decode()
    assert "Three more editions, label unchanged: 2, 3 and 4" in page
