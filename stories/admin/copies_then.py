"""The archived copies of what has no address: the e-mail or the file, for who decides on what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse

from sources.knowing import closed_to
from sources.models import Reference, Retrieval
from sources.permissions import may
from stories.admin.withheld import not_shown
from stories.models import Story


@dataclass(frozen=True)
class CopyThen:
    """`address` is "" where the copy is not for who looks: `why` says whom to ask."""

    address: str
    why: str


def copies_then(
    story: Story, notes: Iterable[Mapping[str, Any]], by: User, since: datetime | None = None
) -> dict[int, CopyThen]:
    """By number, of the frozen source `notes` that lead to no page; `since` is when they stood so, None for
    now. No query where each leads to one.
    """
    numbers = {note["n"] for note in notes if not note["url"]}
    if not numbers or not may(by, "keep_references"):
        return {}
    cited = _cited(story, numbers, since)
    kept = Reference.objects.select_related("person", "kept_by").defer("text").in_bulk(cited.values())
    closed, newest = closed_to(by, kept.values()), _newest(kept)
    return {
        n: CopyThen("", not_shown(kept[pk])) if pk in closed else CopyThen(_address(pk, newest[pk]), "")
        for n, pk in cited.items()
        if pk in newest
    }


def _cited(story: Story, numbers: Set[int], since: datetime | None) -> dict[int, int]:
    """{number: reference id} as it was; a number that falls free is given again, to another source."""
    found = dict(story.citations.filter(number__in=numbers).values_list("number", "reference"))
    if since is not None:
        taken_off = story.events.filter(verb="uncited", at__gte=since).order_by("-pk")
        # Left is the first it was taken off as.
        was = dict(taken_off.values_list("detail__number", "detail__reference"))
        found |= {n: pk for n, pk in was.items() if n in numbers}
    return found


def _newest(references: Iterable[int]) -> dict[int, int]:
    archived = (
        Retrieval.objects.filter(reference__in=references).exclude(warc="").order_by("retrieved_at", "pk")
    )
    return dict(archived.values_list("reference", "pk"))


def _address(reference: int, copy: int) -> str:
    return reverse("admin:sources_reference_copy", args=[reference, copy])
