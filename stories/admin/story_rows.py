"""What a row of the list of stories says; a page of them in a number of queries that does not grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from stories.admin.objecting import objecting
from stories.dossier.figures import Counting, Figures
from stories.models import Byline, Comment, Label, Proposal, Story

# What is frozen in an edition and its proposal is not what a list shows.
FROZEN = ("content", "evidence")
HEAVY = (
    *("body", "live_edition__statement"),
    *(f"live_edition__{name}" for name in FROZEN),
    *(f"live_edition__proposal__{name}" for name in FROZEN),
)


@dataclass(frozen=True)
class Row:
    """A story beside what it rests on now.

    `label` is what readers see, Unverified while they see nothing, and `earned` what the evidence earns;
    `asked` is what still waits for a decision or its time; `objects` says who contradicts a disputed story.
    """

    story: Story
    figures: Figures
    label: Label
    earned: Label
    objects: str
    asked: Proposal | None
    bylines: tuple[str, ...]
    comments: int

    @property
    def layers(self) -> int:
        return self.figures.layers

    @property
    def references(self) -> int:
        return self.figures.references

    @property
    def earns(self) -> Label | None:
        """What the evidence earns, where that is another rung than readers see."""
        if self.label.place not in {Label.Place.RUNG, Label.Place.UNVERIFIED}:
            return None
        return None if self.earned == self.label else self.earned

    @property
    def earns_less(self) -> bool:
        return self.earns is not None and (self.earns.rank or 0) < (self.label.rank or 0)

    @property
    def falls_short(self) -> bool:
        return self.story.unsupported_since is not None or self.earns_less

    @property
    def is_ahead(self) -> bool:
        """Whether the next edition would say something else than the one readers see."""
        return self.story.ahead_since is not None

    @property
    def is_scheduled(self) -> bool:
        return self.asked is not None and self.asked.state == Proposal.State.SCHEDULED

    @property
    def state(self) -> str:
        return state(
            asked=self.asked.state if self.asked else "",
            unsupported=self.story.unsupported_since is not None,
            seen=self.story.live_edition.label.place if self.story.live_edition else "",
        )


def state(*, asked: str, unsupported: bool, seen: str) -> str:
    """The one word for where a story stands: what most asks for somebody goes before what is quiet.

    `asked` is the state of what waits for a decision or its time, `seen` the place of the label readers
    see; each "" for nothing.
    """
    if asked == Proposal.State.SCHEDULED:
        return "Scheduled"
    if unsupported:
        return "Unsupported"
    if asked:
        return "Proposed"
    if seen == Label.Place.RETRACTED:
        return "Retracted"
    return "Live" if seen else "Draft"


def listed(stories: QuerySet[Story]) -> QuerySet[Story]:
    """Stories with all of themselves that a row shows, in one query."""
    beside = ("section", "live_edition__label", "live_edition__proposal__decided_by", "saved_by")
    return stories.select_related(*beside).defer(*HEAVY)


def rows(stories: Sequence[Story]) -> list[Row]:
    if not stories:
        return []
    labels = {label.slug: label for label in Label.objects.prefetch_related("rules")}
    unverified = next(label for label in labels.values() if label.place == Label.Place.UNVERIFIED)
    figures = Counting(labels.values()).count([story.pk for story in stories])
    objects = objecting({story.pk: figures[story.pk].against for story in stories if _is_disputed(story)})
    asked, bylines, comments = _asked(stories), bylines_of(stories), comments_of(stories)
    return [
        Row(
            story=story,
            figures=figures[story.pk],
            label=story.live_edition.label if story.live_edition else unverified,
            earned=labels[rung] if (rung := figures[story.pk].rung) else unverified,
            objects=objects.get(story.pk, ""),
            asked=asked.get(story.pk),
            bylines=tuple(bylines.get(story.pk, ())),
            comments=comments.get(story.pk, 0),
        )
        for story in stories
    ]


def _is_disputed(story: Story) -> bool:
    return story.live_edition is not None and story.live_edition.label.place == Label.Place.DISPUTED


def _asked(stories: Sequence[Story]) -> dict[int, Proposal]:
    waiting = Proposal.objects.filter(story__in=stories, state__in=Proposal.PENDING)
    return {row.story_id: row for row in waiting.defer(*FROZEN)}


def bylines_of(stories: Sequence[Story] | Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for story, name in Byline.objects.filter(story__in=stories).values_list("story_id", "author__name"):
        found[story].append(name)
    return found


def comments_of(stories: Sequence[Story] | Sequence[int]) -> dict[int, int]:
    """Threads that are open."""
    still = Comment.objects.filter(story__in=stories, answers__isnull=True, resolved_at__isnull=True)
    return dict(still.order_by().values_list("story_id").annotate(Count("pk")))
