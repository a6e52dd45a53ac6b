"""What is new in a list, for a page that is open already."""

import pytest
from django.conf import settings
from django.test import Client

from .editions import publish

pytestmark = pytest.mark.django_db
MOST = 5 * 1024


def fresh(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_it_holds_what_came_after_and_nothing_else(client: Client) -> None:
    seen = publish("seen", headline="Seen before")
    publish("new", headline="Not seen yet")
    part = fresh(client, f"/?since={seen.entry}")
    assert "Not seen yet" in part
    assert "Seen before" not in part
    assert "<html" not in part


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
    assert "<li" not in part.split('class="river"')[1]


def test_more_than_a_page_is_told_and_not_hidden(client: Client) -> None:
    for number in range(14):
        publish(f"story-{number}")
    part = fresh(client, "/?since=1")
    assert 'data-says="More than 12 new stories" data-more' in part
    assert part.count("data-story=") == 12


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
