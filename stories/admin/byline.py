"""The byline's field: authors in order, a name each, and one empty at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.forms.renderers import BaseRenderer
from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString

from newsroom.suggested import MOST, suggestions, typed_in
from stories.admin.for_scripts import for_scripts
from stories.called import authors_called, authors_fitting


class BylineWidget(forms.Widget):
    """Text fields of one name; the script adds another when the last is filled."""

    template_name = "admin/stories/story/byline.html"

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> list[str]:
        typed = data.getlist(name) if isinstance(data, MultiValueDict) else data.get(name, [])
        return [value.strip() for value in typed if value.strip()]

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
        context["names"] = [*(value or []), ""]
        return context


class BylineField(forms.Field):
    """Names of authors in, in the order they sign; out come their ids, each once."""

    widget = BylineWidget
    default_error_messages = {
        "unknown": "Nobody signs stories as “%(name)s”. Choose one of those offered as you type; who keeps "
        "the authors can add a new one.",
    }

    def to_python(self, value: Sequence[str] | None) -> tuple[int, ...]:
        names = value or ()
        found = authors_called(names)
        for name in names:
            if name not in found:
                raise forms.ValidationError(self.error_messages["unknown"], "unknown", {"name": name[:120]})
        return tuple(dict.fromkeys(found[name].pk for name in names))


@for_scripts(get=True)
def known_authors(request: HttpRequest, by: User) -> JsonResponse:
    """Those who sign stories, by what is typed in the byline."""
    names = authors_fitting(typed_in(request.GET.get("q")), MOST)
    return suggestions((name, "") for name in names)
