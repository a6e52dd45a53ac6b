"""A button of a story page that was pressed, as what it does gets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model, QuerySet
from django.http import QueryDict

from newsroom.row_key import row_key
from stories.errors import Refusal
from stories.models import Story


class Gone(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "That is no longer part of the story: it was taken away meanwhile. Nothing else changed."
        )


@dataclass(frozen=True)
class Press:
    """`value` is the row the button stands beside."""

    story: Story
    by: User
    data: QueryDict
    value: str
    files: Mapping[str, UploadedFile[bytes]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return str(self.data.get(name, "")).strip()

    def key(self, name: str) -> UUID:
        """The form's own key, so that a second click does nothing new."""
        return form_key(self.text(name))

    def row[M: Model](self, rows: QuerySet[M], value: str | None = None) -> M:
        """Raises Gone for a row that is not, or no longer, the story's."""
        found = rows.filter(pk=row_key(self.value if value is None else value)).first()
        if found is None:
            raise Gone
        return found


def form_key(sent: str) -> UUID:
    """The key a form carries; a new one for what is none."""
    try:
        return UUID(sent)
    except ValueError:
        return uuid4()


def checked[F: forms.Form](form: F) -> F:
    """The form, valid. Raises ValidationError with its errors by field."""
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    return form
