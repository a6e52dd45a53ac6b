"""How well derivations are told from independent reports, on real pairs of articles."""

import csv
import json
import re

from sources.rules.reuse import Text, spellings, suggest
from tests.quality.shared import SHARED, beside

PAIRS = SHARED / "derivation"
LEAST_RECALL = 0.7
MOST_MERGED = 0.02

pytestmark = beside(PAIRS)


def text(article: dict[str, str]) -> Text:
    outlet = re.sub(r" \(.*\)| Online News| - News", "", article["outlet"])
    return Text(article["title"], article["text"], spellings(outlet))


def pairs() -> list[tuple[str, bool]]:
    """(what the pair is, whether something was suggested) for each pair."""
    with (PAIRS / "gold.csv").open(encoding="utf-8", newline="") as lines:
        gold = {row["pair"]: row["label"] for row in csv.DictReader(lines)}
    found = [json.loads(line) for line in (PAIRS / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]
    return [(gold[pair["pair"]], suggested(text(pair["a"]), text(pair["b"]))) for pair in found]


def suggested(one: Text, other: Text) -> bool:
    return suggest(one, other) is not None or suggest(other, one) is not None


def test_most_derivations_are_seen_and_hardly_any_independent_pair_is_merged() -> None:
    told = pairs()
    derived = [seen for label, seen in told if label != "independent"]
    independent = [seen for label, seen in told if label == "independent"]
    print(f"derived seen {sum(derived)}/{len(derived)}, merged {sum(independent)}/{len(independent)}")
    assert sum(derived) / len(derived) >= LEAST_RECALL
    assert sum(independent) / len(independent) <= MOST_MERGED
