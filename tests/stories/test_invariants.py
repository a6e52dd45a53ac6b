"""What the database itself refuses, whoever asks."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from sources.models import Derivation, HumanSource, Reference
from stories.models import Claim, Proposal, Stance, Story
from tests.stories.making import a_story, headline_claim, proposed, supported


@pytest.fixture
def story(writer: User) -> Story:
    """A story on two references, one suggested to rest on the other, proposed."""
    story = a_story(writer)
    first, second = supported(story, writer), supported(story, writer, "TechRadar")
    Derivation.objects.create(derived=second.reference, origin=first.reference, kind="credit")
    proposed(story, writer)
    return story


def refused(rows: "QuerySet[Story] | QuerySet[Reference]", **change: object) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**change)


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    ("rows", "change"),
    [
        (Derivation.objects.all(), {"kind": "hearsay"}),
        (Derivation.objects.all(), {"state": "maybe"}),
        (Derivation.objects.all(), {"state": "confirmed"}),
        (Derivation.objects.all(), {"strength": 101}),
        (Reference.objects.all(), {"kind": "rumour"}),
        (Reference.objects.all(), {"first_hand": True}),
        (Reference.objects.all(), {"title": ""}),
        (Stance.objects.all(), {"kind": "doubts"}),
        (Claim.objects.all(), {"is_key": False}),
        (Proposal.objects.all(), {"kind": "sneak"}),
        (Proposal.objects.all(), {"state": "approved"}),
        (Proposal.objects.all(), {"reason": ""}),
        (Story.objects.all(), {"headline": ""}),
        (Story.objects.all(), {"ahead_since": datetime(2026, 11, 20, tzinfo=UTC)}),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused(rows: QuerySet[Story], change: dict[str, object]) -> None:
    refused(rows.all(), **change)


def test_a_story_has_one_headline_claim(story: Story) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.create(story=story, text="Another.", is_headline=True, is_key=True)


def test_a_story_has_one_open_proposal(story: Story) -> None:
    twin = Proposal.objects.get()
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_a_claim_and_a_citation_have_one_stance(story: Story) -> None:
    citation = story.citations.all()[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Stance.objects.create(claim=headline_claim(story), citation=citation, kind="background")


def test_an_unnamed_person_has_a_reason(db: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        HumanSource.objects.create(alias="An engineer", named=False)
