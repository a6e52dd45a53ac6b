"""When a page was published."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from sources.intake.facts import ADDRESS, OPEN_GRAPH, PAGE, SCHEMA, Fact, Moment
from sources.intake.moment import WRITTEN, at_home, day, moment, month, usable
from sources.intake.page import Page, texts
from sources.intake.place import Places, labelled, marks, spaced
from sources.intake.state import dated

_A_DAY = timedelta(days=1)
_LONGEST_TEXT = 160
_BESIDE = 40
_LONGEST_DAY = 40
_LABEL = 24
_HEADINGS = frozenset({"h1", "h2", "h3"})
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
_DATED = re.compile(
    r"date|\btime|timestamp|publish|pubdate|posted|submitted|byline|dateline|entry-meta|post-meta|article-meta|"
    r"\bmeta\b|author",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"updat|modif|last|revis|edited|correct|aktualisi|geändert|mis[e]? à jour|actualiz|aggiorn|bijgewerkt|"
    r"atualiz",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"publi|posted|submitted|issued|created|veröffentlicht|erstellt|pubblicat|geplaatst|first|original",
    re.IGNORECASE,
)
_LABELS = frozenset({"date", "datum", "published", "date published", "publication date", "fecha", "publié"})
_US = frozenset({"com", "us", "gov", "edu", "mil"})


class Shown(NamedTuple):
    """A date readers see by the headline; `said` tells that the page calls it the date of publication."""

    value: Moment
    said: bool


def published(page: Page, guess: str | None, now: datetime, where: Places) -> Fact[Moment] | None:
    """The moment of publication, not of an update. `guess` is a day (YYYY-MM-DD) read from the whole page
    by other means; it is heard last. Future ones are dropped."""
    found = _found(page, guess, now, where)
    if found and isinstance(found.value, datetime) and not found.value.utcoffset():
        return Fact(at_home(found.value, _lines(where), day_first=_day_first(page)), found.source)
    return found


def _lines(where: Places) -> Iterator[str]:
    """The short texts by the headline that may say when, nearest first."""
    near = [e for e in where.order if _is_dated(e, where)]
    for element in sorted(near[:200], key=where.distance)[:40]:
        if len(text := spaced(element, _LONGEST_TEXT * 2)) <= _LONGEST_TEXT:
            yield text


def _found(page: Page, guess: str | None, now: datetime, where: Places) -> Fact[Moment] | None:
    first_day = _day_first(page)
    first = _usable(_metas(page, _FIRST, first_day), now)
    second = _usable(_metas(page, _SECOND, first_day), now)
    shown = [s for s in islice(_shown(where, first_day), 12) if usable(s.value, now)]
    addressed = next(iter(_usable(_addressed(page.url), now)), None)
    seen = [Fact(s.value, PAGE) for s in shown]
    guessed = _usable(iter([Fact(v, PAGE)] if (v := _guessed(guess or "")) else []), now)
    if addressed:
        return _near(addressed, [*first, *second, *seen]) or addressed
    if first:
        return _original(first, shown)
    if second:
        # such names also serve for the day of an update: what readers see, or is earlier, counts
        return next((fact for fact in second if _near(fact, [*seen, *guessed])), None) or min(
            [second[0], *seen[:1], *guessed], key=lambda fact: day(fact.value)
        )
    said = [Fact(s.value, PAGE) for s in shown if s.said]
    noted = (moment(text, day_first=first_day) for text in labelled(where, _LABELS))
    said += [Fact(value, PAGE) for value in noted if value is not None and usable(value, now)]
    # a page that shows but its last update was published then, for all it says
    updated = (Fact(s.value, PAGE) for s in _shown(where, first_day, updates=True) if usable(s.value, now))
    return next(iter([*said, *seen, *_told(page, where, now), *guessed]), None) or next(updated, None)


def _told(page: Page, where: Places, now: datetime) -> list[Fact[Moment]]:
    """When the scripts of a page that is drawn in the browser say its article was published."""
    heading = [spaced(where.heading, _LONGEST_TEXT * 2)] if where.heading is not None else []
    told = (moment(text) for text in dated(page, [*page.meta("og:title"), *heading]))
    return _usable((Fact(value, PAGE) for value in told if value is not None), now)


def _guessed(guess: str) -> Moment | None:
    # of a page that tells but a year such guesses say its first day
    return None if guess.endswith("-01-01") else moment(guess)


def _original(first: list[Fact[Moment]], shown: list[Shown]) -> Fact[Moment]:
    """Of several stated ones the one readers see; else the earliest; one shown earlier wins over all."""
    agreed = [fact for fact in first if any(_apart(fact.value, s.value) <= _A_DAY for s in shown)]
    best = min(agreed or first, key=lambda fact: day(fact.value))
    best = next(fact for fact in [*first] if day(fact.value) == day(best.value))
    earlier = [s.value for s in shown if day(s.value) < day(best.value) - _A_DAY and (s.said or not agreed)]
    return Fact(earlier[0], PAGE) if earlier else best


def _near(known: Fact[Moment], others: list[Fact[Moment]]) -> Fact[Moment] | None:
    """The other that says the same day as `known`, rather one with a time."""
    near = [fact for fact in others if _apart(fact.value, known.value) <= _A_DAY]
    timed = [fact for fact in near if isinstance(fact.value, datetime)]
    return next(iter([*timed, *near]), None)


def _apart(one: Moment, other: Moment) -> timedelta:
    return abs(day(one) - day(other))


def _usable(found: Iterator[Fact[Moment]], now: datetime) -> list[Fact[Moment]]:
    return [fact for fact in found if usable(fact.value, now)]


def _metas(page: Page, names: tuple[str, ...], day_first: bool) -> Iterator[Fact[Moment]]:
    said = page.article.get("datePublished" if names is _FIRST else "dateCreated")
    found = [(text, SCHEMA) for text in texts(said)]
    found += [(text, OPEN_GRAPH if ":" in name else PAGE) for name in names for text in page.meta(name)]
    if names is _FIRST:
        marked = page.tree.xpath("//*[@itemprop='datePublished' or @pubdate][not(self::meta)]")[:5]
        found += [(text, SCHEMA) for element in marked if (text := _machine(element))]
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


def _shown(where: Places, day_first: bool, *, updates: bool = False) -> Iterator[Shown]:
    """Dates by the headline, nearest first; those of updates only where they are asked for."""
    lines = [e for e in where.order if _is_dated(e, where)]
    for element in sorted(lines[:200], key=where.distance)[:40]:
        # some lines are drawn by style sheets, and said to those who do not see them
        text = spaced(element, _LONGEST_TEXT * 2) or element.get("aria-label") or ""
        if len(text) > _LONGEST_TEXT or (_is_update(element, text) and not updates):
            continue
        machine = moment(_machine(element), day_first=day_first) if _machine(element) else None
        if machine is not None:
            yield Shown(machine, _is_issue(element, text))
        else:
            yield from _read(text, element, day_first, updates=updates)


def _is_dated(element: HtmlElement, where: Places) -> bool:
    named = element.tag in ("time", "abbr") or _DATED.search(marks(element))
    gap = where.distance(element)
    return bool(named or 0 < gap <= _BESIDE or _leads(element, gap)) and where.near(element)


def _leads(element: HtmlElement, gap: int) -> bool:
    """Whether a line a little farther off begins with a day."""
    return 0 < gap <= 2 * _BESIDE and bool(WRITTEN.match((element.text or "").strip()[:_LONGEST_DAY]))


def _read(text: str, element: HtmlElement, day_first: bool, *, updates: bool) -> Iterator[Shown]:
    start = 0
    for match in islice(WRITTEN.finditer(text), 4):
        label = text[start : match.start()]
        start = match.end()
        value = moment(match[0], day_first=day_first)
        changed = bool(_CHANGED.search(label)) and not _ISSUED.search(label)
        if value is not None and changed <= updates:
            yield Shown(value, bool(_ISSUED.search(label)) or _is_issue(element, ""))


def _machine(element: HtmlElement) -> str:
    for name in (
        "datetime",
        "content",
        "data-datetime",
        "data-timestamp",
        "data-time",
        "data-publish-date",
        "title",
    ):
        value = (element.get(name) or "").strip()
        if value and any(c.isdigit() for c in value):
            return value
    return ""


def _is_update(element: HtmlElement, text: str) -> bool:
    before = f"{marks(element)} {_label(element)}"
    return bool(_CHANGED.search(before)) and not _ISSUED.search(before) and not _ISSUED.search(text)


def _is_issue(element: HtmlElement, text: str) -> bool:
    return bool(_ISSUED.search(f"{marks(element)} {_label(element)} {text[:20]}"))


def _label(element: HtmlElement) -> str:
    """The words just before an element; a headline there speaks of other things ("Phone update is out")."""
    before, parent = element.getprevious(), element.getparent()
    if before is None:
        return ((parent.text or "") if parent is not None else "").strip()[-_LABEL:]
    said = (before.tail or "").strip() or ("" if before.tag in _HEADINGS else spaced(before, 2 * _LABEL))
    return said[-_LABEL:]


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
