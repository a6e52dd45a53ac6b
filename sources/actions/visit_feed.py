from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sources.intake import errors
from sources.intake.feed import ACCEPT_FEEDS, ParsedFeed
from sources.intake.fetch import Condition, fetch
from sources.intake.fetched import Fetched
from sources.intake.limits import Limits, limits_from_settings
from sources.models import Feed
from sources.rules.canonical import NotALink, host

# what stands at an address, given what we have of it
type Fetcher = Callable[[str, Condition], Fetched]

MOST_BYTES = 5 * 1024 * 1024
MOST_WIRE_BYTES = 3 * 1024 * 1024
MOST_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of asking for a feed: what was fetched, or why nothing was."""

    fetched: Fetched | None = None
    error: errors.FetchError | None = None


def feed_limits() -> Limits:
    """A feed's bounds: smaller than a page's, since many are read one after the other."""
    return replace(
        limits_from_settings(),
        total_seconds=MOST_SECONDS,
        wire_bytes=MOST_WIRE_BYTES,
        body_bytes=MOST_BYTES,
    )


def feed_fetcher(limits: Limits) -> Fetcher:
    """Asks for feeds within `limits`."""

    def ask(url: str, condition: Condition) -> Fetched:
        return fetch(url, limits, condition=condition, accept=ACCEPT_FEEDS, types=None)

    return ask


def visit_feed(feed: Feed, fetcher: Fetcher) -> Visit:
    """Ask for a feed, if it has changed; touches no database, so any thread may do it."""
    try:
        return Visit(fetched=fetcher(feed.url, Condition(feed.etag, feed.last_modified)))
    except errors.FetchError as error:
        return Visit(error=error)


def problem(error: errors.FetchError, url: str) -> str:
    """Why a feed could not be read, in a sentence for whoever keeps feeds."""
    name = _host(url)
    if isinstance(error, errors.RefusedByServer):
        return (
            f"{_host(error.final_url or url)} {_ANSWERS.get(error.status, 'sent no feed')} ({error.status})."
        )
    if isinstance(error, errors.NotAFeed):
        return f"{error.sentence} It was fetched from {name}."
    return _SENTENCES.get(type(error), "{host}: {told}").format(host=name, told=error.sentence)[:400]


def misdated(parsed: ParsedFeed) -> str:
    """What is wrong with a feed's dates, in a sentence for whoever keeps feeds; "" for nothing."""
    if not parsed.impossible:
        return ""
    number, at = len(parsed.impossible), parsed.impossible[0]
    tell = "1 item tells" if number == 1 else f"{number} items tell"
    return (
        f"{tell} a date that cannot be ({at.day} {at:%B} {at.year:04}). "
        "Such signals have no date of their own: they show when they were seen."
    )


_ANSWERS = {
    401: "gives this feed only to people who have signed in",
    402: "gives this feed only to subscribers",
    403: "does not let programs read this feed",
    404: "has no feed at this address",
    410: "has taken this feed down for good",
    429: "asks us to come less often",
    500: "has a fault of its own",
    503: "is overloaded or closed for repairs",
}
_SENTENCES: dict[type[errors.FetchError], str] = {
    errors.AddressRefused: "{host} leads somewhere that is not the public web. Check the address.",
    errors.NotALink: "The address is no web address. Check it.",
    errors.TooManyRedirects: "{host} redirects without end.",
    errors.TimedOut: f"{{host}} took longer than {MOST_SECONDS:g} seconds.",
    errors.TooLarge: f"{{host}} sent more than {MOST_BYTES // 1024**2} MB, and it was not read.",
    errors.Unreachable: "{host} cannot be reached, or breaks off.",
}


def _host(url: str) -> str:
    try:
        return host(url)
    except NotALink:
        return "the feed"
