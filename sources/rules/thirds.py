"""Whether two texts take their main news from one third: an outlet, a name the texts give, a release."""

from sources.rules import plainly
from sources.rules.basis import Basis, bases, subject
from sources.rules.credits import Credit
from sources.rules.origins import PLACES, RELEASE, STATEMENT, known_by, strangers
from sources.rules.outlets import Outlets
from sources.rules.reliance import SHARED_SUBJECT, passage, same_event, same_quotes
from sources.rules.texts import Reason, Side, clip
from sources.rules.wording import Finding

THIRD_CARRIES, TOGETHER = 2.2, 5.2
SIGNED = 8.0
RELEASED = 8  # runs of quoted words that are enough, where both name a release
RELEASED_ALIKE, STATED_ALIKE, WHOLLY = 0.5, 0.65, 0.97
ONE_RELEASE = 60
_READ = 8_000


def common(one: Side, other: Side, outlets: Outlets) -> Finding | None:
    """That both take their main news from the same outlet."""
    mine = {basis.name: basis for basis in _thirds(one, other, outlets)}
    pairs = ((mine.get(basis.name), basis) for basis in _thirds(other, one, outlets))
    found = (_both(ours, theirs, one, other, outlets) for ours, theirs in pairs if ours)
    return max(filter(None, found), key=lambda finding: finding.strength, default=None)


def common_stranger(one: Side, other: Side, outlets: Outlets) -> Finding | None:
    """As `common`, of a third that no list knows: a name the texts credit, or a place where things leak."""
    read = one.body[:_READ], other.body[:_READ]
    names = [name for name in strangers(read[0]) | strangers(read[1]) if not outlets.found(name)]
    in_both = [name for name in (*names, *PLACES) if all(name.split()[-1] in text for text in read)]
    return common(one, other, Outlets(known_by(in_both))) if in_both else None


def one_release(one: Side, other: Side, outlets: Outlets) -> Finding | None:
    """That both give what one release says, in its quoted words, and credit nobody else."""
    few = min(one.quotes_of(other, RELEASED), other.quotes_of(one, RELEASED))
    alike = sorted((one.quotes_of(other), other.quotes_of(one)))
    if few < RELEASED_ALIKE:
        return None
    mark = STATEMENT if alike[0] >= STATED_ALIKE and alike[1] >= WHOLLY else RELEASE
    marks = mark.search(one.body[:_READ]), mark.search(other.body[:_READ])
    if not (marks[0] and marks[1]):
        return None
    if not same_event(one, other) or any(bases(side.title, side.body, outlets) for side in (one, other)):
        return None
    shown = {one.which: one.sentence(marks[0].start()), other.which: other.sentence(marks[1].start())}
    derived, origin = _newer_first(one, other)
    says = plainly.same_release(derived.name, origin.name)
    reason = Reason("release", says, shown[derived.which], shown[origin.which])
    return Finding("release", derived, origin, ONE_RELEASE, (reason,), marks[0].group().lower())


def _thirds(side: Side, other: Side, outlets: Outlets) -> list[Basis]:
    given = bases(side.title, side.body, outlets, side.own)
    alike = same_quotes(side, other)
    weighed = (found.heavier(alike) for found in given if found.name not in other.own)
    signed = (_signed(side, key) for key in sorted(side.wires - other.own))
    return [basis for basis in (*weighed, *signed) if basis.weight >= THIRD_CARRIES]


def _signed(side: Side, wire: str) -> Basis:
    """A text that bears an agency's name as its author rests on it."""
    opening = side.opening()
    start = max(0, side.body.find(opening))
    credit = Credit(
        wire, opening, 0.0, True, False, False, start=start, end=start + len(opening), agency=True
    )
    return Basis(wire, SIGNED, credit, 1, 0.0)


def _both(mine: Basis, theirs: Basis, one: Side, other: Side, outlets: Outlets) -> Finding | None:
    weight = mine.weight + theirs.weight
    if weight < TOGETHER or not _one_fact(mine.credit, theirs.credit, one, other):
        return None
    shown = {one.which: clip(passage(one, mine.credit)), other.which: clip(passage(other, theirs.credit))}
    derived, origin = _newer_first(one, other)
    third = outlets.name(mine.name)
    says = plainly.rest_on(derived.name, origin.name, third)
    reason = Reason("common", says, shown[derived.which], shown[origin.which])
    return Finding("common", derived, origin, max(50, min(90, round(40 + 3 * weight))), (reason,), third)


def _newer_first(one: Side, other: Side) -> tuple[Side, Side]:
    newer, older = sorted((one, other), key=lambda side: side.rank, reverse=True)
    return newer, older


def _one_fact(mine: Credit, theirs: Credit, one: Side, other: Side) -> bool:
    told = subject(f"{one.title} {mine.sentence}"), subject(f"{other.title} {theirs.sentence}")
    return len(told[0] & told[1]) >= SHARED_SUBJECT and same_event(one, other)
