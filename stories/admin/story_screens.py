"""The screens of one story: start it, write it beside its evidence, settle two versions, look back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from newsroom.desk import desk, signed_in
from stories.actions.save_story import stored
from stories.admin import story_page, story_start
from stories.admin.conflict import base_of, carried, settled
from stories.admin.story_form import StoryForm
from stories.admin.story_page import Answer, Save
from stories.admin.telling import line, more
from stories.models import Story
from stories.permissions import may

STARTED = "Started. Paste a link beside the text, and say what it does to the claim."


def start(request: HttpRequest) -> HttpResponse:
    """A new story; on POST started, or shown again with what is missing."""
    by, form = writer(request), None
    if request.method == "POST":
        story, form = story_start.start(request, by)
        if story is not None:
            messages.success(request, STARTED)
            return HttpResponseRedirect(address(story))
    return show(request, "start", {"title": "New story", **story_start.told(by, form)})


def change(request: HttpRequest, key: str) -> HttpResponse:
    """The story page; every POST saves the text first, then does what the pressed button says."""
    by, story = writer(request), found(key)
    if request.method != "POST":
        return page(request, by, story, Answer())
    save = Save(request, by, story, settled(request.POST, story))
    answer = story_page.take(save)
    if answer.form is not None and answer.clashes:
        return conflict(request, found(key), answer.form, answer)
    if answer.went_through:
        return story_page.onwards(save, address(story))
    return page(request, by, found(key), answer)


def page(request: HttpRequest, by: User, story: Story, answer: Answer) -> HttpResponse:
    told = story_page.told(request, by, story, answer)
    return show(request, "change_form", {"title": story.headline, "original": story, **told})


def conflict(request: HttpRequest, story: Story, form: StoryForm, answer: Answer) -> HttpResponse:
    """Both versions; sending it saves on top of the newer one, and the pressed button goes on."""
    told = {
        "title": "Two people changed this story",
        "story": story,
        "address": address(story),
        "clashes": answer.clashes,
        "open": sum(not clash.choice for clash in answer.clashes),
        "carried": carried(form.sent),
        "base": base_of(stored(story)),
        "form": form,
        "body_editor": form.editor("own-body"),
    }
    return show(request, "conflict", told, status=409)


def evidence(request: HttpRequest, key: str) -> HttpResponse:
    """The evidence panel alone, for a page that waits for a link to be read."""
    return show(request, "evidence", story_page.told(request, writer(request), found(key), Answer()))


def history(request: HttpRequest, key: str) -> HttpResponse:
    """What happened to a story: its editions, and who did what when."""
    writer(request)
    story = found(key)
    told = {
        "title": story.headline,
        "story": story,
        "address": address(story),
        "events": [(one, line(one), more(one)) for one in story.events.select_related("by")[:200]],
        "editions": story.editions.select_related("label").defer("content", "evidence").order_by("-number"),
    }
    return show(request, "history", told)


def writer(request: HttpRequest) -> User:
    by = signed_in(request)
    if not may(by, "write"):
        raise PermissionDenied
    return by


def found(key: str) -> Story:
    rows = Story.objects.select_related("section", "format", "lead", "live_edition__label", "saved_by")
    story = rows.filter(pk=key).first() if key.isdigit() else None
    if story is None:
        raise Http404("There is no such story.")
    return story


def address(story: Story) -> str:
    return reverse("admin:stories_story_change", args=[story.pk], current_app=desk.name)


def show(request: HttpRequest, name: str, told: dict[str, Any], status: int = 200) -> TemplateResponse:
    request.current_app = desk.name
    context = {**desk.each_context(request), **told}
    return TemplateResponse(request, f"admin/stories/story/{name}.html", context, status=status)
