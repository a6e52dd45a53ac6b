"""How many lines of somebody's inbox are unread, for the head of every page."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.contrib.auth.models import User
from django.utils import timezone

from stories.inbox import notes_of

register = template.Library()
# More than that many are not counted.
MOST = 99


@register.simple_tag
def unread_of(person: object) -> str:
    """ "12", "99+"; "" for none and for nobody."""
    if not isinstance(person, User):
        return ""
    number = len(notes_of(person).filter(read_at=None).order_by().values_list("pk")[: MOST + 1])
    return f"{MOST}+" if number > MOST else str(number or "")


@register.filter
def told_at(moment: datetime) -> str:
    """For a narrow column: "09:00" today, "Tue" within six days, else "24 Nov"."""
    local, today = timezone.localtime(moment), timezone.localtime().date()
    days = (today - local.date()).days
    if days <= 0:
        return f"{local:%H:%M}"
    return f"{local:%a}" if days < 7 else f"{local.day} {local:%b}"
