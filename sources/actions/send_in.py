from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from sources.errors import NoLink
from sources.intake.facts import line
from sources.models import Publisher, Reference, Signal
from sources.permissions import require
from sources.rules.canonical import NotALink, canonical, host


def send_in(url: str, *, by: User, title: str = "", text: str = "") -> Signal:
    """Put a page somebody came across on the wire.

    A page the wire brought already is that signal, new again if it had been dismissed: a
    person means it. Raises NoLink, NotAllowed.
    """
    require(by, "send_in")
    try:
        address = canonical(url)
    except NotALink as error:
        raise NoLink(error.sentence) from error
    with transaction.atomic():
        known = Signal.objects.select_for_update().filter(url=address).order_by("pk").first()
        if known is None:
            return _sent(address, title, text, by)
        if known.state == Signal.State.DISMISSED:
            known.state, known.decided_by, known.decided_at = Signal.State.NEW, None, None
            known.save(update_fields=["state", "decided_by", "decided_at"])
    return known


def _sent(address: str, title: str, text: str, by: User) -> Signal:
    kept = Reference.objects.known_as(address)
    signal, _ = Signal.objects.get_or_create(
        feed=None,
        url=address,
        defaults={
            "entry": address[:500],
            "title": line(title, 500) or (kept.title if kept else "") or address[:500],
            "summary": line(text, 1000),
            "publisher": Publisher.objects.at(host(address)),
            "sent_by": by,
        },
    )
    return signal
