import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from stories.actions.approve import approve
from stories.actions.decline import decline
from stories.actions.save_story import save_story
from stories.actions.take_stance import take_stance
from stories.errors import AlreadyDecided, Moved, NoReason, NotAllowed, NotEarned, OwnProposal
from stories.models import Edition, Event, LabelRule, Proposal, Story
from tests.stories.making import a_story, headline_claim, proposed, published, supported, words


@pytest.fixture
def proposal(writer: User) -> Proposal:
    story = a_story(writer)
    supported(story, writer)
    return proposed(story, writer)


def test_approving_publishes_exactly_what_was_proposed(proposal: Proposal, editor: User) -> None:
    edition = approve(proposal, by=editor)
    assert (edition.number, edition.content) == (1, proposal.content)
    assert edition.evidence == proposal.evidence
    assert Story.objects.get().live_edition == edition


def test_the_edition_says_who_proposed_and_who_decided(proposal: Proposal, editor: User) -> None:
    statement = approve(proposal, by=editor).statement
    assert (statement["proposed_by"], statement["decided_by"]) == ("writer", "editor")
    assert statement["four_eyes"] == "two people"


def test_a_writer_approves_nothing(proposal: Proposal, second_writer: User) -> None:
    with pytest.raises(NotAllowed):
        approve(proposal, by=second_writer)


def test_nobody_approves_their_own(editor: User) -> None:
    story = a_story(editor)
    supported(story, editor)
    with pytest.raises(OwnProposal):
        approve(proposed(story, editor), by=editor)


def test_a_superuser_obeys_four_eyes_too(admin_user: User) -> None:
    story = a_story(admin_user)
    supported(story, admin_user)
    with pytest.raises(OwnProposal):
        approve(proposed(story, admin_user), by=admin_user)


def test_the_database_itself_refuses_one_person_proposing_and_deciding(proposal: Proposal) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.update(state="approved", decided_by=proposal.proposed_by, decided_at=timezone.now())


def test_a_newsroom_of_one_may_switch_four_eyes_off_and_readers_are_told(
    editor: User, settings: object
) -> None:
    settings.FOUR_EYES = False  # type: ignore[attr-defined]
    story = a_story(editor)
    supported(story, editor)
    assert approve(proposed(story, editor), by=editor).statement["four_eyes"] == "switched off"


def test_approving_twice_publishes_once(proposal: Proposal, editor: User, publisher: User) -> None:
    approve(proposal, by=editor)
    with pytest.raises(AlreadyDecided):
        approve(proposal, by=publisher)
    assert Edition.objects.count() == 1


def test_text_that_moved_is_not_approved(proposal: Proposal, writer: User, editor: User) -> None:
    save_story(proposal.story_id, words(headline="Another one"), by=writer, version=1)
    with pytest.raises(Moved) as refusal:
        approve(proposal, by=editor)
    assert refusal.value.content is not None
    assert refusal.value.evidence is not None  # the headline claim follows the headline
    assert Edition.objects.count() == 0


def test_evidence_that_moved_is_not_approved(proposal: Proposal, writer: User, editor: User) -> None:
    supported(proposal.story, writer, "TechRadar")
    with pytest.raises(Moved) as refusal:
        approve(proposal, by=editor)
    assert refusal.value.content is None
    assert refusal.value.evidence
    assert len(refusal.value.evidence["references"]) == 2


def test_saving_the_same_text_again_keeps_the_proposal_good(
    proposal: Proposal, writer: User, editor: User
) -> None:
    save_story(proposal.story_id, words(), by=writer, version=1)
    assert approve(proposal, by=editor).number == 1


def test_a_ladder_made_stricter_meanwhile_refuses_the_label(proposal: Proposal, editor: User) -> None:
    LabelRule.objects.filter(label__slug="emerging").update(least_layers=2)
    with pytest.raises((NotEarned, Moved)):
        approve(proposal, by=editor)


def test_declining_says_why_and_publishes_nothing(proposal: Proposal, editor: User) -> None:
    decline(proposal, by=editor, note="Name who counted.")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decision_note) == ("declined", "Name who counted.")
    assert Event.objects.latest("pk").verb == "declined"
    assert not Edition.objects.exists()


def test_declining_needs_a_note(proposal: Proposal, editor: User) -> None:
    with pytest.raises(NoReason):
        decline(proposal, by=editor, note=" ")


def test_a_writer_declines_nothing(proposal: Proposal, second_writer: User) -> None:
    with pytest.raises(NotAllowed):
        decline(proposal, by=second_writer, note="No.")


def test_what_is_declined_cannot_be_approved(proposal: Proposal, editor: User) -> None:
    decline(proposal, by=editor, note="Not yet.")
    with pytest.raises(AlreadyDecided):
        approve(proposal, by=editor)


def test_a_second_independent_layer_lets_the_label_grow(writer: User, editor: User) -> None:
    story = published(writer, editor).story
    supported(story, writer, "TechRadar")
    edition = approve(proposed(story, writer, "corroborated"), by=editor)
    assert (edition.number, edition.layers, edition.statement["kind"]) == (2, 2, "promote")
    assert edition.statement["previous_label"]["slug"] == "emerging"


def test_a_contradiction_of_the_headline_claim_stops_corroborated(writer: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    supported(story, writer, "TechRadar")
    third = supported(story, writer, "The Verge")
    take_stance(headline_claim(story), third, "contradicts", by=writer)
    with pytest.raises(NotEarned):
        proposed(story, writer, "corroborated")
