"""What a page is called, without its site's name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from sources.intake.facts import OPEN_GRAPH, PAGE, SCHEMA, Fact, line
from sources.intake.page import Page, kinds, texts
from sources.intake.place import marks, spaced
from sources.intake.site import akin, core_of, site_names

TITLE_LENGTH = 500
_MOST_HEADINGS = 20
_SEPARATOR = re.compile(
    r"\s+(?:[|\u2013\u2014·»«\u203a\u2039:•~]|-{1,3}|::)\s+|\s*\|\s*|\s+«\s*|:\s+(?=\S+$)|\uff5c|"
    r"(?<=[\u3040-\u9fff\uac00-\ud7af\uff00-\uffef])[_-]|[_-](?=[\u3040-\u9fff\uac00-\ud7af])"
)
_EDGES = " _\uff5c|\u2013\u2014·»«\u203a\u2039:•~-"
_WORD = re.compile(r"\w+")
_HALF = 0.5
_THIRD = 1 / 3
_SOME = 0.25
_LEAST_AGAIN = 3
_MUCH = 0.4
_LEAST_BEGUN = 15
_MOST_TWICE = 30
_PLAIN = ("div", "td", "p", "span", "font", "b", "strong", "h3", "h4")
_LEAST_PLAIN = 10
_MOST_PLAIN = 4_000
_HEADLINE = re.compile(r"headline|(?:entry|article|post|story)[-_]?(?:title|heading)", re.IGNORECASE)
_NOT_A_TITLE = re.compile(
    r"^(?:https?:\S*|\W*|home|untitled(?: document)?|index|undefined|null|article|story|news|404.*|"
    r"access denied|just a moment\W*|page not found|(?-i:[a-z0-9]+(?:[-_][a-z0-9]+){2,}))$",
    re.IGNORECASE,
)
_HEADINGS = (
    "//h1",
    "//*[@itemprop='headline' and not(self::meta)]",
    (
        "//*[contains(@class, 'headline') or contains(@class, 'Headline') or contains(@class, 'entry-title')"
        " or contains(@class, 'article-title') or contains(@class, 'post-title')]"
        "[self::h2 or self::h3 or self::div or self::p or self::span or self::a]"
    ),
    "//h2",
)


@dataclass(frozen=True)
class Headline:
    """The title and, where the page shows it, the element it stands in."""

    title: Fact[str] | None
    element: HtmlElement | None = None


def headline(page: Page) -> Headline:
    """The headline as readers of the page see it, without the site's name."""
    stated = list(_stated(page))
    said = {_key(part) for fact in stated for part in (fact.value, *_parts(fact.value))} - {""}
    said -= {_key(name) for name in site_names(page)}
    said |= _addressed(page.url)
    # what a heading says must be what the page says of itself: many a first heading is a logo
    found = _same(page, said, (0,)) or _close(page, stated) or _same(page, said, (1, 2, 3))
    found = found or _plain(page, said)
    if found:
        return Headline(Fact(found[1], PAGE), found[0])
    if stated:
        best = _uncut(stated)
        return Headline(Fact(_without_site(best.value, page), best.source))
    alone = [(element, text) for element in _headings(page, 0) if (text := next(_readings(element), ""))]
    return Headline(Fact(alone[0][1], PAGE), alone[0][0]) if len(alone) == 1 else Headline(None)


def _addressed(url: str) -> set[str]:
    """What a page's address says in words ("/2016/05/bridge-opens-to-cars/"), as a title's letters."""
    last = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]
    words = re.sub(r"\.[a-z]{2,5}$", "", last)
    return {_key(words)} if len(_key(words)) >= _LEAST_BEGUN and words.count("-") > 1 else set()


def _same(page: Page, said: set[str], kinds: tuple[int, ...]) -> tuple[HtmlElement, str] | None:
    """The heading that says most of what the page says of itself."""
    read = [(e, t) for kind in kinds for e in _headings(page, kind) for t in _readings(e) if _key(t) in said]
    return max(read, key=lambda pair: len(_key(pair[1])), default=None)


def _plain(page: Page, said: set[str]) -> tuple[HtmlElement, str] | None:
    """The element without a heading's name that says what the page says of itself, as on pages of tables."""
    leaves = (
        e for e in page.tree.iter(*_PLAIN) if len(e) <= 1 and next(e.iterancestors("a", "li"), None) is None
    )
    read = [(e, line(e.text_content(), TITLE_LENGTH)) for e in islice(leaves, _MOST_PLAIN)]
    same = [pair for pair in read if len(_key(pair[1])) >= _LEAST_PLAIN and _key(pair[1]) in said]
    return max(same, key=lambda pair: len(pair[1]), default=None)


def _close(page: Page, stated: list[Fact[str]]) -> tuple[HtmlElement, str] | None:
    """The heading nearest to what the page says of itself, less what does not belong to it (a byline)."""
    sites = {_key(name) for name in site_names(page)}
    whole = [(element, next(_readings(element), "")) for element in _headings(page, 0)]
    read = [(element, text) for element, text in whole if text and _key(text) not in sites]
    best = max(read, key=lambda pair: _closeness(pair[1], stated), default=None)
    if best and _closeness(best[1], stated) >= _HALF:
        part = max(_readings(best[0]), key=lambda text: _closeness(text, stated))
        return best[0], part if _closeness(part, stated) >= 1.0 else best[1]
    only = read[0] if len(read) == 1 and len(read[0][1].split()) > 3 else None
    if only and _is_told(page, only[1], stated):
        return only
    least = _SOME if only and _HEADLINE.search(marks(only[0])) else _THIRD
    return only if only and _closeness(only[1], stated) > least else None


def _is_told(page: Page, text: str, stated: list[Fact[str]]) -> bool:
    """Whether much of what a heading says comes again in how the page tells what it is about."""
    told = " ".join([*(fact.value for fact in stated), *page.meta("og:description", "description")])
    words = {word for word in _WORD.findall(text.casefold()) if len(word) > 2 or word.isdigit()}
    again = words & set(_WORD.findall(told.casefold()))
    return len(again) >= _LEAST_AGAIN and len(again) >= _MUCH * len(words)


def _stated(page: Page) -> Iterator[Fact[str]]:
    metas = ("hdl", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "citation_title", "title")
    found = [
        *((text, SCHEMA) for text in texts(page.article.get("headline"))),
        *((text, OPEN_GRAPH) for text in page.meta("og:title", "twitter:title")),
        *((text, SCHEMA) for text in page.meta("headline")),
        *((text, PAGE) for text in page.meta(*metas)),
        *((text, SCHEMA) for text in texts(page.article.get("name")) if "Recipe" not in kinds(page.article)),
        *((element.text_content(), PAGE) for element in islice(page.tree.iter("title"), 1)),
    ]
    for text, source in found:
        value = _once(line(text, TITLE_LENGTH))
        if value and not _NOT_A_TITLE.match(value):
            yield Fact(value, source)


def _once(text: str) -> str:
    """A title that is said twice over, once."""
    words = text.split()
    half = len(words) // 2
    is_twice = 2 < half < _MOST_TWICE and words[:half] == words[half:]
    return " ".join(words[:half]) if is_twice else text


def _uncut(stated: list[Fact[str]]) -> Fact[str]:
    """The first title stated, or where that is cut off ("The bridge...") the one that says it all."""
    first, start = stated[0], _key(stated[0].value)
    if not first.value.endswith(("...", "\u2026")):
        return first
    whole = (fact for fact in stated if _key(fact.value).startswith(start) and _key(fact.value) != start)
    return next(whole, first)


def _headings(page: Page, which: int) -> list[HtmlElement]:
    return list(page.tree.xpath(_HEADINGS[which]))[:_MOST_HEADINGS]


def _readings(element: HtmlElement) -> Iterator[str]:
    """What a heading may be read as: whole, or less what stands in elements of its own before or after."""
    whole = _once(line(element.text_content(), TITLE_LENGTH))
    if whole and not _NOT_A_TITLE.match(whole):
        yield whole
    if len(element):
        yield _once(spaced(element, TITLE_LENGTH))
        yield from (line(child.text_content(), TITLE_LENGTH) for child in islice(element, 6))
        own = [element.text or "", *(child.tail or "" for child in islice(element, 6))]
        yield line(" ".join(own), TITLE_LENGTH)


def _without_site(text: str, page: Page) -> str:
    """The title less a last (or first) part that is the site's name."""
    names, core = site_names(page), core_of(page.url)
    before, colon, after = text.partition(": ")
    if colon and _key(before) in {_key(name) for name in names}:
        text = after
    while len(parts := _SEPARATOR.split(text)) > 1:
        if _is_site(parts[-1], names, core):
            text = text[: text.rindex(parts[-1])].rstrip(_EDGES)
        elif _is_site(parts[0], names, core):
            text = text[len(parts[0]) :].lstrip(_EDGES)
        else:
            break
    return text


def _is_site(part: str, names: list[str], core: str) -> bool:
    mine = _key(part)
    if mine and any(mine == _key(name) or (len(mine) > 2 and _key(name).startswith(mine)) for name in names):
        return True
    return 1 <= len(part.split()) <= 5 and len(core) > 2 and akin(part, core)


def _parts(text: str) -> list[str]:
    """A title's leading and trailing stretches at its separators: `a | b | c` gives a, a | b, c, b | c."""
    marks = [match.span() for match in _SEPARATOR.finditer(text)][:8]
    return [_once(part) for part in [text[:s] for s, _ in marks] + [text[end:] for _, end in marks]]


def _closeness(text: str, stated: list[Fact[str]]) -> float:
    """How much of a text and what is stated are the same: 1.0 where a title begins with all of the text."""
    begun = _key(text)
    if len(text) >= _LEAST_BEGUN and any(_key(fact.value).startswith(begun) for fact in stated):
        return 1.0
    return max((_overlap(text, fact.value) for fact in stated), default=0.0)


def _key(text: str) -> str:
    return re.sub(r"^the|com$", "", "".join(_WORD.findall(text.casefold())))


def _overlap(a: str, b: str) -> float:
    mine, theirs = set(_WORD.findall(a.casefold())), set(_WORD.findall(b.casefold()))
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0
