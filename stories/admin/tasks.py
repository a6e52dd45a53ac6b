"""Who does what on a story, due when: on its page and on the front page of who does it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.views.decorators.http import require_POST

from newsroom.desk import signed_in
from stories.actions.assign import assign
from stories.actions.finish_task import finish_task, take_task_off
from stories.actions.story_people import colleagues, colleagues_on
from stories.admin.inbox import back
from stories.admin.known_people import ColleagueField, choose, offered_at
from stories.admin.press import Press
from stories.errors import Refusal
from stories.models import Assignment, Story
from stories.people import display_name
from stories.permissions import may
from stories.rules.lateness import Due, due
from stories.rules.set_time import ComesTwice, NoSuchTime, moment

GROUP, MOST, MOST_OF_STORY, MOST_DONE = "task", 12, 100, 5


class TaskForm(forms.Form):
    """Valid, it gives `what`, `who` and `due_at` (aware, None for no due time)."""

    what = forms.CharField(
        label="What is to be done",
        max_length=200,
        error_messages={"required": "Say what is to be done."},
    )
    who = ColleagueField(User.objects.none(), label="Who", error_messages={"required": "Choose who does it."})
    day = forms.DateField(
        label="Due", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    hour = forms.TimeField(
        label="at", required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )

    def __init__(
        self,
        story: Story | None = None,
        data: QueryDict | None = None,
        initial: Mapping[str, str] | None = None,
    ) -> None:
        """Of one story, for whoever sees it; else for whoever writes."""
        super().__init__(data, prefix=GROUP, initial=dict(initial or {}))
        whom = colleagues_on(story) if story else colleagues()
        choose(self.fields["who"], whom, offered_at("task", story.pk if story else None))

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        told["due_at"] = self._due(told)
        return told

    def _due(self, told: dict[str, Any]) -> datetime | None:
        day, hour = told.get("day"), told.get("hour")
        if day is None or hour is None:
            if (day is None) != (hour is None):
                missing = "day" if day is None else "hour"
                self.add_error(missing, "Set the day, too." if day is None else "Set the time of day, too.")
            return None
        local = datetime.combine(day, hour)
        try:
            return moment(local, timezone.get_default_timezone())
        except ComesTwice as twice:
            return twice.moments[0]
        except NoSuchTime as gap:
            self.add_error("hour", str(gap))
            return None


@dataclass(frozen=True)
class Task:
    row: Assignment
    due: Due


def told(
    story: Story, typed: Mapping[str, str], refused: Mapping[str, Any], data: QueryDict | None
) -> dict[str, Any]:
    """For the story page: what is to do, what was done of late, and the form; where it was `refused`, with
    `data` as it was sent and each sentence at its field."""
    first = (F("done_at").desc(nulls_first=True), F("due_at").asc(nulls_last=True), "pk")
    rows = story.assignments.select_related("who", "given_by", "done_by").order_by(*first)[:MOST_OF_STORY]
    return {
        "tasks": _due([row for row in rows if not row.done_at]),
        "tasks_done": [row for row in rows if row.done_at][:MOST_DONE],
        "task_form": _form(story, typed, refused, data),
        "task_typed": bool(typed),
    }


def _form(
    story: Story, typed: Mapping[str, str], refused: Mapping[str, Any], data: QueryDict | None
) -> TaskForm:
    if data is None:
        return TaskForm(story, initial=typed)
    form = TaskForm(story, data)
    if form.is_valid():
        for name, sentences in refused.items():
            form.add_error(name if name in form.fields else None, list(sentences))
    return form


def of_person(person: User) -> list[Task]:
    """What this person has to do, the next due first."""
    rows = person.assignments.filter(done_at=None, story__in=Story.objects.open_to(person))
    first = rows.select_related("story", "given_by").defer("story__body")
    return _due(list(first.order_by(F("due_at").asc(nulls_last=True), "pk")[:MOST]))


def _due(rows: list[Assignment]) -> list[Task]:
    zone, now = timezone.get_default_timezone(), timezone.now()
    return [Task(row, due(row.due_at, zone, now)) for row in rows]


def give(press: Press) -> str:
    form = TaskForm(press.story, press.data)
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    told, key = form.cleaned_data, press.key(f"{GROUP}-key")
    assign(press.story, told["what"], told["who"], by=press.by, key=key, due_at=told["due_at"])
    return "" if told["who"] == press.by else f"{display_name(told['who'])} was told."


def done(press: Press) -> str:
    finish_task(press.row(press.story.assignments.all()), by=press.by)
    return ""


def off(press: Press) -> str:
    task = press.row(press.story.assignments.all())
    take_task_off(task, by=press.by)
    return f"The task “{task.what}” was taken off."


@require_POST
def finish(request: HttpRequest, key: int) -> HttpResponse:
    """From the front page: done."""
    person = signed_in(request)
    if not may(person, "write"):
        raise PermissionDenied
    task = Assignment.objects.filter(pk=key, story__in=Story.objects.open_to(person)).first()
    if task is None:
        raise Http404("There is no such task.")
    try:
        finish_task(task, by=person)
        messages.success(request, f"Done: “{task.what}”.")
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return HttpResponseRedirect(back(request))
