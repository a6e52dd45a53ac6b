"""The one door to the network."""

import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from email.message import Message

import httpcore

from sources.intake import errors
from sources.intake.coding import ACCEPTED, NotDecodable, decoded
from sources.intake.fetched import Exchange, Fetched, header
from sources.intake.guard import Resolver, system_resolver
from sources.intake.limits import Limits
from sources.intake.redirects import next_link
from sources.intake.refusals import refusal
from sources.intake.retry import retry_after
from sources.intake.visit import Condition, Visit
from sources.intake.wire import Budget, Wire
from sources.rules.link import Link, NotALink, parse

__all__ = ["ACCEPT_PAGES", "PAGES", "Condition", "fetch", "now"]

PAGES = frozenset({"text/html", "application/xhtml+xml"})
ACCEPT_PAGES = "text/html,application/xhtml+xml,*/*;q=0.1"
_SUCCESS = 2
# What a server says beside a refusal is kept up to here.
_REFUSAL_BYTES = 64 * 1024
_NOT_MODIFIED = 304
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def now() -> datetime:
    """This moment, aware, UTC."""
    return datetime.now(UTC)


def fetch(
    url: str,
    limits: Limits,
    *,
    condition: Condition | None = None,
    accept: str = ACCEPT_PAGES,
    types: frozenset[str] | None = PAGES,
    resolver: Resolver = system_resolver,
    clock: Callable[[], datetime] = now,
    timer: Callable[[], float] = time.monotonic,
    tls: ssl.SSLContext | None = None,
) -> Fetched:
    """What stands at `url`, redirects followed, every hop guarded.

    With a `condition` a server may answer that nothing changed: status 304, no body. Raises a FetchError
    that says why not and carries the answers that came; NotAPage, when the content type is none of
    `types` (None: any will do), carries what came.
    """
    try:
        first = parse(url)
    except NotALink as error:
        raise errors.NotALink(error.sentence) from error
    visit = Visit(Budget(limits, timer), resolver, clock, tls, accept, condition or Condition(), [first])
    try:
        answer = _followed(visit, limits)
    except errors.FetchError as error:
        error.exchanges = tuple(visit.exchanges)
        raise
    return answer if answer.status == _NOT_MODIFIED else _of_type(answer, types)


def _followed(visit: Visit, limits: Limits) -> Fetched:
    while True:
        answer = _exchanged(visit)
        if isinstance(answer, Fetched):
            return answer
        visit.links.append(next_link(visit.links, answer, limits))


def _exchanged(visit: Visit) -> Fetched | str:
    """The page, or where the server sends us. Raises FetchError."""
    wire, link = Wire(visit.budget, visit.resolver), visit.links[-1]
    try:
        with (
            httpcore.ConnectionPool(ssl_context=visit.tls, max_connections=1, network_backend=wire) as pool,
            pool.stream("GET", _asked(link), headers=_headers(visit, link)) as response,
        ):
            return _answer(response, visit, wire)
    except httpcore.TimeoutException as error:
        raise errors.TimedOut(
            f"{link.host} did not answer in time. Try again, or fill in the rest by hand."
        ) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise _unreachable(link, error) from error


def _answer(response: httpcore.Response, visit: Visit, wire: Wire) -> Fetched | str:
    headers = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.headers)
    location = header(headers, "location")
    if response.status in _REDIRECTS and location:
        visit.note(response.status, wire)
        return location
    unchanged = response.status == _NOT_MODIFIED and bool(visit.condition.headers())
    if response.status // 100 != _SUCCESS and not unchanged:
        raise _refused(response, headers, visit, wire)
    body = _body(response, headers, wire.budget.limits)
    return _fetched(response.status, headers, body, visit, visit.note(response.status, wire))


def _fetched(
    status: int, headers: tuple[tuple[str, str], ...], body: bytes, visit: Visit, last: Exchange
) -> Fetched:
    content = Message()
    content["Content-Type"] = header(headers, "content-type")
    return Fetched(
        requested_url=str(visit.links[0]),
        final_url=str(visit.links[-1]),
        hops=tuple(str(link) for link in visit.links),
        status=status,
        headers=headers,
        body=body,
        raw_request=last.raw_request,
        raw_response=last.raw_response,
        ip=last.ip,
        content_type=content.get_content_type() if header(headers, "content-type") else "",
        charset=content.get_content_charset("") if header(headers, "content-type") else "",
        retrieved_at=last.at,
        exchanges=tuple(visit.exchanges),
        moved_to=visit.moved_to(),
    )


def _refused(
    response: httpcore.Response, headers: tuple[tuple[str, str], ...], visit: Visit, wire: Wire
) -> errors.RefusedByServer:
    last = visit.note(response.status, wire, is_cut=not _heard_out(response))
    error = refusal(response.status, visit.links[-1].host)
    error.final_url = last.url
    error.retry_after = retry_after(header(headers, "retry-after"), last.at)
    return error


def _heard_out(response: httpcore.Response) -> bool:
    """Whether all of a refusal's body came, within what is kept of one."""
    came = 0
    # A refusal that breaks off, or stalls, is a refusal all the same.
    with suppress(
        httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, errors.FetchError
    ):
        for part in response.iter_stream():
            came += len(part)
            if came > _REFUSAL_BYTES:
                return False
        return True
    return False


def _body(response: httpcore.Response, headers: tuple[tuple[str, str], ...], limits: Limits) -> bytes:
    announced = header(headers, "content-length")
    if announced.isdecimal() and int(announced[:20]) > limits.wire_bytes:
        raise errors.TooLarge("The page is too large to take in. Keep the link and fill in the rest by hand.")
    try:
        return decoded(response.iter_stream(), header(headers, "content-encoding"), limits.body_bytes)
    except NotDecodable as error:
        raise errors.Unreachable(
            "The site sent the page packed in a way that cannot be opened. "
            "Keep the link and fill in the rest by hand."
        ) from error


def _of_type(fetched: Fetched, types: frozenset[str] | None) -> Fetched:
    untold = fetched.content_type == "" and fetched.body.lstrip()[:1] == b"<"
    if types is None or fetched.content_type in types or untold:
        return fetched
    raise errors.NotAPage(
        fetched,
        f"The link leads to a file of type {fetched.content_type or 'unknown'}, not a page. "
        "Keep the link and fill in the rest by hand.",
    )


def _asked(link: Link) -> httpcore.URL:
    return httpcore.URL(
        scheme=link.scheme.encode(), host=link.host.encode(), port=link.port, target=link.target.encode()
    )


def _headers(visit: Visit, link: Link) -> list[tuple[bytes, bytes]]:
    told = [
        ("Host", link.netloc),
        ("User-Agent", visit.budget.limits.user_agent),
        ("Accept", visit.accept),
        ("Accept-Language", "en;q=0.9,*;q=0.5"),
        ("Accept-Encoding", ACCEPTED),
        *visit.condition.headers(),
        ("Connection", "close"),
    ]
    # what a server wrote into its headers goes back byte for byte
    return [(name.encode(), value.encode("latin-1", "replace")) for name, value in told]


def _unreachable(link: Link, error: Exception) -> errors.Unreachable:
    if isinstance(error.__context__, ssl.SSLError):
        return errors.Unreachable(
            f"{link.host} has no secure connection that can be trusted. "
            "Keep the link and fill in the rest by hand."
        )
    return errors.Unreachable(
        f"{link.host} cannot be reached, or breaks off. Try again later, or fill in the rest by hand."
    )
