from __future__ import annotations

from stories.actions.story_people import editors, writers_of
from stories.actions.tell import tell
from stories.models import Edition, Story


def tell_change(story: Story, change: int, sentence: str) -> None:
    """Who writes a story hears what changed in a source of it; in the transaction that writes it down."""
    key = f"change {change} of {story.pk}"
    tell(writers_of(story), "evidence", key=key, story=story, sentence=sentence)


def tell_fall(story: Story, live: Edition, why: str) -> None:
    """Who writes a story hears that its label fell, and who decides: readers see it still."""
    key = f"flagged {story.pk} {story.unsupported_since}"
    people = [*writers_of(story), *editors()]
    tell(people, "evidence", key=key, story=story, sentence=why, label=live.label.name)
