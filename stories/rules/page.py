"""What a page about the newsroom still leaves to be written. Pure."""

from __future__ import annotations

# How a page that came with the software marks a place only the newsroom can fill.
FILL_IN = "To be written by the newsroom:"


def to_fill_in(body: str) -> int:
    """How many places of the text are marked so."""
    return body.count(FILL_IN)
