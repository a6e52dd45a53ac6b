"""In which order a panel shows a story's claims, and what of them stands behind a switch. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from stories.models import Claim

# Beyond these, key claims come first and the rest stands behind a switch.
MOST_CLAIMS = 5
type Numbered = Sequence[tuple[int, Claim]]


def key_first(claims: Sequence[Claim]) -> Numbered:
    """The claims by the numbers they have in the story; over five, key ones first."""
    numbered = list(enumerate(claims, start=1))
    return sorted(numbered, key=lambda one: not one[1].is_key) if len(numbered) > MOST_CLAIMS else numbered


def spanned(numbers: Sequence[int]) -> str:
    """ "Claim 6", "Claims 6 to 9", "Claims 4, 7 and 9"; "" for none."""
    if len(numbers) < 2:
        return "".join(f"Claim {n}" for n in numbers)
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"Claims {numbers[0]} to {numbers[-1]}"
    return f"Claims {', '.join(str(n) for n in numbers[:-1])} and {numbers[-1]}"
