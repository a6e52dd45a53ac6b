"""Fields whose choices are rows: what can be no row's id is no choice, and asks no database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError

from newsroom.row_key import row_key

if TYPE_CHECKING:
    ModelMultipleChoiceField = forms.ModelMultipleChoiceField[Any]
else:
    ModelMultipleChoiceField = forms.ModelMultipleChoiceField


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
