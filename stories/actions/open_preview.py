"""Opening a preview link from outside: nobody is signed in, the signed address is all there is."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core import signing
from django.db.models import F
from django.utils import timezone

from stories.errors import Refusal
from stories.models import PreviewLink
from stories.permissions import may, sees

SALT = "stories.preview"


class NoPreview(Refusal):
    def __init__(self) -> None:
        super().__init__("This link shows nothing any more. Ask whoever gave it to you for a new one.")


def token(link: PreviewLink) -> str:
    """What the link's address carries: its key, signed."""
    return signing.Signer(salt=SALT).sign(link.key.hex)


def open_preview(carried: str, *, counts: bool = True) -> PreviewLink:
    """The link a token stands for, opened once more if that `counts`.

    Raises NoPreview, the same for one that is broken, expired or taken back, and for one given by
    somebody who no longer writes here or may no longer see the story.
    """
    now = timezone.now()
    link = _link(carried)
    if link is None or not stands(link, now):
        raise NoPreview
    if counts:
        PreviewLink.objects.filter(pk=link.pk).update(opened=F("opened") + 1, opened_at=now)
    return link


def stands(link: PreviewLink, now: datetime) -> bool:
    """Whether the link shows the draft at `now`."""
    if link.revoked_at is not None or link.expires_at <= now:
        return False
    return may(link.given_by, "give_preview") and sees(link.given_by, link.story_id)


def _link(carried: str) -> PreviewLink | None:
    try:
        key = UUID(hex=signing.Signer(salt=SALT).unsign(carried))
    except (signing.BadSignature, ValueError):
        return None
    return PreviewLink.objects.select_related("story", "given_by").filter(key=key).first()
