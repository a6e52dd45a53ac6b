from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from stories.actions.story_people import may_see
from stories.actions.tell import tell
from stories.errors import BadDue, NothingSaid, NotOpenTo
from stories.models import Assignment, Event, Story
from stories.people import display_name
from stories.permissions import require
from stories.rules.set_time import why_not_due


class NothingToDo(NothingSaid):
    field = "what"


def assign(
    story: Story, what: str, who: User, *, by: User, key: UUID, due_at: datetime | None = None
) -> Assignment:
    """Give a colleague a task on a story, due at a time (aware) or at none; they are told.

    The same `key` again is the same task. Raises NothingToDo, BadDue, NotOpenTo for somebody who
    does not write or may not see the story, ValidationError for one that is too long, NotAllowed.
    """
    require(by, "assign", story.pk)
    if not what.strip():
        raise NothingToDo
    if due_at is not None and (because := why_not_due(due_at, timezone.now())):
        raise BadDue(because)
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story.pk)
        known = Assignment.objects.filter(key=key, given_by=by).first()
        if known is not None:
            return known
        if not may_see(who, story):
            raise NotOpenTo([display_name(who)], "who")
        task = Assignment(story=story, key=key, what=what.strip(), who=who, due_at=due_at, given_by=by)
        task.clean_fields(exclude=["story", "who", "given_by"])
        task.save()
        told = facts(task)
        Event.objects.record("gave a task", by=by, story=story, to=display_name(who), **told)
        tell([who], "task", key=f"task {task.pk}", story=story, by=by, did="given", **told)
    return task


def facts(task: Assignment) -> dict[str, object]:
    """What an inbox is told of a task; `due_at` as ISO 8601, "" for none."""
    return {"task": task.pk, "what": task.what, "due_at": task.due_at.isoformat() if task.due_at else ""}
