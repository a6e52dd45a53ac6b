"""When a page was published."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from urllib.parse import urlsplit

from sources.intake.dateline import Dated, lines, machine, shown, told
from sources.intake.facts import ADDRESS, OPEN_GRAPH, PAGE, SCHEMA, Fact, Moment
from sources.intake.moment import at_home, day, moment, month, usable
from sources.intake.page import Page, texts
from sources.intake.place import Places, is_comment, labelled, spaced
from sources.intake.state import dated

_A_DAY = timedelta(days=1)
_LONGEST_TITLE = 320
_MOST_MARKED = 40
# also /2010/POLITICS/08/13/ and /2016/nov/29/
_PATH_DATE = re.compile(
    r"/((?:19|20)\d\d)(?:/[a-z_]{4,20}(?=/\d))?[/_-]?(0[1-9]|1[0-2]|[1-9](?=[/_-])|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?=/))[/_-]?(0[1-9]|[12]\d|3[01]|"
    r"[1-9](?!\d))(?=[/._-]|\D|$)",
    re.IGNORECASE,
)
_FIRST = ("article:published_time", "article:published", "og:article:published_time", "og:published_time",
          "datepublished", "parsely-pub-date", "dc.date.issued", "dcterms.issued",
          "citation_publication_date",
          "article.published", "article_date_original", "og:pubdate", "ptime", "pdate")  # fmt: skip
_SECOND = ("pub_date", "pubdate", "publish-date", "publish_date", "publishdate", "publication_date",
           "publication-date",
           "publish_time", "published_at", "published-date", "publisheddate", "publicationdate",
           "article:published_date",
           "cxenseparse:recs:publishtime", "sailthru.date", "dcterms.created", "dcterms.date", "dc.date",
           "dc.date.created",
           "date", "datecreated", "article:created", "originalpublicationdate", "displaydate", "dat",
           "uploaddate",
           "article:post_date", "citation_date", "rnews:datepublished", "bt:pubdate", "vr:published_time",
           "article-published", "last-published",
           "epoch-publish-date")  # fmt: skip
_LABELS = frozenset({"date", "datum", "published", "date published", "publication date", "fecha", "publié"})
_US = frozenset({"com", "us", "gov", "edu", "mil"})


def published(page: Page, guess: str | None, now: datetime, where: Places) -> Fact[Moment] | None:
    """The moment of publication, not of an update. `guess` is a day (YYYY-MM-DD) read from the whole page
    by other means; it is heard last. Future ones are dropped."""
    found = _found(page, guess, now, where)
    if found and isinstance(found.value, datetime) and not found.value.utcoffset():
        return Fact(at_home(found.value, lines(where), day_first=_day_first(page)), found.source)
    return found


def _found(page: Page, guess: str | None, now: datetime, where: Places) -> Fact[Moment] | None:
    first_day = _day_first(page)
    first = _usable(_metas(page, _FIRST, first_day), now)
    second = _usable(_metas(page, _SECOND, first_day), now)
    dates = [s for s in islice(shown(where, first_day), 12) if usable(s.value, now)]
    addressed = next(iter(_usable(_addressed(page.url), now)), None)
    seen = [Fact(s.value, PAGE) for s in dates]
    guessed = _usable(iter([Fact(v, PAGE)] if (v := _guessed(guess or "")) else []), now)
    if addressed:
        return _near(addressed, [*first, *second, *seen]) or addressed
    if first:
        return _original(first, dates)
    if second:
        # such names also serve for the day of an update: what readers see, or is earlier, counts
        return next((fact for fact in second if _near(fact, seen or guessed)), None) or min(
            [second[0], *seen[:1], *guessed], key=lambda fact: day(fact.value)
        )
    said = [Fact(s.value, PAGE) for s in dates if s.said]
    noted = (moment(text, day_first=first_day) for text in labelled(where, _LABELS))
    said += [Fact(v, PAGE) for v in (*noted, *islice(told(where, first_day), 3)) if v and usable(v, now)]
    # a page that shows but its last update was published then, for all it says
    updated = (Fact(s.value, PAGE) for s in shown(where, first_day, updates=True) if usable(s.value, now))
    return next(iter([*said, *seen, *_told(page, where, now), *guessed]), None) or next(updated, None)


def _told(page: Page, where: Places, now: datetime) -> list[Fact[Moment]]:
    """When the scripts of a page that is drawn in the browser say its article was published."""
    heading = [spaced(where.heading, _LONGEST_TITLE)] if where.heading is not None else []
    drawn = (moment(text) for text in dated(page, [*page.meta("og:title"), *heading]))
    return _usable((Fact(value, PAGE) for value in drawn if value is not None), now)


def _guessed(guess: str) -> Moment | None:
    # of a page that tells but a year such guesses say its first day
    return None if guess.endswith("-01-01") else moment(guess)


def _original(first: list[Fact[Moment]], seen: list[Dated]) -> Fact[Moment]:
    """Of several stated ones the one readers see; else the earliest; one shown earlier wins over all."""
    agreed = [fact for fact in first if any(_apart(fact.value, s.value) <= _A_DAY for s in seen)]
    same = [fact for fact in agreed if any(day(fact.value) == day(s.value) for s in seen)]
    best = min(same or agreed or first, key=lambda fact: day(fact.value))
    best = next(fact for fact in [*first] if day(fact.value) == day(best.value))
    earlier = [s.value for s in seen if day(s.value) < day(best.value) - _A_DAY and (s.said or not agreed)]
    if (
        seen
        and not same
        and not isinstance(best.value, datetime)
        and _apart(seen[0].value, best.value) <= _A_DAY
    ):
        return Fact(seen[0].value, PAGE)
    return Fact(earlier[0], PAGE) if earlier else best


def _near(known: Fact[Moment], others: list[Fact[Moment]]) -> Fact[Moment] | None:
    """The other that says the same day as `known`, rather one with a time: that may be a day off, by the
    clock it is told by."""
    timed = [f for f in others if isinstance(f.value, datetime) and _apart(f.value, known.value) <= _A_DAY]
    same = [fact for fact in others if day(fact.value) == day(known.value)]
    return next(iter([*(fact for fact in timed if fact in same), *timed, *same]), None)


def _apart(one: Moment, other: Moment) -> timedelta:
    return abs(day(one) - day(other))


def _usable(found: Iterator[Fact[Moment]], now: datetime) -> list[Fact[Moment]]:
    return [fact for fact in found if usable(fact.value, now)]


def _metas(page: Page, names: tuple[str, ...], day_first: bool) -> Iterator[Fact[Moment]]:
    said = page.article.get("datePublished" if names is _FIRST else "dateCreated")
    found = [(text, SCHEMA) for text in texts(said)]
    found += [(text, OPEN_GRAPH if ":" in name else PAGE) for name in names for text in page.meta(name)]
    if names is _FIRST:
        marked = page.tree.xpath("//*[@itemprop='datePublished' or @pubdate][not(self::meta)]")
        own = islice((e for e in islice(marked, _MOST_MARKED) if not is_comment(e)), 5)
        found += [(text, SCHEMA) for element in own if (text := machine(element))]
    for text, source in found:
        value = moment(text, day_first=day_first)
        if value is not None:
            yield Fact(value, source)


def _addressed(url: str) -> Iterator[Fact[Moment]]:
    match = _PATH_DATE.search(urlsplit(url).path)
    try:
        if match:
            yield Fact(date(int(match[1]), month(match[2]), int(match[3])), ADDRESS)
    except ValueError:
        return


def _day_first(page: Page) -> bool:
    """Whether 4/5/2016 is the fourth of May there: everywhere but in the United States."""
    language = (page.tree.get("lang") or next(page.meta("og:locale"), "")).replace("_", "-").lower()
    if language.startswith("en-us"):
        return False
    if (language and not language.startswith("en")) or language in (
        "en-gb",
        "en-au",
        "en-in",
        "en-nz",
        "en-ie",
        "en-za",
    ):
        return True
    return (urlsplit(page.url).hostname or "").rpartition(".")[2] not in _US | {
        "org",
        "net",
        "io",
        "co",
        "tv",
    }
