"""A field that offers, while somebody types, the names that fit. Without its script a name is typed out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.http import JsonResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString

# As many as are taken in at a glance.
MOST = 8


def suggesting(address: str) -> dict[str, str]:
    """What makes a text field such a one; `address` answers with `suggestions`."""
    return {
        "data-suggest": address,
        "role": "combobox",
        "aria-autocomplete": "list",
        "aria-expanded": "false",
        "autocomplete": "off",
        "spellcheck": "false",
    }


def suggestions(found: Iterable[tuple[str, str]]) -> JsonResponse:
    """Names that fit, each with a word beside it that tells it from others, or ""."""
    return JsonResponse({"suggested": [{"name": name, "note": note} for name, note in found]})


def typed_in(sent: str | None) -> str:
    """What was typed, as it is looked for: one line, no longer than a name may be."""
    return " ".join((sent or "")[:150].replace("\x00", "").split())


class Suggested(forms.TextInput):
    """`address` is where the names that fit are asked for."""

    def __init__(self, address: str = "", attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.address = address

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, value, {**suggesting(self.address), **(attrs or {})})

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        return format_html('<span class="suggested">{}</span>', super().render(name, value, attrs, renderer))
