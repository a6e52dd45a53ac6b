from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone

from sources.errors import NoWhy
from sources.models import Reference
from sources.permissions import require


def withdraw_reference(reference: Reference, *, by: User | None, why: str) -> bool:
    """Note that its publisher takes it back: it counts for nothing from now on.

    `why` is what the publisher says; nobody as `by` is the newsroom's own watch. False where
    it was withdrawn before. Raises NoWhy, NotAllowed.
    """
    if by is not None:
        require(by, "withdraw_references")
    if not why.strip():
        raise NoWhy("Say what its publisher says, and where.")
    standing = Reference.objects.filter(pk=reference.pk, withdrawn_at__isnull=True)
    return bool(standing.update(withdrawn_at=timezone.now(), withdrawn_why=why.strip()[:400]))


def restore_reference(reference: Reference, *, by: User, why: str) -> bool:
    """Let it count again. False where it does already. Raises NoWhy, NotAllowed."""
    require(by, "withdraw_references")
    if not why.strip():
        raise NoWhy("Say why it holds after all: colleagues will ask.")
    gone = Reference.objects.filter(pk=reference.pk, withdrawn_at__isnull=False)
    return bool(gone.update(withdrawn_at=None, withdrawn_why=""))
