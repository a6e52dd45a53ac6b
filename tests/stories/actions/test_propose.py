import pytest
from django.contrib.auth.models import User

from stories.actions.approve import approve
from stories.actions.propose import propose
from stories.actions.retract import retract
from stories.actions.withdraw import withdraw
from stories.errors import (
    NoPublicReason,
    NoReason,
    NotAllowed,
    NotEarned,
    NothingNew,
    NotPublished,
    NotReady,
    NotYours,
    OpenProposal,
)
from stories.models import Event, Proposal
from tests.stories.making import a_story, label, proposed, published, supported


def test_a_writer_proposes_the_label_the_evidence_earns(writer: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    proposal = proposed(story, writer)
    assert (proposal.state, proposal.kind, proposal.expected) == ("open", "publish", 0)
    assert Event.objects.latest("pk").verb == "proposed"


def test_a_label_above_the_evidence_is_refused_with_what_is_missing(writer: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    with pytest.raises(NotEarned) as refusal:
        proposed(story, writer, "corroborated")
    assert "layer" in str(refusal.value)
    assert refusal.value.missing
    assert not Proposal.objects.exists()


def test_a_story_without_a_layer_cannot_be_proposed_at_any_rung(writer: User) -> None:
    with pytest.raises(NotEarned):
        proposed(a_story(writer), writer)


def test_disputed_needs_a_layer_that_contradicts(writer: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    with pytest.raises(NotEarned, match="contradicts"):
        proposed(story, writer, "disputed")


def test_unverified_is_never_proposed(writer: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    with pytest.raises(NotEarned, match="never"):
        proposed(story, writer, "unverified")


def test_what_an_edition_lacks_is_named_field_by_field(writer: User) -> None:
    story = a_story(writer, standfirst="", authors=(), body="<h2>What is happening now</h2><p></p>")
    supported(story, writer)
    with pytest.raises(NotReady) as refusal:
        proposed(story, writer)
    assert {"standfirst", "authors", "body"} <= set(refusal.value.lacks)


def test_one_proposal_waits_at_a_time(writer: User, second_writer: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    proposed(story, writer)
    with pytest.raises(OpenProposal):
        proposed(story, second_writer)


def test_a_proposal_needs_a_reason(writer: User) -> None:
    with pytest.raises(NoReason):
        propose(a_story(writer), by=writer, label=label("emerging"), reason="  ")


def test_proposing_what_readers_already_see_is_refused(writer: User, editor: User) -> None:
    story = published(writer, editor).story
    with pytest.raises(NothingNew):
        proposed(story, writer)


def test_a_correction_may_repeat_the_text_and_says_what_was_wrong(writer: User, editor: User) -> None:
    story = published(writer, editor).story
    proposal = proposed(story, writer, correction="It is 33 per cent, not 40.")
    assert proposal.kind == "correct"


def test_proposing_a_retraction_needs_a_reason_for_readers(writer: User, editor: User) -> None:
    story = published(writer, editor).story
    with pytest.raises(NoPublicReason):
        proposed(story, writer, "retracted", change_note="")
    edition = approve(proposed(story, writer, "retracted", change_note="It was forged."), by=editor)
    assert edition.statement["reason"] == "It was forged."


def test_a_label_never_moves_without_a_word_to_readers(writer: User, editor: User) -> None:
    story = published(writer, editor).story
    retract(story, by=editor, reason="It was forged.")
    with pytest.raises(NoPublicReason):
        proposed(story, writer, change_note=" ")
    assert proposed(story, writer, change_note="The notice is real after all.").kind == "promote"


def test_what_readers_never_saw_cannot_be_proposed_as_retracted(writer: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    with pytest.raises(NotPublished):
        proposed(story, writer, "retracted")


def test_an_outsider_proposes_nothing(writer: User, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        proposed(a_story(writer), outsider)


def test_only_a_publisher_may_speak_for_a_label_above_the_evidence(writer: User, publisher: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    with pytest.raises(NotAllowed):
        proposed(story, writer, "corroborated", override="I heard it myself.")
    assert proposed(story, publisher, "corroborated", override="I heard it myself.").override


def test_readers_are_told_who_spoke_for_a_label_above_the_evidence(
    writer: User, editor: User, publisher: User
) -> None:
    story = a_story(writer)
    supported(story, writer)
    edition = approve(proposed(story, publisher, "corroborated", override="I heard it myself."), by=editor)
    assert edition.statement["override"] == {"by": "publisher", "text": "I heard it myself."}


def test_who_proposed_may_withdraw_and_propose_again(writer: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    withdraw(proposed(story, writer), by=writer)
    assert proposed(story, writer).state == "open"


def test_nobody_withdraws_what_another_proposed(writer: User, second_writer: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    proposal = proposed(story, writer)
    with pytest.raises(NotYours):
        withdraw(proposal, by=second_writer)


def test_withdrawing_twice_is_done_once(writer: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    proposal = proposed(story, writer)
    withdraw(proposal, by=writer)
    withdraw(proposal, by=writer)
    assert Event.objects.filter(verb="withdrew").count() == 1
