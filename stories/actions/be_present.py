from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from stories.models import Presence, Story
from stories.permissions import require

# A page that has said nothing for this long is closed, asleep or offline.
GONE_AFTER = timedelta(seconds=60)


def be_present(
    story: Story, *, by: User, tab: str, typed: bool = False, now: datetime | None = None
) -> Presence:
    """Say that `by` has the story open in `tab`; `typed` when something was just written there.

    Who came back after being gone is here since now. Raises NotAllowed.
    """
    require(by, "write", story.pk)
    now = now or timezone.now()
    with transaction.atomic():
        story.presences.filter(seen_at__lt=now - GONE_AFTER).delete()
        fresh = {"seen_at": now, **({"typed_at": now} if typed else {})}
        here, _ = Presence.objects.update_or_create(
            story=story, user=by, tab=tab, defaults=fresh, create_defaults={**fresh, "since": now}
        )
    return here
