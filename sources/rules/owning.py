"""Who ultimately owns a publisher."""

from collections.abc import Mapping


def ultimate(publisher: int, above: Mapping[int, int | None]) -> int:
    """By ids: `above` gives each one's owner. Two that own each other are one owner: of a circle, always the
    same member speaks."""
    passed: set[int] = set()
    while (owner := above[publisher]) and publisher not in passed:
        passed.add(publisher)
        publisher = owner
    return min(passed) if publisher in passed else publisher
