"""Text that stands on one line: a headline, a name, a credit."""

from __future__ import annotations

# What turns the direction of all that follows it (Unicode UAX 9): in one line of ours it could only make the
# line, and what stands beside it, read as what it is not. The marks of right-to-left words themselves stay.
TURNS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def one_line(text: str) -> str:
    """The words with one space between them, and nothing that turns their direction."""
    return " ".join(text.translate(TURNS).split())
