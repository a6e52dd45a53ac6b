from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Any, Protocol

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from sources.models import Correction, Reference
from sources.rules.names import plain

WHEN_KEPT, LEFT_OUT = "entered when it was kept", "left out when it was kept"
# field of the reference: what the page's reader calls it
READ_AS = {"title": "title", "author": "author", "excerpt": "excerpt", "image_credit": "image_credit"}
# What the page says of these is kept where nothing was typed.
FILLED_IN = {"image_credit"}


class Typed(Protocol):
    """What a person kept: see keep_reference.ReferenceFacts."""

    @property
    def publisher_name(self) -> str: ...
    @property
    def published_at(self) -> datetime | None: ...


def note_typed(reference: Reference, facts: Typed, read: Mapping[str, Any], *, by: User) -> None:
    """Record what a person typed in place of what the page says, so that both can be shown.

    Part of keeping. `read` is the retrieval's record; without one there is nothing to correct.
    """
    Correction.objects.bulk_create(
        Correction(reference=reference, field=field, was=was, becomes=becomes, why=_why(becomes), by=by)
        for field, was, becomes in _differing(reference, facts, read)
    )


def _why(becomes: str) -> str:
    return WHEN_KEPT if becomes else LEFT_OUT


def given_publisher(name: str, read: Mapping[str, Any]) -> str:
    """The publisher's name where a person gave one: it is not what the page says of itself."""
    said = {plain(_value(read, place)) for place in ("publisher", "poster", "issuer")}
    return "" if plain(name) in said else name.strip()


def _differing(reference: Reference, facts: Typed, read: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(field, what was read, what holds) of each fact that was put right."""
    if not read:
        return
    for field, place in READ_AS.items():
        if field == "author" and reference.withholds_sender:
            continue
        was, becomes = _value(read, place), str(getattr(reference, field))
        if was.split() != becomes.split() and (becomes or field not in FILLED_IN):
            yield field, was, becomes
    given = given_publisher(facts.publisher_name, read)
    holds = reference.publisher.name if reference.publisher else ""
    # At a listed domain the name typed changes nothing, so nothing was put right.
    if given and plain(given) == plain(holds):
        yield "publisher", _value(read, "publisher"), holds
    if _minute(_value(read, "published")) != _whole(facts.published_at):
        becomes = facts.published_at.isoformat() if facts.published_at else ""
        yield "published_at", _iso(_value(read, "published")), becomes


def _value(read: Mapping[str, Any], place: str) -> str:
    return str(read.get(place, {}).get("value", ""))


def _minute(text: str) -> datetime | None:
    """A time as read, to the minute; a day without a time begins at midnight here."""
    whole = parse_datetime(text) if "T" in text or " " in text else None
    if whole is None and (day := parse_date(text)):
        whole = datetime.combine(day, time())
    return _whole(whole)


def _whole(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    aware = moment if moment.tzinfo else timezone.make_aware(moment)
    return aware.replace(second=0, microsecond=0)


def _iso(text: str) -> str:
    moment = _minute(text)
    return moment.isoformat() if moment else ""
