"""The dates readers see by a headline."""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from sources.intake.facts import Moment, line
from sources.intake.moment import WRITTEN, day, moment
from sources.intake.place import Places, is_profile, marks, spaced

_A_DAY = timedelta(days=1)
_LONGEST_TEXT = 160
_BESIDE = 40
_LONGEST_DAY = 40
_LABEL = 24
_HEADINGS = frozenset({"h1", "h2", "h3"})
_MOST_LOOSE = 40
_LONGEST_LABEL = 60
_MOST_LINES = 40
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
_UPDATED = re.compile(r"(?<![\w-])(?:updated|modified)(?![\w-])", re.IGNORECASE)
_ISSUED = re.compile(
    r"publi|posted|submitted|issued|created|veröffentlicht|erstellt|pubblicat|geplaatst|\bfirst\s*:|\boriginal",
    re.IGNORECASE,
)
_NOTED = re.compile(r"\b(?:date|datum|fecha)\s*:?\s*$", re.IGNORECASE)

_BY = re.compile(r"\bauthor\b|by-?line|(?<![\w-])by(?![\w-])", re.IGNORECASE)
_SAYS_WHEN = re.compile(
    rf"\W*(?:(?:first )?(?:published|posted|veröffentlicht|publié|publicado|pubblicato|geplaatst)\b|"
    rf"(?:发布|發布|发表)?(?:时间|時間|日期)|发[布表]于|公開日|掲載日|投稿日|게시일|등록|입력).{{0,30}}"
    rf"(?:{WRITTEN.pattern})",
    re.IGNORECASE,
)


class Dated(NamedTuple):
    """A date readers see by the headline; `said` tells that the page calls it the date of publication."""

    value: Moment
    said: bool


def lines(where: Places) -> Iterator[str]:
    """The short texts by the headline that may say when, nearest first."""
    for element in _near(where):
        if len(text := spaced(element, _LONGEST_TEXT * 2)) <= _LONGEST_TEXT:
            yield text


def shown(where: Places, day_first: bool, *, updates: bool = False) -> Iterator[Dated]:
    """Dates by the headline, nearest first; those of updates only where they are asked for."""
    for element in _near(where):
        # some lines are drawn by style sheets, and said to those who do not see them
        text = _without_updates(element) or element.get("aria-label") or ""
        if len(text) > _LONGEST_TEXT:
            yield from _loose(element, day_first)
        elif updates or not _is_update(element, text):
            value = moment(machine(element), day_first=day_first)
            if value is not None and not _belies(text, value):
                yield Dated(value, _is_issue(element, text))
            else:
                yield from _read(text, element, day_first, updates=updates)


def told(where: Places, day_first: bool) -> Iterator[Moment]:
    """Days of which the page says in words, wherever on the article's part, that it was published then."""
    for element in where.order:
        for text in (element.text, element.tail):
            match = _SAYS_WHEN.match(text) if text and len(text) <= 2 * _LONGEST_TEXT else None
            said = WRITTEN.search(match[0]) if match else None
            value = moment(said[0], day_first=day_first) if said else None
            if value is not None and not where.aside(element):
                yield value


def _without_updates(element: HtmlElement) -> str:
    """An element's text less what its own markup calls the day of an update."""
    text = spaced(element, _LONGEST_TEXT * 2)
    inner = islice(element.iterdescendants(), _MOST_LOOSE) if len(text) <= _LONGEST_TEXT else ()
    for child in inner:
        if _UPDATED.search(child.get("class") or "") and not _ISSUED.search(marks(child)):
            text = text.replace(spaced(child, _LONGEST_TEXT), " ", 1)
    return text


def _near(where: Places) -> list[HtmlElement]:
    """The lines that may say when, nearest first: those the site calls so, those right at the headline."""
    near = [e for e in where.order if e.tag != "meta" and (where.heading is None or where.near(e))]
    named = _nearest(where, filter(_is_named, near))
    beside = _nearest(where, (e for e in near if 0 < where.distance(e) <= _BESIDE))
    days = _nearest(where, (e for e in near if _begins_with_day(e, where.distance(e))))
    return sorted(dict.fromkeys([*named, *beside, *days]), key=where.distance)


def _nearest(where: Places, found: Iterable[HtmlElement]) -> list[HtmlElement]:
    first = islice(sorted(found, key=where.distance), 10 * _MOST_LINES)
    return list(islice(filter(where.near, first), _MOST_LINES))


def _belies(text: str, value: Moment) -> bool:
    """Whether what readers see names another day, its month by name, than the markup around it."""
    seen = [moment(m[0]) for m in islice(WRITTEN.finditer(text), 4) if any(c.isalpha() for c in m[0])]
    return bool(seen) and all(v is None or abs(day(v) - day(value)) > _A_DAY for v in seen)


def _loose(element: HtmlElement, day_first: bool) -> Iterator[Dated]:
    """A day with its label that stands between the elements of a long one ("Article Date: 7 Jun 2013")."""
    for text in [element.text, *(child.tail for child in element[:_MOST_LOOSE])]:
        said = line(text or "", _LONGEST_TEXT * 2)
        match = WRITTEN.search(said) if len(said) <= _LONGEST_TEXT else None
        label = said[: match.start()] if match else ""
        is_label = len(label) <= _LABEL and (_ISSUED.search(label) or _NOTED.search(label))
        if match and is_label and (value := moment(match[0], day_first=day_first)) is not None:
            yield Dated(value, said=True)


def _is_named(element: HtmlElement) -> bool:
    """Whether it is called a date, says so of itself, or holds the byline."""
    if element.tag in ("time", "abbr") or _DATED.search(marks(element)):
        return True
    own = (element.text or "").strip()[:_LONGEST_TEXT]
    return bool(_SAYS_WHEN.match(own)) or any(is_profile(e) or _BY.search(marks(e)) for e in element[:3])


def _begins_with_day(element: HtmlElement, gap: int) -> bool:
    """Whether it stands a little farther off than right at the headline, and begins with a day."""
    return 0 < gap <= 2 * _BESIDE and bool(WRITTEN.match((element.text or "").strip()[:_LONGEST_DAY]))


def _read(text: str, element: HtmlElement, day_first: bool, *, updates: bool) -> Iterator[Dated]:
    start = 0
    for match in islice(WRITTEN.finditer(text), 4):
        label = text[start : match.start()][-_LONGEST_LABEL:]
        start = match.end()
        value = moment(match[0], day_first=day_first)
        changed = bool(_CHANGED.search(label)) and not _ISSUED.search(label)
        if value is not None and changed <= updates:
            yield Dated(value, bool(_ISSUED.search(label)) or _is_issue(element, ""))


def machine(element: HtmlElement) -> str:
    """When an element says, for machines, that something was; "" where it does not."""
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
