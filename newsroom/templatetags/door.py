"""Waits at the door, in words and figures."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils import timezone

from newsroom.accounts import passkeys
from newsroom.accounts.errors import TooManyTries

register = template.Library()


@register.filter
def clock(moment: datetime) -> str:
    """ "09:42:10 CET": a wait may be a minute only."""
    return f"{timezone.localtime(moment):%H:%M:%S %Z}"


@register.filter
def minutes_until(moment: datetime) -> str:
    """ "11 minutes", and under two of them "40 seconds"."""
    seconds = max(1, round((moment - timezone.now()).total_seconds()))
    return f"{round(seconds / 60)} minutes" if seconds >= 120 else f"{seconds} second{'s'[: seconds != 1]}"


@register.filter
def wait_length(wait: TooManyTries) -> int:
    """In seconds."""
    return round((wait.until - wait.since).total_seconds())


@register.filter
def wait_passed(wait: TooManyTries) -> int:
    """In seconds."""
    return min(wait_length(wait), max(0, round((timezone.now() - wait.since).total_seconds())))


@register.simple_tag
def passkey_origin() -> str:
    """Where pages that ask for passkeys stand; "" where there can be none."""
    here = passkeys.place()
    return here.origin if here else ""
