from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from stories.actions.story_people import writers_of
from stories.actions.tell import tell
from stories.models import Event, Story
from stories.people import names
from stories.permissions import may, require


def keep_private(story: Story, *, by: User) -> None:
    """Let only `by` and those who write the story see its draft, and whoever they name; those hear.

    Private already, nothing. Readers go on seeing its editions. Raises NoSuchStory, NotAllowed.
    """
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story.pk)
        # Under the lock: who was just left out does not let themselves in.
        require(by, "keep_private", story.pk)
        if story.is_private:
            return
        people = [by, *(one for one in writers_of(story) if one != by and may(one, "write"))]
        story.is_private = True
        story.save(update_fields=["is_private"])
        story.named.set(people)
        event = Event.objects.record("kept private", by=by, story=story, to=names(people))
        tell(people, "mention", key=f"named {event.pk}", story=story, by=by, did="named")
