"""How well it is told who rests on whom, measured on a folder of real pairs of articles.

The folder holds pairs.jsonl (pair, a, b: outlet, url, date, byline, title, text) and gold.csv (pair, label,
kind), labelled in one of two ways. By rule: copy, cites (kind says the direction: a<-b, a rests on b) and
independent (same-event, shared-quote); there every credit in a text's first half is a citation. By reading:
copy, main, common, passing, independent; there the first three are one layer, a citation in passing is none.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sources.rules.directory import parse
from sources.rules.outlets import Outlets, spellings
from sources.rules.reuse import Mention, Text, Verdict, compare, mentions, resemblance

DIRECTORY = Path(__file__).parents[2] / "sources" / "data" / "publishers.csv"
REPORTING = {"outlet", "wire"}
ONE_LAYER = ("copy", "main", "common", "cites")
COPIED = ("copy", "rewrite")
BETWEEN_THE_TWO = ("copy", "rewrite", "credit")
FIRST_HALF = 0.5
CONTAINED = 0.1


@dataclass(frozen=True)
class Pair:
    """Two articles, what they are said to be, and what was found."""

    label: str  # copy | main | common | cites | passing | independent
    shared_quote: bool
    direction: str  # one | other (which of the two is derived) | ""
    one: Text
    other: Text
    verdict: Verdict | None
    mentions: tuple[Mention, ...]

    @property
    def credited(self) -> Mention | None:
        """The first credit, in the first half of either."""
        early = [mention for mention in self.mentions if mention.place < FIRST_HALF]
        return min(early, key=lambda mention: mention.place, default=None)

    @property
    def between_the_two(self) -> bool:
        """That one rests on the other or credits it: what labels by rule know of."""
        return self.derived != ""

    @property
    def derived(self) -> str:
        if self.verdict and self.verdict.kind in BETWEEN_THE_TWO:
            return self.verdict.derived
        return self.credited.by if self.credited else ""


@cache
def outlets() -> Outlets:
    with DIRECTORY.open(encoding="utf-8", newline="") as lines:
        names = [row.name for row in parse(lines) if row.kind in REPORTING]
    return Outlets({name: spellings(name) for name in names})


@cache
def pairs(folder: Path) -> list[Pair]:
    with (folder / "gold.csv").open(encoding="utf-8-sig", newline="") as lines:
        gold = {row["pair"]: row for row in csv.DictReader(lines)}
    found = map(json.loads, (folder / "pairs.jsonl").read_text(encoding="utf-8").splitlines())
    return [_pair(pair, gold[pair["pair"]]) for pair in found if pair["pair"] in gold]


def _pair(pair: dict[str, Any], gold: Mapping[str, str]) -> Pair:
    one, other = _text(pair["a"]), _text(pair["b"])
    kind = " ".join(value or "" for name, value in gold.items() if name not in ("pair", "evidence"))
    return Pair(
        label=_label(gold),
        shared_quote="shared-quote" in kind,
        direction="one" if "a<-b" in kind else "other" if "b<-a" in kind else "",
        one=one,
        other=other,
        verdict=compare(one, other, outlets()),
        mentions=mentions(one, other, outlets()),
    )


def _text(article: Mapping[str, Any]) -> Text:
    outlet = re.sub(r" Online News$", " News", re.sub(r" \(.*\)| - News", "", article["outlet"]))
    byline = article.get("byline") or ""
    return Text(
        article["title"],
        article["text"],
        spellings(outlet),
        byline if isinstance(byline, str) else ", ".join(byline),
        _moment(article.get("date") or ""),
        article.get("url") or "",
    )


def _moment(date: str) -> datetime | None:
    try:
        return datetime.fromisoformat(date).replace(tzinfo=UTC)
    except ValueError:
        return None


def _label(gold: Mapping[str, str]) -> str:
    """The label, else the kind, in whatever words: derived of no other kind is one layer."""
    given = [(gold.get(name) or "").casefold() for name in ("label", "kind", "layer")]
    for said in given:
        for label in ("passing", "independent", "common", "main", "copy", "cites"):
            if label in said:
                return label
    same = any(re.search(r"\b(?:derived|same|yes|true|1)\b", said) for said in given)
    return "main" if same else "independent"


def figures(folder: Path) -> dict[str, float]:
    """Every figure the labels allow, 0 to 1."""
    found = pairs(folder)
    if {"passing", "main", "common"} & {pair.label for pair in found}:
        return _by_reading(found) | _copies(found)
    return _by_rule(found) | _copies(found)


def _by_reading(found: list[Pair]) -> dict[str, float]:
    return _told(found, merged) | {
        "passing_merged": _share(merged(pair) for pair in found if pair.label == "passing"),
        "independent_merged": _share(merged(pair) for pair in found if pair.label == "independent"),
    }


def _by_rule(found: list[Pair]) -> dict[str, float]:
    """`f1`, `precision`, `recall` and `shared_quote_flagged` are of what holds between the two: copied, or
    credited in the first half. What `compare` alone would join, a third origin included and credits in
    passing left out, is `joined_f1`; how many independent pairs it would join, `independent_merged`."""
    cites = [pair for pair in found if pair.label == "cites" and pair.direction and pair.derived]
    return _told(found, lambda pair: pair.between_the_two) | {
        "shared_quote_flagged": _share(pair.between_the_two for pair in found if pair.shared_quote),
        "direction": _share(pair.derived == pair.direction for pair in cites),
        "joined_f1": _told(found, merged)["f1"],
        "independent_merged": _share(merged(pair) for pair in found if pair.label == "independent"),
    }


def _copies(found: list[Pair]) -> dict[str, float]:
    copied = [pair for pair in found if pair.verdict and pair.verdict.kind in COPIED]
    return {
        "copies_found": _share(pair in copied for pair in found if pair.label == "copy"),
        "copies_precision": _share(pair.label == "copy" for pair in copied),
    }


def merged(pair: Pair) -> bool:
    """Whether the two would count as one layer."""
    return pair.verdict is not None


def _told(found: list[Pair], rule: Callable[[Pair], bool]) -> dict[str, float]:
    told = [pair.label in ONE_LAYER for pair in found if rule(pair)]
    right, asked = sum(told), sum(pair.label in ONE_LAYER for pair in found)
    precision, recall = right / len(told) if told else 0.0, right / asked if asked else 0.0
    both = precision + recall
    return {"f1": 2 * precision * recall / both if both else 0.0, "precision": precision, "recall": recall}


def _share(given: Iterable[bool]) -> float:
    asked = list(given)
    return sum(asked) / len(asked) if asked else 0.0


def _always(pair: Pair) -> bool:
    return True


def _contained(pair: Pair) -> bool:
    one, other = pair.one.text, pair.other.text
    return max(resemblance(one, other).share, resemblance(other, one).share) >= CONTAINED


def _named(pair: Pair) -> bool:
    return any(
        Outlets({"other": other.names}).found(one.text)
        for one, other in ((pair.one, pair.other), (pair.other, pair.one))
    )


SIMPLE: dict[str, Callable[[Pair], bool]] = {
    "always derived": _always,
    "5-word containment": _contained,
    "other outlet named": _named,
    "ours: one layer": merged,
    "ours: copied or credited": lambda pair: pair.between_the_two,
}


def report(folder: Path) -> str:
    """A table beside simple rules, then each figure as a line `derivation <figure> <value>`."""
    found = pairs(folder)
    labels = sorted({pair.label for pair in found})
    head = f"{'rule':26}{'f1':>7}{'prec.':>7}{'recall':>7}" + "".join(f"{name:>13}" for name in labels)
    rows = [_row(name, rule, found, labels) for name, rule in SIMPLE.items()]
    lines = [f"derivation {name} {value:.3f}" for name, value in figures(folder).items()]
    return "\n".join((f"{len(found)} pairs; under each label the share that was told", head, *rows, *lines))


def _row(name: str, rule: Callable[[Pair], bool], found: list[Pair], labels: list[str]) -> str:
    told = _told(found, rule)
    shares = (_share(rule(pair) for pair in found if pair.label == label) for label in labels)
    numbers = "".join(f"{told[figure]:7.3f}" for figure in ("f1", "precision", "recall"))
    return f"{name:26}{numbers}" + "".join(f"{share:13.3f}" for share in shares)
