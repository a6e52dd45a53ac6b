"""A new story: its text, and if one was pasted already, its first link."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from newsroom.row_key import row_key
from stories.actions.start_story import start_story
from stories.admin import typed
from stories.admin.story_form import StoryForm, blank
from stories.admin.story_page import Save, press
from stories.models import Format, Story
from stories.rules.body import skeleton, words

# The box that keeps a new story from everybody but those who write it.
PRIVATE = "private"


def start(request: HttpRequest, by: User) -> tuple[Story | None, StoryForm]:
    """Start the story of a POST; None with the form where something is missing."""
    form = StoryForm(request.POST, request.FILES, by=by)
    if "_headings" in request.POST:
        return None, _with_headings(form)
    if not form.is_valid():
        return None, form
    try:
        story = start_story(
            form.text(), by=by, key=form.cleaned_data["key"] or uuid4(), private=PRIVATE in request.POST
        )
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return None, form
    _go_on(Save(request, by, story, request.POST))
    return story, form


def _go_on(save: Save) -> None:
    """Do what the button said beyond saving; what stops it is told on the story's page. A link that waits
    for its button waits there, too."""
    trouble = press(save)
    typed.remember(save.request, save.story.pk, typed.drafts(save.data, done="" if trouble else save.group()))
    for sentence in [one for group in trouble.errors.values() for one in group] if trouble else []:
        messages.error(save.request, sentence)


def _with_headings(form: StoryForm) -> StoryForm:
    """The form opened with the chosen format's headings, unless something is written already."""
    data = form.sent
    chosen = Format.objects.filter(pk=row_key(data.get("format"))).first()
    if chosen and not words(data.get("body", "")):
        data["body"] = skeleton(chosen.heading_list())
    return StoryForm(by=form.by, initial={**data.dict(), "authors": data.getlist("authors")})


def told(by: User, form: StoryForm | None) -> dict[str, Any]:
    """What the page of a new story shows; `form` as it was sent, with the link that waits beside it."""
    form = form or blank(by)
    waits = typed.drafts(form.sent)
    return {
        "form": form,
        "picture": form.picture_at_hand(),
        "keys": {"link": uuid4(), "file": uuid4()},
        "lacks": {},
        "typed": {name.replace("-", "_"): value for name, value in waits.items()},
        "file_unsent": "link-file" in form.files,
        "is_private": PRIVATE in {*form.sent, *form.initial},
    }
