"""Set times in words, in the newsroom's zone."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from stories.rules import set_time

register = template.Library()


@register.filter
def set_words(moment: datetime) -> str:
    """ "24 November, 09:00 CET (08:00 UTC)" """
    return set_time.in_words(moment, timezone.get_default_timezone(), timezone.now())


@register.filter
def set_short(moment: datetime) -> str:
    """ "09:00 CET" today, else with its day."""
    return set_time.short(moment, timezone.get_default_timezone(), timezone.now())


@register.filter
def has_come(moment: datetime) -> bool:
    return moment <= timezone.now()


@register.simple_tag
def set_for(moment: datetime) -> SafeString:
    """The words as a <time>."""
    return format_html(
        '<time datetime="{}">{}</time>', moment.isoformat(timespec="minutes"), set_words(moment)
    )


@register.filter
def set_day(moment: datetime) -> str:
    """For a narrow column: "09:00" today, "Tue 09:00" within six days, else "24 Nov 09:00"."""
    local, today = timezone.localtime(moment), timezone.localtime().date()
    days = (local.date() - today).days
    if days == 0:
        return f"{local:%H:%M}"
    return f"{local:%a %H:%M}" if 0 < days < 7 else f"{local.day} {local:%b %H:%M}"


@register.filter
def ticked_ago(moment: datetime) -> str:
    """ "12 seconds ago", from two minutes on "3 min ago" """
    seconds = max(0, int((timezone.now() - moment).total_seconds()))
    if seconds < 120:
        return f"{seconds} second{'' if seconds == 1 else 's'} ago"
    minutes = seconds // 60
    return f"{minutes} min ago" if minutes < 120 else f"{minutes // 60} h ago"
