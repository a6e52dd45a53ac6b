from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from stories.actions.tell import tell
from stories.errors import Refusal
from stories.models import Event, Story
from stories.people import display_name
from stories.permissions import may, require


class NotPrivate(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "A colleague opened this draft to everyone meanwhile: nobody needs to be named on it."
        )


class DoesNotWrite(Refusal):
    """Somebody who could not open the story even if they were named on it."""

    field = "person"

    def __init__(self, who: str) -> None:
        super().__init__(f"{who} does not write at the desk and was not named. Choose a colleague who does.")


def name_on(story: Story, who: User, *, by: User) -> None:
    """Let one more colleague see a private draft, and hear of it. Named already, nothing.

    Raises NotPrivate, DoesNotWrite, NoSuchStory, NotAllowed.
    """
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story.pk)
        require(by, "keep_private", story.pk)
        if not story.is_private:
            raise NotPrivate
        if not may(who, "write"):
            raise DoesNotWrite(display_name(who))
        if story.named.filter(pk=who.pk).exists():
            return
        story.named.add(who)
        event = Event.objects.record("named on", by=by, story=story, to=display_name(who))
        tell([who], "mention", key=f"named {event.pk}", story=story, by=by, did="named")
