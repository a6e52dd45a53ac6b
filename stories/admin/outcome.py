"""What a verdict on who rests on whom would do to the stories it touches, said before it is given."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User

from sources.models import Derivation
from stories.dossier import open_dossier
from stories.models import Label, Story

MOST_STORIES = 2


@dataclass(frozen=True)
class Outcome:
    """One way to decide; `together` is whether the two are one layer then, `layers` how many count."""

    verdict: str
    together: bool
    layers: int
    label: Label
    changes: bool


@dataclass(frozen=True)
class Effect:
    """What each way would make of one story."""

    story: Story
    outcomes: tuple[Outcome, ...]


def effects(row: Derivation, by: User) -> list[Effect]:
    """Of the stories open to `by`, those that cite both sides first: there the verdict counts.

    A dossier each, so few.
    """
    derived, origin = (set(_citing(side, by)) for side in (row.derived_id, row.origin_id))
    chosen = sorted(derived & origin) or sorted(derived | origin)
    stories = Story.objects.select_related("section", "format", "lead").in_bulk(chosen[:MOST_STORIES])
    return [_effect(stories[pk], row) for pk in chosen[:MOST_STORIES]]


def _citing(reference: int, by: User) -> list[int]:
    citing = Story.objects.open_to(by).filter(citations__reference=reference)
    return list(citing.values_list("pk", flat=True))


def _effect(story: Story, row: Derivation) -> Effect:
    dossier = open_dossier(story)
    numbers = {c.number for c in dossier.citations if c.reference_id in {row.derived_id, row.origin_id}}
    fallen = {c.number for c in dossier.citations if c.reference_id in dossier.fallen}
    outcomes = []
    for verdict, state in (("until", row.state), ("confirm", "confirmed"), ("reject", "rejected")):
        found, assessment = dossier.if_judged(row.pk, state)
        label = dossier.label(assessment.label)
        together = any(numbers <= set(layer.keys) for layer in found)
        standing = sum(not fallen.issuperset(layer.keys) for layer in found)
        outcomes.append(Outcome(verdict, together, standing, label, label.slug != dossier.earned.slug))
    return Effect(story, tuple(outcomes))
