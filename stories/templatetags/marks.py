"""Marks: of a label, of a layer, of a stance; and times. Each stands beside its word, never instead of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

COLOURS = frozenset({"unverified", "emerging", "corroborated", "confirmed", "disputed", "retracted"})
RUNGS = ("emerging", "corroborated", "confirmed")
TEXTURES = "abcdefgh"
# A word longer than this may outgrow the column of a table.
FITS = 14
SPACE, JOINT = re.compile(r"(\s+)"), re.compile(r"(?<=\w)(?=[./_?=&@-]+[^\W\d])")
STANCES = {
    "supports": "Supports",
    "contradicts": "Contradicts",
    "mixed": "Divided",
    "background": "Background",
    "silent": "Silent",
}


def fact(label: Any, name: str) -> Any:
    """The fact `name` of a label, which is a row or the frozen words of an edition."""
    return label.get(name) if isinstance(label, Mapping) else getattr(label, name)


@register.filter
def label_class(label: Any) -> str:
    colour = fact(label, "colour")
    return f"label--{colour}" if colour in COLOURS else "label--unverified"


@register.filter
def label_symbol(label: Any) -> str:
    """The symbol's name: a rung has as many strata filled as its rank, at most three."""
    place, rank = fact(label, "place"), fact(label, "rank") or 1
    if place == "rung":
        return f"m-{RUNGS[max(1, min(int(rank), len(RUNGS))) - 1]}"
    return f"m-{place}" if place in COLOURS else "m-unverified"


@register.simple_tag
def mark(symbol: str, size: int = 18, kind: str = "") -> SafeString:
    """A drawing from the sprite; `symbol` is its id."""
    return format_html(
        '<svg class="mark{}" width="{}" height="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        '<use href="#{}"></use></svg>',
        f" {kind}" if kind else "",
        size,
        size,
        symbol,
    )


@register.simple_tag
def label_mark(label: Any, *, link: bool = False, steps: int = 0, size: int = 18) -> SafeString:
    """Mark and word; with `steps`, the number of rungs, also "2 of 3"; with `link`, to its paragraph."""
    rank = fact(label, "rank")
    step = (
        format_html(' <span class="label__step">{} of {}</span>', rank, steps)
        if rank and rank <= steps
        else ""
    )
    inside = format_html(
        '{}<span class="label__word">{}</span>{}', mark(label_symbol(label), size), fact(label, "name"), step
    )
    if link:
        address = f"{reverse('reader:labels')}#{fact(label, 'slug')}"
        return format_html('<a class="label {}" href="{}">{}</a>', label_class(label), address, inside)
    return format_html('<span class="label {}">{}</span>', label_class(label), inside)


@register.filter
def breakable(text: str) -> SafeString:
    """Long words and addresses may break before a dot, a stroke or the like; a figure never does."""
    words = (JOINT.split(word) if len(word) > FITS else [word] for word in SPACE.split(text))
    return format_html_join("", "{}", ((_joined(parts),) for parts in words))


def _joined(parts: Iterable[str]) -> SafeString:
    return format_html_join(mark_safe("<wbr>"), "{}", ((part,) for part in parts))


@register.filter
def texture(position: int) -> str:
    """The texture of the layer at `position`, from 0; after eight they repeat."""
    return f"rock-{TEXTURES[position % len(TEXTURES)]}"


@register.simple_tag
def rock(position: int, letter: str) -> SafeString:
    """A layer's texture and letter."""
    return format_html(
        '<span class="layer"><svg class="rock" width="22" height="22" aria-hidden="true" focusable="false">'
        '<rect width="22" height="22" class="rock__bed"/><rect width="22" height="22" fill="url(#{})"/>'
        '<rect x=".5" y=".5" width="21" height="21" class="rock__edge"/></svg><b>{}</b></span>',
        texture(position),
        letter,
    )


@register.simple_tag
def slab(kind: str) -> SafeString:
    symbol = {"mixed": "contradicts"}.get(kind, kind if kind in STANCES else "silent")
    return format_html(
        '<svg class="slab" width="24" height="18" viewBox="0 0 24 18" aria-hidden="true" focusable="false">'
        '<use href="#s-{}"></use></svg>',
        symbol,
    )


@register.simple_tag
def stance(kind: str) -> SafeString:
    """What a layer says of a claim: slab and word."""
    known = kind if kind in STANCES else "silent"
    return format_html('<span class="stance stance--{}">{}{}</span>', known, slab(known), STANCES[known])


@register.simple_tag
def when(moment: datetime | None, length: str = "full") -> SafeString:
    """A time with its zone: full (16 Nov 2026, 16:20 UTC), short (this year's without it), date or hour."""
    if moment is None:
        return mark_safe("")
    local = timezone.localtime(moment)
    this_year = length == "short" and local.year == timezone.localtime().year
    shape = "j M" if this_year else "j M Y"
    shape = {"date": shape, "hour": "H:i T"}.get(length, f"{shape}, H:i T")
    words = format_date(local, shape)
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), words)


@register.simple_tag
def plural(count: int, one: str, many: str = "") -> SafeString:
    """The count in bold and its noun: "<b>1</b> source layer"."""
    return format_html("<b>{}</b> {}", count, one if count == 1 else many or f"{one}s")
