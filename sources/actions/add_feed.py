from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from sources.actions.poll_feed import settle
from sources.actions.visit_feed import Fetcher, Visit, problem
from sources.errors import FeedKnown, NoFeed, NoSuchInterval
from sources.intake.errors import FetchError, NotAFeed
from sources.intake.feed import ParsedFeed, read_feed
from sources.intake.feed_found import found_feeds
from sources.intake.fetch import Condition
from sources.intake.fetched import Fetched
from sources.models import Feed, Publisher
from sources.permissions import require
from sources.rules.canonical import host
from sources.rules.link import NotALink, parse

# feeds a page names that are tried before giving up
TRIED = 3


@dataclass(frozen=True, slots=True)
class AddedFeed:
    """The feed, how many signals it brought at once, and the page that led to it, "" for none."""

    feed: Feed
    signals: int
    through: str = ""


def add_feed(
    url: str, *, by: User, every: int, fetcher: Fetcher, clock: Callable[[], datetime] = timezone.now
) -> AddedFeed:
    """Read the feed at `url`, or the one the page there names, and poll it every `every` minutes from now on.

    Raises NoFeed, FeedKnown, NoSuchInterval, NotAllowed.
    """
    require(by, "keep_feeds")
    if not 1 <= every <= 1440:
        raise NoSuchInterval
    now = clock()
    asked = _link(url)
    _refuse_known(asked)
    fetched, parsed, through = _found(asked, fetcher, now)
    address = fetched.moved_to or fetched.requested_url
    _refuse_known(address)
    feed = _make(address, parsed, every, by)
    return AddedFeed(feed, settle(feed, Visit(fetched=fetched), now=now), through)


def _link(url: str) -> str:
    try:
        # a place within a feed is no other feed
        link = str(replace(parse(url), fragment=None))
    except NotALink as error:
        raise NoFeed(error.sentence) from error
    if len(link) > 2000:
        raise NoFeed("The address is longer than 2000 characters. Look for a shorter one on the site.")
    return link


def _refuse_known(url: str) -> None:
    known = Feed.objects.filter(url=url).first()
    if known:
        raise FeedKnown(known)


def _found(url: str, fetcher: Fetcher, now: datetime) -> tuple[Fetched, ParsedFeed, str]:
    """What came, read as a feed, and the page that named it. Raises NoFeed."""
    fetched = _fetched(url, fetcher)
    try:
        return fetched, _parsed(fetched, now), ""
    except NotAFeed as error:
        named = list(_named(fetched))
        told = problem(error, url)
    for address in named[:TRIED]:
        try:
            found = _fetched(address, fetcher)
            return found, _parsed(found, now), fetched.final_url
        except (NoFeed, NotAFeed):
            continue
    where = "names feeds, but none of them can be read" if named else "names no feed"
    raise NoFeed(f"{told} The page {where}. Look on the site for “RSS” or “feed” and paste that address.")


def _fetched(url: str, fetcher: Fetcher) -> Fetched:
    try:
        return fetcher(url, Condition())
    except FetchError as error:
        raise NoFeed(f"{problem(error, url)} Nothing was added.") from error


def _parsed(fetched: Fetched, now: datetime) -> ParsedFeed:
    return read_feed(fetched.body, fetched.final_url, fetched.header("content-type"), now)


def _named(fetched: Fetched) -> Iterator[str]:
    found = found_feeds(fetched.body, fetched.final_url, fetched.header("content-type"))
    yield from (feed.url for feed in found)


def _make(url: str, parsed: ParsedFeed, every: int, by: User) -> Feed:
    site = host(parsed.home or url)
    publisher = Publisher.objects.at(site) or Publisher.objects.at(host(url))
    try:
        with transaction.atomic():
            return Feed.objects.create(
                url=url, title=parsed.title or site, publisher=publisher, every=every, added_by=by
            )
    except IntegrityError as error:
        raise FeedKnown(url) from error
