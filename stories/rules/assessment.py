"""What the evidence supports right now: the highest label earned, per claim and for the story.

DESIGN, "The rules that make it trustworthy", 1 and 2. Layers are counted, not links. The ladder is
data: any one of a rung's rules earns it, and a story has earned what every key claim has. A layer
supports a claim when one of its items does and none contradicts it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stories.rules.missing import Lack, sentences
from stories.rules.tally import Assertion, Item, Tally, tally

__all__ = ["Assertion", "Assessment", "ClaimAssessment", "Item", "Rule", "Rung", "assess", "missing_for"]


@dataclass(frozen=True)
class Rule:
    """One way to earn a rung. `unnamed_count`: layers resting only on unnamed people count."""

    least_layers: int
    least_first_hand: int
    unnamed_count: bool
    contradictions_allowed: bool


@dataclass(frozen=True)
class Rung:
    """A label of the ladder; ranks are from 1 up and unique."""

    slug: str
    name: str
    rank: int
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class ClaimAssessment:
    """`layers` and `first_hand` count those that support the claim.

    `voices` says for every layer how it speaks: supports, contradicts, mixed, background or
    silent; `contradicted_by` are the letters of those that contradict it, mixed ones among them.
    """

    key: int
    label: str | None
    layers: int
    first_hand: int
    contradicted_by: tuple[str, ...]
    voices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Assessment:
    """`label` is None and `rank` 0 while no rung is earned.

    `next` is the rung above and `missing` what it lacks; on the top rung None and empty.
    """

    label: str | None
    rank: int
    claims: tuple[ClaimAssessment, ...]
    next: str | None
    missing: tuple[str, ...]


def earned(ladder: Sequence[Rung], key: Iterable[Tally]) -> Rung | None:
    """The rung a story earns whose key claims have these layers behind them; None for none."""
    return _lowest([_highest(ladder, votes) for votes in key])


def assess(ladder: Sequence[Rung], claims: Sequence[Assertion], items: Sequence[Item]) -> Assessment:
    """The highest rung each claim earns, and the story: the lowest over its key claims."""
    rungs = sorted(ladder, key=lambda rung: rung.rank)
    tallies = {claim.key: tally(claim, items) for claim in claims}
    earned = {key: _highest(rungs, votes) for key, votes in tallies.items()}
    story = _lowest([earned[claim.key] for claim in claims if claim.is_key])
    rank = story.rank if story else 0
    above = next((rung for rung in rungs if rung.rank > rank), None)
    return Assessment(
        label=story.slug if story else None,
        rank=rank,
        claims=tuple(_claim(key, earned[key], votes) for key, votes in tallies.items()),
        next=above.slug if above else None,
        missing=missing_for(above, claims, items) if above else (),
    )


def missing_for(rung: Rung, claims: Iterable[Assertion], items: Sequence[Item]) -> tuple[str, ...]:
    """What the evidence lacks for a rung, in sentences; empty when every key claim satisfies it."""
    tallies = {claim.number: tally(claim, items) for claim in claims if claim.is_key}
    if not tallies:
        return ("Missing: a key claim, one the label must be earned for.",)
    if not rung.rules:
        return (f"Nothing earns {rung.name} yet: the label has no rule. Ask an editor to give it one.",)
    return sentences(
        {
            number: [lack(rule, votes) for rule in rung.rules]
            for number, votes in tallies.items()
            if not satisfies(rung, votes)
        }
    )


def satisfies(rung: Rung, votes: Tally) -> bool:
    return any(not lack(rule, votes) for rule in rung.rules)


def lack(rule: Rule, votes: Tally) -> Lack:
    """What the rule still asks of a claim; nothing (false) when it holds."""
    have = votes.layers if rule.unnamed_count else votes.named
    return Lack(
        layers=max(0, rule.least_layers - have),
        first_hand=max(0, rule.least_first_hand - votes.first_hand),
        settle=0 if rule.contradictions_allowed else len(votes.contradicted_by),
        have=have,
        uncounted=votes.layers - have,
    )


def _highest(rungs: Iterable[Rung], votes: Tally) -> Rung | None:
    return max((rung for rung in rungs if satisfies(rung, votes)), key=lambda rung: rung.rank, default=None)


def _lowest(earned: Sequence[Rung | None]) -> Rung | None:
    """The lowest of what the key claims earned; None as soon as one of them earned nothing."""
    if not earned or None in earned:
        return None
    return min((rung for rung in earned if rung), key=lambda rung: rung.rank)


def _claim(key: int, earned: Rung | None, votes: Tally) -> ClaimAssessment:
    return ClaimAssessment(
        key=key,
        label=earned.slug if earned else None,
        layers=votes.layers,
        first_hand=votes.first_hand,
        contradicted_by=votes.contradicted_by,
        voices=votes.voices,
    )
