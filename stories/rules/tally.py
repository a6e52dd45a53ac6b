"""How a story's layers speak to a claim.

A layer supports a claim when one of its items does and none contradicts it; one that does both is
mixed: it supports nothing and leaves the contradiction open (DESIGN, "Words": stance, layer).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """One reference of the story, in its layer; `unnamed` when its human source is not named."""

    key: int
    layer: str
    first_hand: bool
    unnamed: bool


@dataclass(frozen=True)
class Assertion:
    """A claim of the story. `stances`: (item key, "supports" | "contradicts" | "background")."""

    key: int
    number: int
    text: str
    is_key: bool
    stances: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Tally:
    """The layers behind one claim: supporting, of these named and first-hand, and contradicting."""

    layers: int
    named: int
    first_hand: int
    contradicted_by: tuple[str, ...]
    voices: tuple[tuple[str, str], ...]


def tally(claim: Assertion, items: Iterable[Item]) -> Tally:
    """Hear every layer on one claim.

    First-hand counts through the very item that supports the claim, and never through an unnamed
    one: so joining two layers, which is all a derivation does, cannot raise any of the counts.
    """
    stances = dict(claim.stances)
    layers = _by_layer(items)
    voices = {
        letter: _voice({stances.get(item.key) for item in members}) for letter, members in layers.items()
    }
    supporting = [
        [item for item in layers[letter] if stances.get(item.key) == "supports" and not item.unnamed]
        for letter, voice in voices.items()
        if voice == "supports"
    ]
    return Tally(
        layers=len(supporting),
        named=sum(bool(named) for named in supporting),
        first_hand=sum(any(item.first_hand for item in named) for named in supporting),
        contradicted_by=tuple(
            letter for letter, voice in voices.items() if voice in {"contradicts", "mixed"}
        ),
        voices=tuple(voices.items()),
    )


def _by_layer(items: Iterable[Item]) -> Mapping[str, list[Item]]:
    """Letter to members, A to Z before AA."""
    layers: dict[str, list[Item]] = {}
    for item in items:
        layers.setdefault(item.layer, []).append(item)
    return {letter: layers[letter] for letter in sorted(layers, key=lambda letter: (len(letter), letter))}


def _voice(stances: set[str | None]) -> str:
    """How a layer speaks when its items speak like this; None is an item without a stance."""
    if {"supports", "contradicts"} <= stances:
        return "mixed"
    return next((loud for loud in ("contradicts", "supports", "background") if loud in stances), "silent")
