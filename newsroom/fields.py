"""Fields of forms: one line of words, and choices that are rows, where what can be no id asks no database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError

from newsroom.row_key import row_key
from stories.rules.lines import one_line

if TYPE_CHECKING:
    ModelMultipleChoiceField = forms.ModelMultipleChoiceField[Any]
else:
    ModelMultipleChoiceField = forms.ModelMultipleChoiceField


class OneLine(forms.CharField):
    """Words that are read as one line, whatever breaks they were typed with."""

    def to_python(self, value: Any) -> str:
        return one_line(str(super().to_python(value)))


class Rows(ModelMultipleChoiceField):
    """Several rows."""

    def clean(self, value: Any) -> Any:
        """Raises ValidationError, for what can be no id as for a row that is gone."""
        for one in value or ():
            if not row_key(one):
                told = self.error_messages["invalid_choice"]
                raise ValidationError(told, code="invalid_choice", params={"value": one})
        return super().clean(value)


class Completed(AutocompleteSelect):
    """One row, found by typing."""

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        return super().optgroups(name, [one for one in value if row_key(one)], attr)
