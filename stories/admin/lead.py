"""The lead picture a form carries, one the page itself put there, and the point of it that crops keep."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from stories.models import Picture

SALT = "stories.lead"
MIDDLE = 50
WRONG = ("invalid", "min_value", "max_value")


def carried(key: int | None) -> str:
    """What the hidden field holds for a picture; "" for none."""
    return signing.dumps(key, salt=SALT) if key else ""


class LeadField(forms.Field):
    """A picture by what `carried` made; nothing else is taken for one."""

    widget = forms.HiddenInput

    def prepare_value(self, value: Any) -> str:
        return value if isinstance(value, str) else carried(value)

    def to_python(self, value: Any) -> Picture | None:
        if not value:
            return None
        try:
            key = signing.loads(str(value), salt=SALT)
        except signing.BadSignature:
            raise ValidationError("The lead picture did not come with this page. Upload it again.") from None
        return Picture.objects.filter(pk=key).first()


class PointField(forms.IntegerField):
    """Percent of the picture's width or height; left empty it is the middle."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            required=False,
            min_value=0,
            max_value=100,
            initial=MIDDLE,
            error_messages=dict.fromkeys(WRONG, "Write a whole number from 0 to 100."),
        )

    def clean(self, value: Any) -> int:
        told: int | None = super().clean(value)
        return MIDDLE if told is None else told
