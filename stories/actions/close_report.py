from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from stories.errors import NothingSaid, Refusal
from stories.models import Event, Report
from stories.permissions import require


class NoReasonToClose(NothingSaid):
    field = "note"


class AlreadyClosed(Refusal):
    def __init__(self) -> None:
        super().__init__("A colleague closed this report meanwhile; their note stands below.")


def close_report(report: Report, note: str, *, by: User) -> Report:
    """Close it with a note for colleagues; the address goes, unless an answer is still on its way to it.

    Raises NoReasonToClose, AlreadyClosed, ValidationError for a note too long, NotAllowed, NoSuchStory.
    """
    require(by, "answer", report.story_id)
    if not note.strip():
        raise NoReasonToClose
    with transaction.atomic():
        report = Report.objects.select_for_update().get(pk=report.pk)
        if report.state == Report.State.CLOSED:
            raise AlreadyClosed
        report.note = note.strip()
        report.clean_fields(exclude=["story", "edition", "answered_by", "closed_by", "taken_up_by"])
        report.state, report.closed_by, report.closed_at = Report.State.CLOSED, by, timezone.now()
        if report.post not in {Report.Post.WAITING, Report.Post.SENDING}:
            report.sealed = ""
        report.save()
        Event.objects.record("closed a report", by=by, story=report.story, report=report.pk, note=report.note)
    return report
