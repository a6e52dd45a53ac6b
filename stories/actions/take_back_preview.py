from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from stories.models import Event, PreviewLink
from stories.permissions import require


def take_back_preview(link: PreviewLink, *, by: User) -> None:
    """From now on the link shows nothing; one that was taken back stays so. Raises NotAllowed."""
    require(by, "give_preview", link.story_id)
    with transaction.atomic():
        held = PreviewLink.objects.filter(pk=link.pk, revoked_at=None)
        if held.update(revoked_at=timezone.now()):
            Event.objects.record("took back a preview", by=by, story=link.story, link=link.pk)
