from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from sources.actions.suggest_derivations import suggest_derivations
from sources.models import Reference
from stories.actions.review_standing import review_standing
from stories.errors import AlreadyCited
from stories.models import Citation, Event, Story
from stories.permissions import require


def cite(story: Story, reference: Reference, *, by: User, note: str = "") -> Citation:
    """Keep a reference with a story under the next source note's number.

    Whether it rests on what the story cites already, or the other way, is suggested at
    once. Raises AlreadyCited, NotAllowed.
    """
    require(by, "write")
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story.pk)
        cited = story.citations.filter(reference=reference).first()
        if cited:
            raise AlreadyCited(cited.number)
        last = story.citations.aggregate(last=Max("number"))["last"] or 0
        citation = Citation.objects.create(story=story, reference=reference, number=last + 1, note=note)
        others = Reference.objects.filter(citations__story=story).exclude(pk=reference.pk)
        suggest_derivations(reference, others)
        Event.objects.record("cited", by=by, story=story, number=citation.number)
        review_standing(story)
    return citation


def uncite(citation: Citation, *, by: User) -> None:
    """Take a reference off a story, with its stances. The reference itself stays kept."""
    require(by, "write")
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=citation.story_id)
        gone, _ = Citation.objects.filter(pk=citation.pk).delete()
        if gone:
            Event.objects.record("uncited", by=by, story=story, number=citation.number)
            review_standing(story)


def note_citation(citation: Citation, note: str, *, by: User) -> None:
    """Write the source note readers see."""
    require(by, "write")
    with transaction.atomic():
        changed = Citation.objects.filter(pk=citation.pk).exclude(note=note).update(note=note)
        if changed:
            story = Story.objects.get(pk=citation.story_id)
            Event.objects.record("noted", by=by, story=story, number=citation.number)
