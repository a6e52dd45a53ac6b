"""What the newsroom saw of a reference's page last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sources.intake.archive import NotAnArchive, read_response
from sources.intake.read import read
from sources.models import Change, Reference, Retrieval
from sources.rules.changes import Seen

# What a page may be lost to; `back` ends it.
LOST = (Change.Kind.GONE, Change.Kind.MOVED, Change.Kind.WALLED)
# Looks that brought another page than the report are nothing to compare with.
ASIDE = (Change.Kind.MOVED, Change.Kind.WALLED)


@dataclass(frozen=True)
class LastSeen:
    """`retrieval` is the newest reading of the report itself; `was` the kind of change by which the page
    is lost now, "" when it stands; `address` is where to look."""

    retrieval: Retrieval | None
    seen: Seen | None
    was: str
    address: str


def last_seen(reference: Reference) -> LastSeen:
    turn = reference.changes.filter(kind__in=[*LOST, Change.Kind.BACK]).first()
    aside = Change.objects.filter(reference=reference, kind__in=ASIDE, after__isnull=False)
    retrieval = (
        reference.retrievals.filter(state=Retrieval.State.READ)
        .filter(way__in=[Retrieval.Way.LINK, Retrieval.Way.WATCH])
        .exclude(pk__in=aside.values("after"))
        .first()
    )
    return LastSeen(
        retrieval,
        _as_kept(reference, retrieval),
        turn.kind if turn and turn.kind in LOST else "",
        (retrieval and (retrieval.final_url or retrieval.requested_url)) or reference.url or "",
    )


def seen_now(facts: Mapping[str, Mapping[str, Any]], *, asked: str, final: str) -> Seen:
    """What facts as a retrieval keeps them say."""

    def told(name: str) -> str:
        return str(facts.get(name, {}).get("value", ""))

    return Seen(
        asked,
        final,
        title=told("title"),
        text=told("text"),
        notice=told("notice"),
        notice_kind=told("notice_kind"),
        walled=bool(told("walled")),
    )


def read_anew(last: LastSeen) -> Seen | None:
    """The last copy as today's reader reads it: what we learnt to read since is no change of the page."""
    retrieval = last.retrieval
    if retrieval is None or not retrieval.warc:
        return last.seen
    with retrieval.warc.open() as archived:
        copy = archived.read()
    try:
        _, headers, body = read_response(copy)
    except NotAnArchive:
        return last.seen
    named = {name.lower(): value for name, value in headers}
    facts = read(body, retrieval.final_url, named.get("content-type", "")).record()
    return seen_now(facts, asked=retrieval.final_url, final=retrieval.final_url)


def _as_kept(reference: Reference, retrieval: Retrieval | None) -> Seen | None:
    if retrieval is not None:
        return seen_now(retrieval.facts, asked=retrieval.requested_url, final=retrieval.final_url)
    address = reference.url or ""
    return Seen(address, address, text=reference.text) if reference.text else None
