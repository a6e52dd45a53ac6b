"""The labels that readers see, as choices of a list: by their marks, as everywhere."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from stories.models import Label
from stories.templatetags.marks import label_mark


class LabelFilter(admin.RelatedFieldListFilter):
    """Without Unverified, which nothing is ever proposed or published as."""

    def field_choices(self, field: Any, request: Any, model_admin: Any) -> list[Any]:
        return [(label.pk, label_mark(label)) for label in Label.objects.filter(publishable=True)]
