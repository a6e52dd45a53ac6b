"""Radar, and what arrived: on the wire, on the story's page and on the front page."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sources.models import Publisher, Signal
from stories.actions.approve import approve
from stories.actions.dismiss_signal import dismiss_signal
from stories.admin.gain import Gain, gain
from stories.dossier.many import weigh_many
from stories.models import Match, Story
from tests.stories.admin.page import address, press
from tests.stories.arriving import a_publisher, a_signal, arrived
from tests.stories.making import a_story, proposed, supported

pytestmark = pytest.mark.each

HEADLINE = "Halden pauses sales of its Orrery headset"


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer, headline=HEADLINE, standfirst="Its battery may swell while it charges.")


def gained(story: Story, signal: Signal) -> Gain:
    publishers = [signal.publisher] if signal.publisher else []
    return gain(weigh_many([story], publishers)[story.pk], signal)


def test_an_outlet_nobody_cited_would_be_a_layer_of_its_own(story: Story, writer: User) -> None:
    supported(story, writer, "Engadget")
    told = gained(story, a_signal())
    assert (told.says, told.adds) == ("would be layer B", True)
    assert str(told.earns) == "Corroborated"


def test_the_same_publisher_adds_no_layer(story: Story, writer: User) -> None:
    supported(story, writer, "Gadget Ledger")
    told = gained(story, a_signal())
    assert (told.says, told.adds) == ("adds no layer: Gadget Ledger is layer A", False)


def test_one_owner_adds_no_layer(story: Story, writer: User) -> None:
    supported(story, writer, "Engadget")
    owner = a_publisher("Halden Media")
    a_publisher("Gadget Ledger")
    Publisher.objects.filter(name__in=["Engadget", "Gadget Ledger"]).update(owner=owner)
    assert gained(story, a_signal()).says == "adds no layer: one owner with layer A"


def test_who_credits_a_cited_outlet_adds_no_layer(story: Story, writer: User) -> None:
    supported(story, writer, "Engadget")
    signal = a_signal(summary="According to Engadget, Halden told shops to stop selling the Orrery.")
    assert gained(story, signal).says == "adds no layer: repeats layer A, credits Engadget"


def test_a_page_the_story_cites_is_named_by_its_note(story: Story, writer: User) -> None:
    supported(story, writer, url="https://wire.example/cited")
    assert gained(story, a_signal(url="https://wire.example/cited")).says == "already source note 1"


def test_the_radar_says_what_is_missing_and_what_fits(desk: Client, story: Story, writer: User) -> None:
    supported(story, writer, "Engadget")
    arrived(a_signal())
    blip = desk.get("/desk/sources/signal/").context["radar"][0]
    assert (blip.story, blip.now.slug, blip.following.slug) == (story, "emerging", "corroborated")
    assert blip.needs == "Needs a second independent layer for claim 1."
    assert len(blip.adding) == 1


def test_stories_something_adds_a_layer_to_come_first(desk: Client, story: Story, writer: User) -> None:
    a_story(writer, headline="Saved later, and nothing fits it")
    arrived(a_signal())
    assert desk.get("/desk/sources/signal/").context["radar"][0].story == story


def test_the_storys_page_shows_what_arrived_best_first(desk: Client, story: Story, writer: User) -> None:
    supported(story, writer, "Engadget")
    arrived(a_signal(publisher="Engadget"), a_signal(publisher="Pixelpost"))
    found = desk.get(address(story)).context["arrived"]
    assert [one.gain.adds for one in found] == [True, False]


def test_from_the_storys_page_it_is_kept(desk: Client, story: Story) -> None:
    arrived(a_signal())
    press(desk, story, "_keepsignal", Match.objects.get().pk)
    assert story.attachments.count() == 1


def test_from_the_storys_page_it_is_left(desk: Client, story: Story) -> None:
    arrived(a_signal())
    press(desk, story, "_leavesignal", Match.objects.get().pk)
    assert (Match.objects.get().state, Signal.objects.get().state) == ("dismissed", "new")
    assert "1 signal considered, 0 kept" in desk.get(address(story)).content.decode()


def test_another_storys_match_is_not_touched(desk: Client, story: Story, writer: User) -> None:
    arrived(a_signal())
    press(desk, a_story(writer, headline="Another"), "_leavesignal", Match.objects.get().pk)
    assert Match.objects.get().state == "new"


def test_the_front_page_shows_what_fits_my_stories(
    client: Client, desk: Client, story: Story, second_writer: User
) -> None:
    signal = a_signal()
    arrived(signal)
    assert signal.title in desk.get("/desk/").content.decode()
    client.force_login(second_writer)
    assert signal.title not in client.get("/desk/").content.decode()


def test_readers_learn_how_many_signals_were_considered(
    client: Client, story: Story, writer: User, editor: User
) -> None:
    supported(story, writer)
    signal = a_signal()
    arrived(signal)
    dismiss_signal(signal, by=writer)
    edition = approve(proposed(story, writer), by=editor)
    page = client.get(f"/stories/{edition.slug}/").content.decode()
    assert "From 1 signal, none was kept." in page


def test_readers_learn_how_many_were_kept(client: Client, story: Story, writer: User, editor: User) -> None:
    signal = a_signal(url="https://wire.example/kept")
    arrived(signal)
    supported(story, writer, url="https://wire.example/kept")
    edition = approve(proposed(story, writer), by=editor)
    assert (edition.statement["signals"], edition.statement["signals_kept"]) == (1, 1)
    assert "From 1 signal, 1 reference was kept." in client.get(f"/stories/{edition.slug}/").content.decode()


def test_a_dismissed_signal_makes_no_approval_stale(story: Story, writer: User, editor: User) -> None:
    supported(story, writer)
    signal = a_signal()
    arrived(signal)
    proposal = proposed(story, writer)
    dismiss_signal(signal, by=writer)
    assert approve(proposal, by=editor).number == 1


@pytest.mark.parametrize("signals", [1, 30])
def test_the_front_page_needs_as_many_queries_for_many_signals_as_for_one(
    desk: Client, writer: User, signals: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(signals):
        a_story(writer, headline=f"Halden{number} pauses sales of Orrery{number}")
        a_signal(f"Halden{number} stops Orrery{number} sales", "", publisher=f"Outlet {number}")
    arrived()
    with django_assert_max_num_queries(30):
        desk.get("/desk/")
