from __future__ import annotations

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
    require(by, "write")
    if claim.story_id != citation.story_id:
        raise ValueError("The claim and the citation belong to different stories.")
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=claim.story_id)
        stance = Stance.objects.filter(claim=claim, citation=citation).first()
        now = stance.kind if stance else ""
        if expected is not None and now not in {expected, kind}:
            raise StanceMoved(now)
        if (now, stance.quote if stance else "") == (kind, quote):
            return
        _set(claim, citation, kind, quote)
        Event.objects.record(
            "weighed", by=by, story=story, number=citation.number, claim=claim.text, before=now, stance=kind
        )
        review_standing(story)


def _set(claim: Claim, citation: Citation, kind: str, quote: str) -> None:
    if kind:
        Stance.objects.update_or_create(
            claim=claim,
            citation=citation,
            defaults={"kind": Stance.Kind(kind), "quote": quote},
        )
    else:
        Stance.objects.filter(claim=claim, citation=citation).delete()
