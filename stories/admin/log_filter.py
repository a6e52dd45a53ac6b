"""What somebody asks the log of events for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone

from newsroom.suggested import Suggested
from stories.admin.known_people import offered_at, staff
from stories.admin.verbs import GROUPS, VERBS, of_group
from stories.called import colleague_called
from stories.errors import Refusal
from stories.models import Event, Story, story_open_to
from stories.people import is_watch
from stories.search import STORIES, matching

EPOCH = 1970


class Asked(forms.Form):
    """The filters; a field somebody filled in wrongly narrows nothing and says so."""

    q = forms.CharField(label="Words", required=False, max_length=100)
    by = forms.CharField(label="By", required=False, max_length=150)
    what = forms.ChoiceField(label="What", required=False)
    since = forms.DateField(
        label="From day", required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    until = forms.DateField(
        label="To day", required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    story = forms.IntegerField(required=False, min_value=1, max_value=2**31, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict, person: User) -> None:
        super().__init__(data)
        self.person = person
        self.whose: User | None = None
        self.fields["by"].widget = Suggested(offered_at("log"), {"placeholder": "Anyone"})
        self.fields["what"].choices = _verbs()  # type: ignore[attr-defined]
        self.full_clean()
        self.told: dict[str, Any] = self.cleaned_data

    def clean_by(self) -> str:
        """The name as it was typed, for the next address; whose it is stands beside."""
        name: str = self.cleaned_data["by"].strip()
        if name and not is_watch(name):
            try:
                self.whose = colleague_called(name, staff())
            except Refusal as refusal:
                raise ValidationError(str(refusal)) from None
        return name

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        for name in ("since", "until"):
            if told.get(name) and not EPOCH <= told[name].year < MAXYEAR:
                self.add_error(name, "No event is of such a day. Choose a later or an earlier one.")
                told.pop(name, None)
        since, until = told.get("since"), told.get("until")
        if since and until and since > until:
            self.add_error("until", "This day is before the first. Choose a later one.")
        return told

    def rows(self) -> QuerySet[Event]:
        """The events asked for that this person may see, newest first."""
        found = open_events(self.person).select_related("story", "by").defer("story__body")
        for narrowed in self._narrowings():
            found = found.filter(narrowed)
        return found.order_by("-pk")

    def only_story(self) -> Story | None:
        key = self.told.get("story")
        return Story.objects.open_to(self.person).filter(pk=key).first() if key else None

    def words(self) -> str:
        """What was asked for, for the record: "by editor, from 2026-11-01"; "everything" for no filter."""
        kept = ((name, self.told.get(name)) for name in ("q", "by", "what", "since", "until", "story"))
        return ", ".join(f"{name} {value}" for name, value in kept if value) or "everything"

    def _narrowings(self) -> Iterator[Q]:
        by, what, words = (self.told.get(name, "") for name in ("by", "what", "q"))
        if by:
            yield Q(by=self.whose)
        if what:
            yield Q(verb__in=of_group(what) if what in GROUPS else [what])
        if self.told.get("since"):
            yield Q(at__gte=_midnight(self.told["since"]))
        if self.told.get("until"):
            yield Q(at__lt=_midnight(self.told["until"] + timedelta(days=1)))
        if self.told.get("story"):
            yield Q(story=self.told["story"])
        if words:
            said = [verb for verb, told in VERBS.items() if words.lower() in f"{verb} {told.name}"]
            found = matching(Story.objects.open_to(self.person), STORIES, words)
            yield Q(verb__in=said) | Q(story__in=found.values("pk"))


def open_events(person: User) -> QuerySet[Event]:
    """All but what happened to stories that are private to others."""
    return Event.objects.filter(Q(story=None) | story_open_to(person.pk))


def _verbs() -> list[Any]:
    """Everything, a whole group, or one verb of it."""
    groups = (
        (word, [(group, f"{word}: all"), *((verb, VERBS[verb].name) for verb in of_group(group))])
        for group, word in GROUPS.items()
        if of_group(group)
    )
    return [("", "Everything"), *groups]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
