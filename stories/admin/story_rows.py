"""What a row of the list of stories says; a page of them in a number of queries that does not grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from stories.dossier.many import Weighed, weigh_many
from stories.models import Byline, Comment, Label, Proposal, Story

# The frozen JSON of an edition is not what a list shows.
HEAVY = ("live_edition__content", "live_edition__evidence", "live_edition__statement", "body")


@dataclass(frozen=True)
class Row:
    """A story beside what it rests on now; `asked` is what still waits for a decision or its time."""

    story: Story
    weighed: Weighed
    asked: Proposal | None
    bylines: tuple[str, ...]
    comments: int

    @property
    def label(self) -> Label:
        """What readers see; Unverified while they see nothing."""
        live = self.story.live_edition
        return live.label if live else self.weighed.label(None)

    @property
    def layers(self) -> int:
        return len(self.weighed.layers)

    @property
    def references(self) -> int:
        return len(self.weighed.rows.citations)

    @property
    def earns(self) -> Label | None:
        """What the evidence earns now, where that is another rung than readers see."""
        if self.label.place not in {Label.Place.RUNG, Label.Place.UNVERIFIED}:
            return None
        earned = self.weighed.label(self.weighed.assessment.label)
        return None if earned == self.label else earned

    @property
    def earns_less(self) -> bool:
        return self.earns is not None and (self.earns.rank or 0) < (self.label.rank or 0)

    @property
    def falls_short(self) -> bool:
        return self.story.unsupported_since is not None or self.earns_less

    @property
    def is_ahead(self) -> bool:
        """Whether the draft was saved after what readers see was published."""
        live = self.story.live_edition
        return live is not None and self.story.saved_at > live.published_at

    @property
    def is_scheduled(self) -> bool:
        return self.asked is not None and self.asked.state == Proposal.State.SCHEDULED


def listed(stories: QuerySet[Story]) -> QuerySet[Story]:
    """Stories with all of themselves that a row shows, in one query."""
    return stories.select_related("section", "live_edition__label", "saved_by").defer(*HEAVY)


def rows(stories: Sequence[Story]) -> list[Row]:
    weighed, asked = weigh_many(stories), _asked(stories)
    bylines, comments = _bylines(stories), _comments(stories)
    return [
        Row(
            story,
            weighed[story.pk],
            asked.get(story.pk),
            tuple(bylines.get(story.pk, ())),
            comments.get(story.pk, 0),
        )
        for story in stories
    ]


def _asked(stories: Sequence[Story]) -> dict[int, Proposal]:
    waiting = Proposal.objects.filter(story__in=stories, state__in=Proposal.PENDING)
    return {row.story_id: row for row in waiting.defer("content", "evidence")}


def _bylines(stories: Sequence[Story]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for story, name in Byline.objects.filter(story__in=stories).values_list("story_id", "author__name"):
        found[story].append(name)
    return found


def _comments(stories: Sequence[Story]) -> dict[int, int]:
    """Threads that are open."""
    still = Comment.objects.filter(story__in=stories, answers__isnull=True, resolved_at__isnull=True)
    return dict(still.order_by().values_list("story_id").annotate(Count("pk")))
