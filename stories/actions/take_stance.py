from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from stories.actions.review_standing import review_standing
from stories.errors import StanceMoved
from stories.models import Citation, Claim, Event, Stance, Story
from stories.permissions import require


def take_stance(
    claim: Claim,
    citation: Citation,
    kind: str,
    *,
    by: User,
    expected: str | None = None,
    quote: str = "",
) -> None:
    """Say what a citation does to a claim of the same story; "" takes the stance away.

    `expected` is the stance the person saw ("" for none): when it is another by now, and
    not the wanted one, nothing changes. Raises StanceMoved, NotAllowed.
    """
    require(by, "write", claim.story_id)
    if claim.story_id != citation.story_id:
        raise ValueError("The claim and the citation belong to different stories.")
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=claim.story_id)
        if _take(story, claim, citation, Wanted(kind, expected, quote), by):
            review_standing(story)


@dataclass(frozen=True)
class Wanted:
    """A stance asked for; `expected` as in take_stance."""

    kind: str
    expected: str | None = None
    quote: str = ""


def take_stances(
    story: Story, wanted: Mapping[tuple[Claim, Citation], Wanted], *, by: User
) -> dict[tuple[Claim, Citation], StanceMoved]:
    """Take many stances of one story and weigh it once; those a colleague moved are left, and told.

    Raises NotAllowed.
    """
    require(by, "write", story.pk)
    return put_stances(story, wanted, by=by)


def put_stances(
    story: Story, wanted: Mapping[tuple[Claim, Citation], Wanted], *, by: User
) -> dict[tuple[Claim, Citation], StanceMoved]:
    """Part of taking stances and of restoring them, which ask who may."""
    moved: dict[tuple[Claim, Citation], StanceMoved] = {}
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story.pk)
        taken = 0
        for (claim, citation), one in wanted.items():
            try:
                taken += _take(story, claim, citation, one, by)
            except StanceMoved as refusal:
                moved[claim, citation] = refusal
        if taken:
            review_standing(story)
    return moved


def _take(story: Story, claim: Claim, citation: Citation, wanted: Wanted, by: User) -> bool:
    """Whether anything changed. Raises StanceMoved."""
    kind, quote = wanted.kind, wanted.quote
    stance = Stance.objects.filter(claim=claim, citation=citation).first()
    now = stance.kind if stance else ""
    if wanted.expected is not None and now not in {wanted.expected, kind}:
        raise StanceMoved(now)
    if (now, stance.quote if stance else "") == (kind, quote):
        return False
    _set(claim, citation, kind, quote)
    told = {"number": citation.number, "reference": citation.reference_id, "claim": claim.text}
    Event.objects.record("weighed", by=by, story=story, before=now, stance=kind, **told)
    return True


def _set(claim: Claim, citation: Citation, kind: str, quote: str) -> None:
    if kind:
        Stance.objects.update_or_create(
            claim=claim,
            citation=citation,
            defaults={"kind": Stance.Kind(kind), "quote": quote},
        )
    else:
        Stance.objects.filter(claim=claim, citation=citation).delete()
