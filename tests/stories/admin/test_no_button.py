"""A form that names no button of its page decides nothing, and is told so."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sources.models import Derivation, Feed, HumanSource, Signal
from stories.models import Edition, PreviewLink, Proposal, Report, Story
from tests.stories.making import a_story, proposed, published, supported

pytestmark = pytest.mark.django_db
TOLD = "names no button of this page"


@pytest.fixture
def proposal(writer: User) -> Proposal:
    story = a_story(writer)
    supported(story, writer)
    return proposed(story, writer)


@pytest.fixture
def signed_in(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def at(row: object, screen: str) -> str:
    return reverse(f"admin:{screen}_change", args=[row.pk])  # type: ignore[attr-defined]


@pytest.mark.parametrize("sent", [{}, {"_other": "yes"}, {"_approve": "yes", "_decline": "yes"}])
def test_a_note_alone_decides_no_proposal(
    signed_in: Client, proposal: Proposal, sent: dict[str, str]
) -> None:
    answer = signed_in.post(at(proposal, "stories_proposal"), {"note": "It is thin.", **sent})
    proposal.refresh_from_db()
    assert (answer.status_code, proposal.state, proposal.reviewer) == (400, "open", None)
    assert TOLD in answer.text
    assert ">It is thin.</textarea>" in answer.text


def test_a_time_that_says_it_was_confirmed_is_asked_about_all_the_same(
    signed_in: Client, proposal: Proposal
) -> None:
    sent = {"_at": "confirmed", "at-day": f"{timezone.now().year + 1}-01-25", "at-hour": "10:30"}
    assert (
        "Publish edition 1 as Emerging on 25 January"
        in signed_in.post(at(proposal, "stories_proposal"), sent).text
    )
    assert not Edition.objects.exists()


def test_a_suggested_derivation_stays_suggested(signed_in: Client, writer: User) -> None:
    story = a_story(writer)
    first, second = supported(story, writer), supported(story, writer, "TechRadar")
    row = Derivation.objects.create(derived=second.reference, origin=first.reference, kind="credit")
    answer = signed_in.post(at(row, "sources_derivation"), {"note": "They asked the maker themselves."})
    row.refresh_from_db()
    assert (answer.status_code, row.state) == (400, "suggested")
    assert TOLD in answer.text


def test_a_feed_keeps_its_interval(signed_in: Client) -> None:
    feed = Feed.objects.create(url="https://news.example/feed", every=10)
    answer = signed_in.post(at(feed, "sources_feed"), {"every": "60"})
    feed.refresh_from_db()
    assert (answer.status_code, feed.every) == (400, 10)
    assert TOLD in answer.text


def test_the_wire_says_that_nothing_was_done(signed_in: Client) -> None:
    answer = signed_in.post(reverse("admin:sources_signal_changelist"), {"key": uuid4()}, follow=True)
    assert TOLD in answer.text
    assert not Signal.objects.exclude(state="new").exists()


def test_no_version_is_restored(signed_in: Client, story: Story) -> None:
    sent = {"version": 1, "draft": story.version}
    answer = signed_in.post(reverse("admin:stories_story_history", args=[story.pk]), sent)
    assert answer.status_code == 400
    assert TOLD in answer.text


@pytest.mark.parametrize("sent", [{"lasts": "day"}, {"lasts": "day", "_takeback": "99999"}])
def test_no_preview_is_given_to_the_outside(signed_in: Client, story: Story, sent: dict[str, str]) -> None:
    signed_in.post(reverse("preview_links", args=[story.pk]), sent)
    assert not PreviewLink.objects.exists()


def test_a_report_stays_open(signed_in: Client, writer: User, editor: User) -> None:
    edition = published(writer, editor)
    told = {"story": edition.story, "edition": edition, "sent_at": timezone.now()}
    report = Report.objects.create(text="It was on Tuesday.", **told)
    answer = signed_in.post(at(report, "stories_report"), {"note": "It was not."})
    report.refresh_from_db()
    assert (answer.status_code, report.state) == (400, Report.State.OPEN)


def test_a_colleague_and_a_person_stay_as_they_are(client: Client, publisher: User, writer: User) -> None:
    client.force_login(publisher)
    person = HumanSource.objects.create(alias="An engineer at Halden")
    for row, screen in ((writer, "auth_user"), (person, "sources_humansource")):
        answer = client.post(at(row, screen), {"groups": []})
        assert TOLD in answer.text
        assert answer.status_code == 400
    assert writer.groups.exists()
