"""One look at a page over the network, and what it says against the last copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sources.actions.last_seen import LOST, LastSeen, read_anew, seen_now
from sources.intake.archive import exchanges_of
from sources.intake.errors import FetchError, NotAPage, RefusedByServer
from sources.intake.fetch import Condition, fetch
from sources.intake.fetched import Exchange, Fetched
from sources.intake.limits import limits_from_settings
from sources.intake.read import read
from sources.models import Change
from sources.rules.changes import Found, Seen, behind_a_wall, found

ONLY_FOR_SUBSCRIBERS = (401, 402)
NOT_MODIFIED = 304
STILL_LOST = "What came is still not the report: the page is read as one again once it is there."
NO_TEXT = "What came has no text that could be read."


@dataclass(frozen=True)
class Sight:
    """`there` when a page answered at all; `status` is 0 where no server did.

    `exchanges` are the answers, to be archived where they are news; `final_url` is where they ended.
    `problem` says why they are no reading of the report, "" where they are one. `etag` and
    `last_modified` are None where the server was not heard on them.
    """

    there: bool
    status: int = 0
    found: tuple[Found, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    final_url: str = ""
    problem: str = ""
    facts: dict[str, dict[str, str]] = field(default_factory=dict)
    etag: str | None = None
    last_modified: str | None = None


def look(last: LastSeen, known: Condition, *, who: str, clock: Callable[[], datetime]) -> Sight:
    """In no transaction. A page that is lost is asked for whole: `known` is of what it was before."""
    condition = known if last.retrieval and not last.was else None
    try:
        fetched = fetch(last.address, limits_from_settings(), condition=condition, clock=clock)
    except NotAPage as error:
        return _no_page(error)
    except FetchError as error:
        return _refused(error, last, who)
    if fetched.status == NOT_MODIFIED:
        return Sight(there=True, status=NOT_MODIFIED)
    return _page(fetched, last, who)


def _no_page(error: NotAPage) -> Sight:
    came = error.fetched
    return Sight(
        there=True,
        status=came.status,
        exchanges=exchanges_of(came),
        final_url=came.final_url,
        problem=error.sentence,
    )


def _refused(error: FetchError, last: LastSeen, who: str) -> Sight:
    status = error.status if isinstance(error, RefusedByServer) else 0
    walled = status in ONLY_FOR_SUBSCRIBERS
    news = walled and last.was != Change.Kind.WALLED
    told = (behind_a_wall(who),) if news else ()
    return Sight(walled, status, told, error.exchanges, problem=error.sentence)


def _page(fetched: Fetched, last: LastSeen, who: str) -> Sight:
    facts = read(fetched.body, fetched.final_url, fetched.header("content-type")).record()
    after = seen_now(facts, asked=last.address, final=fetched.final_url)
    told = _against(last, after, who)
    return Sight(
        there=True,
        status=fetched.status,
        found=told,
        exchanges=exchanges_of(fetched),
        final_url=fetched.final_url,
        problem="" if told else _no_reading(last, after),
        facts=facts,
        etag=fetched.header("etag"),
        last_modified=fetched.header("last-modified"),
    )


def _no_reading(last: LastSeen, after: Seen) -> str:
    """Why a page of which nothing new is told is not what later looks are held against."""
    if last.was in LOST:
        return STILL_LOST
    had_text = last.seen is not None and bool(last.seen.text.strip())
    return NO_TEXT if had_text and not after.text.strip() else ""


def _against(last: LastSeen, after: Seen, who: str) -> tuple[Found, ...]:
    """The last copy is read anew only when it matters: that costs as much as reading the page."""
    told = found(last.seen, after, who=who, was=last.was)
    return found(read_anew(last), after, who=who, was=last.was) if told else ()
