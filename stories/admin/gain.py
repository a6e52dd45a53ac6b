"""What keeping a signal would add to a story it fits, said before it is kept.

The rules weigh the story as if it cited the signal's page and the page supported its key claims.
Of the page only the wire's words are known: who publishes it, its title and its summary.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sources.models import Publisher, Signal
from sources.rules.credits import credits as credits_of
from sources.rules.credits import spellings
from sources.rules.layers import Layer, Rests, Source, layers
from stories.dossier import weigh
from stories.dossier.many import Weighed
from stories.models import Label
from stories.rules.assessment import Assertion, Item, assess

# Stands for the reference that is not there.
NOBODY = 0
PARTIES = (Publisher.Kind.COMPANY, Publisher.Kind.OFFICIAL)


@dataclass(frozen=True)
class Gain:
    """`says`: in words; `adds`: a layer of its own; `earns`: the label that would be earned with it."""

    says: str
    adds: bool
    first_hand: bool = False
    earns: Label | None = None

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """Worth more sorts higher."""
        return self.earns is not None, self.adds, self.first_hand


def gain(weighed: Weighed, signal: Signal) -> Gain:
    rows = weighed.rows
    cited = next((c for c in rows.citations if c.reference.url == signal.url), None)
    if cited:
        return Gain(f"already source note {cited.number}", adds=False)
    new = max((citation.number for citation in rows.citations), default=0) + 1
    rests = _credits(weighed, signal)
    found = layers([*weigh.sources(rows), _source(weighed, signal, new)], [*weigh.rests(rows), *rests])
    layer = next(layer for layer in found if new in layer.keys)
    if len(layer.keys) > 1:
        return Gain(_repeats(layer, new, signal, rests), adds=False)
    party = maybe_first_hand(signal)
    says = f"would be layer {layer.letter}{', maybe first-hand' if party else ''}"
    return Gain(says, adds=True, first_hand=party, earns=_earns(weighed, new, layer.letter, first_hand=party))


def maybe_first_hand(signal: Signal) -> bool:
    """Whether the publisher may be the party itself: a company or office the headline names."""
    publisher = signal.publisher
    return bool(
        publisher
        and publisher.kind in PARTIES
        and any(name.casefold() in signal.title.casefold() for name in spellings(publisher.name))
    )


def _source(weighed: Weighed, signal: Signal, key: int) -> Source:
    publisher = signal.publisher
    # A post counts for who wrote it, whom the wire does not tell.
    if publisher is None or publisher.kind == Publisher.Kind.PLATFORM:
        return Source(key, "This page", None, "", None, "", None, NOBODY)
    owner = weighed.rows.owners[publisher.pk]
    return Source(key, publisher.name, publisher.pk, publisher.name, owner.pk, owner.name, None, NOBODY)


def _credits(weighed: Weighed, signal: Signal) -> list[Rests]:
    """The signal rests on each cited outlet that its title or summary credits."""
    text = f"{signal.title}.\n{signal.summary}"
    cited = {
        citation.reference_id: citation.reference.publisher.name
        for citation in weighed.rows.citations
        if citation.reference.publisher and citation.reference.publisher_id != signal.publisher_id
    }
    found = credited(text, cited)
    return [
        Rests(-1 - at, NOBODY, int(credit), cited[int(credit)], "credit", "suggested", "")
        for at, credit in enumerate(found)
    ]


def credited(text: str, names: dict[int, str]) -> list[str]:
    """Keys of `names`, as text, whom the text credits; only names that stand in it are looked for."""
    at_hand = {str(key): [way for way in spellings(name) if way in text] for key, name in names.items()}
    found = credits_of(text, {key: ways for key, ways in at_hand.items() if ways}) if text.strip() else []
    return list(dict.fromkeys(credit.name for credit in found))


def _repeats(layer: Layer, new: int, signal: Signal, rests: Sequence[Rests]) -> str:
    join = next(join for join in layer.joins if new in {join.a, join.b})
    letter = layer.letter
    if join.reason == "publisher":
        return f"adds no layer: {signal.publisher} is layer {letter}"
    if join.reason == "owner":
        return f"adds no layer: one owner with layer {letter}"
    return f"adds no layer: repeats layer {letter}, credits {rests[0].origin_name}"


def _earns(weighed: Weighed, new: int, letter: str, *, first_hand: bool) -> Label | None:
    rank = rank_with(weighed, new, letter, first_hand=first_hand)
    return next((rung for rung in weighed.rows.labels if rung.rank == rank), None) if rank else None


def rank_with(weighed: Weighed, new: int, letter: str, *, first_hand: bool) -> int:
    """The rank one more layer would earn if it supports every key claim; 0 when that moves nothing."""
    claims = [_backed(claim, new) for claim in weigh.assertions(weighed.rows)]
    items = [*weigh.items(weighed.rows, weighed.layers), Item(new, letter, first_hand, unnamed=False)]
    then = assess(weighed.rungs, claims, items).rank
    return then if then > weighed.assessment.rank else 0


def _backed(claim: Assertion, by: int) -> Assertion:
    return replace(claim, stances=(*claim.stances, (by, "supports"))) if claim.is_key else claim
