"""Texts to who rests on whom: whether one copies, rewrites or credits the other, or both rest on a third, and
what shows it.

Made to be careful with merging: two outlets that quote one speech, or name each other in passing, stay apart.
"""

from dataclasses import dataclass

from sources.rules.credits import Credit, credits  # noqa: A004
from sources.rules.outlets import Outlets, spellings
from sources.rules.reliance import passing, reliance, same_event
from sources.rules.resemblance import Resemblance, resemblance
from sources.rules.telling import one_telling
from sources.rules.texts import Reason, Side, Text, Verdict, Which, side
from sources.rules.thirds import common, common_stranger
from sources.rules.wording import Finding, same_authors, shared_words

__all__ = [
    "Credit", "Mention", "Outlets", "Reason", "Resemblance", "Text", "Verdict", "compare", "credits",
    "mentions", "resemblance", "spellings",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A credit of one text (`by`) to the other's outlet: `place` is how far into the text it first stands
    (0 to 1)."""

    by: Which
    place: float
    reason: Reason


def compare(one: Text, other: Text, outlets: Outlets) -> Verdict | None:
    """Whether the two are one line of evidence, and which rests on which; None where they are independent.

    `outlets` are those whose credits are understood; the two texts' own names are known besides.
    """
    a, b = side("one", one, outlets), side("other", other, outlets)
    alike = same_event(a, b)
    credited = _credited(a, b, outlets) if alike else []
    older = credited[0].origin if credited else min(a, b, key=lambda side: side.rank)
    ways = [shared_words(a, b, older), *credited, common(a, b, outlets) if alike else None]
    found = [finding for finding in ways if finding is not None]
    if alike and not found and (stranger := common_stranger(a, b, outlets)):
        found.append(stranger)
    if hands := same_authors(a, b):
        found.append(hands)
    if alike and not found and (telling := one_telling(a, b, outlets)):
        found.append(telling)
    return _verdict(found)


def _credited(a: Side, b: Side, outlets: Outlets) -> list[Finding]:
    """The ways in which one rests on the other by its own word, the surest first."""
    found = filter(None, (reliance(a, b, outlets), reliance(b, a, outlets)))
    return sorted(found, key=lambda finding: -finding.strength)


def mentions(one: Text, other: Text, outlets: Outlets) -> tuple[Mention, ...]:
    """Where the texts credit each other's outlet, lightly or heavily: for people to look at. What carries a
    text's main news is for `compare` to say."""
    a, b = side("one", one, outlets), side("other", other, outlets)
    ways = ((a, passing(a, b, outlets)), (b, passing(b, a, outlets)))
    return tuple(Mention(by.which, *found) for by, found in ways if found)


def _verdict(found: list[Finding]) -> Verdict | None:
    if not found:
        return None
    best = found[0]
    reasons = [
        reason if finding.derived is best.derived else reason.turned()
        for finding in found
        for reason in finding.reasons
    ]
    return Verdict(
        best.kind,
        best.derived.which,
        best.strength,
        reasons[0].passage,
        reasons[0].origin_passage,
        best.through,
        tuple(reasons),
    )
