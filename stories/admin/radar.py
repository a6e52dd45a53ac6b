"""Radar: what arrived that could be a story's next independent layer comes first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from newsroom.by_row import is_any
from sources.models import Publisher, Signal
from stories.admin.gain import Gain, gain, rank_with
from stories.dossier import Dossier
from stories.dossier.many import Weighed, weigh_many
from stories.dossier.told import unconfirmed
from stories.models import Label, Match, Story
from stories.rules.matching import in_words
from stories.rules.missing import FIRST_HAND

MOST, LOOKED_AT, MOST_ARRIVED, LATEST = 6, 40, 12, 400
WERE_DECIDED = (Match.State.KEPT, Match.State.DISMISSED)
# In no story's list of likely letters.
AHEAD = "next"
HEAVY = ("body", "live_edition__content", "live_edition__evidence", "live_edition__statement")


@dataclass(frozen=True)
class Arrived:
    """A signal that fits a story, why, and what keeping it would add."""

    match: Match
    signal: Signal
    gain: Gain

    @property
    def why(self) -> str:
        return in_words(len(self.match.names), self.match.share)

    @property
    def worth(self) -> tuple[tuple[bool, bool, bool], int, int, int]:
        return self.gain.rank, len(self.match.names), self.match.share, self.match.pk


@dataclass(frozen=True)
class Blip:
    """A story below the highest label: what it lacks, and what arrived, best first."""

    story: Story
    now: Label
    following: Label
    needs: str
    is_near: bool
    arrived: tuple[Arrived, ...]
    looked_at: int

    @property
    def adding(self) -> tuple[Arrived, ...]:
        return tuple(one for one in self.arrived if one.gain.adds)


def on_radar(by: User) -> list[Story]:
    """Stories open to `by` that the radar watches: what a signal fits first, then those saved last."""
    standing = Story.objects.open_to(by).exclude(live_edition__label__place=Label.Place.RETRACTED)
    standing = standing.filter(unconfirmed())
    new = Match.objects.filter(state=Match.State.NEW, signal__isnull=False)
    # Those nothing fits are many: they are not counted with the others, but fill the places left.
    most = standing.filter(pk__in=new.order_by("-pk").values("story")[:LATEST])
    found = list(_listed(most)[:LOOKED_AT])
    if len(found) < LOOKED_AT:
        others = standing.exclude(pk__in=[story.pk for story in found])
        found += _listed(others).order_by("-saved_at", "-pk")[: LOOKED_AT - len(found)]
    return found


def _listed(stories: QuerySet[Story]) -> QuerySet[Story]:
    """With what a row shows; `fitting` are the matches that are new, `looked_at` those decided on."""
    rows = stories.annotate(fitting=_matches(Match.State.NEW), looked_at=_matches(*WERE_DECIDED))
    whole = rows.select_related("live_edition__label", "section").defer(*HEAVY)
    return whole.order_by("-fitting", "-saved_at", "-pk")


def _matches(*states: Match.State) -> Coalesce:
    rows = Match.objects.filter(story=OuterRef("pk"), state__in=states).order_by()
    return Coalesce(Subquery(rows.values("story").annotate(number=Count("pk")).values("number")), 0)


def radar(stories: Sequence[Story], matches: Iterable[Match], weighed: Mapping[int, Weighed]) -> list[Blip]:
    """The stories one step from the next label first; of these, the ones something adds a layer to.

    `matches` are what arrived for them; their publishers were weighed beside the stories.
    """
    arrived = _by_story(_told(matches, weighed))
    blips = [_blip(story, weighed[story.pk], arrived.get(story.pk, [])) for story in stories]
    return sorted((blip for blip in blips if blip), key=_order)[:MOST]


def arrivals(of: QuerySet[Match]) -> list[Match]:
    """The newest of the matches that wait, with their signals: new ones, and ones another story has kept."""
    new = Q(state=Signal.State.NEW, decided_at=None)
    held = Signal.objects.filter(new | Q(state=Signal.State.KEPT), pk=OuterRef("signal"))
    # An order no index has: by one that has it, all that wait for anybody's stories would be walked through.
    newest = of.filter(is_any(held), state=Match.State.NEW).order_by((F("pk") + 0).desc())
    return list(newest.select_related("signal__publisher")[:LATEST])


def arrivals_for(stories: Sequence[Story]) -> list[Match]:
    return arrivals(Match.objects.filter(story__in=stories))


def publishers(matches: Iterable[Match]) -> list[Publisher]:
    return [match.signal.publisher for match in matches if match.signal and match.signal.publisher]


def what_arrived(dossier: Dossier) -> list[Arrived]:
    """What fits one story, best first; for its page."""
    found = arrivals(dossier.story.matches.all())
    weighed = weigh_many([dossier.story], publishers(found)) if found else {}
    return _told(found, weighed)[:MOST_ARRIVED]


def fitting(person: User) -> list[Arrived]:
    """What fits a person's own stories, best first; for the front page."""
    mine = Story.objects.of(person).open_to(person).values("pk")
    found = arrivals(Match.objects.filter(story__in=mine).select_related("story__live_edition__label"))
    weighed = weigh_many({m.story_id: m.story for m in found}.values(), publishers(found))
    return _once(_told(found, weighed))[:MOST]


def _once(found: Iterable[Arrived]) -> list[Arrived]:
    """Of one event's copies, the best."""
    heads: dict[tuple[int, int], Arrived] = {}
    for one in found:
        heads.setdefault((one.match.story_id, one.signal.head_id or -one.signal.pk), one)
    return list(heads.values())


def _told(found: Iterable[Match], weighed: Mapping[int, Weighed]) -> list[Arrived]:
    told = [Arrived(m, m.signal, gain(weighed[m.story_id], m.signal)) for m in found if m.signal]
    return sorted(told, key=lambda one: one.worth, reverse=True)


def _by_story(told: Iterable[Arrived]) -> dict[int, list[Arrived]]:
    found: dict[int, list[Arrived]] = defaultdict(list)
    for one in _once(told):
        found[one.match.story_id].append(one)
    return found


def _blip(story: Story, weighed: Weighed, arrived: Sequence[Arrived]) -> Blip | None:
    if weighed.assessment.next is None:
        return None
    new = max((citation.number for citation in weighed.rows.citations), default=0) + 1
    return Blip(
        story=story,
        now=weighed.label(weighed.assessment.label),
        following=weighed.label(weighed.assessment.next),
        needs=needs(weighed.assessment.missing),
        is_near=bool(rank_with(weighed, new, AHEAD, first_hand=True)),
        arrived=tuple(arrived),
        looked_at=getattr(story, "looked_at", 0),
    )


def needs(missing: Iterable[str]) -> str:
    """What is missing, said short: "Needs a second independent layer for claim 1."."""
    return " ".join(missing).replace("Missing: ", "Needs ").replace(f" {FIRST_HAND}", "")


def _order(blip: Blip) -> tuple[bool, bool, bool, float]:
    saved = blip.story.saved_at.timestamp()
    return not blip.is_near, not blip.adding, not blip.arrived, -saved
