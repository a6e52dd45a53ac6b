from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from stories.errors import NothingSaid, Refusal
from stories.models import Event, Report
from stories.models.report import LONGEST_ANSWER
from stories.permissions import require


class NothingAnswered(NothingSaid):
    field = "answer"


class NoWayToAnswer(Refusal):
    field = "answer"

    def __init__(self, why: str) -> None:
        super().__init__(f"Not sent: {why}")


def answer_report(report: Report, answer: str, *, by: User) -> Report:
    """Answer who reported, once, by mail; the worker sends it.

    Raises NothingAnswered, NoWayToAnswer, NotAllowed, NoSuchStory.
    """
    require(by, "answer", report.story_id)
    if not answer.strip():
        raise NothingAnswered
    if len(answer) > LONGEST_ANSWER:
        raise NoWayToAnswer(f"an answer has at most {LONGEST_ANSWER:,} letters. Shorten it, then send it.")
    with transaction.atomic():
        report = Report.objects.select_for_update().get(pk=report.pk)
        _check(report)
        report.answer, now = answer.strip(), timezone.now()
        report.state, report.answered_by, report.answered_at = Report.State.ANSWERED, by, now
        report.post, report.post_at = Report.Post.WAITING, now
        report.save()
        Event.objects.record("answered a report", by=by, story=report.story, report=report.pk)
    return report


def _check(report: Report) -> None:
    """Raises NoWayToAnswer."""
    if report.state == Report.State.CLOSED:
        raise NoWayToAnswer("a colleague closed the report meanwhile.")
    if report.answer:
        raise NoWayToAnswer("a colleague answered meanwhile, and an answer goes out once.")
    if not report.sealed:
        raise NoWayToAnswer("who reported it left no address. Close it with a note instead.")
