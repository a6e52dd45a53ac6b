"""What the newsroom's own watch found and asks for, as the desk shows it."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sources.models import Change, Reference, Watch
from stories.actions.approve import approve
from stories.actions.cite import note_citation, uncite
from stories.actions.claim import add_claim
from stories.actions.retract import retract
from stories.actions.tell_changes import tell_changes
from stories.admin.changes import trouble
from stories.models import Edition, Event, Proposal, Story
from tests.stories.admin.page import address, fields, opened, send
from tests.stories.making import a_story, proposed, supported

SEEN = datetime(2026, 11, 21, 14, tzinfo=UTC)


@pytest.fixture
def story(writer: User, editor: User) -> Story:
    story = a_story(writer)
    supported(story, writer)
    supported(story, writer, "TechRadar")
    return approve(proposed(story, writer, "corroborated"), by=editor).story


@pytest.fixture
def asked(story: Story, writer: User) -> Proposal:
    """What the watch asks for after a reference was taken off."""
    uncite(story.citations.latest("number"), by=writer)
    return Proposal.objects.get(state="open", proposed_by=None)


@pytest.fixture
def at_desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def review(proposal: Proposal) -> str:
    return f"/desk/stories/proposal/{proposal.pk}/change/"


def page(client: Client, way: str) -> str:
    return client.get(way).content.decode()


def test_its_request_waits_in_the_queue(at_desk: Client, asked: Proposal) -> None:
    assert "The newsroom&#x27;s watch" in page(at_desk, "/desk/stories/proposal/")


def test_the_front_page_leads_from_the_alarm_to_the_decision(at_desk: Client, asked: Proposal) -> None:
    shown = page(at_desk, "/desk/")
    assert "Decide the lowering to Emerging" in shown
    assert review(asked) in shown


def test_an_editor_reads_why_and_may_approve_at_once(at_desk: Client, asked: Proposal) -> None:
    shown = page(at_desk, review(asked))
    assert "Proposed by <strong>the newsroom&#x27;s watch</strong>" in shown
    assert "The watch\u2019s reason" in shown
    assert "Approving is closed" not in shown


def test_approving_it_publishes_the_lower_label(at_desk: Client, asked: Proposal) -> None:
    at_desk.post(review(asked), {"_approve": "confirmed"})
    assert Edition.objects.latest("entry").label.slug == "emerging"


def test_words_written_since_move_nothing_of_it_and_are_not_shown(
    at_desk: Client, asked: Proposal, writer: User
) -> None:
    add_claim(asked.story, "The maker is a fraud.", by=writer)
    note_citation(asked.story.citations.get(), "They lie.", by=writer)
    shown = page(at_desk, review(asked))
    assert ("Nothing moved" in shown, "fraud" in shown, "They lie." in shown) == (True, False, False)


def test_what_moved_of_the_sources_is_shown_without_words_written_since(
    at_desk: Client, asked: Proposal, writer: User
) -> None:
    note_citation(asked.story.citations.get(), "They lie.", by=writer)
    Reference.objects.filter(citations__story=asked.story).update(withdrawn_at=SEEN, withdrawn_why="Forged.")
    shown = page(at_desk, review(asked))
    assert ("It moved since" in shown, "They lie." in shown) == (True, False)


def test_declining_it_keeps_the_flag_and_says_so(at_desk: Client, asked: Proposal) -> None:
    answer = at_desk.post(review(asked), {"_decline": "yes", "note": "Wired has it too."}, follow=True)
    assert "It stays flagged" in answer.content.decode()
    assert Story.objects.get().unsupported_since is not None


def test_declining_it_needs_a_note_for_colleagues(at_desk: Client, asked: Proposal) -> None:
    answer = at_desk.post(review(asked), {"_decline": "yes", "note": ""}).content.decode()
    assert "Say why the label holds all the same" in answer


def test_a_decided_one_shows_who_asked(at_desk: Client, asked: Proposal, editor: User) -> None:
    approve(asked, by=editor)
    assert "The watch\u2019s reason" in page(at_desk, review(asked))


def test_a_writer_may_propose_in_its_place(
    client: Client, story: Story, asked: Proposal, writer: User
) -> None:
    client.force_login(writer)
    sent = opened(client, story)
    assert "What you propose takes its place" in page(client, address(story))
    told = {"propose__label": "emerging", "propose__reason": "One is gone.", "propose__change_note": "Gone."}
    send(client, story, sent, "_propose", **told)
    assert Proposal.objects.get(state="open").proposed_by == writer


def test_an_address_that_names_no_proposal_is_not_found(at_desk: Client) -> None:
    assert at_desk.get("/desk/stories/proposal/none/change/").status_code == 404


def test_the_history_tells_what_the_watch_saw(at_desk: Client, story: Story) -> None:
    Change.objects.create(
        reference=story.citations.get(number=1).reference,
        kind="gone",
        sentence="Engadget's page is gone.",
        seen_at=SEEN,
    )
    tell_changes.call()
    shown = page(at_desk, f"/desk/stories/story/{story.pk}/history/")
    assert "The newsroom&#x27;s watch: Engadget&#x27;s page is gone (" in shown
    assert "Engadget&#x27;s page is gone (" in page(at_desk, "/desk/stories/event/")


def test_a_withdrawn_source_is_marked_in_the_evidence(client: Client, story: Story, writer: User) -> None:
    Reference.objects.filter(citations__story=story).update(withdrawn_at=SEEN, withdrawn_why="Forged.")
    client.force_login(writer)
    assert page(client, address(story)).count("withdrawn by its publisher") == 2


def test_many_stances_are_weighed_as_one(client: Client, story: Story, writer: User) -> None:
    client.force_login(writer)
    sent = opened(client, story)
    stances = [name for name in sent if name.startswith("stance-")]
    client.post(address(story), {**sent, **dict.fromkeys(stances, "background"), "_save": "yes"})
    assert Event.objects.filter(verb="flagged the label").count() == 1
    assert Event.objects.filter(verb="weighed", detail__stance="background").count() == 2


def test_a_retracted_story_is_put_forward_as_retracted(
    client: Client, story: Story, writer: User, editor: User
) -> None:
    retract(story, by=editor, reason="The note was forged.")
    client.force_login(writer)
    assert fields(client.get(address(story)), "story_form")["propose-label"] == ["retracted"]


@pytest.mark.parametrize("way", ["retract", "lower"])
def test_a_retracted_story_offers_no_second_retraction(
    at_desk: Client, story: Story, editor: User, way: str
) -> None:
    retract(story, by=editor, reason="The note was forged.")
    shown = page(at_desk, f"/desk/stories/story/{story.pk}/{way}/")
    assert "already retracted" in shown
    assert 'name="reason"' not in shown


def test_a_page_that_could_not_be_read_is_a_quiet_line() -> None:
    assert "could not be read at the last 2 looks" in trouble(Watch(unseen=2))
    assert trouble(Watch()) == ""
