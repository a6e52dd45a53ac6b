"""Which of today's claims and sources a step weighs and shows that no second person reviews.

The label readers see is about the claims they see: one that nobody published yet pulls it down as little as
it holds it up. A source cited since bears on it where it contradicts, and where without it two that are one
layer would count as two; what else is new waits for a proposal that a second person looks at.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sources.rules.layers import Rests, Source, layers


def claims_that_count(today: Sequence[str], live: Collection[str]) -> tuple[str, ...]:
    """Of today's claims, by their words: those of `live`; all, while one of these is not among them, or none
    is known.

    A claim that is gone may be one of the new ones in other words: what befell it is not overlooked.
    """
    known = tuple(text for text in today if text in live)
    return known if known and len(known) == len(live) else tuple(today)


def sources_that_count(
    sources: Sequence[Source], rests: Sequence[Rests], bearing: Collection[int]
) -> frozenset[int]:
    """The sources by number: `bearing`, and those without which these would be more layers than they are."""
    counted = set(bearing)
    alone = [source for source in sources if source.key in counted]
    parted = [set(layer.keys) for layer in layers(alone, rests)]
    for layer in layers(sources, rests):
        if sum(not part.isdisjoint(layer.keys) for part in parted) > 1:
            counted.update(layer.keys)
    return frozenset(counted)
