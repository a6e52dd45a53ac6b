"""The byline's field: authors in order, one select each, and one empty at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

_CHOSEN = mark_safe(" selected")


class BylineWidget(forms.Widget):
    """Selects of one name; the script adds another when the last is filled."""

    template_name = "admin/stories/story/byline.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.choices: Sequence[tuple[str, str]] = ()

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> list[str]:
        chosen = data.getlist(name) if isinstance(data, MultiValueDict) else data.get(name, [])
        return [value for value in chosen if value]

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        # The form's renderer looks for templates in apps only; ours stand in the project.
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        places = [*(str(one) for one in value or []), ""]
        context["places"] = [self._options(place) for place in places]
        return context

    def _options(self, place: str) -> SafeString:
        """All names, one of them chosen. A newsroom has hundreds, each stands in every select."""
        told = ((key, _CHOSEN if key == place else "", name) for key, name in self.choices)
        return format_html_join("", '<option value="{}"{}>{}</option>', told)


class BylineField(forms.Field):
    """Ids of authors, in the order they sign; a name twice signs once."""

    widget = BylineWidget
    default_error_messages = {"unknown": "Choose the authors from the list."}

    def to_python(self, value: Sequence[str] | None) -> tuple[int, ...]:
        known = {key for key, _ in getattr(self.widget, "choices", ())}
        if not known.issuperset(value or ()):
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        return tuple(dict.fromkeys(int(one) for one in value or ()))
