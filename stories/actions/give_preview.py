from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from stories.errors import Refusal
from stories.models import Event, PreviewLink, Story
from stories.permissions import require
from stories.rules.preview import LASTS


class NoSuchLength(Refusal):
    field = "lasts"

    def __init__(self) -> None:
        super().__init__("No link was made: choose how long it lasts, from an hour to seven days.")


def give_preview(story: Story, *, by: User, key: UUID, lasts: str) -> PreviewLink:
    """A link under which somebody outside reads the draft as it stands when they open it.

    `lasts` is a name of stories.rules.preview.LASTS. The same `key` again is the same link. Raises
    NoSuchLength, NotAllowed.
    """
    require(by, "give_preview", story.pk)
    if lasts not in LASTS:
        raise NoSuchLength
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story.pk)
        known = PreviewLink.objects.filter(key=key, given_by=by, story=story).first()
        if known is not None:
            return known
        now = timezone.now()
        link = PreviewLink.objects.create(
            story=story, key=key, given_by=by, given_at=now, expires_at=now + LASTS[lasts]
        )
        Event.objects.record(
            "gave a preview", by=by, story=story, link=link.pk, until=link.expires_at.isoformat()
        )
    return link
