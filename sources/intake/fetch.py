"""The one door to the network."""

import ssl
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import Message
from urllib.parse import quote, urljoin

import httpcore

from sources.intake import errors
from sources.intake.coding import ACCEPTED, NotDecodable, decoded
from sources.intake.fetched import Fetched, header
from sources.intake.guard import Resolver, system_resolver
from sources.intake.limits import Limits
from sources.intake.refusals import refusal
from sources.intake.wire import Budget, Wire
from sources.rules.link import Link, NotALink, parse

PAGES = frozenset({"text/html", "application/xhtml+xml"})
_SUCCESS = 2
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def now() -> datetime:
    """This moment, aware, UTC."""
    return datetime.now(UTC)


def fetch(
    url: str,
    limits: Limits,
    *,
    resolver: Resolver = system_resolver,
    clock: Callable[[], datetime] = now,
    timer: Callable[[], float] = time.monotonic,
    types: frozenset[str] = PAGES,
    tls: ssl.SSLContext | None = None,
) -> Fetched:
    """What stands at `url`, redirects followed, every hop guarded. Raises a FetchError that says why not;
    NotAPage, when the content type is none of `types`, carries what came."""
    budget = Budget(limits, timer)
    try:
        links = [parse(url)]
    except NotALink as error:
        raise errors.NotALink(error.sentence) from error
    while True:
        answer = _exchanged(links, budget, resolver, clock, tls)
        if isinstance(answer, Fetched):
            return _of_type(answer, types)
        links.append(_next(links, answer, limits))


def _exchanged(
    links: list[Link],
    budget: Budget,
    resolver: Resolver,
    clock: Callable[[], datetime],
    tls: ssl.SSLContext | None,
) -> Fetched | str:
    """The page, or where the server sends us. Raises FetchError."""
    wire, link = Wire(budget, resolver), links[-1]
    try:
        with (
            httpcore.ConnectionPool(ssl_context=tls, max_connections=1, network_backend=wire) as pool,
            pool.stream("GET", _asked(link), headers=_headers(link, budget.limits)) as response,
        ):
            return _answer(response, links, wire, clock)
    except httpcore.TimeoutException as error:
        raise errors.TimedOut(
            f"{link.host} did not answer in time. Try again, or fill in the rest by hand."
        ) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise _unreachable(link, error) from error


def _answer(
    response: httpcore.Response, links: list[Link], wire: Wire, clock: Callable[[], datetime]
) -> Fetched | str:
    headers = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.headers)
    location = header(headers, "location")
    if response.status in _REDIRECTS and location:
        return location
    if response.status // 100 != _SUCCESS:
        raise refusal(response.status, links[-1].host)
    body = _body(response, headers, wire.budget.limits)
    content = Message()
    content["Content-Type"] = header(headers, "content-type")
    return Fetched(
        requested_url=str(links[0]),
        final_url=str(links[-1]),
        hops=tuple(str(link) for link in links),
        status=response.status,
        headers=headers,
        body=body,
        raw_request=bytes(wire.sent),
        raw_response=_final_response(bytes(wire.received)),
        ip=wire.ip,
        content_type=content.get_content_type() if header(headers, "content-type") else "",
        charset=content.get_content_charset("") if header(headers, "content-type") else "",
        retrieved_at=clock().astimezone(UTC),
    )


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


def _next(links: list[Link], location: str, limits: Limits) -> Link:
    """Where a redirect leads. Raises AddressRefused, TooManyRedirects."""
    here = links[-1]
    # servers write addresses of all kinds into this header: raw UTF-8, spaces
    text = _utf8(location).strip()
    try:
        link = parse(urljoin(str(here), quote(text, safe="/%:@!$&'()*+,;=~?#[]-._")))
    except ValueError as error:
        raise errors.AddressRefused(
            f"{here.host} redirects to something that is no web page. "
            "Check the link, or enter the source by hand."
        ) from error
    if len(links) > limits.redirects or link in links:
        raise errors.TooManyRedirects(
            f"{here.host} redirects without end. Open the page in a browser and paste the address it ends at."
        )
    return link


def _utf8(text: str) -> str:
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return text


def _of_type(fetched: Fetched, types: frozenset[str]) -> Fetched:
    untold = fetched.content_type == "" and fetched.body.lstrip()[:1] == b"<"
    if fetched.content_type in types or untold:
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


def _headers(link: Link, limits: Limits) -> list[tuple[str, str]]:
    return [
        ("Host", link.netloc),
        ("User-Agent", limits.user_agent),
        ("Accept", "text/html,application/xhtml+xml,*/*;q=0.1"),
        ("Accept-Language", "en;q=0.9,*;q=0.5"),
        ("Accept-Encoding", ACCEPTED),
        ("Connection", "close"),
    ]


def _unreachable(link: Link, error: Exception) -> errors.Unreachable:
    if isinstance(error.__context__, ssl.SSLError):
        return errors.Unreachable(
            f"{link.host} has no secure connection that can be trusted. "
            "Keep the link and fill in the rest by hand."
        )
    return errors.Unreachable(
        f"{link.host} cannot be reached, or breaks off. Try again later, or fill in the rest by hand."
    )


def _final_response(received: bytes) -> bytes:
    """The answer without the interim ones ("100 Continue", "103 Early Hints") that may stand before it."""
    while received[:10].startswith((b"HTTP/1.1 1", b"HTTP/1.0 1")):
        _, _, received = received.partition(b"\r\n\r\n")
    return received
