from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from sources.actions.suggest_derivations import candidates, suggest_derivations
from sources.models import Derivation, Reference
from stories.actions.note_ahead import note_ahead
from stories.actions.review_standing import review_standing
from stories.actions.weigh_again import weigh_again
from stories.errors import AlreadyCited
from stories.models import Citation, Event, Story
from stories.permissions import require
from stories.rules.body import noted


def cite(story: Story, reference: Reference, *, by: User, note: str = "", number: int = 0) -> Citation:
    """Keep a reference with a story under the next source note's number, or `number` where that is free.

    One that was cited before gets its number back where it is free: the text may still say it.

    Whether it rests on what the story cites already or on anything else that is kept, or the
    other way, is suggested at once. Raises AlreadyCited, NotAllowed.
    """
    require(by, "write", story.pk)
    return add_citation(story, reference, by=by, note=note, number=number)


def add_citation(
    story: Story, reference: Reference, *, by: User, note: str = "", number: int = 0
) -> Citation:
    """Part of citing, attaching, keeping and restoring, which ask who may."""
    with transaction.atomic():
        likely = candidates(reference)
        story = lock_touched(story, [reference, *likely])
        cited = story.citations.filter(reference=reference).first()
        if cited:
            raise AlreadyCited(cited.number)
        number = _free_number(story, number or _number_before(story, reference))
        citation = Citation.objects.create(story=story, reference=reference, number=number, note=note)
        _record("cited", citation, story, by)
        _suggest(story, reference, likely)
        review_standing(story)
    return citation


def lock_touched(story: Story, references: Iterable[Reference]) -> Story:
    """The story, locked with all others a suggestion may touch: in one order, so that no two wait for
    each other. `references` are those to be cited and what may rest on them."""
    touched = Story.objects.filter(
        Q(pk=story.pk)
        | Q(citations__reference__in=list(references))
        | Q(citations__reference__citations__story=story)
    )
    locked = Story.objects.select_for_update().filter(pk__in=set(touched.values_list("pk", flat=True)))
    return {one.pk: one for one in locked.order_by("pk")}[story.pk]


def _free_number(story: Story, wanted: int) -> int:
    taken = set(story.citations.values_list("number", flat=True))
    if wanted > 0 and wanted not in taken:
        return wanted
    # A number that still stands in the text would come to mean another source.
    return max(taken | set(noted(story.body)), default=0) + 1


def _number_before(story: Story, reference: Reference) -> int:
    told = story.events.filter(verb="uncited", detail__reference=reference.pk).first()
    return int(told.detail["number"]) if told else 0


def _suggest(story: Story, reference: Reference, likely: Iterable[Reference]) -> None:
    """Stories that cite the others are told what has come up or gone, and weighed again."""
    before = _linked(reference)
    # Here, though it takes its time, and not by the worker later: until two are compared a copy counts as
    # a layer of its own, and a label could be approved on it.
    cited = Reference.objects.filter(citations__story=story).select_related("publisher")
    suggest_derivations(reference, [*cited, *likely])
    moved = before ^ _linked(reference)
    if moved:
        weigh_again(moved, by=None, verb="derivation suggested", reference=reference.pk)


def _linked(reference: Reference) -> set[int]:
    """What is said to rest on it, or it on them."""
    either = Derivation.objects.filter(Q(derived=reference) | Q(origin=reference))
    return {pk for pair in either.values_list("derived", "origin") for pk in pair} - {reference.pk}


def uncite(citation: Citation, *, by: User) -> None:
    """Take a reference off a story, with its stances. The reference itself stays kept."""
    require(by, "write", citation.story_id)
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=citation.story_id)
        gone, _ = Citation.objects.filter(pk=citation.pk).delete()
        if gone:
            _record("uncited", citation, story, by)
            review_standing(story)


def note_citation(citation: Citation, note: str, *, by: User) -> None:
    """Write the source note readers see."""
    require(by, "write", citation.story_id)
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=citation.story_id)
        changed = Citation.objects.filter(pk=citation.pk).exclude(note=note).update(note=note)
        if changed:
            _record("noted", citation, story, by)
            note_ahead(story)


def _record(verb: str, citation: Citation, story: Story, by: User) -> None:
    """By reference, too: a number that falls free is given again."""
    told = {"number": citation.number, "reference": citation.reference_id}
    Event.objects.record(verb, by=by, story=story, **told)
