"""A text to a few numbers that find it again, whole or in part, among a million others."""

from collections.abc import Iterator
from hashlib import blake2b
from heapq import nsmallest

from sources.rules.words import prose, quotations, words

KEPT = 32
ASKED = 96
RUN = 5
READ = 200_000
_BITS = 63


def prints(text: str, most: int = KEPT) -> tuple[int, ...]:
    """At most `most` prints of a text, ascending, each of 63 bits: the lowest of all its runs of five words.

    The same on every machine. Quotations, and runs across one, are left out: two reports may honestly
    share them. The lowest of all stay among the lowest of any part they stand in, so a report that takes
    over a passage shares prints with its origin in proportion to what it took; asking with more prints
    than are kept finds a short passage in a long text. Of very long texts the first 200,000 letters count.
    """
    return tuple(sorted(nsmallest(most, {_print(run) for run in _runs(text[:READ])})))


def _runs(text: str) -> Iterator[str]:
    for stretch in _outside_quotations(prose(text)):
        found = words(stretch)
        yield from (" ".join(found[at : at + RUN]) for at in range(len(found) - RUN + 1))


def _outside_quotations(text: str) -> Iterator[str]:
    at = 0
    for start, end in quotations(text):
        yield text[at:start]
        at = end
    yield text[at:]


def _print(run: str) -> int:
    return int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> (
        64 - _BITS
    )
