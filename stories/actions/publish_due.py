"""What was approved for a time goes out when it has come: checked again, each by itself, exactly once."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.tasks import task
from django.utils import timezone

from stories.actions.approve import bring_out, check_holds
from stories.actions.decide import facts, lock, moved_by, parties
from stories.actions.review_standing import review_standing
from stories.actions.stop import stop
from stories.actions.tell import tell
from stories.dossier import Dossier
from stories.errors import Lapsed, Moved, Refusal
from stories.models import Event, Proposal
from stories.people import display_name
from stories.permissions import may
from stories.rules.set_time import OVERDUE_AFTER, wait_after

logger = logging.getLogger(__name__)

STUMBLED = "could not publish at its time"
# A story that is locked for longer is left for a while: others are due, too.
PATIENCE = "5s"


@task()
def publish_due() -> None:
    """Publish what is due; run by the worker's clock, also by several at once."""
    publish_what_is_due(timezone.now())


def publish_what_is_due(now: datetime) -> None:
    """Each in a transaction of its own: whatever stops one leaves the others alone, and it is tried again."""
    waiting = list(due(now).defer("content", "evidence"))
    known = troubles(waiting)
    for proposal in waiting:
        trouble = known.get(proposal.pk)
        if trouble is None or now - trouble.last >= wait_after(trouble.times):
            _try(proposal, now)
    for proposal in overdue(now).defer("content", "evidence"):
        _tell_overdue(proposal)


def due(now: datetime) -> QuerySet[Proposal]:
    """What waits for a time that has come, the longest due first."""
    scheduled = Proposal.objects.filter(state=Proposal.State.SCHEDULED, publish_at__lte=now)
    return scheduled.select_related("story", "label").order_by("publish_at", "pk")


def overdue(now: datetime) -> QuerySet[Proposal]:
    """What should have been out two minutes ago."""
    return due(now - OVERDUE_AFTER)


@dataclass(frozen=True)
class Trouble:
    """How often publishing stumbled, when last, and over what (the kind of fault; the log has the rest)."""

    times: int
    last: datetime
    what: str


def troubles(proposals: Iterable[Proposal]) -> dict[int, Trouble]:
    """By proposal, since its approval."""
    since = {proposal.pk: proposal.decided_at for proposal in proposals}
    stories = {proposal.story_id for proposal in proposals}
    found: dict[int, Trouble] = {}
    for event in Event.objects.filter(story__in=stories, verb=STUMBLED).order_by("pk"):
        pk, decided = event.detail["proposal"], since.get(event.detail["proposal"])
        if decided and event.at >= decided:
            before = found[pk].times if pk in found else 0
            found[pk] = Trouble(before + 1, event.at, event.detail["trouble"])
    return found


def _try(proposal: Proposal, now: datetime) -> None:
    try:
        with transaction.atomic():
            _be_patient()
            publish_or_stop(proposal, now)
    except Exception as trouble:
        logger.exception("Proposal %s could not be published at its time; it is tried again.", proposal.pk)
        _let_go()
        _note(proposal, trouble)


def publish_or_stop(proposal: Proposal, now: datetime) -> None:
    """Under the story's lock: publish it, or stop it where it no longer holds. Done already: nothing."""
    proposal = lock(proposal)
    is_due = proposal.publish_at is not None and proposal.publish_at <= now
    if proposal.state != Proposal.State.SCHEDULED or not is_due:
        return
    try:
        _check_approval(proposal)
        dossier = check_holds(proposal)
    except Moved as refusal:
        _stop(proposal, f"{' and '.join(refusal.what)} moved after it was approved.", refusal.what)
    except Refusal as refusal:
        _stop(proposal, str(refusal), [])
    else:
        _publish(proposal, dossier)


def _check_approval(proposal: Proposal) -> None:
    """Raise Lapsed unless who approved it may still decide, and four eyes saw it while they are on."""
    approver = proposal.decided_by
    if approver is None or not may(approver, "approve"):
        raise Lapsed(f"Its approval lapsed: {display_name(approver)} may no longer decide what readers see.")
    if proposal.proposed_by_id == approver.pk and settings.FOUR_EYES:
        raise Lapsed("One person proposed and approved it, and four eyes are on again.")


def _stop(proposal: Proposal, because: str, moved: Sequence[str]) -> None:
    stop(proposal, because[:1].upper() + because[1:], moved=moved)
    review_standing(proposal.story)


def _publish(proposal: Proposal, dossier: Dossier) -> None:
    proposal.state = moved_by(proposal, "publish")
    proposal.save(update_fields=["state"])
    edition = bring_out(proposal, dossier)
    event = {"edition": edition.number, "label": edition.label.slug}
    Event.objects.record("published at its time", by=None, story=proposal.story, **event)
    told = {**facts(proposal), "edition": edition.number}
    tell(parties(proposal), "published", key=f"published {proposal.pk}", story=proposal.story, **told)


def _note(proposal: Proposal, trouble: Exception) -> None:
    """Write the trouble down, for the desk and for the wait until the next try; the log has all of it."""
    told = {"proposal": proposal.pk, "trouble": type(trouble).__name__}
    try:
        with transaction.atomic():
            _be_patient()
            Event.objects.record(STUMBLED, by=None, story=proposal.story, **told)
    except Exception:
        logger.exception("Nor could it be written down.")
        _let_go()


def _tell_overdue(proposal: Proposal) -> None:
    """Once per set time, to who proposed and who approved."""
    key = f"overdue {proposal.pk} {proposal.publish_at}"
    try:
        with transaction.atomic():
            _be_patient()
            tell(parties(proposal), "overdue", key=key, story=proposal.story, **facts(proposal))
    except Exception:
        logger.exception("Nobody could be told that proposal %s is overdue.", proposal.pk)
        _let_go()


def _be_patient() -> None:
    """In this transaction, wait for others' locks only so long. SQLite's patience is in its settings."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])


def _let_go() -> None:
    """Leave a connection that broke: the next one due gets another."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()
