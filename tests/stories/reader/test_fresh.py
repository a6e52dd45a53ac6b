"""What is new in a list, for a page that is open already."""

import pytest
from django.conf import settings
from django.test import Client

from .editions import publish

pytestmark = pytest.mark.django_db
MOST = 7 * 1024


def fresh(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_it_is_a_part_of_the_page_with_what_came_first(client: Client) -> None:
    publish("older", headline="Read before")
    seen = publish("seen", headline="Seen before")
    publish("new", headline="Not seen yet")
    part = fresh(client, f"/sections/devices/?since={seen.entry}")
    assert part.index("Not seen yet") < part.index("Seen before") < part.index("Read before")
    assert "<html" not in part


def test_on_the_front_the_new_story_leads_and_the_one_before_comes_into_the_list(client: Client) -> None:
    seen = publish("seen", headline="Led before")
    publish("new", headline="Leads now")
    lead, list_ = fresh(client, f"/?since={seen.entry}").split('<div class="days">')
    assert "Leads now" in lead
    assert "Led before" in list_


def test_it_says_how_many_in_words(client: Client) -> None:
    seen = publish("seen")
    for slug in ("a", "b", "c"):
        publish(slug)
    assert 'data-says="3 new stories"' in fresh(client, f"/?since={seen.entry}")


def test_a_story_that_was_updated_is_not_called_new(client: Client) -> None:
    seen = publish("seen")
    publish("seen", "confirmed", story=seen.story)
    assert 'data-says="1 updated story"' in fresh(client, f"/?since={seen.entry}")
    publish("new")
    assert 'data-says="1 new story and 1 updated"' in fresh(client, f"/?since={seen.entry}")


def test_with_nothing_new_it_says_nothing(client: Client) -> None:
    seen = publish()
    part = fresh(client, f"/?since={seen.entry}")
    assert 'data-says=""' in part
    assert "data-story" not in part


def test_more_than_a_page_is_told_and_left_to_the_page(client: Client) -> None:
    for number in range(14):
        publish(f"story-{number}")
    part = fresh(client, "/?since=1")
    assert 'data-says="More than 12 new stories" data-more' in part
    assert "data-story" not in part


def test_after_a_whole_page_of_new_stories_none_is_missing_between(client: Client) -> None:
    seen = publish("seen")
    for number in range(12):
        publish(f"story-{number}")
    part = fresh(client, f"/?since={seen.entry}")
    assert part.count("data-story=") == 13
    assert f'data-entry="{seen.entry}"' in part


def test_the_counts_of_the_open_page_are_brought_up_to_date(client: Client) -> None:
    seen = publish("seen")
    publish("new", "confirmed")
    part = fresh(client, f"/sections/devices/?since={seen.entry}")
    assert "2 stories</h2>" in part
    assert 'Confirmed <span class="num">1</span>' in part


def test_it_keeps_the_label_the_page_is_filtered_by(client: Client) -> None:
    publish("sure", "confirmed", headline="Quite sure")
    publish("unsure", headline="Hardly sure")
    part = fresh(client, "/?label=confirmed&since=0")
    assert "Quite sure" in part
    assert "Hardly sure" not in part


@pytest.mark.parametrize("address", ["/", "/sections/devices/", "/tags/laptops/", "/sources/outlet-1/"])
def test_an_open_page_names_the_newest_it_holds(client: Client, address: str) -> None:
    newest = publish("newer", story=publish().story)
    page = fresh(client, address)
    assert f'data-refresh="{newest.entry}"' in page
    assert f'<a class="refresh__link" href="{address}">' in page


def test_older_pages_take_nothing_in(client: Client) -> None:
    for number in range(14):
        publish(f"story-{number}")
    page = fresh(client, "/?page=2")
    assert "data-refresh" not in page
    assert "refresh.js" not in page


@pytest.mark.parametrize("since", ["", "-1", "x", "1e3", "9" * 13, "²"])
def test_only_entries_have_something_after_them(client: Client, since: str) -> None:
    publish()
    assert client.get("/", {"since": since}).status_code == 404


def test_the_script_is_small() -> None:
    assert (settings.BASE_DIR / "static/reader/refresh.js").stat().st_size < MOST
