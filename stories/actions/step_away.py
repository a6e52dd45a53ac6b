from __future__ import annotations

from django.contrib.auth.models import User

from stories.models import Story
from stories.permissions import require


def step_away(story: Story, *, by: User, tab: str) -> None:
    """Say that the page `tab` is left; one that is not here stays away. Raises NotAllowed."""
    require(by, "write", story.pk)
    story.presences.filter(user=by, tab=tab).delete()
