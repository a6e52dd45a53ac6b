from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from stories.models import Event, Report
from stories.permissions import require


def take_up_report(report: Report, *, by: User) -> Report:
    """Start a correction from it: colleagues see who does; a second press changes nothing.

    Raises NotAllowed, NoSuchStory.
    """
    require(by, "answer", report.story_id)
    with transaction.atomic():
        report = Report.objects.select_for_update().get(pk=report.pk)
        if report.taken_up_by_id != by.pk:
            report.taken_up_by, report.taken_up_at = by, timezone.now()
            report.save(update_fields=["taken_up_by", "taken_up_at"])
            Event.objects.record(
                "started a correction from a report", by=by, story=report.story, report=report.pk
            )
    return report
