from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model
from django.tasks import task

from sources.models import Publisher
from stories.actions.review_standing import review_standing
from stories.models import Author, Event, Format, Label, Section, Story
from stories.permissions import require

# What the labels of stories hang on.
WEIGHS = (Label, Publisher)
# What readers are told of it is not.
SAID = {"about"}
# What editions name; by these fields, among others.
NAMED, NAMES = (Author, Format, Section), {"angle", "name"}


def change_house(
    row: Model, *, by: User, changed: Iterable[str], verb: str = "changed", said: Sequence[str] = ()
) -> None:
    """Record that a label, section, format, author or publisher was written; `said` is what, in words.

    A rule of the ladder or an owner of a publisher decides what every story's evidence
    earns, a name what its next edition would say: after these each published story is weighed
    again, once this is committed. Part of the desk's saving of the row, in its transaction.
    Raises NotAllowed.
    """
    require(by, "keep_formats" if isinstance(row, Format) else "keep_house")
    kind, fields = type(row).__name__.lower(), sorted(changed)
    told: dict[str, Any] = {"said": list(said)} if said else {}
    Event.objects.record(f"{verb} {kind}", by=by, name=str(row), fields=fields, **told)
    renamed = isinstance(row, NAMED) and verb == "changed" and not NAMES.isdisjoint(fields)
    weighs = isinstance(row, WEIGHS) and (verb != "changed" or not SAID.issuperset(fields))
    if renamed or weighs:
        transaction.on_commit(review_standings.enqueue)


@task()
def review_standings() -> None:
    """Weigh every published story again, each under its own lock; run by the worker."""
    published = Story.objects.filter(live_edition__isnull=False).order_by("pk")
    for pk in published.values_list("pk", flat=True).iterator():
        with transaction.atomic():
            review_standing(Story.objects.select_for_update().get(pk=pk))
