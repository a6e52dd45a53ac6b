"""The draft saved by itself while somebody types: the text only, answered in a few facts."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string

from stories.actions.be_present import be_present
from stories.actions.save_merged import Saved, sides
from stories.admin import presence
from stories.admin.ahead import words_ahead
from stories.admin.for_scripts import for_scripts
from stories.admin.story_form import StoryForm
from stories.admin.story_parts import PARTS, listed, sent
from stories.admin.story_screens import found
from stories.admin.taking import as_it_holds, tab_of, take_text, taken_in, unanswered
from stories.errors import StaleVersion
from stories.models import Revision, Story
from stories.rules.merging import began
from stories.rules.paragraphs import CLASH
from stories.templatetags.desk import first_name


@for_scripts
def autosave(request: HttpRequest, by: User, key: str) -> JsonResponse:
    """Save what was typed, but for what cannot be saved of it. 409 names what clashes, 422 says why nothing
    was saved."""
    story, tab = found(key, by), tab_of(request.POST)
    form = StoryForm(request.POST, by=by)
    holds = as_it_holds(form, story)
    if not holds.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    try:
        saved = take_text(story, holds, by=by, kind=Revision.Kind.BY_ITSELF)
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return JsonResponse({"errors": form.errors}, status=422)
    except StaleVersion:
        return JsonResponse(_clashing(found(key, by), holds), status=409)
    if tab:
        be_present(story, by=by, tab=tab, typed=True)
    return JsonResponse(_saved(saved, form, by, tab))


def _saved(saved: Saved, form: StoryForm, by: User, tab: str) -> dict[str, Any]:
    """What the page carries on with; `taken` holds the fields a colleague changed, as they are sent, `words`
    by how many the draft is ahead of the edition readers see. `errors` are sentences at fields that could
    not be saved, `left` what the newsroom has of these, as it is sent."""
    story, now = saved.story, saved.now
    taken = [name for name in saved.taken if name in PARTS and PARTS[name][1] not in form.errors]
    left = [name for name, (_, field) in PARTS.items() if field in form.errors]
    return {
        **presence.standing(story, by, tab),
        "base": began(now),
        "saved": render_to_string("admin/stories/story/saved.html", {"story": story, "user": by}).strip(),
        "taken": {PARTS[name][1]: sent(name, now[name]) for name in taken},
        "errors": form.errors,
        "left": {PARTS[name][1]: sent(name, now[name]) for name in left},
        "told": taken_in(saved, by),
        "words": words_ahead(story.live_edition, saved.now),
    }


def _clashing(story: Story, form: StoryForm) -> dict[str, Any]:
    whose = sides(story, form.text(), form.cleaned_data["base"], unanswered(form.sent, form.by, story))
    names = tuple(name for name, one in whose.items() if one == CLASH)
    who = "You, in another tab," if story.saved_by == form.by else first_name(story.saved_by)
    parts = listed(names) or "the story"
    return {"who": who, "told": f"{who} saved a newer version, and both of you changed {parts}."}
