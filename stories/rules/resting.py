"""Whose material rests on whose, by an edition: read off the sentences in which it says so to readers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from sources.rules.joins import DOUBT, told
from stories.rules.snapshot import gone

# Two that both rest on a third say nothing of one on the other.
KINDS = ("copy", "rewrite", "credit", "other")
BY_WAY = " by way of "


@dataclass(frozen=True)
class Party:
    slug: str
    name: str


@dataclass(frozen=True)
class Rest:
    """The material of `derived` rests on that of `origin`; `is_doubt` as long as that is only suggested."""

    derived: Party
    origin: Party
    kind: str
    is_doubt: bool


def resting(evidence: Mapping[str, Any]) -> list[Rest]:
    """Each pair of sources once, what was judged before what is suggested; only sources that still count."""
    shown = {
        note["n"]: Party(note["publisher"]["slug"], note["publisher"]["name"])
        for note in evidence["references"]
        if note["publisher"] and not note["confidential"] and not gone(note)
    }
    found = [
        rest
        for layer in evidence["layers"]
        for rest in _said(layer["why"], {shown[n] for n in layer["references"] if n in shown})
    ]
    surest_last = sorted(found, key=lambda rest: -rest.is_doubt)
    return list({(rest.derived.slug, rest.origin.slug): rest for rest in surest_last}.values())


def _said(why: Iterable[str], parties: set[Party]) -> list[Rest]:
    """What the sentences say of these parties, who are named in them as in the source notes."""
    known = {
        told(kind, derived.name, origin.name): (derived, origin, kind)
        for derived, origin in permutations(sorted(parties, key=lambda one: one.slug), 2)
        for kind in KINDS
    }
    found = []
    for sentence in why:
        says = sentence.removesuffix(".")
        told_of = known.get(says.removesuffix(DOUBT).partition(BY_WAY)[0])
        if told_of:
            found.append(Rest(*told_of, is_doubt=says.endswith(DOUBT)))
    return found
