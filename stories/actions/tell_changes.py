from __future__ import annotations

from django.db import transaction
from django.tasks import task

from sources.models import Change
from stories.actions.review_standing import review_standing
from stories.actions.tell_evidence import tell_change
from stories.actions.weigh_again import with_carriers
from stories.models import Event, Proposal, Story, Told


@task()
def tell_changes() -> None:
    """Tell each story of what changed in its sources, once, and weigh it again; run by the clock."""
    for change in Change.objects.filter(told=None).order_by("pk"):
        tell(change)
    renew_lowerings()


def tell(change: Change) -> None:
    """Of two workers one tells, also the stories that cite only what rests on it; locked in one order."""
    with transaction.atomic():
        _, mine = Told.objects.get_or_create(change=change)
        if not mine:
            return
        touched = Story.objects.filter(citations__reference__in=with_carriers({change.reference_id}))
        for pk in touched.distinct().order_by("pk").values_list("pk", flat=True):
            story = Story.objects.select_for_update().get(pk=pk)
            citation = story.citations.filter(reference=change.reference_id).first()
            if citation is not None:
                _record(change, story, citation.number)
            review_standing(story)


def _record(change: Change, story: Story, number: int) -> None:
    told = {"change": change.pk, "kind": change.kind, "sentence": change.sentence}
    Event.objects.record("saw a change", by=None, story=story, number=number, **told)
    tell_change(story, change.pk, change.sentence)


def renew_lowerings() -> None:
    """What the watch asks for follows the evidence, also where only a name in it moved."""
    asked = Proposal.objects.filter(state=Proposal.State.OPEN, proposed_by=None).order_by("story")
    for pk in asked.values_list("story", flat=True):
        with transaction.atomic():
            review_standing(Story.objects.select_for_update().get(pk=pk))
