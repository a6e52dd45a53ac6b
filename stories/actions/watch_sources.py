from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sources.actions.start_watching import start_watching, stop_watching
from sources.models import Correction, Reference
from stories.models import Edition


def watch_sources(edition: Edition, before: Edition | None) -> None:
    """Watch what readers are told this story rests on, and no longer what no published story cites.

    Part of publishing, in its transaction.
    """
    start_watching(Reference.objects.filter(citations__story=edition.story))
    left = _addresses(before.evidence) - _addresses(edition.evidence) if before else set()
    if left:
        cited = Reference.objects.filter(citations__story__live_edition__isnull=False)
        stop_watching(Reference.objects.filter(url__in=left).exclude(pk__in=cited))


def watch_opened(correction: Correction) -> None:
    """Watch again what is confidential no longer, where a published story cites it.

    Part of correcting a reference, in its transaction.
    """
    if correction.field == "confidential":
        cited = Reference.objects.filter(citations__story__live_edition__isnull=False)
        start_watching(cited.filter(pk=correction.reference_id).distinct())


def _addresses(evidence: Mapping[str, Any]) -> set[str]:
    return {note["url"] for note in evidence["references"] if note["url"]}
