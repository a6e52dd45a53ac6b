"""The field of a form that takes one line."""

from __future__ import annotations

from typing import Any

from django import forms

from stories.rules.lines import one_line


class OneLine(forms.CharField):
    """Words that are read as one line, whatever breaks they were typed with."""

    def to_python(self, value: Any) -> str:
        return one_line(str(super().to_python(value)))
