"""The wire: what came in, what it fits, and every button of it."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sources.models import Feed, Signal
from stories.admin import wire
from stories.models import Match, Story
from tests.stories.arriving import a_feed, a_publisher, a_signal, arrived
from tests.stories.making import a_section, a_story

pytestmark = pytest.mark.each

WIRE = "/desk/sources/signal/"
HEADLINE = "Halden pauses sales of its Orrery headset"


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer, headline=HEADLINE, standfirst="Its battery may swell while it charges.")


@pytest.fixture
def signal(story: Story) -> Signal:
    signal = a_signal()
    arrived(signal)
    return signal


def text(client: Client, query: str = "") -> str:
    return client.get(f"{WIRE}{query}").content.decode()


def press(client: Client, button: str, value: object, query: str = "", **more: Any) -> str:
    """Press a button; the page that follows."""
    data = {"key": str(uuid4()), button: str(value), **more}
    return client.post(f"{WIRE}{query}", data, follow=True).content.decode()


def test_a_group_says_what_it_fits_and_why(desk: Client, signal: Signal) -> None:
    page = text(desk)
    assert signal.title in page
    assert f">{HEADLINE}</a>" in page
    assert "2 shared names," in page
    assert "would be layer A" in page


def test_copies_of_one_text_stand_in_one_group(desk: Client, signal: Signal) -> None:
    arrived(a_signal(publisher="Pixelpost"))
    page = text(desk)
    assert "2 signals of one event" in page
    assert page.count('<article class="group') == 1


def test_a_company_its_own_headline_names_is_maybe_first_hand(desk: Client, story: Story) -> None:
    a_publisher("Halden", kind="company")
    arrived(a_signal(publisher="Halden"))
    assert "would be layer A, maybe first-hand" in text(desk)


def test_one_keep_attaches_the_link_and_takes_it_off_the_wire(
    desk: Client, signal: Signal, story: Story
) -> None:
    page = press(desk, "_keep", f"{signal.pk}-{story.pk}")
    card = f'<a href="/desk/stories/story/{story.pk}/change/#evidence">{HEADLINE}</a>'
    assert f"attached to “{card}”. Check its card there, then keep and cite." in page
    assert story.attachments.count() == 1
    assert f'waits on <a href="/desk/stories/story/{story.pk}/change/#evidence">' in text(desk, "?tab=kept")


def test_what_is_kept_is_told_with_its_markup_as_text(desk: Client, signal: Signal, story: Story) -> None:
    Signal.objects.update(title="<b>Halden</b>")
    Story.objects.update(headline="<i>Orrery</i>")
    page = press(desk, "_keep", f"{signal.pk}-{story.pk}")
    assert "“&lt;b&gt;Halden&lt;/b&gt;” is attached to “<a" in page
    assert "<i>Orrery" not in page


def test_all_of_a_group_are_kept_at_once(desk: Client, signal: Signal, story: Story) -> None:
    copy = a_signal(publisher="Pixelpost")
    arrived(copy)
    page = press(desk, "_keepall", f"{story.pk}-{signal.pk}.{copy.pk}")
    assert "2 signals are attached" in page
    assert story.attachments.count() == 2


def test_one_is_kept_for_a_story_chosen_by_hand(desk: Client, writer: User, signal: Signal) -> None:
    other = a_story(writer, headline="Another")
    chosen: dict[str, Any] = {f"story-{signal.pk}": other.pk}
    press(desk, "_keepfor", signal.pk, **chosen)
    assert other.attachments.count() == 1


def test_without_a_story_chosen_nothing_is_kept(desk: Client, signal: Signal) -> None:
    assert "Choose the story to keep it for." in press(desk, "_keepfor", signal.pk)


def test_a_story_starts_from_a_signal(desk: Client, signal: Signal) -> None:
    answer = desk.post(WIRE, {"key": str(uuid4()), "_start": str(signal.pk)})
    started = Story.objects.get(headline=signal.title)
    assert answer["Location"] == f"/desk/stories/story/{started.pk}/change/"


def test_dismissed_it_leaves_and_can_be_brought_back(desk: Client, signal: Signal) -> None:
    page = press(desk, "_dismiss", signal.pk)
    assert "It will not come back." in page
    assert '<article class="group' not in page
    assert "Back on the wire: 1 signal." in press(desk, "_restore", signal.pk)


def test_of_a_group_only_what_was_shown_is_dismissed(desk: Client, signal: Signal) -> None:
    later = a_signal(publisher="Pixelpost")
    arrived(later)
    press(desk, "_dismissgroup", signal.pk)
    assert list(Signal.objects.filter(state="new")) == [later]


def test_only_who_dismissed_it_is_offered_the_undo(
    client: Client, desk: Client, signal: Signal, second_writer: User
) -> None:
    press(desk, "_dismiss", signal.pk)
    client.force_login(second_writer)
    assert "It will not come back." not in text(client, f"?undo={signal.pk}")


@pytest.mark.parametrize("value", ["", "x", "999999", "1-", "-1", "9" * 40, "1.2.x", "²"])
@pytest.mark.parametrize("button", ["_keep", "_keepall", "_keepfor", "_start", "_dismiss", "_dismissgroup"])
def test_what_is_not_there_changes_nothing(desk: Client, signal: Signal, button: str, value: str) -> None:
    page = press(desk, button, value)
    assert "no longer on the wire" in page or "Choose the story" in page
    assert Signal.objects.get().state == "new"


def test_the_tabs_sort_what_fits_from_what_does_not(desk: Client, signal: Signal) -> None:
    other = a_signal(
        "Lake Mirren dam sensors were silent", "No alarm reached the dam.", publisher="Pixelpost"
    )
    arrived(other)
    assert signal.title in text(desk, "?tab=mine")
    assert signal.title not in text(desk, "?tab=none")
    assert other.title in text(desk, "?tab=none")


def test_a_colleague_sees_no_fit_of_theirs(client: Client, signal: Signal, second_writer: User) -> None:
    client.force_login(second_writer)
    assert "Nothing fits your stories" in text(client, "?tab=mine")


def test_it_is_searched_and_narrowed(desk: Client, signal: Signal) -> None:
    assert signal.title in text(desk, "?q=orrery")
    assert "Nothing matches" in text(desk, "?q=zeppelin")
    assert signal.title in text(desk, f"?section={a_section().slug}&kind=outlet")
    assert "Nothing matches" in text(desk, "?kind=company")


def test_pages_lead_older_and_newer(desk: Client, story: Story) -> None:
    for number in range(45):
        a_signal(f"Number{number} tells of thing{number}", "", minutes=number)
    first = desk.get(WIRE)
    second = desk.get(f"{WIRE}{first.context['older']}")
    third = desk.get(f"{WIRE}{second.context['older']}")
    back = desk.get(f"{WIRE}{third.context['newer']}")
    shown = [[group.first.pk for group in page.context["groups"]] for page in (first, second, third, back)]
    assert [len(page) for page in shown] == [20, 20, 5, 20]
    assert shown[3] == shown[1]
    assert not set(shown[0]) & set(shown[1])


@pytest.mark.parametrize("stop", ["x", "_", "2026-01-01T00:00:00_1", "nan_1", "2026-13-01T00:00:00+00:00_1"])
def test_a_broken_address_shows_the_first_page(desk: Client, signal: Signal, stop: str) -> None:
    assert signal.title in text(desk, f"?older={stop}")


def test_without_feeds_it_says_so(desk: Client) -> None:
    assert "No feeds yet" in text(desk)


def test_it_says_how_the_feeds_fare(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    a_feed()
    Feed.objects.create(url="https://gone.example/feed", problem="It did not answer.", failures=1)
    assert "1 of 2 feeds are fresh" in text(desk)
    monkeypatch.setattr(wire, "MOST_FEEDS", 2)
    assert "Of 2 feeds or more, 1 needs care" in text(desk)


def test_with_all_decided_it_says_since_when(desk: Client) -> None:
    a_feed()
    Feed.objects.update(checked_at="2026-11-22T09:24:00Z")
    assert "Nothing new since 09:24" in text(desk)


def test_what_came_since_the_last_look_is_counted(desk: Client, signal: Signal) -> None:
    assert "1 new signal in 1 group." in text(desk)


def test_a_hostile_title_is_only_text(desk: Client, story: Story) -> None:
    evil = "<img src=x onerror=alert(1)>\"' Halden Orrery"
    arrived(a_signal(evil, "<script>alert(2)</script>", publisher="<b>Evil</b>"))
    page = text(desk)
    assert "<img src=x" not in page
    assert "<script>alert" not in page
    assert "<b>Evil" not in page


def test_an_outsider_sees_no_wire(client: Client, signal: Signal, outsider: User) -> None:
    client.force_login(outsider)
    assert client.get(WIRE)["Location"].startswith("/desk/login/")


@pytest.mark.parametrize("button", ["_keep", "_dismiss", "_start", "_restore"])
def test_who_may_only_look_decides_nothing(
    client: Client, signal: Signal, story: Story, outsider: User, button: str
) -> None:
    outsider.is_staff = True
    outsider.save()
    client.force_login(outsider)
    assert client.get(WIRE).status_code == 403
    value = f"{signal.pk}-{story.pk}" if button == "_keep" else signal.pk
    assert client.post(WIRE, {button: str(value)}).status_code == 403
    assert Match.objects.get().state == "new"


def test_a_press_without_the_forms_token_is_refused(writer: User, signal: Signal) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(writer)
    assert careful.post(WIRE, {"_dismiss": str(signal.pk)}).status_code == 403


@pytest.mark.parametrize("signals", [1, 30])
def test_it_needs_as_many_queries_for_many_signals_as_for_one(
    desk: Client, writer: User, signals: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(signals):
        a_story(writer, headline=f"Halden{number} pauses sales of Orrery{number}")
        a_signal(f"Halden{number} stops Orrery{number} sales", "", publisher=f"Outlet {number}")
    arrived()
    with django_assert_max_num_queries(30):
        text(desk)
