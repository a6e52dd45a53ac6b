"""What a page is called, and who says so: title and site name."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from sources.intake.facts import ADDRESS, OPEN_GRAPH, PAGE, SCHEMA, Fact, line
from sources.intake.page import Page, texts

TITLE_LENGTH = 500
NAME_LENGTH = 200
_SEPARATOR = re.compile(r"\s+(?:[|\u2013\u2014·»:•]|-{1,2}|::)\s+|\s*\|\s*")
_WORD = re.compile(r"\w+")
_HALF = 0.5
_TWO_PART_ENDS = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go"})
_NOT_A_NAME = re.compile(
    r"^(?:https?:|@|#|\W*$|home$|untitled$|index$|wordpress$|undefined$|null$)", re.IGNORECASE
)
_ENDING = re.compile(r"\.(?:com|org|net|co\.uk|fr|de|ca|io)$", re.IGNORECASE)


def title(page: Page) -> Fact[str] | None:
    """The headline as readers of the page see it, without the site's name."""
    stated = list(_stated(page))
    headings = [line(h.text_content(), TITLE_LENGTH) for h in list(page.tree.iter("h1"))[:20]]
    for heading in headings:
        if any(_same(heading, part) for fact in stated for part in (fact.value, *_parts(fact.value))):
            return Fact(heading, PAGE)
    best = max(headings, key=lambda h: max((_overlap(h, f.value) for f in stated), default=0), default="")
    if best and max((_overlap(best, fact.value) for fact in stated), default=0) >= _HALF:
        return Fact(best, PAGE)
    if stated:
        return Fact(_without_site(stated[0].value, page), stated[0].source)
    alone = [heading for heading in headings if heading]
    return Fact(alone[0], PAGE) if len(alone) == 1 else None


def _stated(page: Page) -> Iterator[Fact[str]]:
    found = [
        *((text, SCHEMA) for text in texts(page.article.get("headline"))),
        *((text, OPEN_GRAPH) for text in page.meta("og:title", "twitter:title")),
        *((text, SCHEMA) for text in page.meta("headline")),
        *((text, PAGE) for text in page.meta("parsely-title", "sailthru.title", "dc.title", "title")),
        *((element.text_content(), PAGE) for element in list(page.tree.iter("title"))[:1]),
    ]
    for text, source in found:
        value = line(text, TITLE_LENGTH)
        if value and not _NOT_A_NAME.match(value):
            yield Fact(value, source)


def _without_site(text: str, page: Page) -> str:
    """The title less a last (or first) part that is the site's name."""
    names = [fact.value for fact in _site_names(page)] + [_core(page.url)]
    while len(parts := _SEPARATOR.split(text)) > 1:
        if _is_site(parts[-1], names):
            text = text[: text.rindex(parts[-1])].rstrip(" |\u2013\u2014·»:•-")
        elif _is_site(parts[0], names):
            text = text[len(parts[0]) :].lstrip(" |\u2013\u2014·»:•-")
        else:
            break
    return text


def _is_site(part: str, names: Iterable[str]) -> bool:
    mine = _key(part)
    return bool(mine) and any(
        mine == _key(name) or (len(mine) > 2 and _key(name).startswith(mine)) for name in names
    )


def publisher(page: Page) -> Fact[str] | None:
    """The name of the site, or, where it tells none, what its address suggests."""
    for fact in _site_names(page):
        return Fact(
            _ENDING.sub("", fact.value) if _key(fact.value) == _key(_core(page.url)) else fact.value,
            fact.source,
        )
    core = _core(page.url)
    return Fact(core.replace("-", " ").title(), ADDRESS) if core else None


def _site_names(page: Page) -> Iterator[Fact[str]]:
    found = [
        *((text, OPEN_GRAPH) for text in page.meta("og:site_name")),
        *((text, SCHEMA) for text in texts(page.article.get("publisher"))),
        *(
            (text, PAGE)
            for text in page.meta("application-name", "cre", "source", "dc.publisher", "publisher")
        ),
    ]
    for text, source in found:
        name = line(text, NAME_LENGTH)
        if name and len(name) <= 80 and not _NOT_A_NAME.match(name):
            yield Fact(name, source)


def _core(url: str) -> str:
    """The telling label of a host: `theweek` of www.theweek.com, `bbc` of www.bbc.co.uk."""
    labels = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    if len(labels) > 2 and labels[-2] in _TWO_PART_ENDS:
        return labels[-3]
    return labels[-2] if len(labels) > 1 and not labels[-1].isdigit() else ""


def _parts(text: str) -> list[str]:
    """A title's leading and trailing stretches at its separators: `a | b | c` gives a, a | b, c, b | c."""
    marks = [match.span() for match in _SEPARATOR.finditer(text)][:8]
    return [text[:start] for start, _ in marks] + [text[end:] for _, end in marks]


def _same(a: str, b: str) -> bool:
    return bool(_key(a)) and _key(a) == _key(b)


def _key(text: str) -> str:
    return re.sub(r"^the|com$", "", "".join(_WORD.findall(text.casefold())))


def _overlap(a: str, b: str) -> float:
    mine, theirs = set(_WORD.findall(a.casefold())), set(_WORD.findall(b.casefold()))
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0
