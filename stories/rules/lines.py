"""Text that stands on one line: a headline, a name, a credit."""

from __future__ import annotations

from sources.rules.unseen import seen


def one_line(text: str) -> str:
    """The words with one space between them, and nothing that turns their direction or hides among them."""
    return " ".join(seen(text).split())
