from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from sources.models import Derivation
from stories.actions.review_standing import review_standing
from stories.models import Citation, Event, Story


def weigh_again(references: set[int], *, by: User | None, verb: str, **detail: Any) -> None:
    """Tell every story that cites one of `references` (ids) what moved, and weigh each again.

    Locked in one order, so that no two decisions wait for each other. `detail` must be JSON and
    hold no secret; the source note's number is added where a story cites just one of them. Stories
    that cite only what rests on them are weighed, too, and told by what that makes of their label.
    """
    numbers: dict[int, list[int]] = defaultdict(list)
    cited = Citation.objects.filter(reference__in=references).order_by("number")
    for story_id, number in cited.values_list("story_id", "number"):
        numbers[story_id].append(number)
    touched = Story.objects.filter(citations__reference__in=with_carriers(references)).values("pk")
    with transaction.atomic():
        for story in Story.objects.select_for_update().filter(pk__in=touched).order_by("pk"):
            if story.pk in numbers:
                one = {"number": numbers[story.pk][0]} if len(numbers[story.pk]) == 1 else {}
                Event.objects.record(verb, by=by, story=story, **{**one, **detail})
            review_standing(story)


def with_carriers(references: set[int]) -> set[int]:
    """The ids, and those of everything that rests on them, step by step."""
    found, step = set(references), set(references)
    while step:
        rests = Derivation.objects.filter(origin__in=step).exclude(state=Derivation.State.REJECTED)
        step = set(rests.values_list("derived_id", flat=True)) - found
        found |= step
    return found
