from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django.contrib.auth.models import User

from sources.actions.last_seen import LastSeen
from sources.actions.read_page import keep_copy
from sources.actions.sight import STILL_LOST, Sight
from sources.actions.withdraw_reference import withdraw_reference
from sources.intake.archive import digest
from sources.models import Change, Reference, Retrieval, Watch
from sources.rules.changes import Found, gone
from sources.rules.looks import is_gone, wait

# For so long a look that was begun is nobody else's; one that broke off is made again after it.
BEGUN = timedelta(minutes=10)


def note_look(
    watch: Watch, last: LastSeen, sight: Sight, *, who: str, now: datetime, by: User | None
) -> Change | None:
    """Write down one look: when the next falls, the copy, the changes; returns the gravest change.

    What a person asked for leaves a copy whatever came, what the watch looked at only where it is news.
    Part of looking again, in its transaction, under the watch's lock.
    """
    _count(watch, sight, now)
    told = sight.found or _lost(watch, last, sight, who)
    _plan(watch, sight, now)
    kept = _keep(watch.reference, last, sight, by) if by or _is_news(watch.reference, last, sight) else None
    after = kept if kept and kept.state == Retrieval.State.READ else None
    changes = [_change(watch.reference, one, last.retrieval, after, now) for one in told]
    if any(change.kind == Change.Kind.RETRACTED for change in changes):
        withdraw_reference(watch.reference, by=None, why=changes[0].sentence)
    return changes[0] if changes else None


def _count(watch: Watch, sight: Sight, now: datetime) -> None:
    if sight.there:
        watch.looks, watch.unseen = 0 if sight.found else watch.looks + 1, 0
    elif watch.next_at is None or watch.next_at <= now + BEGUN:
        # A person who asks five times in a minute proves nothing: only looks that were due count.
        watch.unseen += 1


def _lost(watch: Watch, last: LastSeen, sight: Sight, who: str) -> tuple[Found, ...]:
    known = last.was == Change.Kind.GONE
    if sight.there or known or not is_gone(sight.status, watch.unseen):
        return ()
    return (gone(who, sight.status),)


def _plan(watch: Watch, sight: Sight, now: datetime) -> None:
    watch.looked_at = now
    if watch.next_at is not None:
        watch.next_at = now + wait(watch.looks, watch.unseen, watch.reference_id)
    # A mark that does not fit whole is worth nothing.
    if sight.etag is not None:
        watch.etag = sight.etag if len(sight.etag) <= 300 else ""
    if sight.last_modified is not None:
        watch.last_modified = sight.last_modified if len(sight.last_modified) <= 100 else ""
    watch.save()


def _is_news(reference: Reference, last: LastSeen, sight: Sight) -> bool:
    """Whether a page says what it did not, or was refused as it was not the last time."""
    if not sight.problem:
        return bool(sight.found) or last.retrieval is None
    newest = reference.retrievals.first()
    same = newest is not None and (newest.status, newest.problem) == (sight.status, sight.problem)
    return sight.problem != STILL_LOST and not same


def _keep(reference: Reference, last: LastSeen, sight: Sight, by: User | None) -> Retrieval | None:
    """The copy; None where nobody answered."""
    if not sight.exchanges:
        return None
    text = sight.facts.get("text", {}).get("value", "")
    retrieval = Retrieval(
        key=uuid4(),
        way=Retrieval.Way.WATCH,
        requested_url=last.address,
        asked_by=by,
        state=Retrieval.State.FAILED if sight.problem else Retrieval.State.READ,
        problem=sight.problem[:400],
        step=4,
        final_url=sight.final_url,
        facts=sight.facts,
        text_digest=digest(text.encode()) if text else "",
        reference=reference,
    )
    keep_copy(retrieval, sight.exchanges)
    retrieval.save(force_insert=True)
    return retrieval


def _change(
    reference: Reference, told: Found, before: Retrieval | None, after: Retrieval | None, now: datetime
) -> Change:
    return Change.objects.create(
        reference=reference,
        kind=told.kind,
        sentence=told.sentence[:400],
        passage=told.passage,
        before=before,
        after=after,
        seen_at=now,
    )
