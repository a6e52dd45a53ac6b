from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from stories.models import Event, Story
from stories.permissions import require


def open_to_all(story: Story, *, by: User) -> None:
    """Let everyone at the desk see the draft again, with its history and comments. Open already, nothing.

    Raises NoSuchStory, NotAllowed.
    """
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story.pk)
        require(by, "keep_private", story.pk)
        if not story.is_private:
            return
        story.is_private = False
        story.save(update_fields=["is_private"])
        story.named.clear()
        Event.objects.record("opened to all", by=by, story=story)
