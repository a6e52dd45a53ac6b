"""Whether two texts take their main news from one third: an outlet, or a name the texts give."""

from collections import Counter

from sources.rules.basis import Basis, bases, credited_by_title, subject
from sources.rules.bearing import Bearing, bearings, borne
from sources.rules.credits import Credit, credits_in, named
from sources.rules.legwork import has_legwork, has_own_source
from sources.rules.origins import PLACES, known_by, parties, strangers
from sources.rules.outlets import Outlets
from sources.rules.reliance import (
    OWN_SOURCE,
    is_late,
    other_news,
    passage,
    same_event,
    same_quotes,
    tells_all,
)
from sources.rules.texts import Side, clip
from sources.rules.wording import Finding, on_a_third
from sources.rules.words import prose

SHARED_FACT = 2
THIRD_CARRIES, TOGETHER = 1.75, 5.2
SIGNED = 8.0
OWN_WORK = 1.0
_READ = 5_000


def common(one: Side, other: Side, outlets: Outlets) -> Finding | None:
    """That both take their main news from the same outlet: of two alike, whoever is asked first, the same."""
    mine = {basis.name: basis for basis in _thirds(one, other, outlets)}
    pairs = ((mine.get(basis.name), basis) for basis in _thirds(other, one, outlets))
    found = (_both(ours, theirs, one, other, outlets) for ours, theirs in pairs if ours)
    return max(filter(None, found), key=lambda finding: (finding.strength, finding.through), default=None)


def common_stranger(one: Side, other: Side, outlets: Outlets) -> Finding | None:
    """As `common`, of a third that no list knows: a name the texts credit, or a place where things leak."""
    read = one.body[:_READ], other.body[:_READ]
    names = [name for name in strangers(read[0]) | strangers(read[1]) if not outlets.found(name)]
    in_both = [name for name in (*names, *PLACES) if all(name.split()[0] in text for text in read)]
    known = Outlets(known_by(in_both), sure=False)
    acting = _actors(one, known) | _actors(other, known)
    told = [name for name in in_both if not known.known_as([name]) & acting]
    return common(one, other, Outlets(known_by(told), sure=False)) if told else None


def _actors(side: Side, outlets: Outlets) -> frozenset[str]:
    """Whom the text tells of rather than hears from: in its headline, though with no report of theirs, named
    far more often than credited, or introduced as an official or a party's own."""
    given = Counter(credit.name for credit in credits_in(side.body, outlets))
    count = Counter(naming.key for naming in named(side.body, outlets))
    headed = {naming.key for naming in outlets.found(side.title)} - credited_by_title(side.title, outlets)
    most = {name: given[name] + 1 if name in headed else 2 * given[name] + 2 for name in count}
    often = frozenset(name for name in count if count[name] > most[name])
    return often | parties(prose(side.body), outlets)


def _thirds(side: Side, other: Side, outlets: Outlets) -> list[Basis]:
    given = bases(side.title, side.body, outlets, side.own | side.wires)
    beside = same_quotes(side, other) + tells_all(side, other) - _own(side, outlets) - other_news(side, other)
    bearing = bearings(side.body, outlets)
    weighed = (
        found.heavier(beside + _borne(found, bearing.get(found.name)))
        for found in given
        if found.name not in other.own
    )
    signed = (_signed(side, key) for key in sorted(side.wires - other.own) if not is_late(side, other))
    return [basis for basis in (*weighed, *signed) if basis.weight >= THIRD_CARRIES]


def _own(side: Side, outlets: Outlets) -> float:
    """What a text's own sources and findings take from whom it credits."""
    return OWN_SOURCE * has_own_source(side, outlets) + OWN_WORK * has_legwork(side, outlets)


def _borne(found: Basis, bearing: Bearing | None) -> float:
    """Who is said to have had the news first had all of it, however late that is said."""
    weight = borne(found, bearing)
    return max(0.0, weight) if found.credit.first else weight


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
    shown = [
        clip(passage(side, credit)) or side.opening()
        for side, credit in ((one, mine.credit), (other, theirs.credit))
    ]
    strength = max(50, min(90, round(40 + 3 * weight)))
    return on_a_third(one, other, shown, outlets.name(mine.name), strength)


def _one_fact(mine: Credit, theirs: Credit, one: Side, other: Side) -> bool:
    told = subject(f"{one.title} {mine.sentence}"), subject(f"{other.title} {theirs.sentence}")
    return len(told[0] & told[1]) >= SHARED_FACT and same_event(one, other)
