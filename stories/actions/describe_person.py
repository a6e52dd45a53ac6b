from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from sources.actions import describe_person as told
from sources.models import HumanSource, Reference
from stories.actions.weigh_again import weigh_again
from stories.models import Citation, Event


def describe_person(
    person: HumanSource, *, alias: str, named: bool, why_unnamed: str, can_know: str = "", by: User
) -> frozenset[str]:
    """Change what readers are told of a person, and weigh the stories again that rest on them.

    Whether a person is named decides what their word counts for. Published editions stay as
    they are. Raises what sources.actions.describe_person raises.
    """
    with transaction.atomic():
        changed = told.describe_person(
            person, alias=alias, named=named, why_unnamed=why_unnamed, can_know=can_know, by=by
        )
        if changed:
            _tell(person, by, sorted(changed))
    return changed


def _tell(person: HumanSource, by: User, fields: list[str]) -> None:
    """The person by number: a name taken back would stand in the log for ever. Of one whom no story cites the
    newsroom's log tells."""
    said = set(Reference.objects.filter(person=person).values_list("pk", flat=True))
    told: dict[str, Any] = {"person": person.pk, "fields": fields}
    if not Citation.objects.filter(reference__in=said).exists():
        Event.objects.record("described person", by=by, **told)
    weigh_again(said, by=by, verb="described person", **told)
