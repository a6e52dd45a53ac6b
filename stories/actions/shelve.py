from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction

from stories.actions.save_story import StoryText, save_locked, stored
from stories.models import Section, Story
from stories.permissions import require


def shelve(
    story: Story,
    *,
    by: User,
    section: Section | None = None,
    tags_on: Iterable[str] = (),
    tags_off: Collection[str] = (),
) -> bool:
    """Save a draft as it stands now but for the section it stands in and its tags; whether that changed it.

    It is a save like any other: a version, a revision, an event. Raises NotAllowed, NoSuchStory,
    ValidationError.
    """
    require(by, "write", story.pk)
    with transaction.atomic():
        now = Story.objects.select_for_update().get(pk=story.pk)
        text = as_it_stands(now)
        tags = dict.fromkeys((*(tag for tag in text.tags if tag not in tags_off), *tags_on))
        text = replace(text, section_id=section.pk if section else text.section_id, tags=tuple(tags))
        before = now.version
        return save_locked(now, text, by=by).version != before


def as_it_stands(story: Story) -> StoryText:
    """The draft's text, as it would be saved again."""
    return StoryText(**{**stored(story), "lead": story.lead})  # type: ignore[arg-type]
