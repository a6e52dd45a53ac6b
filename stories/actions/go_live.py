from __future__ import annotations

from django.contrib.auth.models import User

from stories.actions.tell import tell
from stories.models import Edition, Event, Story


def go_live(edition: Edition) -> None:
    """Readers see this edition of its story from now on, and with that the whole desk sees its draft.

    Whoever may correct or retract what readers see must reach it, so publishing ends privacy; those who
    were named hear. Part of publishing, under the story's lock.
    """
    story = edition.story
    ends, story.is_private, story.live_edition = story.is_private, False, edition
    story.save(update_fields=["is_private", "live_edition"])
    if ends:
        _open(story, edition.proposal.decided_by)


def _open(story: Story, approved_by: User | None) -> None:
    named = list(story.named.all())
    story.named.clear()
    event = Event.objects.record("opened by publishing", by=None, story=story)
    told = [one for one in named if one != approved_by]
    tell(told, "mention", key=f"opened {event.pk}", story=story, did="opened")
