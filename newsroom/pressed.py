"""Which button of a form was pressed: what is decided is decided by its name, never by there being none."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import BadRequest
from django.http import QueryDict

from sources.errors import Refusal


class NotPressed(Refusal, BadRequest):
    """A screen that does not catch it answers 400, with the sentence."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing was done: what was sent names no button of this page, or several. "
            "Load the page again, and press the one you mean."
        )


def pressed(sent: QueryDict, buttons: Iterable[str]) -> str:
    """The one of `buttons` that was sent. Raises NotPressed for none, and for several."""
    found = [name for name in buttons if name in sent]
    if len(found) != 1:
        raise NotPressed
    return found[0]
