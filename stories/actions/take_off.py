from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from stories.actions.name_on import NotPrivate
from stories.actions.story_people import named_on
from stories.errors import Refusal
from stories.models import Event, Story
from stories.people import display_name
from stories.permissions import require


class LastNamed(Refusal):
    field = "person"

    def __init__(self) -> None:
        super().__init__(
            "The last person stays: without one, nobody could open this draft again. "
            "Name a colleague first, or open it to everyone."
        )


def take_off(story: Story, who: User, *, by: User) -> None:
    """Let somebody, maybe oneself, see a private draft no more. Not named on it, nothing.

    Somebody who still works here always stays. Raises NotPrivate, LastNamed, NoSuchStory, NotAllowed.
    """
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story.pk)
        require(by, "keep_private", story.pk)
        if not story.is_private:
            raise NotPrivate
        if not named_on(story).exclude(pk=who.pk).exists():
            raise LastNamed
        if story.named.filter(pk=who.pk).exists():
            story.named.remove(who)
            Event.objects.record("took off", by=by, story=story, to=display_name(who))
