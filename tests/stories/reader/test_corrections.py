"""The page of what was mended."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from .editions import publish

pytestmark = pytest.mark.django_db


def page(client: Client, number: str = "") -> str:
    response = client.get("/corrections/", {"page": number} if number else {})
    assert response.status_code == 200
    return response.content.decode()


def test_each_says_what_it_was_of_which_story_and_leads_to_what_changed(client: Client) -> None:
    story = publish(label="confirmed").story
    publish(label="confirmed", story=story, kind="correct", correction="33, not 40.")
    shown = page(client)
    assert "<b>Correction</b>" in shown
    assert "33, not 40." in shown
    assert 'href="/stories/laptops-lose-charge/"' in shown
    assert 'href="/stories/laptops-lose-charge/compare/1/2/">See what changed' in shown
    assert "The label did not change" in shown


def test_a_lowering_shows_both_labels_and_a_retraction_is_a_band(client: Client) -> None:
    story = publish(label="confirmed").story
    publish(label="emerging", story=story, kind="lower", reason="One layer fell.")
    assert page(client).index("Confirmed") < page(client).index('moves__to">to')
    assert "amend--retracted" not in page(client)
    publish(label="retracted", story=story, kind="retract", reason="Forged.")
    assert "amend--retracted" in page(client)


def test_they_stand_by_month(client: Client) -> None:
    story = publish().story
    publish(story=story, kind="correct", correction="33, not 40.")
    assert '<h2 class="months__h" id="month-2026-11">November 2026</h2>' in page(client)


def test_they_are_paged_in_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    story = publish().story
    for number in range(14):
        publish(story=story, kind="correct", correction=f"It is {number}.")
    with django_assert_max_num_queries(3):
        assert 'href="?page=2"' in page(client)
    assert "It is 0." in page(client, "2")
    assert client.get("/corrections/?page=3").status_code == 404


def test_those_of_one_kind_can_be_asked_for_and_each_has_its_count(client: Client) -> None:
    story = publish(label="confirmed").story
    publish(label="confirmed", story=story, kind="correct", correction="33, not 40.")
    publish(label="emerging", story=story, kind="lower", reason="One layer fell.")
    shown = client.get("/corrections/?kind=lowered").text
    assert ("One layer fell." in shown, "33, not 40." in shown) == (True, False)
    assert 'All <span class="num">2</span>' in shown
    assert 'Corrections <span class="num">1</span>' in shown
    assert 'Retractions <span class="num">0</span>' in shown


def test_of_a_kind_there_is_none_of_it_says_so(client: Client) -> None:
    publish()
    assert "Nothing of this kind so far." in client.get("/corrections/?kind=retractions").text
    assert client.get("/corrections/?kind=rumours").status_code == 404


def test_where_nothing_was_mended_it_says_so(client: Client) -> None:
    publish()
    assert "Nothing had to be mended so far" in page(client)
