"""What can be done with many stories at once: each verb its form, and the action one story has for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict

from stories.actions.assign import assign
from stories.actions.shelve import shelve
from stories.admin.tasks import TaskForm
from stories.models import Section, Story
from stories.people import display_name
from stories.rules.lines import one_line
from stories.tags import as_known
from stories.templatetags.desk import counted

type Told = Mapping[str, Any]
type Act = Callable[[Story, User, UUID, Told], bool]


class SectionForm(forms.Form):
    section = forms.ModelChoiceField(
        Section.objects.all(),
        empty_label="Choose a section",
        error_messages={"required": "Choose the section they move to."},
    )


class TagForm(forms.Form):
    tag = forms.CharField(max_length=100, error_messages={"required": "Write the tag."})

    def clean_tag(self) -> str:
        tag = one_line(str(self.cleaned_data["tag"]))
        if "," in tag:
            raise forms.ValidationError("One tag at a time, without a comma.")
        return tag


class UntagForm(forms.Form):
    """Offers the tags that any of the stories carries."""

    tag = forms.ChoiceField(error_messages={"required": "Choose the tag."})

    def __init__(self, data: QueryDict | None, stories: Sequence[Story]) -> None:
        super().__init__(data)
        names = Story.tags.through.objects.filter(object_id__in=[story.pk for story in stories])
        found = sorted(set(names.values_list("tag__name", flat=True)))
        self.fields["tag"].choices = [("", "Choose a tag"), *((one, one) for one in found)]  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Verb:
    """`act` is done to each story and says whether it changed it; `did` tells what was done in words that
    go before the number of stories, `had` what is said of those it left as they were. `saves`: it makes a
    new version of the draft, for which what waits for an editor or its time is asked again."""

    word: str
    button: str
    form: Callable[[QueryDict | None, Sequence[Story]], forms.Form]
    act: Act
    did: Callable[[Told], str]
    had: str = ""
    saves: bool = True


def _task(story: Story, by: User, key: UUID, told: Told) -> bool:
    assign(story, told["what"], told["who"], by=by, key=key, due_at=told["due_at"])
    return True


VERBS: Mapping[str, Verb] = {
    "task": Verb(
        "Give a task",
        "Give the task",
        lambda data, _: TaskForm(data=data),
        _task,
        lambda told: f"{display_name(told['who'])} was given “{told['what']}” on",
        saves=False,
    ),
    "section": Verb(
        "Move to a section",
        "Move them",
        lambda data, _: SectionForm(data),
        lambda story, by, _, told: shelve(story, by=by, section=told["section"]),
        lambda told: f"Moved to {told['section']}:",
        "stood there already",
    ),
    "tag": Verb(
        "Add a tag",
        "Add the tag",
        lambda data, _: TagForm(data),
        lambda story, by, _, told: shelve(story, by=by, tags_on=as_known([told["tag"]], by)),
        lambda told: f"“{told['tag']}” was added to",
        "had it already",
    ),
    "untag": Verb(
        "Take a tag off",
        "Take the tag off",
        UntagForm,
        lambda story, by, _, told: shelve(story, by=by, tags_off=[told["tag"]]),
        lambda told: f"“{told['tag']}” was taken off",
        "did not have it",
    ),
}


def stories(number: int) -> str:
    return counted(number, "story,stories")
