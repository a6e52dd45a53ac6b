"""When evidence falls away, the newsroom itself proposes to lower the label."""

import pytest
from django.contrib.auth.models import User

from sources.models import Publisher
from stories.actions.approve import approve
from stories.actions.cite import uncite
from stories.actions.decline import decline
from stories.actions.judge import state_rests_on
from stories.actions.lower_label import lower_label
from stories.actions.save_story import save_story
from stories.actions.take_stance import take_stance
from stories.actions.tell_changes import renew_lowerings
from stories.actions.withdraw import withdraw
from stories.errors import Moved, NoReason
from stories.models import Event, Proposal, Story
from tests.stories.making import a_story, cited, headline_claim, label, proposed, published, supported, words


@pytest.fixture
def story(writer: User, editor: User) -> Story:
    """Corroborated by Engadget and TechRadar."""
    story = a_story(writer)
    supported(story, writer)
    supported(story, writer, "TechRadar")
    return approve(proposed(story, writer, "corroborated"), by=editor).story


def fall(story: Story, by: User) -> None:
    uncite(story.citations.latest("number"), by=by)


def asked(story: Story) -> Proposal:
    """What the watch asks for now."""
    return story.proposals.get(state="open", proposed_by=None)


def asks(story: Story) -> bool:
    return story.proposals.filter(state="open", proposed_by=None).exists()


def test_a_reference_taken_off_proposes_what_is_earned(story: Story, writer: User) -> None:
    fall(story, writer)
    proposal = asked(story)
    assert (proposal.kind, proposal.label.slug, proposal.expected) == ("lower", "emerging", 1)
    assert proposal.change_note == (
        "Source note 2 (TechRadar) was taken off the story. Claim 1 now rests on 1 source layer."
    )
    assert "Corroborated is no longer earned." in proposal.reason


def test_a_derivation_that_joins_two_layers_does_so_too(story: Story, writer: User) -> None:
    first, second = (citation.reference for citation in story.citations.order_by("number"))
    state_rests_on(second, first, by=writer)
    assert "Engadget and TechRadar count as one layer now." in asked(story).change_note


def test_an_editor_approves_it_and_readers_see_the_lower_label_with_the_reason(
    story: Story, writer: User, editor: User
) -> None:
    fall(story, writer)
    edition = approve(asked(story), by=editor)
    assert (edition.number, edition.label.slug) == (2, "emerging")
    assert "Claim 1 now rests on 1 source layer." in edition.statement["reason"]
    assert edition.statement["proposed_by"] == "the newsroom's watch"
    assert edition.statement["four_eyes"] == "the watch and one editor"


def test_it_publishes_the_words_readers_know_whatever_the_draft_says(
    story: Story, writer: User, editor: User
) -> None:
    fall(story, writer)
    story.refresh_from_db()
    save_story(story.pk, words(standfirst="Not approved."), by=writer, version=story.version)
    assert approve(asked(story), by=editor).content["standfirst"] == "Shops were told to stop selling them."


def test_the_flag_falls_with_the_label(story: Story, writer: User, editor: User) -> None:
    fall(story, writer)
    story.refresh_from_db()
    assert story.unsupported_since is not None
    approve(asked(story), by=editor)
    story.refresh_from_db()
    assert story.unsupported_since is None


def test_evidence_that_comes_back_takes_the_request_back(story: Story, writer: User) -> None:
    fall(story, writer)
    supported(story, writer, "Wired")
    assert not asks(story)
    states = story.proposals.filter(proposed_by=None).values_list("state", flat=True)
    assert set(states) == {"withdrawn"}


def test_evidence_that_falls_further_is_asked_for_anew(story: Story, writer: User) -> None:
    fall(story, writer)
    first = asked(story)
    take_stance(headline_claim(story), cited(story, writer, "Wired"), "contradicts", by=writer)
    renewed = asked(story)
    assert renewed.pk != first.pk
    assert len(renewed.evidence["references"]) == 2


def test_a_source_that_says_nothing_of_the_claims_moves_nothing(story: Story, writer: User) -> None:
    fall(story, writer)
    first = asked(story)
    cited(story, writer, "Wired")
    assert asked(story) == first


def test_evidence_that_moved_in_a_name_only_is_refused_then_asked_for_anew(
    story: Story, writer: User, editor: User
) -> None:
    fall(story, writer)
    Publisher.objects.filter(name="Engadget").update(name="Engadget Weekly")
    with pytest.raises(Moved, match="newsroom's watch proposes"):
        approve(asked(story), by=editor)
    renew_lowerings()
    assert approve(asked(story), by=editor).label.slug == "emerging"


def test_one_editor_lowering_at_once_leaves_nothing_to_decide(
    story: Story, writer: User, editor: User
) -> None:
    fall(story, writer)
    lower_label(story, label("emerging"), by=editor, reason="One is gone.")
    assert not asks(story)


def test_a_persons_proposal_is_not_disturbed(story: Story, writer: User) -> None:
    save_story(story.pk, words(standfirst="New."), by=writer, version=story.version)
    mine = proposed(story, writer, "corroborated")
    fall(story, writer)
    mine.refresh_from_db()
    assert mine.state == "open"
    assert not asks(story)
    assert Event.objects.filter(story=story, verb="flagged the label", by=None).exists()


def test_once_a_persons_proposal_is_answered_the_watch_asks(story: Story, writer: User, editor: User) -> None:
    save_story(story.pk, words(standfirst="New."), by=writer, version=story.version)
    mine = proposed(story, writer, "corroborated")
    fall(story, writer)
    decline(mine, by=editor, note="One source is gone.")
    assert asks(story)


def test_a_person_who_proposes_takes_the_place_of_the_watch(story: Story, writer: User) -> None:
    fall(story, writer)
    mine = proposed(story, writer, "emerging")
    assert not asks(story)
    withdraw(mine, by=writer)
    assert asks(story)


def test_what_an_editor_declined_is_not_asked_again(story: Story, writer: User, editor: User) -> None:
    fall(story, writer)
    decline(asked(story), by=editor, note="A new source comes tonight.")
    cited(story, writer, "Wired")
    renew_lowerings()
    assert not asks(story)
    story.refresh_from_db()
    assert story.unsupported_since is not None


def test_declining_needs_a_reason_for_colleagues(story: Story, writer: User, editor: User) -> None:
    fall(story, writer)
    with pytest.raises(NoReason, match="a colleague will read it"):
        decline(asked(story), by=editor, note=" ")


def test_another_fall_after_a_recovery_is_asked_for_again(story: Story, writer: User, editor: User) -> None:
    fall(story, writer)
    decline(asked(story), by=editor, note="A new source comes tonight.")
    supported(story, writer, "Wired")
    fall(story, writer)
    assert asks(story)


def test_a_contradiction_without_support_is_asked_to_be_disputed(writer: User, editor: User) -> None:
    story = published(writer, editor).story
    take_stance(headline_claim(story), story.citations.get(), "contradicts", by=writer)
    assert asked(story).label.slug == "disputed"


def test_where_nothing_is_earned_people_decide(writer: User, editor: User) -> None:
    story = published(writer, editor).story
    fall(story, writer)
    story.refresh_from_db()
    assert story.unsupported_since is not None
    assert not asks(story)
    flagged = Event.objects.get(story=story, verb="flagged the label")
    assert "No source layer supports claim 1 any more." in flagged.detail["reason"]


def test_above_the_evidence_by_name_it_is_flagged_below_what_was_seen(
    writer: User, publisher: User, editor: User
) -> None:
    story = a_story(publisher)
    supported(story, publisher)
    approve(proposed(story, publisher, "corroborated", override="The note itself is with us."), by=editor)
    story.refresh_from_db()
    assert story.unsupported_since is None
    fall(story, publisher)
    story.refresh_from_db()
    assert story.unsupported_since is not None
