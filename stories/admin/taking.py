"""Taking a story's text as a page sends it: saved by hand or by itself, joined with what others saved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.contrib.auth.models import User
from django.http import QueryDict

from stories.actions.save_merged import Saved, save_merged
from stories.actions.save_story import StoryText, stored
from stories.admin.story_form import StoryForm
from stories.admin.story_parts import PARTS, listed, sent
from stories.models import Revision, Story
from stories.templatetags.desk import first_name

TAB = re.compile(r"[0-9a-zA-Z-]{1,36}")
# A page waits for an answer before it sends again; what it sent in vain before that is a text or two.
MOST_UNANSWERED = 4


def take_text(story: Story, form: StoryForm, *, by: User, kind: Revision.Kind = Revision.Kind.SAVED) -> Saved:
    """Save a valid form's text. Raises StaleVersion, ValidationError, NotAllowed."""
    return save_merged(
        story.pk,
        form.text(),
        by=by,
        version=form.cleaned_data["version"] or 0,
        began=form.cleaned_data["base"],
        unanswered=unanswered(form.sent, by, story),
        kind=kind,
        tab=tab_of(form.sent),
    )


def tab_of(data: QueryDict) -> str:
    """The page's own name for itself; "" where it sends none that could be one."""
    named = str(data.get("tab", ""))
    return named if TAB.fullmatch(named) else ""


def as_it_holds(form: StoryForm, story: Story) -> StoryForm:
    """The form, where a mistake in one field need not keep the rest from being saved: with what cannot be
    saved as the newsroom has it. Other mistakes stay."""
    fields = {field: name for name, (_, field) in PARTS.items()}
    if form.is_valid() or not fields.keys() >= form.errors.keys():
        return form
    now, data = stored(story), form.sent.copy()
    for field in form.errors:
        data.setlist(field, sent(fields[field], now[fields[field]]))
    return StoryForm(data, by=form.by)


def unanswered(data: QueryDict, by: User, story: Story) -> Iterator[StoryText]:
    """What the page sent before and never heard about, where it could have been saved."""
    for lost in data.getlist("unanswered")[-MOST_UNANSWERED:]:
        form = as_it_holds(StoryForm(QueryDict(lost), by=by), story)
        if form.is_valid():
            yield form.text()


def taken_in(saved: Saved, by: User) -> str:
    """What a colleague had changed meanwhile and stands now; "" where nobody had."""
    if not saved.taken:
        return ""
    parts, now = listed(saved.taken), "they stand" if len(saved.taken) > 1 else "it stands"
    if saved.other == by:
        return f"You changed {parts} in another tab meanwhile: {now} here now."
    return f"{first_name(saved.other)} changed {parts} meanwhile: {now} here now."
