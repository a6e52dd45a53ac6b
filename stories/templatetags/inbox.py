"""How many lines of somebody's inbox are unread, for the head of every page."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.contrib.auth.models import User
from django.utils import timezone

from stories.inbox import notes_of

register = template.Library()


@register.simple_tag
def unread_of(person: object) -> int:
    """0 for nobody."""
    return notes_of(person).filter(read_at=None).count() if isinstance(person, User) else 0


@register.filter
def told_at(moment: datetime) -> str:
    """For a narrow column: "09:00" today, "Tue" within six days, else "24 Nov"."""
    local, today = timezone.localtime(moment), timezone.localtime().date()
    days = (today - local.date()).days
    if days <= 0:
        return f"{local:%H:%M}"
    return f"{local:%a}" if days < 7 else f"{local.day} {local:%b}"
