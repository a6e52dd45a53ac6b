"""The secret shared with an app, sealed under the newest key of PEOPLE_KEYS and opened with any of them."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from newsroom.accounts.errors import SecretLost
from newsroom.accounts.models import SecondStep


@sensitive_variables()
def seal(secret: bytes) -> str:
    return _keys(settings.PEOPLE_KEYS).encrypt(secret).decode()


@sensitive_variables()
def unseal(token: str) -> bytes:
    """Raises SecretLost."""
    try:
        return _keys(settings.PEOPLE_KEYS).decrypt(token)
    except InvalidToken:
        raise SecretLost from None


def reseal_second_steps(keys: Sequence[str]) -> tuple[int, int]:
    """All under the first of `keys`: how many now are, and how many no key opens."""
    lost = done = 0
    for pk in SecondStep.objects.values_list("pk", flat=True):
        with transaction.atomic():
            for row in SecondStep.objects.select_for_update().filter(pk=pk):
                try:
                    row.sealed = _keys(keys).rotate(row.sealed).decode()
                except InvalidToken:
                    lost += 1
                    continue
                row.save(update_fields=["sealed"])
                done += 1
    return done, lost


def _keys(keys: Sequence[str]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
