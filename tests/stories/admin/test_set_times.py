"""Naming a time in the propose sheet, and deciding it on the review page, in words with zone and UTC."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from stories.actions.propose import propose
from stories.actions.schedule import schedule
from stories.models import Edition, Proposal, Story
from tests.stories.admin.page import Page, opened, press, send
from tests.stories.admin.page import address as story_address
from tests.stories.making import a_story, label, proposed, published, supported

pytestmark = pytest.mark.django_db
YEAR = timezone.now().year + 1
# Nine in the morning of a winter's day in Berlin, within a year from now.
MORNING = datetime(YEAR, 1, 24, 8, tzinfo=UTC)
SAID = f"24 January {YEAR}, 09:00 CET (08:00 UTC)"
ASKS = {"propose__reason": "Ready.", "propose__label": "emerging", "propose__when": "set"}


@pytest.fixture(autouse=True)
def _a_newsroom_in_berlin(settings: Settings) -> None:
    settings.TIME_ZONE = "Europe/Berlin"


@pytest.fixture
def ready(story: Story, writer: User) -> Story:
    supported(story, writer)
    return story


@pytest.fixture
def named(ready: Story, writer: User) -> Proposal:
    return propose(ready, by=writer, label=label("emerging"), reason="Embargo.", publish_at=MORNING)


def ask(desk: Client, story: Story, day: str, hour: str, **more: str) -> Page:
    told = {**ASKS, "propose__day": day, "propose__hour": hour, **more}
    return press(desk, story, "_propose", **told)


def sentence(page: Page) -> str:
    """What the page says of when it goes out."""
    found = re.search(r"<(\w+) data-goes=[^>]*>(.*?)</\1>", page.content.decode(), re.DOTALL)
    return found[2] if found else ""


def test_the_sheet_promises_no_moment_before_a_time_is_set(desk: Client, ready: Story) -> None:
    page = desk.get(story_address(ready))
    assert sentence(page) == "Not before that time"
    assert "Goes out" not in page.content.decode()


def test_a_sheet_that_comes_back_says_the_time_that_was_set(desk: Client, ready: Story) -> None:
    page = ask(desk, ready, f"{YEAR}-01-24", "09:00", propose__reason="")
    assert sentence(page) == f"Not before {SAID}"


def test_the_review_leaves_room_for_a_time_set_there(
    client: Client, ready: Story, writer: User, editor: User
) -> None:
    client.force_login(editor)
    page = client.get(address(proposed(ready, writer)))
    assert sentence(page).endswith("unless you set a time below")


def address(proposal: Proposal) -> str:
    return f"/desk/stories/proposal/{proposal.pk}/change/"


def decide(client: Client, person: User, proposal: Proposal, **sent: str) -> str:
    client.force_login(person)
    return client.post(address(proposal), sent, follow=True).content.decode()


def test_a_writer_names_a_time_in_the_newsrooms_zone(desk: Client, ready: Story) -> None:
    ask(desk, ready, f"{YEAR}-01-24", "09:00")
    assert Proposal.objects.get().publish_at == MORNING
    assert SAID in desk.get(story_address(ready)).content.decode()


def test_the_sheet_names_the_zone(desk: Client, ready: Story) -> None:
    assert "Times are those of Europe/Berlin, now " in desk.get(story_address(ready)).content.decode()


@pytest.mark.parametrize(
    ("day", "hour", "refused"),
    [
        ("", "09:00", "Set the day."),
        (f"{YEAR}-01-24", "", "Set the time of day."),
        ("2020-01-24", "09:00", "That time is past."),
        (f"{YEAR + 2}-01-24", "09:00", "more than a year ahead"),
    ],
)
def test_other_times_are_refused_in_a_sentence_and_stay_typed(
    desk: Client, ready: Story, day: str, hour: str, refused: str
) -> None:
    page = ask(desk, ready, day, hour)
    assert refused in page.content.decode()
    assert not Proposal.objects.exists()
    assert opened(desk, ready)["propose-hour"] == [hour]


def last_sunday(month: int) -> str:
    """Of the coming such month: the day the clocks change in Europe."""
    now = timezone.now().date()
    year = now.year if now < now.replace(month=month, day=24) else now.year + 1
    day = next(day for day in range(31, 24, -1) if datetime(year, month, day, tzinfo=UTC).weekday() == 6)
    return f"{year}-{month:02}-{day}"


def test_a_time_the_clocks_leap_over_is_refused(desk: Client, ready: Story) -> None:
    page = ask(desk, ready, last_sunday(3), "02:30")
    assert "there is no such time" in page.content.decode()


def test_a_time_that_comes_twice_is_asked_about_then_taken(desk: Client, ready: Story) -> None:
    day = last_sunday(10)
    page = ask(desk, ready, day, "02:30").content.decode()
    assert "comes twice, in CEST or CET" in page
    assert "02:30 CET (01:30 UTC)" in page
    ask(desk, ready, day, "02:30", propose__which="1")
    assert Proposal.objects.get().publish_at == datetime.fromisoformat(f"{day}T01:30+00:00")


def test_given_up_again_the_time_counts_for_nothing(desk: Client, ready: Story) -> None:
    ask(desk, ready, "2020-01-24", "09:00", propose__when="")
    assert Proposal.objects.get().publish_at is None


def test_a_correction_is_asked_for_with_its_note(desk: Client, writer: User, editor: User) -> None:
    story = published(writer, editor).story
    told = {"propose__reason": "Wrong.", "propose__label": "emerging", "propose__mends": "correct"}
    page = press(desk, story, "_propose", **told)
    assert "Say what was wrong and what is right" in page.content.decode()
    press(desk, story, "_propose", **told, propose__correction="It was 33.")
    assert (Proposal.objects.latest("pk").kind, Proposal.objects.latest("pk").correction) == (
        "correct",
        "It was 33.",
    )


def test_a_clarification_is_no_correction(desk: Client, writer: User, editor: User) -> None:
    story = published(writer, editor).story
    told = {"propose__reason": "Clearer.", "propose__label": "emerging", "propose__mends": "clarify"}
    press(desk, story, "_propose", **told, propose__correction="Units of 2025.")
    assert Proposal.objects.latest("pk").kind == "clarify"


def test_the_review_page_says_embargo_and_when(client: Client, editor: User, named: Proposal) -> None:
    client.force_login(editor)
    page = client.get(address(named)).content.decode()
    assert "Embargo: not before" in page
    assert f"Publish {SAID}" in page
    assert f"Publish edition 1 as Emerging on {SAID}?" in page


def test_approving_it_publishes_nothing_yet(client: Client, editor: User, named: Proposal) -> None:
    page = decide(client, editor, named, _approve="confirmed", seen=MORNING.isoformat())
    assert f"goes out {SAID}, if all of it still holds then." in page
    assert not Edition.objects.exists()


def test_now_instead_is_asked_once_more_then_done(client: Client, editor: User, named: Proposal) -> None:
    assert "now, before its time?" in decide(client, editor, named, _now="yes")
    assert not Edition.objects.exists()
    assert "is out as Emerging" in decide(client, editor, named, _now="confirmed")


def test_another_time_is_read_back_before_it_counts(client: Client, editor: User, named: Proposal) -> None:
    asked = {"_at": "yes", "at-day": f"{YEAR}-01-25", "at-hour": "10:30"}
    page = decide(client, editor, named, **asked)
    assert f"on 25 January {YEAR}, 10:30 CET (09:30 UTC)?" in page
    at = datetime(YEAR, 1, 25, 9, 30, tzinfo=UTC)
    decide(client, editor, named, _approve="confirmed", seen=at.isoformat())
    named.refresh_from_db()
    assert (named.state, named.publish_at) == ("scheduled", at)


def test_enter_in_the_day_or_the_hour_presses_the_button_of_the_time(
    client: Client, editor: User, named: Proposal
) -> None:
    client.force_login(editor)
    page = client.get(address(named)).text
    assert re.findall(r'<button type="submit"[^>]* name="(_\w+)"', page)[0] == "_at"


def test_another_time_that_is_past_is_refused_at_its_field(
    client: Client, editor: User, named: Proposal
) -> None:
    page = decide(client, editor, named, _at="yes", **{"at-day": "2020-01-25", "at-hour": "10:30"})
    assert "That time is past." in page
    assert named.state == "open"


def test_a_page_from_before_a_time_was_named_publishes_nothing(
    client: Client, editor: User, named: Proposal
) -> None:
    assert "and not before" in decide(client, editor, named, _approve="confirmed", seen="")
    assert not Edition.objects.exists()


def test_approved_late_it_goes_out_and_the_page_says_so(
    client: Client, editor: User, named: Proposal
) -> None:
    at = timezone.now() - timedelta(minutes=1)
    Proposal.objects.update(publish_at=at)
    assert "had come: it went out at once." in decide(
        client, editor, named, _approve="confirmed", seen=at.isoformat()
    )


def test_what_waits_for_its_time_can_be_taken_back_on_its_page(
    client: Client, editor: User, named: Proposal
) -> None:
    schedule(named, by=editor)
    client.force_login(editor)
    page = client.get(address(named)).content.decode()
    assert "All of this is checked again at its time" in page
    assert "waits for a decision again" in decide(client, editor, named, _unschedule="yes")


def test_the_writer_is_told_on_the_story_that_a_change_stops_it(
    desk: Client, ready: Story, editor: User, named: Proposal
) -> None:
    schedule(named, by=editor)
    page = desk.get(story_address(ready)).content.decode()
    assert f"{SAID}</time>.</strong> editor approved it" in page
    assert "A change of text or evidence stops this publication" in page


def test_and_once_it_moved_that_it_will_be_stopped(
    desk: Client, ready: Story, editor: User, named: Proposal
) -> None:
    schedule(named, by=editor)
    send(desk, ready, opened(desk, ready), "_save", standfirst="Another.")
    page = desk.get(story_address(ready)).content.decode()
    assert "As it stands it will be stopped:</strong> the text moved after it was approved." in page


def test_a_time_named_without_scripts_is_a_question_of_its_own(
    client: Client, editor: User, writer: User
) -> None:
    other = a_story(writer, headline="Other")
    supported(other, writer)
    page = decide(client, editor, proposed(other, writer), _approve="yes", seen="")
    assert "Publish edition 1 as Emerging?" in page


@pytest.mark.parametrize("how", ["yes", "confirmed"])
def test_approving_at_once_is_refused_while_a_time_stands_typed(
    client: Client, editor: User, ready: Story, writer: User, how: str
) -> None:
    typed = {"_approve": how, "seen": "", "at-day": f"{YEAR}-01-25", "at-hour": "10:30"}
    page = decide(client, editor, proposed(ready, writer), **typed)
    assert "Nothing was published: you typed a time." in page
    assert 'value="10:30"' in page
    assert not Edition.objects.exists()


def test_the_time_proposed_is_no_time_typed(client: Client, editor: User, named: Proposal) -> None:
    drawn = {"at-day": f"{YEAR}-01-24", "at-hour": "09:00"}
    decide(client, editor, named, _approve="confirmed", seen=MORNING.isoformat(), **drawn)
    named.refresh_from_db()
    assert named.state == "scheduled"


def test_the_question_names_the_story(client: Client, editor: User, named: Proposal) -> None:
    page = decide(client, editor, named, _approve="yes", seen="")
    assert f"“{named.story.headline}”. Readers do not see it yet." in page
    assert f'href="{address(named)}"' in page


def test_the_question_says_from_which_label_to_which(client: Client, writer: User, editor: User) -> None:
    story = published(writer, editor).story
    asked = propose(story, by=writer, label=label("retracted"), reason="Made up.", change_note="Made up.")
    page = decide(client, editor, asked, _approve="yes", seen="")
    assert "Readers see it as Emerging now; it becomes Retracted." in page
