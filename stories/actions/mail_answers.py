"""Answers to reports on their way to who reported: part of mailing readers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.db.models import F, QuerySet
from django.utils import timezone

from stories.letter import Letter, Outcome, next_try
from stories.mails import answer_mail
from stories.models import Report

MOST = 200
Post = Report.Post


def due(now: datetime) -> Iterator[Letter]:
    waiting = Report.objects.filter(post=Post.WAITING, post_at__lte=now).exclude(sealed="")
    rows = waiting.select_related("edition").defer("edition__content", "edition__evidence")
    for report in rows.order_by("post_at")[:MOST]:
        yield Letter(partial(_claim, report), partial(answer_mail, report), partial(_settle, report))


def doubt(before: datetime, now: datetime) -> int:
    """Those whose worker ended before they were answered: never sent again. The number."""
    lost = Report.objects.filter(post=Post.SENDING, post_at__lt=before)
    return lost.update(post=Post.DOUBTED, post_at=now, sealed="")


def _claim(report: Report) -> bool:
    mine = Report.objects.filter(pk=report.pk, post=Post.WAITING)
    return bool(mine.update(post=Post.SENDING, post_at=timezone.now()))


def _settle(report: Report, outcome: Outcome) -> None:
    now = timezone.now()
    wait = next_try(report.tries + 1)
    if outcome is Outcome.AWAY:
        _mine(report).update(post=Post.WAITING, post_at=now)
    elif outcome is Outcome.LATER and wait:
        _mine(report).update(post=Post.WAITING, post_at=now + wait, tries=F("tries") + 1)
    else:
        ends = {Outcome.SENT: Post.SENT, Outcome.DOUBTED: Post.DOUBTED}
        # Used, the address is not kept.
        _mine(report).update(post=ends.get(outcome, Post.REFUSED), post_at=now, sealed="")


def _mine(report: Report) -> QuerySet[Report]:
    return Report.objects.filter(pk=report.pk, post=Post.SENDING)
