"""How many signals a story has considered, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from stories.models import Match, Story


@dataclass(frozen=True)
class Considered:
    """`signals`: kept or dismissed for this story, pruned ones too; `kept`: those it still cites."""

    signals: int
    kept: int


def considered(story: Story) -> Considered:
    decided = Q(state__in=[Match.State.KEPT, Match.State.DISMISSED])
    cited = Q(state=Match.State.KEPT, signal__reference__citations__story=story)
    told = story.matches.aggregate(
        signals=Count("pk", filter=decided, distinct=True), kept=Count("pk", filter=cited, distinct=True)
    )
    return Considered(told["signals"], told["kept"])
