"""Feeds at the desk: writers look, editors keep them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from sources.models import Feed, Signal
from tests.loopback import Site, serving
from tests.sources.feeds import item, rss

pytestmark = pytest.mark.django_db
LIST, ADD = "/desk/sources/feed/", "/desk/sources/feed/add/"


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    settings.FETCH_ALLOW_LOOPBACK = True
    with serving() as site:
        yield site


@pytest.fixture
def feed() -> Feed:
    return Feed.objects.create(url="https://news.example/feed", title="The Wire")


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def page(feed: Feed) -> str:
    return f"/desk/sources/feed/{feed.pk}/change/"


def test_without_feeds_the_page_says_what_they_are_for(desk: Client) -> None:
    text = desk.get(LIST).content.decode()
    assert "listens to no feed yet" in text
    assert ADD in text


def test_the_list_says_what_is_wrong(desk: Client, feed: Feed) -> None:
    Feed.objects.update(problem="<b>news.example</b> cannot be reached.", failures=3)
    text = desk.get(LIST).content.decode()
    assert "&lt;b&gt;news.example&lt;/b&gt; cannot be reached." in text
    assert "failing" in text


def test_those_that_need_care_can_be_listed_alone(desk: Client, feed: Feed) -> None:
    Feed.objects.create(url="https://other.example/feed", title="Gone Daily", state="gone")
    text = desk.get(f"{LIST}?state=care").content.decode()
    assert "Gone Daily" in text
    assert "The Wire" not in text


def test_feeds_that_brought_nothing_for_a_month_can_be_listed_alone(desk: Client, feed: Feed) -> None:
    now = timezone.now()
    long, lately = now - timedelta(days=31), now - timedelta(days=29)
    for title, asked, changed, state in (
        ("Long Quiet", now, long, "active"),
        ("Never Heard", now, None, "active"),
        ("Lately Heard", now, lately, "active"),
        ("Put Off", now, long, "paused"),
    ):
        address = f"https://{title.split()[0].lower()}.example/feed"
        Feed.objects.create(url=address, title=title, checked_at=asked, changed_at=changed, state=state)
    rows = desk.get(f"{LIST}?state=quiet").context["cl"].result_list
    assert [row.title for row in rows] == ["Long Quiet", "Never Heard"]


def test_the_navigation_counts_those_that_need_care(desk: Client, feed: Feed) -> None:
    Feed.objects.update(problem="It was silent.")
    groups = desk.get("/desk/").context["available_apps"]
    counts = {screen["name"]: screen["count"] for group in groups for screen in group["models"]}
    assert counts["Feeds"] == "1"


def test_an_editor_adds_a_feed(desk: Client, site: Site) -> None:
    answer = desk.post(ADD, {"url": site.put("/feed", rss(item(1))), "every": "30"}, follow=True)
    assert "is polled from now on" in answer.content.decode()
    assert (Feed.objects.get().every, Signal.objects.count()) == (30, 1)


def test_what_was_typed_stays_when_it_is_refused(desk: Client, site: Site) -> None:
    answer = desk.post(ADD, {"url": site.url("/nothing"), "every": "60"})
    text = answer.content.decode()
    assert answer.status_code == 400
    assert site.url("/nothing") in text
    assert "has no feed at this address" in text
    assert '<option value="60" selected>' in text


@pytest.mark.parametrize("every", ["", "0", "99999", "ten", "-1", "\u0661\u0660"])
def test_an_interval_nobody_offered_is_refused(desk: Client, feed: Feed, every: str) -> None:
    assert desk.post(page(feed), {"_every": "yes", "every": every}).status_code == 400
    assert Feed.objects.get().every == 10


def test_an_interval_is_changed(desk: Client, feed: Feed) -> None:
    desk.post(page(feed), {"_every": "yes", "every": "60"})
    assert Feed.objects.get().every == 60


def test_a_feed_is_paused_and_polled_again(desk: Client, feed: Feed) -> None:
    desk.post(page(feed), {"_pause": "yes"})
    assert Feed.objects.get().state == "paused"
    assert "Poll it again" in desk.get(page(feed)).content.decode()
    desk.post(page(feed), {"_resume": "yes"})
    assert Feed.objects.get().state == "active"


def test_a_feeds_page_shows_what_it_brought(desk: Client, feed: Feed) -> None:
    Signal.objects.create(feed=feed, entry="1", url="https://news.example/1", title="<i>Story</i>")
    assert "&lt;i&gt;Story&lt;/i&gt;" in desk.get(page(feed)).content.decode()


def test_a_writer_looks_and_changes_nothing(client: Client, writer: User, feed: Feed) -> None:
    client.force_login(writer)
    assert "The Wire" in client.get(LIST).content.decode()
    assert "_pause" not in client.get(page(feed)).content.decode()
    assert client.get(ADD).status_code == 403
    assert client.post(ADD, {"url": "https://news.example/"}).status_code == 403
    assert client.post(page(feed), {"_pause": "yes"}).status_code == 403
    assert Feed.objects.get().state == "active"


def test_an_outsider_sees_no_feed(client: Client, outsider: User, feed: Feed) -> None:
    client.force_login(outsider)
    assert client.get(LIST).status_code == 302


@pytest.mark.parametrize("address", ["999999", "x"])
def test_a_feed_that_is_not_there_is_not_found(desk: Client, address: str) -> None:
    assert desk.get(f"/desk/sources/feed/{address}/change/").status_code == 404


def test_a_post_without_its_token_is_refused(editor: User, feed: Feed) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(page(feed), {"_pause": "yes"}).status_code == 403
