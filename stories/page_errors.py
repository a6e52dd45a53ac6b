"""Refusals of a text for a page about the newsroom."""

from __future__ import annotations

from sources.errors import Refusal


class StalePage(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "A colleague saved this page while you wrote. Nothing of yours was saved: it stands here still. "
            "Look at what they wrote below, put both together, and save again."
        )


class EmptyPage(Refusal):
    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(
            "Nothing was saved: readers are led to this page, so it needs a title and a text. Write both."
        )


class LongPage(Refusal):
    field = "body"

    def __init__(self, length: int) -> None:
        super().__init__(f"Nothing was saved: the text is {length} characters long, 60000 fit. Shorten it.")
