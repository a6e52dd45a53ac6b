"""Which stories are open to what arrives, and what they tell of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from sources.rules.terms import Terms
from stories.models import Citation, Claim, Label, Story
from stories.rules.matching import story_terms

STAYS_OPEN = timedelta(days=30)
MOST = 1000


def open_stories() -> QuerySet[Story]:
    """Stories that want to hear more: drafts, those below the highest rung, those saved of late.

    A retracted story wants nothing. Of very many the ones saved last.
    """
    late = Q(saved_at__gte=timezone.now() - STAYS_OPEN)
    standing = Story.objects.exclude(live_edition__label__place=Label.Place.RETRACTED)
    return standing.filter(unconfirmed() | late).order_by("-saved_at", "-pk")[:MOST]


def unconfirmed() -> Q:
    """Drafts and stories whose label is below the ladder's highest, or beside it."""
    top = Label.objects.aggregate(top=Max("rank"))["top"]
    return Q(live_edition__isnull=True) | ~Q(live_edition__label__rank=top)


def told(stories: Iterable[Story]) -> dict[int, Terms]:
    """What each story tells of, read in a number of queries that does not grow with them."""
    rows = {story.pk: story for story in stories}
    texts: dict[int, list[str]] = {pk: [story.standfirst] for pk, story in rows.items()}
    for pk, claim in Claim.objects.filter(story__in=rows).values_list("story_id", "text"):
        texts[pk].append(claim)
    cited = Citation.objects.filter(story__in=rows).values_list("story_id", "reference__title")
    for pk, title in cited:
        texts[pk].append(title)
    for pk, tag in Story.objects.filter(pk__in=rows, tags__isnull=False).values_list("pk", "tags__name"):
        texts[pk].append(tag)
    return {pk: story_terms(story.headline, texts[pk]) for pk, story in rows.items()}
