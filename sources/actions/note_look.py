from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django.core.files.base import ContentFile

from sources.actions.last_seen import LastSeen
from sources.actions.sight import Sight
from sources.actions.withdraw_reference import withdraw_reference
from sources.intake.archive import digest, warc
from sources.intake.fetched import Fetched
from sources.models import Change, Reference, Retrieval, Watch
from sources.rules.changes import Found, gone
from sources.rules.looks import is_gone, wait

# For so long a look that was begun is nobody else's; one that broke off is made again after it.
BEGUN = timedelta(minutes=10)


def note_look(watch: Watch, last: LastSeen, sight: Sight, *, who: str, now: datetime) -> Change | None:
    """Write down one look: when the next falls, the copy, the changes; returns the gravest change.

    Part of looking again, in its transaction, under the watch's lock.
    """
    _count(watch, sight, now)
    told = sight.found or _lost(watch, last, sight, who)
    _plan(watch, sight, now)
    after = _keep(watch.reference, last.address, sight.fetched, sight.facts) if sight.fetched else None
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


def _keep(reference: Reference, asked: str, fetched: Fetched, facts: dict[str, dict[str, str]]) -> Retrieval:
    copy, key = warc(fetched), uuid4()
    text = facts.get("text", {}).get("value", "")
    retrieval = Retrieval(
        key=key,
        way=Retrieval.Way.WATCH,
        requested_url=asked,
        state=Retrieval.State.READ,
        step=4,
        final_url=fetched.final_url,
        status=fetched.status,
        retrieved_at=fetched.retrieved_at,
        facts=facts,
        text_digest=digest(text.encode()) if text else "",
        warc_digest=digest(copy),
        reference=reference,
    )
    retrieval.warc.save(f"{fetched.retrieved_at:%Y/%m/%d}/{key}.warc.gz", ContentFile(copy), save=False)
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
