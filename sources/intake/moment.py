"""When a page was published."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from dateutil import parser as dates

from sources.intake.facts import ADDRESS, OPEN_GRAPH, PAGE, SCHEMA, Fact, Moment
from sources.intake.page import Page, texts

EARLIEST = date(1980, 1, 1)
_ZONES = {"EST": -18000, "EDT": -14400, "CST": -21600, "CDT": -18000, "MST": -25200, "MDT": -21600,
          "PST": -28800, "PDT": -25200, "BST": 3600, "CET": 3600, "CEST": 7200,
          "UTC": 0, "GMT": 0}  # fmt: skip
_PATH_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|\D|$)")
_SHORTEST = len("8 May 19")
_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "pub_date",
    "publish-date",
    "publish_date",
    "publication_date",
    "published_at",
    "cxenseparse:recs:publishtime",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "pubdate",
    "article.published",
    "datecreated",
    "uploaddate",
)


def published(page: Page, guess: str | None, now: datetime) -> Fact[Moment] | None:
    """The first moment of publication the page states. `guess` is a day (YYYY-MM-DD) read from the
    whole page by other means: it decides where the page contradicts itself. Future ones are dropped."""
    stated = [fact for fact in _stated(page) if _usable(fact.value, now)]
    likely = next((fact for fact in _by_other_means(page, guess) if _usable(fact.value, now)), None)
    if likely is None:
        return stated[0] if stated else None
    # of two days far apart the later is mostly an update
    near = [fact for fact in stated if abs(day(fact.value) - day(likely.value)) <= timedelta(days=1)]
    timed = [fact for fact in near if isinstance(fact.value, datetime)]
    if near:
        return (timed or near)[0]
    return stated[0] if stated and day(stated[0].value) < day(likely.value) else likely


def _stated(page: Page) -> Iterator[Fact[Moment]]:
    times = page.tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
    found = [
        *((text, SCHEMA) for text in texts(page.article.get("datePublished"))),
        *((text, OPEN_GRAPH if ":" in name else PAGE) for name in _METAS for text in page.meta(name)),
        *((str(text), SCHEMA) for text in times[:5]),
    ]
    for text, source in found:
        value = moment(text)
        if value is not None:
            yield Fact(value, source)


def _by_other_means(page: Page, guess: str | None) -> Iterator[Fact[Moment]]:
    match = _PATH_DATE.search(page.url)
    for text, source in (("-".join(match.groups()) if match else None, ADDRESS), (guess, PAGE)):
        value = moment(text or "")
        if value is not None:
            yield Fact(value, source)


def moment(text: str) -> Moment | None:
    """An aware datetime, or a date where no time or no zone is given; None where it is neither."""
    text = text.strip()[:60]
    if len(text) < _SHORTEST or not any(c.isdigit() for c in text):
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime, _loose):
        try:
            value = read(text)
            return value if value.utcoffset() is not None else value.date()
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
    return None


def _loose(text: str) -> datetime:
    # parts not given come from the default: a text without a year lands in the year 1 and is dropped
    found: datetime = dates.parse(text, default=datetime(1, 1, 1), tzinfos=_ZONES)  # noqa: DTZ001
    return found


def day(value: Moment) -> date:
    """The calendar day of a moment, as its page counts days."""
    return value.date() if isinstance(value, datetime) else value


def _usable(value: Moment, now: datetime) -> bool:
    if day(value) < EARLIEST:
        return False
    if isinstance(value, datetime):
        return value <= now + timedelta(hours=1)
    return value <= (now + timedelta(hours=14)).date()
