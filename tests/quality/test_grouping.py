"""Reports of one event, told as a wire tells them, come together; reports of others near them do not."""

import json
from datetime import date
from functools import cache
from itertools import combinations

from sources.rules.grouping import Item, likeness
from sources.rules.rarity import Rarity
from sources.rules.terms import terms
from tests.quality.shared import SHARED, beside

DERIVATION = SHARED / "derivation"
pytestmark = beside(DERIVATION)
FIRST_LINES = 300
NEAR = 3


@cache
def measured() -> tuple[int, int, int, int]:
    """Pairs on one event, those found; pairs on two events within three days, those taken for one."""
    items, days, same, parts = _read()
    counts: dict[str, int] = {}
    for item in items:
        for term in item.terms.all:
            counts[term] = counts.get(term, 0) + 1
    rarity = Rarity(counts, len(items))
    found = sum(likeness(items[a], items[b], rarity) > 0 for a, b in same)
    near = [
        (a, b)
        for a, b in combinations(range(len(items)), 2)
        if parts[a] != parts[b] and abs((days[a] - days[b]).days) <= NEAR
    ]
    wrong = sum(likeness(items[a], items[b], rarity) > 0 for a, b in near)
    return len(same), found, len(near), wrong


def _read() -> tuple[list[Item], list[date], set[tuple[int, int]], list[int]]:
    """Signals, their days, the pairs on one event, and by what chain of pairs each hangs together."""
    known: dict[str, int] = {}
    items: list[Item] = []
    days: list[date] = []
    pairs: list[tuple[int, int]] = []
    for line in (DERIVATION / "pairs.jsonl").read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        for one in (told["a"], told["b"]):
            if one["url"] not in known:
                known[one["url"]] = len(items)
                lead = " ".join(one["text"].split())[:FIRST_LINES].rsplit(" ", 1)[0]
                items.append(Item(len(items), one["title"], terms(one["title"], lead)))
                days.append(date.fromisoformat(one["date"][:10]))
        pairs.append((known[told["a"]["url"]], known[told["b"]["url"]]))
    return items, days, set(pairs), _chains(len(items), pairs)


def _chains(number: int, pairs: list[tuple[int, int]]) -> list[int]:
    parts = list(range(number))
    for a, b in pairs:
        old, new = parts[b], parts[a]
        parts = [new if part == old else part for part in parts]
    return parts


def test_three_in_five_pairs_on_one_event_are_found() -> None:
    pairs, found, _, _ = measured()
    assert found >= 0.6 * pairs


def test_nine_in_ten_that_are_taken_for_one_event_are_one() -> None:
    _, found, _, wrong = measured()
    assert found / (found + wrong) >= 0.9
