"""Whoever holds the link of the message confirms: from here on, new editions are told."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from stories.errors import Refusal
from stories.models import Follow, Ledger


class NothingToConfirm(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "This link confirms nothing any more: it was over after 48 hours, or it was ended meanwhile. "
            "Ask once more on the page of the story or the tag."
        )


def asked_follow(key: UUID) -> Follow:
    """Raises NothingToConfirm."""
    rows = Follow.objects.select_related("follower", "story__live_edition")
    found = rows.filter(key=key).first()
    if found is None:
        raise NothingToConfirm
    return found


def confirm_follow(key: UUID, choice: str, *, now: datetime) -> Follow:
    """Follow with this choice; pressed twice, it is the same. Raises NothingToConfirm."""
    with transaction.atomic():
        follow = Follow.objects.select_for_update().filter(key=key).first()
        if follow is None or choice not in Follow.Choice.values:
            raise NothingToConfirm
        if follow.confirmed_at is None:
            follow.confirmed_at = now
            follow.since = Ledger.objects.values_list("length", flat=True).get(pk=1)
        follow.choice = choice
        follow.save(update_fields=["confirmed_at", "since", "choice"])
    return asked_follow(key)
