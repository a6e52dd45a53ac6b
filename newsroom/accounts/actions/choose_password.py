from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from newsroom.accounts import recoveries, second_steps, sessions, trust
from newsroom.accounts.mails import tell
from stories.models import Event

DEVICES = "No device stays trusted: each is asked for a code again."
KEYS = "Your passkeys sign you in as before: your account page lists them."


@sensitive_variables()
def choose_password(*, by: User, password: str, verb: str, session: str | None = None) -> int:
    """Set one's own password, and end every session but `session`; how many devices were trusted.

    None is from now on. `verb` says by which way.

    The password has been validated.
    """
    with transaction.atomic():
        by.set_password(password)
        by.save(update_fields=["password"])
        Event.objects.record(verb, by=by)
        sessions.end(by, but=session)
        forgotten = trust.end(by)
        recoveries.overtake(by)
        more = [DEVICES] * bool(forgotten) + [KEYS] * second_steps.has_passkey(by)
        tell(by, "Your password was changed", more="\n".join(more))
    return forgotten
