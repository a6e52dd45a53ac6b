from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from stories.actions.assign import facts
from stories.actions.tell import tell
from stories.errors import AlreadyDone
from stories.models import Assignment, Event
from stories.people import display_name
from stories.permissions import require


def finish_task(task: Assignment, *, by: User) -> None:
    """Say that a task is done, also a colleague's; who gave it and whose it was hear. Finished already by
    oneself, nothing. Raises AlreadyDone, NotAllowed."""
    with transaction.atomic():
        task = _held(task, by)
        if task.done_by == by:
            return
        if task.done_by:
            raise AlreadyDone(display_name(task.done_by))
        task.done_at, task.done_by = timezone.now(), by
        task.save(update_fields=["done_at", "done_by"])
        Event.objects.record("finished a task", by=by, story=task.story, **facts(task))
        _tell(task, by, "done")


def take_task_off(task: Assignment, *, by: User) -> None:
    """Take a task back that nobody has to do any more; those it concerned hear.

    Raises AlreadyDone, NotAllowed.
    """
    with transaction.atomic():
        task = _held(task, by)
        if task.done_by:
            raise AlreadyDone(display_name(task.done_by))
        Event.objects.record("took a task off", by=by, story=task.story, **facts(task))
        _tell(task, by, "off")
        task.delete()


def _held(task: Assignment, by: User) -> Assignment:
    """The task, locked. Raises NotAllowed."""
    require(by, "assign", task.story_id)
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("story")
    return rows.get(pk=task.pk)


def _tell(task: Assignment, by: User, did: str) -> None:
    key = f"task {task.pk} {did}"
    tell([task.who, task.given_by], "task", key=key, story=task.story, by=by, did=did, **facts(task))
