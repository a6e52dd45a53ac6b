"""Addresses colleagues put down for somebody: theirs once they, or another publisher, say so."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone

from newsroom.accounts.errors import AddressOver
from newsroom.accounts.models import GivenAddress
from newsroom.accounts.permissions import may_keep, may_touch
from stories.models import Note


def of(person: User) -> GivenAddress | None:
    return GivenAddress.objects.select_related("by").filter(person=person).first()


def email_of(person: User) -> str:
    """The address that waits for them to say so, "" for none."""
    row = of(person)
    return row.email if row else ""


def held(person: User, key: int) -> GivenAddress:
    """That very address, held. Raises AddressOver, also where another has taken its place."""
    row = GivenAddress.objects.select_for_update(of=("self",)).filter(person=person, pk=key).first()
    if row is None:
        raise AddressOver
    return row


def may_confirm(by: User, row: GivenAddress) -> bool:
    """Nobody who gave it; and only who was asked: else one publisher would add a second self, and be two."""
    may = may_keep(by) and may_touch(row.person, by)
    return may and by.pk != row.by_id and row.asked.filter(pk=by.pk).exists()


def close(person: User) -> None:
    """Part of whatever settled it: it waits in nobody's inbox any more."""
    for row in GivenAddress.objects.filter(person=person):
        Note.objects.filter(key=key_of(row), read_at=None).update(read_at=timezone.now())
        row.delete()


def key_of(row: GivenAddress) -> str:
    return f"address {row.person_id} {row.pk} {row.at.isoformat()}"
