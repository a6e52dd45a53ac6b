from __future__ import annotations

from django.contrib.auth.models import User

from stories.actions.story_people import editors, writers_of
from stories.actions.tell import tell
from stories.models import Edition, Story
from stories.permissions import may


def tell_change(story: Story, change: int, sentence: str) -> None:
    """Who writes a story and who approved what readers see of it hear what changed in a source of it; in the
    transaction that writes it down."""
    key = f"change {change} of {story.pk}"
    tell([*writers_of(story), *_approver(story)], "evidence", key=key, story=story, sentence=sentence)


def _approver(story: Story) -> list[User]:
    """Who decided on the live edition, while they may decide at all."""
    live = story.live_edition
    decided_by = live.proposal.decided_by if live else None
    return [decided_by] if decided_by and may(decided_by, "approve") else []


def tell_fall(story: Story, live: Edition, why: str) -> None:
    """Who writes a story hears that its label fell, and who decides: readers see it still."""
    key = f"flagged {story.pk} {story.unsupported_since}"
    people = [*writers_of(story), *editors()]
    tell(people, "evidence", key=key, story=story, sentence=why, label=live.label.name)
