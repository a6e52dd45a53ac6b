"""What may narrow a list of the desk."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.filters import FieldListFilter, ListFilter
from django.contrib.admin.options import (
    IS_FACETS_VAR,
    IS_POPUP_VAR,
    SOURCE_MODEL_VAR,
    TO_FIELD_VAR,
    IncorrectLookupParameters,
)
from django.contrib.admin.views import main
from django.http import HttpRequest

# What Django's lists take for windows that choose a row for another form; the desk has none.
FOREIGN = frozenset({IS_FACETS_VAR, IS_POPUP_VAR, SOURCE_MODEL_VAR, TO_FIELD_VAR})


class OfferedList(main.ChangeList):
    """An address narrows it by what its filters offer and by nothing else.

    A comparison of a column that anybody could write there may take the database minutes, or let them
    guess at what they may not read.
    """

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Raises IncorrectLookupParameters."""
        if not FOREIGN.isdisjoint(request.GET):
            raise IncorrectLookupParameters
        super().__init__(request, *args, **kwargs)

    def get_filters(self, request: HttpRequest) -> Any:
        """Raises IncorrectLookupParameters for all that no filter of the list offers."""
        try:
            specs, has_filters, others, doubles, is_narrowed = super().get_filters(request)
        except DisallowedModelAdminLookup as refused:
            raise IncorrectLookupParameters from refused
        if others or not all(self._offered(spec) for spec in specs):
            raise IncorrectLookupParameters
        return specs, has_filters, others, doubles, is_narrowed

    def _offered(self, spec: ListFilter) -> bool:
        """Whether all that is asked of a filter of a column is among its choices; others see to theirs."""
        asked = {name: self.filter_params[name] for name in spec.expected_parameters() if name in self.params}
        if not asked or not isinstance(spec, FieldListFilter):
            return True
        choices = [parse_qs(choice["query_string"].removeprefix("?")) for choice in spec.choices(self)]
        return all(
            {*values} <= {value for choice in choices for value in choice.get(name, ())}
            for name, values in asked.items()
        )
