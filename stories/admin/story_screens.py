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
from newsroom.row_key import row_key
from stories.actions.save_story import stored
from stories.admin import story_page, story_start
from stories.admin.conflict import carried, meeting, settled
from stories.admin.story_form import StoryForm
from stories.admin.story_page import Answer, Save
from stories.admin.taking import unanswered
from stories.models import Story
from stories.permissions import may
from stories.rules.merging import began

STARTED = "Started. Paste a link beside the text, and say what it does to the claim."
WITH_LINK = (
    "Started, and your link stands beside the text. Once it is read and kept, say what it does to the claim."
)


def start(request: HttpRequest) -> HttpResponse:
    """A new story; on POST started, or shown again with what is missing."""
    by, form = writer(request), None
    if request.method == "POST":
        story, form = story_start.start(request, by)
        if story is not None:
            messages.success(request, WITH_LINK if request.POST.get("link-url", "").strip() else STARTED)
            return HttpResponseRedirect(address(story))
    return show(request, "start", {"title": "New story", **story_start.told(by, form)})


def change(request: HttpRequest, key: str) -> HttpResponse:
    """The story page; every POST saves the text first, then does what the pressed button says."""
    by = writer(request)
    story = found(key, by)
    if request.method != "POST":
        return page(request, by, story, Answer())
    save = Save(request, by, story, settled(request.POST, story))
    answer = story_page.take(save)
    if answer.form is not None and answer.is_stale:
        return conflict(request, found(key, by), answer.form)
    if answer.went_through:
        return story_page.onwards(save, address(story))
    return page(request, by, found(key, by), answer)


def page(request: HttpRequest, by: User, story: Story, answer: Answer) -> HttpResponse:
    told = story_page.told(request, by, story, answer)
    return show(request, "change_form", {"title": story.headline, "original": story, **told})


def conflict(request: HttpRequest, story: Story, form: StoryForm) -> HttpResponse:
    """Both versions; sending it saves on top of the newer one, and the pressed button goes on."""
    now = stored(story)
    told = {
        "title": "Two people changed this story",
        "story": story,
        "address": address(story),
        "meeting": meeting(
            story,
            form.text(),
            form.cleaned_data["base"],
            form.cleaned_data["version"] or 0,
            theirs=now,
            unanswered=unanswered(form.sent, form.by, story),
            editor=form.editor,
        ),
        "carried": carried(form.sent),
        "base": began(now),
        "form": form,
    }
    return show(request, "conflict", told, status=409)


def evidence(request: HttpRequest, key: str) -> HttpResponse:
    """The evidence panel alone, for a page that waits for a link to be read."""
    by = writer(request)
    return show(request, "evidence", story_page.told(request, by, found(key, by), Answer()))


def writer(request: HttpRequest) -> User:
    by = signed_in(request)
    if not may(by, "write"):
        raise PermissionDenied
    return by


def found(key: str, by: User) -> Story:
    """The story, if it is open to `by`. Raises Http404: a private one is not there for others."""
    rows = Story.objects.open_to(by)
    rows = rows.select_related("section", "format", "lead", "live_edition__label", "saved_by")
    story = rows.filter(pk=row_key(key)).first()
    if story is None:
        raise Http404("There is no such story.")
    return story


def address(story: Story) -> str:
    return reverse("admin:stories_story_change", args=[story.pk], current_app=desk.name)


def show(request: HttpRequest, name: str, told: dict[str, Any], status: int = 200) -> TemplateResponse:
    request.current_app = desk.name
    context = {**desk.each_context(request), **told}
    return TemplateResponse(request, f"admin/stories/story/{name}.html", context, status=status)
