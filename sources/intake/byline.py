"""Who wrote a page: names out of bylines, without the outlets, roles, handles and dates around them."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from sources.intake.facts import OPEN_GRAPH, PAGE, SCHEMA, Fact, line
from sources.intake.page import Page, kinds, texts

AUTHOR_LENGTH = 300
MOST_NAMES = 12
LONGEST_BYLINE = 160
_METAS = ("parsely-author", "sailthru.author", "author", "og:article:author", "article:author",
          "cxenseparse:author", "byl", "dc.creator", "dcterms.creator", "dc.contributor")  # fmt: skip
_VISIBLE = (
    "//*[contains(concat(' ', normalize-space(@rel), ' '), ' author ') or @itemprop='author' or"
    " contains(translate(@class, 'BYLINE', 'byline'), 'byline') or contains(@data-testid, 'byline') or"
    " contains(translate(@class, 'AUTHOR', 'author'), 'author')]"
)
_BY = re.compile(
    r"^\s*(?:(?:written|posted|reported|published|story|words|review(?:ed)?)\s+)?"
    r"(?:by|par|von|por|di)\s*:?\s+",
    re.I,
)
_BETWEEN = re.compile(
    r"\s*(?:;|,|&|/|\||·|•|\s[-\u2013\u2014]\s|\band\b|\bet\b|\bund\b|\bwith\b|\n)\s*", re.I
)
_STOP = re.compile(
    r"\b(?:for|in|at|updated|posted|published|last|more stories|see full bio|follow|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|january|"
    r"february|march|april|june|july|august|september|october|november|december)\b\.?"
    r"(?=\s|$|,)(?=.*\d|\s*(?:for|more|see|follow|in|at)\b|\s|$).*|[@#(\[].*|\d.*",
    re.I | re.S,
)
# "Ann WisemanBo Hussein", but neither McDonald nor FitzGerald
_RUN_TOGETHER = re.compile(r"(?<=[^\W\d_A-Z]{5})(?=[A-Z][a-z])")
_ROLE = re.compile(
    r"\b(?:staff|editor|reporter|writer|correspondent|contributor|contributing|columnist|journalist|author|"
    r"associate|senior|managing|deputy|chief|bureau|desk|team|producer|photographer|newsroom|admin|"
    r"agencies)\b",
    re.I,
)
_OUTLET = re.compile(
    r"(?:\.com|\.org|\.net|\bnews\b|\btimes\b|\bpost\b|\bpress\b|\breuters\b|\bafp\b|\btribune\b|\bjournal\b|"
    r"\bherald\b|\bonline\b|\bmedia\b|\bmagazine\b|\bbloomberg\b|\bcnn\b|\bbbc\b|\bcond[eé] nast\b|"
    r"\binsider\b|\bnetwork\b|\binc\b|\bwires?\b)",
    re.I,
)
_NAME = re.compile(r"^[^\W\d_][\w.'\u2019\u02bc\- ]{1,58}[\w.]$")


def author(page: Page, guess: str | None, site: str) -> Fact[str] | None:
    """The people (or, where none is named, the body) a page is by, as "A, B". `guess` is what other means
    read off the page; `site` the publisher's name, which is nobody's."""
    stated = [Fact(names, source) for names, source in _stated(page, site) if names]
    best = _best(stated, page, site) or Fact(people([guess or ""], site), PAGE)
    if not best.value:
        best = _body(page, guess)
    return Fact(line(", ".join(best.value), AUTHOR_LENGTH), best.source) if best.value else None


def _best(stated: list[Fact[list[str]]], page: Page, site: str) -> Fact[list[str]] | None:
    """What the page shows as "by A and B" wins over its head, unless the head names them and more; a name
    merely standing where bylines stand (it may be a box about someone else) comes last."""
    led = next(filter(None, (_names(element, site) for element in _led(page))), [])
    known = {_key(name) for name in led}
    for fact in stated:
        if {_key(name) for name in fact.value} >= known:
            return fact
    if led:
        return Fact(led, PAGE)
    shown = (_together(page, site), *(_names(e, site) for e in [*_byline_like(page), *_by_itself(page)]))
    found = next(filter(None, shown), [])
    return Fact(found, PAGE) if found else None


def _stated(page: Page, site: str) -> Iterator[tuple[list[str], str]]:
    by_id = {
        item["@id"]: item for item in page.items if isinstance(item.get("@id"), str) and item.get("name")
    }
    value = page.article.get("author")
    listed = [by_id.get(str(v.get("@id")), v) if isinstance(v, dict) else v for v in _as_list(value)]
    persons = [v for v in listed if not (isinstance(v, dict) and "Organization" in kinds(v))]
    yield people(texts(persons), site), SCHEMA
    for name in _METAS:
        yield people(page.meta(name), site), OPEN_GRAPH if ":" in name else PAGE


def _as_list(value: object) -> list[object]:
    return value[:MOST_NAMES] if isinstance(value, list) else [value]


def _byline_like(page: Page) -> list[HtmlElement]:
    found = page.tree.xpath(_VISIBLE)[:40]
    return [element for element in found if 0 < len(_spaced(element)) <= LONGEST_BYLINE][:8]


def _by_itself(page: Page) -> list[HtmlElement]:
    """Short elements that begin with "By", whatever the site calls them."""
    first = [e for e in page.tree.iter("div", "p", "span", "address") if _BY.match(f"{(e.text or '')[:90]} ")]
    return [e for e in first[:20] if len(_spaced(e)) <= LONGEST_BYLINE // 2][:2]


def _led(page: Page) -> list[HtmlElement]:
    return [element for element in _byline_like(page) if _BY.match(_spaced(element))]


def _together(page: Page, site: str) -> list[str]:
    """The names in links marked as the author's that stand side by side."""
    marked = page.tree.xpath("//*[@rel='author' or @itemprop='author']")[:MOST_NAMES]
    beside = [element for element in marked if element.getparent() is marked[0].getparent()]
    return people([_spaced(element) for element in beside], site)


def _names(element: HtmlElement, site: str) -> list[str]:
    # a name is mostly an element of its own; where it is not, the pieces belong together
    pieces = " | ".join(part for part in element.itertext() if part.strip())
    return people([pieces], site) or people([_spaced(element)], site)


def _spaced(element: HtmlElement) -> str:
    # neighbouring elements without white space between them are still separate words
    return line(" ".join(part for part in element.itertext() if part.strip()), 2 * LONGEST_BYLINE)


def people(texts_: Iterable[str], site: str) -> list[str]:
    """The names of people in bylines, in order, each once."""
    names: dict[str, str] = {}
    for text in texts_:
        apart = _RUN_TOGETHER.sub(", ", _without_lead(line(text, 400)))
        for part in _BETWEEN.split(apart):
            name = _person(part, site)
            if name:
                names.setdefault(_key(name), name)
    return list(names.values())[:MOST_NAMES]


def _without_lead(text: str) -> str:
    return "" if "://" in text else _BY.sub("", text)


def _person(part: str, site: str) -> str:
    name = _STOP.sub("", _BY.sub("", part)).strip(" ,.-\u2013\u2014:|·")
    if not _NAME.match(name) or _ROLE.search(name) or _OUTLET.search(name) or _key(name) == _key(site):
        return ""
    words = name.split()
    if not 2 <= len(words) <= 5 or not words[0][0].isupper() or not words[-1][0].isupper():
        return ""
    return name


def _body(page: Page, guess: str | None) -> Fact[list[str]]:
    """A body ("Editorial", an agency) named as author where no person is."""
    for text, source in ((next(page.meta("author"), ""), PAGE), (guess or "", PAGE)):
        name = _BY.sub("", line(text, 80))
        if name and "://" not in name and "@" not in name:
            return Fact([name], source)
    named = [line(name, 80) for name in texts(page.article.get("author"))]
    return Fact([name for name in named if name], SCHEMA)


def _key(name: str) -> str:
    return re.sub(r"\W", "", name).casefold()
