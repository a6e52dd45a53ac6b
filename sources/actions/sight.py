"""One look at a page over the network, and what it says against the last copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sources.actions.last_seen import LastSeen, read_anew, seen_now
from sources.intake.errors import FetchError, NotAPage, RefusedByServer
from sources.intake.fetch import Condition, fetch
from sources.intake.fetched import Fetched
from sources.intake.limits import limits_from_settings
from sources.intake.read import read
from sources.models import Change
from sources.rules.changes import Found, Seen, behind_a_wall, found

ONLY_FOR_SUBSCRIBERS = (401, 402)
NOT_MODIFIED = 304


@dataclass(frozen=True)
class Sight:
    """`there` when a page answered at all; `status` is 0 where no server did.

    `fetched` is the page where a copy of it is to be kept: it says something else, or was never read.
    `etag` and `last_modified` are None where the server was not heard on them.
    """

    there: bool
    status: int = 0
    found: tuple[Found, ...] = ()
    fetched: Fetched | None = None
    facts: dict[str, dict[str, str]] = field(default_factory=dict)
    etag: str | None = None
    last_modified: str | None = None


def look(last: LastSeen, known: Condition, *, who: str, clock: Callable[[], datetime]) -> Sight:
    """In no transaction. A page that is lost is asked for whole: `known` is of what it was before."""
    condition = known if last.retrieval and not last.was else None
    try:
        fetched = fetch(last.address, limits_from_settings(), condition=condition, clock=clock)
    except NotAPage as error:
        return Sight(there=True, status=error.fetched.status)
    except RefusedByServer as error:
        return _refused(error.status, last, who)
    except FetchError:
        return Sight(there=False)
    if fetched.status == NOT_MODIFIED:
        return Sight(there=True, status=NOT_MODIFIED)
    return _page(fetched, last, who)


def _refused(status: int, last: LastSeen, who: str) -> Sight:
    if status not in ONLY_FOR_SUBSCRIBERS:
        return Sight(there=False, status=status)
    news = last.was != Change.Kind.WALLED
    return Sight(there=True, status=status, found=(behind_a_wall(who),) if news else ())


def _page(fetched: Fetched, last: LastSeen, who: str) -> Sight:
    facts = read(fetched.body, fetched.final_url, fetched.header("content-type")).record()
    told = _against(last, seen_now(facts, asked=last.address, final=fetched.final_url), who)
    return Sight(
        there=True,
        status=fetched.status,
        found=told,
        fetched=fetched if told or last.retrieval is None else None,
        facts=facts,
        etag=fetched.header("etag"),
        last_modified=fetched.header("last-modified"),
    )


def _against(last: LastSeen, after: Seen, who: str) -> tuple[Found, ...]:
    """The last copy is read anew only when it matters: that costs as much as reading the page."""
    told = found(last.seen, after, who=who, was=last.was)
    return found(read_anew(last), after, who=who, was=last.was) if told else ()
