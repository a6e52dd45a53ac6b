"""Between the password and the second step: who it would be, kept in a session that is nobody's yet."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

KEY = "second_step"
GOOD_FOR = timedelta(minutes=10)


def begin(request: HttpRequest, person: User, now: datetime) -> None:
    request.session.cycle_key()
    request.session[KEY] = {
        "person": person.pk,
        "hash": person.get_session_auth_hash(),
        "until": (now + GOOD_FOR).isoformat(),
    }


def who(request: HttpRequest, now: datetime) -> User | None:
    """None for nobody, and for whom the password has changed, or who was switched off, meanwhile."""
    kept = request.session.get(KEY)
    if not kept or now > datetime.fromisoformat(kept["until"]):
        return None
    person = User.objects.filter(pk=kept["person"], is_active=True, is_staff=True).first()
    same = person and constant_time_compare(kept["hash"], person.get_session_auth_hash())
    return person if same else None


def done(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
