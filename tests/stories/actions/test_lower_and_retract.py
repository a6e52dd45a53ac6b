import pytest
from django.contrib.auth.models import User

from stories.actions.approve import approve
from stories.actions.cite import uncite
from stories.actions.lower_label import lower_label
from stories.actions.retract import retract
from stories.actions.save_story import save_story
from stories.actions.take_stance import take_stance
from stories.errors import (
    AlreadyRetracted,
    Moved,
    NoReason,
    NotAllowed,
    NotEarned,
    NotLower,
    NotPublished,
)
from stories.models import Edition, Story
from tests.stories.making import (
    a_story,
    cited,
    headline_claim,
    label,
    proposed,
    published,
    supported,
    words,
)


@pytest.fixture
def corroborated(writer: User, editor: User) -> Story:
    story = a_story(writer)
    supported(story, writer)
    supported(story, writer, "TechRadar")
    return approve(proposed(story, writer, "corroborated"), by=editor).story


def test_one_editor_lowers_a_label_at_once_with_a_public_reason(corroborated: Story, editor: User) -> None:
    edition = lower_label(corroborated, label("emerging"), by=editor, reason="One withdrew.")
    assert (edition.number, edition.label.slug) == (2, "emerging")
    assert edition.statement["reason"] == "One withdrew."
    assert edition.statement["four_eyes"] == "one editor"


def test_lowering_publishes_no_word_nobody_approved(corroborated: Story, writer: User, editor: User) -> None:
    save_story(corroborated.pk, words(headline="Not approved"), by=writer, version=1)
    edition = lower_label(corroborated, label("emerging"), by=editor, reason="One withdrew.")
    assert edition.headline == "Orrery headsets swell"


def test_raising_is_not_lowering(writer: User, editor: User) -> None:
    story = published(writer, editor).story
    with pytest.raises(NotLower):
        lower_label(story, label("corroborated"), by=editor, reason="Up.")


def test_disputed_needs_the_contradiction_on_record(corroborated: Story, writer: User, editor: User) -> None:
    with pytest.raises(NotEarned):
        lower_label(corroborated, label("disputed"), by=editor, reason="A test found otherwise.")
    take_stance(headline_claim(corroborated), cited(corroborated, writer, "Wired"), "contradicts", by=writer)
    edition = lower_label(corroborated, label("disputed"), by=editor, reason="A test found otherwise.")
    assert edition.label.slug == "disputed"


def test_lowering_needs_a_reason(corroborated: Story, editor: User) -> None:
    with pytest.raises(NoReason):
        lower_label(corroborated, label("emerging"), by=editor, reason="")


def test_a_writer_lowers_and_retracts_nothing(corroborated: Story, writer: User) -> None:
    with pytest.raises(NotAllowed):
        lower_label(corroborated, label("emerging"), by=writer, reason="x")
    with pytest.raises(NotAllowed):
        retract(corroborated, by=writer, reason="x")


def test_one_editor_retracts_at_once(corroborated: Story, editor: User) -> None:
    edition = retract(corroborated, by=editor, reason="The document was forged.")
    assert edition.label.slug == "retracted"
    assert edition.content == Edition.objects.get(number=1).content


def test_retracting_twice_is_done_once(corroborated: Story, editor: User) -> None:
    retract(corroborated, by=editor, reason="Forged.")
    with pytest.raises(AlreadyRetracted):
        retract(corroborated, by=editor, reason="Forged.")


def test_what_readers_do_not_see_cannot_be_retracted(writer: User, editor: User) -> None:
    with pytest.raises(NotPublished):
        retract(a_story(writer), by=editor, reason="x")


def test_a_proposal_made_before_a_lowering_is_refused(
    corroborated: Story, writer: User, editor: User
) -> None:
    save_story(corroborated.pk, words(standfirst="New."), by=writer, version=1)
    proposal = proposed(corroborated, writer, "corroborated")
    lower_label(corroborated, label("emerging"), by=editor, reason="One withdrew.")
    with pytest.raises(Moved) as refusal:
        approve(proposal, by=editor)
    assert refusal.value.edition == 2


def test_evidence_that_falls_away_flags_the_story_at_once(
    corroborated: Story, writer: User, editor: User
) -> None:
    uncite(corroborated.citations.latest("number"), by=writer)
    corroborated.refresh_from_db()
    assert corroborated.unsupported_since is not None
    lower_label(corroborated, label("emerging"), by=editor, reason="One withdrew.")
    corroborated.refresh_from_db()
    assert corroborated.unsupported_since is None
