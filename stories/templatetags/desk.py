"""How the desk says things: moves of a label, waiting, strokes for layers, words in and out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

from django import template
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from stories.people import display_name, who_asks
from stories.templatetags.marks import label_mark

register = template.Library()

TAGS = {"in": "ins", "out": "del", "same": ""}
LATE, WEEK = timedelta(hours=24), timedelta(days=6)
LOOKS = {"em", "strong", "sup", "sub"}


class Piece(Protocol):
    """A stretch of words, as a difference finds it."""

    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def tight(self) -> bool: ...
    @property
    def marks(self) -> tuple[str, ...]: ...


register.filter(display_name)
register.filter(who_asks)


@register.filter
def first_name(person: User | None) -> str:
    """Nobody is the newsroom's own watch."""
    return (person.first_name or person.get_username()) if person else "the watch"


@register.filter
def waited(since: datetime) -> str:
    """How long ago, roughly: "9 min", "1 h 12 min", "2 days"."""
    minutes = int((timezone.now() - since).total_seconds() // 60)
    if minutes < 1:
        return "under 1 min"
    if minutes < 60:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    if hours < 24:
        return f"{hours} h {rest} min" if rest and hours < 6 else f"{hours} h"
    days = hours // 24
    return "1 day" if days == 1 else f"{days} days"


@register.filter
def is_late(since: datetime) -> bool:
    """Whether somebody has waited longer than a day."""
    return timezone.now() - since > LATE


@register.filter
def ago(since: datetime) -> str:
    told = waited(since)
    return "just now" if told == "under 1 min" else f"{told} ago"


@register.filter
def lately(at: datetime) -> str:
    """Relative under a day, then as one would say it: "9 min ago", "Sat 21:10", "3 Nov", "3 Nov 2025"."""
    local, now = timezone.localtime(at), timezone.localtime()
    if now - local < LATE:
        return ago(at)
    if now - local < WEEK:
        return format_date(local, "D H:i")
    return format_date(local, "j M" if local.year == now.year else "j M Y")


@register.filter
def length_told(seconds: float) -> str:
    """How long something took, as one would say it: "under a tenth of a second", "3 seconds", "2 minutes"."""
    if seconds < 1:
        return "under a tenth of a second" if seconds < 0.1 else "under a second"
    whole = round(seconds)
    return counted(whole, "second,seconds") if whole < 120 else counted(round(whole / 60), "minute,minutes")


@register.filter
def day(at: datetime) -> str:
    """The day as a heading says it: "Today", "Friday 20 November", with the year where it is another."""
    local, today = timezone.localtime(at), timezone.localdate()
    named = {today: "Today", today - timedelta(days=1): "Yesterday"}.get(local.date())
    return named or format_date(local, "l j F" if local.year == today.year else "l j F Y")


@register.filter
def of_note(told: Mapping[int, Any] | None, number: int) -> Any:
    """What is told of the source note of this number, None for nothing."""
    return told.get(number) if told else None


@register.filter
def counted(number: int, nouns: str) -> str:
    """The number and its noun: 1|counted:"layer,layers"."""
    one, many = nouns.split(",")
    return f"{number} {one if number == 1 else many}"


@register.simple_tag
def label_move(then: Any, now: Any) -> SafeString:
    """From one label to another; one label alone where nothing moves or nothing was before."""
    if not then or then == now:
        return label_mark(now)
    return format_html(
        '<span class="label-move">{}<span class="arrow" aria-hidden="true">→</span>'
        '<span class="visually-hidden"> to </span>{}</span>',
        label_mark(then),
        label_mark(now),
    )


@register.simple_tag
def strata(layers: int, references: int = 0) -> SafeString:
    """A stroke a layer, at most four; one long stroke when many references rest on one layer."""
    name = "1-3" if layers == 1 and references > 2 else str(min(layers, 4))
    return format_html('<svg aria-hidden="true"><use href="#strata-{}"/></svg>', name)


@register.simple_tag
def words(pieces: Iterable[Piece], *, plain: bool = False) -> SafeString:
    """The pieces as text, what came in <ins> and what went in <del>."""
    return format_html_join("", "{}{}", ((_space(at, p), _piece(p, plain)) for at, p in enumerate(pieces)))


def _space(at: int, piece: Piece) -> str:
    return "" if at == 0 or piece.tight else " "


def _piece(piece: Piece, plain: bool) -> SafeString | str:
    text: SafeString | str = piece.text
    for look in piece.marks:
        if look in LOOKS:
            text = format_html("<{0}>{1}</{0}>", look, text)
        elif look == "address":
            text = format_html('<span class="address">{}</span>', text)
        elif look == "note":
            text = format_html('<sup data-note="{0}">{0}</sup>', text)
    tag = "" if plain else TAGS[piece.kind]
    return format_html("<{0}>{1}</{0}>", tag, text) if tag else text
