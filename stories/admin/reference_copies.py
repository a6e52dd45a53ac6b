"""The archived copies of a reference: what came when, and what changed between the last two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice, pairwise

from django.db.models import QuerySet

from sources.models import Reference, Retrieval
from stories.rules.difference import IN, OUT, SAME, Piece, compare_text

MOST_SENTENCES, MOST_LETTERS, MOST_PASSAGES = 2000, 6000, 12
# Above so many pairs of equal words, laying them side by side would keep the reader of the page waiting.
MOST_PAIRS = 20_000
_WORD = re.compile(r"\w+|[^\w\s]")
_BREAK = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Copy:
    """`n` counts from the oldest; `like` is the number of an earlier copy with the same text."""

    n: int
    retrieval: Retrieval
    like: int | None
    is_changed: bool

    @property
    def short_digest(self) -> str:
        digest = (self.retrieval.text_digest or self.retrieval.warc_digest).removeprefix("sha256:")
        return f"{digest[:4]} {digest[4:6]}"


@dataclass(frozen=True)
class Difference:
    """What changed between two copies, passage by passage; `is_cut` when there is more."""

    before: int
    after: int
    passages: tuple[tuple[Piece, ...], ...]
    is_cut: bool


def archived(reference: Reference) -> QuerySet[Retrieval]:
    """Its retrievals that left a copy, oldest first."""
    return reference.retrievals.exclude(warc="").order_by("retrieved_at", "pk")


def copies(reference: Reference) -> list[Copy]:
    """Newest first."""
    first_with: dict[str, int] = {}
    found: list[Copy] = []
    for n, retrieval in enumerate(archived(reference).defer("facts"), start=1):
        text = retrieval.text_digest
        # A refusal has no text: what came after it is held against what was read before it.
        before = next((one.retrieval.text_digest for one in reversed(found) if one.retrieval.text_digest), "")
        like = first_with.get(text) if text else None
        found.append(Copy(n, retrieval, like, is_changed=bool(text and before and text != before)))
        first_with.setdefault(text, n)
    return found[::-1]


def difference(newest_first: list[Copy]) -> Difference | None:
    """Between the last copy whose text changed and the one before it."""
    pairs = pairwise(copy for copy in newest_first if copy.retrieval.text_digest)
    changed = next(((after, before) for after, before in pairs if after.is_changed), None)
    if changed is None:
        return None
    after, before = changed
    texts = Retrieval.objects.in_bulk([before.retrieval.pk, after.retrieval.pk])
    passages, is_cut = compare_pages(*(_text(texts[copy.retrieval.pk]) for copy in (before, after)))
    return Difference(before.n, after.n, passages, is_cut)


def compare_pages(before: str, after: str) -> tuple[tuple[tuple[Piece, ...], ...], bool]:
    """The passages in which two texts of any size differ, and whether there are more; in bounded time."""
    old, new = _sentences(before), _sentences(after)
    passages = tuple(islice(_passages(old, new), MOST_PASSAGES + 1))
    is_cut = len(passages) > MOST_PASSAGES or max(len(old), len(new)) > MOST_SENTENCES
    return passages[:MOST_PASSAGES], is_cut


def _text(retrieval: Retrieval) -> str:
    return str(retrieval.facts.get("text", {}).get("value", ""))


def _sentences(text: str) -> list[str]:
    return [sentence for raw in _BREAK.split(text) if (sentence := " ".join(raw.split()))]


def _passages(old: list[str], new: list[str]) -> Iterator[tuple[Piece, ...]]:
    """The sentences that differ, word by word."""
    # What stands everywhere is passed over, as no sign of a place: a page of one repeated line stays cheap.
    matcher = SequenceMatcher(None, old[:MOST_SENTENCES], new[:MOST_SENTENCES], autojunk=True)
    for change, a, b, c, d in matcher.get_opcodes():
        if change != "equal":
            pieces = _compared(" ".join(old[a:b])[:MOST_LETTERS], " ".join(new[c:d])[:MOST_LETTERS])
            if any(piece.kind != SAME for piece in pieces):
                yield pieces


def _compared(before: str, after: str) -> tuple[Piece, ...]:
    """Word by word, or where that would take too long one for the other."""
    went, came = (Counter(_WORD.findall(text)) for text in (before, after))
    if sum(count * came[word] for word, count in went.items()) > MOST_PAIRS:
        return (Piece(OUT, before), Piece(IN, after))
    return compare_text(before, after)
