from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from stories.actions.review_standing import review_standing
from stories.errors import AlreadyClaimed, HeadlineClaimStays
from stories.models import Claim, Event, Story
from stories.permissions import require
from stories.rules.lines import one_line


def add_claim(story: Story, text: str, *, by: User, is_key: bool = False) -> Claim:
    """Assert one more sentence. Raises AlreadyClaimed, ValidationError, NotAllowed."""
    require(by, "write", story.pk)
    return put_claim(story, text, by=by, is_key=is_key)


def put_claim(story: Story, text: str, *, by: User, is_key: bool) -> Claim:
    """Part of claiming and restoring, which ask who may."""
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story.pk)
        last = story.claims.aggregate(last=Max("position"))["last"] or 0
        claim = Claim(story=story, text=one_line(text), is_key=is_key, position=last + 1)
        _check(claim)
        claim.save()
        Event.objects.record("claimed", by=by, story=story, text=claim.text, key=is_key)
        review_standing(story)
    return claim


def reword_claim(claim: Claim, text: str, *, by: User, is_key: bool | None = None) -> None:
    """Reword a claim, or change whether it is key; the headline claim always is.

    Raises AlreadyClaimed, ValidationError, NotAllowed.
    """
    require(by, "write", claim.story_id)
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=claim.story_id)
        claim = Claim.objects.get(pk=claim.pk)
        before = (claim.text, claim.is_key)
        claim.text = one_line(text)
        claim.is_key = claim.is_headline or (claim.is_key if is_key is None else is_key)
        if (claim.text, claim.is_key) == before:
            return
        _check(claim)
        claim.save()
        Event.objects.record("reworded", by=by, story=story, before=before[0], text=claim.text)
        review_standing(story)


def remove_claim(claim: Claim, *, by: User) -> None:
    """Take a claim and its stances away. Raises HeadlineClaimStays, NotAllowed."""
    require(by, "write", claim.story_id)
    if claim.is_headline:
        raise HeadlineClaimStays
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=claim.story_id)
        gone, _ = Claim.objects.filter(pk=claim.pk).delete()
        if gone:
            Event.objects.record("unclaimed", by=by, story=story, text=claim.text)
            review_standing(story)


def _check(claim: Claim) -> None:
    twins = Claim.objects.filter(story_id=claim.story_id, text=claim.text).exclude(pk=claim.pk)
    if twins.exists():
        raise AlreadyClaimed
    claim.full_clean(exclude=["story"])
