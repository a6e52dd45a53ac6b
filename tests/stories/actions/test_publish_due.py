"""When a set time has come: all of it is checked again, each item by itself, and whoever cares hears."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone
from pytest_django import Settings

from stories.actions.approve import approve, bring_out
from stories.actions.cite import uncite
from stories.actions.lower_label import lower_label
from stories.actions.propose import propose
from stories.actions.publish_due import STUMBLED, overdue, publish_what_is_due, troubles
from stories.actions.retract import retract
from stories.actions.save_story import save_story
from stories.actions.schedule import schedule
from stories.models import Edition, Event, LabelRule, Note, Proposal
from tests.stories.making import a_story, label, proposed, published, supported, words

DUE = timezone.now() + timedelta(days=1)


def a_scheduled(writer: User, editor: User, *, at: datetime = DUE, headline: str = "Embargoed") -> Proposal:
    story = a_story(writer, headline=headline)
    supported(story, writer)
    asked = propose(story, by=writer, label=label("emerging"), reason="Embargo.", publish_at=at)
    schedule(asked, by=editor)
    return now(asked)


def now(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_related("story").get(pk=proposal.pk)


@pytest.fixture
def scheduled(writer: User, editor: User) -> Proposal:
    return a_scheduled(writer, editor)


def kinds(person: User) -> list[str]:
    return list(Note.objects.filter(to=person).order_by("pk").values_list("kind", flat=True))


def test_nothing_goes_out_before_its_time(scheduled: Proposal) -> None:
    publish_what_is_due(DUE - timedelta(seconds=1))
    assert not Edition.objects.exists()


def test_when_it_has_come_readers_see_exactly_what_was_approved(scheduled: Proposal) -> None:
    publish_what_is_due(DUE)
    edition = Edition.objects.get()
    assert (edition.proposal, edition.content) == (scheduled, scheduled.content)
    assert (now(scheduled).state, edition.statement["decided_by"]) == ("approved", "editor")


def test_both_hear_of_it(scheduled: Proposal, writer: User, editor: User) -> None:
    publish_what_is_due(DUE)
    assert kinds(writer) == ["answered", "published"]
    assert kinds(editor)[-1] == "published"


def test_looking_again_publishes_nothing_twice(scheduled: Proposal) -> None:
    for minutes in range(3):
        publish_what_is_due(DUE + timedelta(minutes=minutes))
    assert Edition.objects.count() == 1


def test_text_that_moved_is_stopped_and_both_are_told(
    scheduled: Proposal, writer: User, editor: User
) -> None:
    save_story(scheduled.story_id, words(headline="Embargoed", standfirst="New."), by=writer, version=1)
    publish_what_is_due(DUE)
    assert (now(scheduled).state, Edition.objects.count()) == ("stopped", 0)
    assert now(scheduled).stopped_because == "The text moved after it was approved."
    for person in (writer, editor):
        note = Note.objects.get(to=person, kind="stopped")
        assert note.detail["moved"] == ["the text"]


def test_evidence_that_moved_is_stopped(scheduled: Proposal, writer: User) -> None:
    supported(scheduled.story, writer, "TechRadar")
    publish_what_is_due(DUE)
    assert now(scheduled).stopped_because == "The evidence moved after it was approved."


def test_a_change_undone_in_time_lets_it_go_out(scheduled: Proposal, writer: User) -> None:
    for version, standfirst in ((1, "New."), (2, words().standfirst)):
        text = words(headline="Embargoed", standfirst=standfirst)
        save_story(scheduled.story_id, text, by=writer, version=version)
    publish_what_is_due(DUE)
    assert now(scheduled).state == "approved"


@pytest.mark.parametrize("change", [{"is_active": False}, {"groups": ["Writer"]}])
def test_an_approver_who_may_no_longer_approve_stops_it(
    scheduled: Proposal, editor: User, change: dict[str, list[str]]
) -> None:
    editor.groups.set(Group.objects.filter(name__in=change.get("groups", ["Editor"])))
    User.objects.filter(pk=editor.pk).update(is_active="groups" in change)
    publish_what_is_due(DUE)
    assert "Its approval lapsed: editor may no longer" in now(scheduled).stopped_because


def test_four_eyes_switched_on_again_stop_what_one_person_did(editor: User, settings: Settings) -> None:
    settings.FOUR_EYES = False
    own = a_scheduled(editor, editor)
    settings.FOUR_EYES = True
    publish_what_is_due(DUE)
    assert "four eyes are on again" in now(own).stopped_because


def test_a_ladder_made_stricter_meanwhile_stops_it(scheduled: Proposal) -> None:
    LabelRule.objects.filter(label__slug="emerging").update(least_layers=2)
    publish_what_is_due(DUE)
    assert now(scheduled).state == "stopped"


def test_a_label_given_above_the_evidence_goes_out_all_the_same(publisher: User, editor: User) -> None:
    story = a_story(publisher)
    supported(story, publisher)
    asked = propose(
        story,
        by=publisher,
        label=label("corroborated"),
        reason="Ready.",
        override="The notice itself is with us.",
        publish_at=DUE,
    )
    schedule(asked, by=editor)
    publish_what_is_due(DUE)
    assert Edition.objects.get().statement["override"]["text"] == "The notice itself is with us."


def test_one_that_is_stopped_stops_no_other(writer: User, editor: User) -> None:
    first, second = (a_scheduled(writer, editor, headline=headline) for headline in ("One", "Two"))
    supported(first.story, writer, "TechRadar")
    publish_what_is_due(DUE)
    assert (now(first).state, now(second).state) == ("stopped", "approved")


@pytest.fixture
def stumbling(scheduled: Proposal, monkeypatch: pytest.MonkeyPatch) -> Proposal:
    """Its next publication fails with a fault that no rule foresees; others' do not."""

    def fails(proposal: Proposal, dossier: object) -> Edition:
        if proposal.pk == scheduled.pk:
            raise OSError("disk full")
        return bring_out(proposal, dossier)  # type: ignore[arg-type]

    monkeypatch.setattr("stories.actions.publish_due.bring_out", fails)
    return scheduled


def test_a_fault_stops_no_other_and_leaves_it_scheduled(
    stumbling: Proposal, writer: User, editor: User
) -> None:
    other = a_scheduled(writer, editor, headline="Other")
    publish_what_is_due(DUE)
    assert (now(stumbling).state, now(other).state) == ("scheduled", "approved")


def test_trouble_is_written_down_by_its_kind_only(stumbling: Proposal) -> None:
    publish_what_is_due(DUE)
    assert Event.objects.get(verb=STUMBLED).detail == {"proposal": stumbling.pk, "trouble": "OSError"}
    assert troubles([now(stumbling)])[stumbling.pk].what == "OSError"


def test_what_stumbled_is_tried_again_but_not_at_every_tick(stumbling: Proposal) -> None:
    Proposal.objects.update(publish_at=timezone.now())
    for seconds in (0, 3, 6, 13):
        publish_what_is_due(timezone.now() + timedelta(seconds=seconds))
    assert Event.objects.filter(verb=STUMBLED).count() == 2


def test_it_goes_out_once_the_fault_is_gone(stumbling: Proposal, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_what_is_due(DUE)
    monkeypatch.undo()
    publish_what_is_due(DUE + timedelta(minutes=10))
    assert now(stumbling).state == "approved"


def test_two_minutes_late_is_overdue_and_both_are_told_once(
    stumbling: Proposal, writer: User, editor: User
) -> None:
    assert not overdue(DUE + timedelta(seconds=119)).exists()
    for minutes in (2, 3):
        publish_what_is_due(DUE + timedelta(minutes=minutes))
    assert [kinds(person).count("overdue") for person in (writer, editor)] == [1, 1]


@pytest.fixture
def growing(writer: User, editor: User) -> Proposal:
    """A published story, corroborated, whose next edition is set for tomorrow."""
    story = a_story(writer)
    supported(story, writer)
    supported(story, writer, "TechRadar")
    approve(proposed(story, writer, "corroborated"), by=editor)
    save_story(story.pk, words(standfirst="More."), by=writer, version=1)
    asked = proposed(story, writer, "corroborated", publish_at=DUE)
    schedule(asked, by=editor)
    return now(asked)


def test_evidence_that_falls_under_readers_stops_it_at_once_and_the_watch_asks(
    growing: Proposal, writer: User, editor: User
) -> None:
    uncite(growing.story.citations.latest("number"), by=writer)
    assert now(growing).state == "stopped"
    assert "no longer earns even the label readers see" in now(growing).stopped_because
    asked = growing.story.proposals.get(state="open")
    assert (asked.kind, asked.proposed_by) == ("lower", None)
    assert "stopped" in kinds(writer)
    assert "stopped" in kinds(editor)


@pytest.mark.parametrize("retracts", [True, False])
def test_an_editor_who_lowers_or_retracts_at_once_stops_it_at_once(
    growing: Proposal, editor: User, retracts: bool
) -> None:
    if retracts:
        retract(growing.story, by=editor, reason="Forged.")
    else:
        lower_label(growing.story, label("emerging"), by=editor, reason="One is a copy.")
    assert now(growing).state == "stopped"
    assert "came out before its time" in now(growing).stopped_because
    publish_what_is_due(DUE)
    assert Edition.objects.count() == 2


def test_editions_of_other_stories_stop_nothing(scheduled: Proposal, writer: User, editor: User) -> None:
    published(writer, editor, headline="Another")
    assert now(scheduled).state == "scheduled"
