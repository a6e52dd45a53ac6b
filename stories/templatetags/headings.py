"""Names that lead to the list of what stands under them: tags, authors, sources."""

from __future__ import annotations

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def heading(kind: str, slug: str, name: str, look: str = "") -> SafeString:
    """The name, leading to its page; only the name where the site has no such page."""
    shaped = format_html(' class="{}"', look) if look else ""
    try:
        address = reverse(f"reader:{kind}", args=[slug]) if slug else ""
    except NoReverseMatch:
        address = ""
    if address:
        return format_html('<a{} href="{}">{}</a>', shaped, address, name)
    return format_html("<span{}>{}</span>", shaped, name) if look else format_html("{}", name)
