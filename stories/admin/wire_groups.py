"""Groups of signals as the wire shows them: each with what it fits, why, and what keeping it would add."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import QuerySet

from sources.models import Publisher, Signal
from stories.admin.gain import Gain, credited, gain, maybe_first_hand
from stories.admin.wire_list import open_matches
from stories.dossier.many import Weighed, weigh_many
from stories.models import Attachment, Match, Story, story_open_to
from stories.rules.matching import in_words

MOST_ROWS = 400
SHOWN, MOST_FITS = 6, 2
TAKEN = (Signal.State.NEW, Signal.State.KEPT)
HEAVY = (
    "story__body",
    "story__live_edition__content",
    "story__live_edition__evidence",
    "story__live_edition__statement",
)


@dataclass(frozen=True)
class Row:
    """One signal of a group; `says` in a word or two what it is worth, `where` the story it went to."""

    signal: Signal
    says: str = ""
    first_hand: bool = False
    where: Story | None = None


@dataclass(frozen=True)
class Fit:
    """A story the group fits: by the best of its signals, with all that fit it."""

    story: Story
    match: Match
    signal: Signal
    gain: Gain
    others: tuple[int, ...] = ()

    @property
    def why(self) -> str:
        return in_words(len(self.match.names), self.match.share)

    @property
    def all(self) -> str:
        """The story and all signals that fit it, as a button sends them."""
        return f"{self.story.pk}-{_dotted(self.others)}"


@dataclass(frozen=True)
class Group:
    rows: tuple[Row, ...]
    seen_at: datetime
    fits: tuple[Fit, ...] = ()
    names: tuple[str, ...] = ()
    elsewhere: int = 0

    @property
    def first(self) -> Signal:
        return self.rows[0].signal

    @property
    def all(self) -> str:
        return _dotted(row.signal.pk for row in self.rows)

    @property
    def shown(self) -> tuple[Row, ...]:
        return self.rows[:SHOWN]

    @property
    def folded(self) -> tuple[Row, ...]:
        return self.rows[SHOWN:]


@dataclass(frozen=True)
class Facts:
    """What the rows of a page are read with."""

    matches: Mapping[int, Sequence[Match]]
    weighed: Mapping[int, Weighed]
    went: Mapping[int, Story] = field(default_factory=dict)


def _dotted(numbers: Iterable[int]) -> str:
    return ".".join(map(str, numbers))


def groups(
    firsts: Sequence[Signal],
    rows: QuerySet[Signal],
    *,
    by: User,
    stories: Iterable[Story],
    publishers: Iterable[Publisher],
) -> tuple[list[Group], Mapping[int, Weighed]]:
    """The groups whose newest signals are `firsts`, of the signals among `rows`; and the stories
    open to `by` that they fit, with those asked for, weighed: `publishers` are weighed beside them."""
    members = _members(firsts, rows)
    signals = [signal for group in members for signal in group]
    matches = _matches(signals, by)
    fitted = {match.story_id: match.story for found in matches.values() for match in found}
    beside = [*publishers, *(signal.publisher for signal in signals if signal.publisher)]
    weighed = weigh_many([*{**{story.pk: story for story in stories}, **fitted}.values()], beside)
    facts = Facts(matches, weighed, _went(signals, by))
    return [_group(group, facts) for group in members], weighed


def _members(firsts: Sequence[Signal], rows: QuerySet[Signal]) -> list[list[Signal]]:
    heads = {first.head_id for first in firsts if first.head_id}
    found: dict[int, list[Signal]] = defaultdict(list)
    if heads:
        together = rows.filter(head__in=heads).select_related("publisher").order_by("-seen_at", "-pk")
        for signal in together[:MOST_ROWS]:
            found[signal.head_id or 0].append(signal)
    alone = {first.pk for first in firsts if not found.get(first.head_id or 0)}
    lone = Signal.objects.filter(pk__in=alone).select_related("publisher") if alone else []
    by_pk = {signal.pk: signal for signal in lone}
    return [found.get(first.head_id or 0) or [by_pk.get(first.pk, first)] for first in firsts]


def _matches(signals: Sequence[Signal], by: User) -> dict[int, list[Match]]:
    rows = open_matches(by).filter(signal__in=signals, state=Match.State.NEW)
    found: dict[int, list[Match]] = defaultdict(list)
    for match in rows.select_related("story__live_edition__label", "story__section").defer(*HEAVY):
        found[match.signal_id or 0].append(match)
    return found


def _went(signals: Sequence[Signal], by: User) -> dict[int, Story]:
    """For signals decided on: the story each was kept for, or waits on."""
    taken = [signal for signal in signals if signal.decided_at and signal.state in TAKEN]
    if not taken:
        return {}
    of = {signal.retrieval_id: signal.pk for signal in taken if signal.retrieval_id}
    links = Attachment.objects.filter(story_open_to(by.pk), retrieval__in=of)
    waits = {of[link.retrieval_id]: link.story for link in links.select_related("story")}
    kept = open_matches(by).filter(signal__in=taken, state=Match.State.KEPT).select_related("story")
    return {**waits, **{match.signal_id or 0: match.story for match in kept}}


def _group(signals: Sequence[Signal], facts: Facts) -> Group:
    fits = _fits(signals, facts)
    best = fits[0].signal.pk if fits else None
    in_order = sorted(signals, key=lambda one: (one.pk != best, not maybe_first_hand(one)))
    names = list(dict.fromkeys(name for fit in fits for name in fit.match.names))
    return Group(
        rows=tuple(_row(signal, signals, fits[0] if fits else None, facts) for signal in in_order),
        seen_at=signals[0].seen_at,
        fits=fits[:MOST_FITS],
        names=tuple(names[:4]),
        elsewhere=max(0, len(fits) - MOST_FITS),
    )


def _fits(signals: Sequence[Signal], facts: Facts) -> tuple[Fit, ...]:
    by_story: dict[int, list[tuple[Gain, Match, Signal]]] = defaultdict(list)
    for signal in signals:
        for match in facts.matches.get(signal.pk, ()):
            told = gain(facts.weighed[match.story_id], signal)
            by_story[match.story_id].append((told, match, signal))
    return tuple(sorted((_fit(found) for found in by_story.values()), key=_worth, reverse=True))


def _fit(found: Sequence[tuple[Gain, Match, Signal]]) -> Fit:
    told, match, signal = max(found, key=lambda one: (one[0].rank, len(one[1].names), one[1].share))
    return Fit(match.story, match, signal, told, tuple(one.pk for _, _, one in found))


def _worth(fit: Fit) -> tuple[tuple[bool, bool, bool], int, int]:
    return fit.gain.rank, len(fit.match.names), fit.match.share


def _row(signal: Signal, together: Sequence[Signal], best: Fit | None, facts: Facts) -> Row:
    where = facts.went.get(signal.pk)
    if maybe_first_hand(signal):
        return Row(signal, "maybe first-hand", first_hand=True, where=where)
    return Row(signal, _credits(signal, together) or _adds_nothing(signal, best, facts), where=where)


def _credits(signal: Signal, together: Sequence[Signal]) -> str:
    """Whom of its own group a signal credits."""
    others = {one.publisher.pk: one.publisher.name for one in together if one.publisher}
    others.pop(signal.publisher_id or 0, None)
    found = credited(f"{signal.title}.\n{signal.summary}", others)
    return f"credits {others[int(found[0])]}" if found else ""


def _adds_nothing(signal: Signal, best: Fit | None, facts: Facts) -> str:
    if best is None or signal.pk == best.signal.pk or signal.pk not in best.others:
        return ""
    told = gain(facts.weighed[best.story.pk], signal)
    return "" if told.adds else told.says
