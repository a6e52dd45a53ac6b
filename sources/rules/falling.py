"""What counts for nothing any more once references were withdrawn."""

from collections.abc import Collection, Iterable


def falling(withdrawn: Iterable[int], resting: Collection[tuple[int, int]]) -> dict[int, int]:
    """By reference, what it falls with: itself where it was withdrawn, else one that fell and it rests on.

    A report is worth no more than the one it rests on. `resting` has (reference, what it rests on); two that
    share an origin outside what is kept do not rest on each other, and do not fall together.
    """
    found = {one: one for one in withdrawn}
    while more := {one: on for one, on in resting if on in found and one not in found}:
        found |= more
    return found
