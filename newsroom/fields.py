"""Fields whose choices are rows: what can be no row's id is no choice, and asks no database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.forms import models

from newsroom.row_key import row_key

if TYPE_CHECKING:
    ModelChoiceField = forms.ModelChoiceField[Any]
    ModelChoiceIterator = models.ModelChoiceIterator[Any]
    ModelMultipleChoiceField = forms.ModelMultipleChoiceField[Any]
else:
    ModelChoiceField = forms.ModelChoiceField
    ModelChoiceIterator = models.ModelChoiceIterator
    ModelMultipleChoiceField = forms.ModelMultipleChoiceField


class Few(ModelChoiceIterator):
    """Choices that are few: read at once. A cursor of their own at the server would be asked three times."""

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        if self.field.empty_label is not None:
            yield "", str(self.field.empty_label)
        yield from map(self.choice, self.queryset.all())


class Row(ModelChoiceField):
    """One row of few."""

    iterator = Few


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
