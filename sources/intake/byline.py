"""Who wrote a page."""

import json
import re
from collections.abc import Collection, Iterator
from itertools import islice, takewhile

from lxml.html import HtmlElement

from sources.intake.facts import OPEN_GRAPH, PAGE, SCHEMA, Fact, line
from sources.intake.moment import WRITTEN
from sources.intake.names import MOST_NAMES, agency, body, key, led, people
from sources.intake.page import Page, kinds, texts
from sources.intake.place import MOST_PLACES, Places, labelled, marks, pieces, spaced

AUTHOR_LENGTH = 300
LONGEST_BYLINE = 200
_MOST_MARKED = 60
_TOGETHER = 14
_BESIDE = 25
_SIGNED = 60
_MOST_LINKS = 3_000
_MOST_WITHIN = 6
_LINES = frozenset({"div", "p", "span", "address", "li", "td", "a", "strong", "em", "h3", "h4", "h5", "h6",
                    "b", "i", "font", "small", "cite", "dd", "dt"})  # fmt: skip
_INLINE = frozenset({"a", "b", "i", "em", "strong"})
_METAS = ("parsely-author", "sailthru.author", "author", "cse_author", "og:article:author", "article:author",
          "article_author",
          "article:author_name", "article.author", "authors", "cxenseparse:author", "byl", "dc.creator",
          "creator",
          "dcterms.creator", "dc.contributor", "citation_author", "bt:author", "twitter:data1", "rbauthors",
          "og:author", "swiftype-author", "vr:author", "news_author", "page.content.author")  # fmt: skip
_MARKED = re.compile(
    r"by-?line|authors?\b|author[_-]|\bauthor|contributor|\bauteurs?\b|\bautor\b|\breporter|\bvcard\b|"
    r"journalist|"
    r"\bszerz[oő]|\bverfasser|\bskribent|\bforfatter|\bpenulis|\byazar\b|\bcreator\b|\bwriter|signature|\bfirma\b|display-?name|posted-?by|written-?by|post-meta|entry-meta|article-meta",
    re.IGNORECASE,
)
# what stands about an author without being the name
_ABOUT = re.compile(
    r"bio\b|avatar|social|twitter|follow|image|photo|count|desc|role|job|links|icon", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"affiliation", re.IGNORECASE)
_LABELS = frozenset({"author", "authors", "autor", "autorin", "autoren", "auteur", "autore", "written by"})
_LEADS_ON = frozenset({"for", "in", "at", "from", "on", "für", "pour", "à", "via"})
_NAMED = re.compile(r"\bauthor\b|\bname\b|\bfn\b", re.IGNORECASE)

type Named = Fact[list[str]]


def author(page: Page, guess: str | None, where: Places, ours: Collection[str]) -> Fact[str] | None:
    """The people (or, where none is named, the body) a page is by, as "A, B". `guess` is what other means
    read off the page; `ours` are the names of its publisher, which are nobody's."""
    found = _best(page, where, ours) or _labelled(where, ours) or _alone(page, where, ours, guess)
    found = found or _agency(page, where) or _beside_day(page, where, ours) or _body(page, ours)
    return Fact(line(", ".join(found.value), AUTHOR_LENGTH), found.source) if found else None


def _best(page: Page, where: Places, ours: Collection[str]) -> Named | None:
    """What the page shows as "by A and B" at its headline wins over its head, unless the head names them and
    more; a name merely standing where bylines stand (it may be a box about someone else) comes last."""
    stated = [fact for fact in _stated(page, ours) if fact.value]
    marked = _marked(page, where)
    shown = next(filter(None, (_innermost(e, ours) for e in marked if led(_text(e)))), [])
    near, signed = _signed(marked, ours, where)
    shown = shown or next(
        filter(None, (_names(e, ours) for e in _by_itself(where) if where.distance(e) < near)), []
    )
    signed = "" if shown else signed
    seen = key(" ".join(_text(e) for e in marked)) if signed else ""
    for fact in stated:
        # a name nobody sees does not stand against a body that signs at the headline
        if _covers(fact.value, shown) and (not signed or any(key(name) in seen for name in fact.value)):
            return _fuller(fact, marked, where, ours)
    if shown or signed:
        return Fact(shown or [signed], PAGE)
    others = [*ours, *_subjects(where)]
    found = _together(marked, where, others) or next(filter(None, (_names(e, others) for e in marked)), [])
    return Fact(found, PAGE) if found else None


def _innermost(element: HtmlElement, ours: Collection[str]) -> list[str]:
    """The names in the bylines within a byline, where there are any: around them stand links and counts."""
    lines = (e for e in element.iterdescendants(*_LINES) if (e.text or "").strip())
    within = [e for e in lines if led(f"{(e.text or '').strip()} ")]
    return people([" | ".join(_own_pieces(e)) for e in within], ours) or _names(element, ours)


def _subjects(where: Places) -> Iterator[str]:
    """What the page is filed under: no names, though they may look so."""
    for element in where.order:
        if element.tag == "a" and "tag" in (element.get("rel") or "").split():
            yield from (part.strip() for part in _text(element).split("/"))


def _fuller(fact: Named, marked: list[HtmlElement], where: Places, ours: Collection[str]) -> Named:
    """The names the page shows side by side at its headline, where they are the stated ones and more."""
    side = _together([e for e in marked if where.near(e)], where, ours)
    return Fact(side, PAGE) if len(side) > len(fact.value) and _covers(side, fact.value) else fact


def _covers(names: list[str], others: list[str]) -> bool:
    return {key(name) for name in names} >= {key(name) for name in others}


def _stated(page: Page, ours: Collection[str], *, alone: bool = False) -> Iterator[Named]:
    persons = [v for v in _authors(page) if not (isinstance(v, dict) and "Organization" in kinds(v))]
    yield Fact(people(texts(persons), ours, alone=alone), SCHEMA)
    for name in _METAS:
        source = OPEN_GRAPH if ":" in name else PAGE
        yield Fact(people(page.meta(name), ours, alone=alone), source)


def _authors(page: Page) -> list[object]:
    by_id = {
        item["@id"]: item for item in page.items if isinstance(item.get("@id"), str) and item.get("name")
    }
    value = page.article.get("author") or page.article.get("creator")
    listed = [_unpacked(v) for v in (value[:MOST_NAMES] if isinstance(value, list) else [value])]
    return [by_id.get(str(v.get("@id")), v) if isinstance(v, dict) else v for v in listed]


def _unpacked(value: object) -> object:
    """What a text holds that is itself JSON, as some sites write their authors twice over."""
    if not isinstance(value, str) or not value.startswith(("{", "[")):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def _marked(page: Page, where: Places) -> list[HtmlElement]:
    """Elements by the headline which the site calls bylines or authors, the nearest first."""
    found = [e for e in where.order if _MARKED.search(marks(e)) and not _is_about(e)]
    short = [
        e for e in islice(found, 400) if 1 < len(_text(e)) <= LONGEST_BYLINE and e.tag not in ("body", "form")
    ]
    near = (e for e in short if where.near(e) and not _in_passing(e))
    return sorted(near, key=where.distance)[:_MOST_MARKED]


def _is_about(element: HtmlElement) -> bool:
    return bool(_ABOUT.search(element.get("class") or "") or _ELSEWHERE.search(marks(element)))


def _in_passing(element: HtmlElement) -> bool:
    """Whether it is a word or two in running text, where people are written about."""
    inline = element.tag in _INLINE
    around = next(element.iterancestors("p", "li", "td", "blockquote"), None) if inline else None
    return around is not None and len(_text(around)) > LONGEST_BYLINE


def _by_itself(where: Places) -> Iterator[HtmlElement]:
    """Short elements by the headline that begin with "By", whatever the site calls them."""
    for element in where.order:
        if element.tag not in _LINES or len(element) >= _MOST_WITHIN or not _begins(element):
            continue
        if len(_text(element)) <= LONGEST_BYLINE // 2 and where.near(element) and not _in_passing(element):
            yield element


def _begins(element: HtmlElement) -> bool:
    first = (element.text or "").strip() or (pieces(element)[:1] or [""])[0]
    return led(f"{first[:90]} ")


def _together(marked: list[HtmlElement], where: Places, ours: Collection[str]) -> list[str]:
    """The names in elements marked as an author's that stand side by side."""
    named = sorted((e for e in marked if _NAMED.search(marks(e))), key=lambda e: where.order[e])
    side: list[HtmlElement] = []
    for element in named:
        if not side or where.order[element] - where.order[side[-1]] <= _TOGETHER:
            side.append(element)
    return people([" | ".join(pieces(e)) for e in side if len(_text(e)) < LONGEST_BYLINE // 2], ours)


def _names(element: HtmlElement, ours: Collection[str]) -> list[str]:
    # a name is mostly an element of its own; where it is not, the pieces belong together
    return people([" | ".join(_own_pieces(element))], ours) or people([_text(element)], ours)


def _own_pieces(element: HtmlElement) -> Iterator[str]:
    """The pieces up to a word that leads on to an outlet or a place ("for", "in")."""
    return takewhile(lambda piece: piece.casefold().strip(" ,") not in _LEADS_ON, pieces(element))


def _text(element: HtmlElement) -> str:
    return spaced(element, 2 * LONGEST_BYLINE)


def _alone(page: Page, where: Places, ours: Collection[str], guess: str | None) -> Named | None:
    """Names of one word or without capitals: only where nothing but an author is meant."""
    named = people([guess or ""], ours)
    if named and _stands(where, named[0]):
        return Fact(named, PAGE)
    for fact in _stated(page, ours, alone=True):
        if fact.value:
            return fact
    exact = [e for e in _marked(page, where) if e.get("rel") == "author" or e.get("itemprop") == "author"]
    found = next(
        filter(None, (people([_text(e)], ours, alone=True) for e in exact if len(_text(e)) < 40)), []
    )
    return Fact(found, PAGE) if found else None


def _beside_day(page: Page, where: Places, ours: Collection[str]) -> Named | None:
    """A name that stands before the day in a line at the headline ("Ada Vik | The Daily | 4 May 2016"), not
    what the page leads elsewhere by: sections are written there as well."""
    links = {key(link.text_content()) for link in islice(page.tree.iter("a"), _MOST_LINKS)}
    for element in where.order if where.heading is not None else ():
        if 0 < where.distance(element) <= _BESIDE and where.near(element):
            text = spaced(element, LONGEST_BYLINE)
            day = WRITTEN.search(text) if len(text) < LONGEST_BYLINE // 2 else None
            first = text[: day.start()] if day and len(element) < _MOST_WITHIN else ""
            # what stands in a line of its own comes first
            named = people([pieces(element)[0]], ours) if first and pieces(element)[0] in first else []
            if len(named) == 1 and named[0] in first and key(named[0]) not in links:
                return Fact(named, PAGE)
    return None


def _signed(marked: list[HtmlElement], ours: Collection[str], where: Places) -> tuple[int, str]:
    """The body that signs at the headline ("By the Press Agency"), and how far from it."""
    # the innermost: those around it hold the day as well
    for element in sorted(marked[:8], key=lambda e: len(_text(e))):
        text = _text(element)
        if led(text) and len(text) < _SIGNED and (name := body(text, ours)):
            return where.distance(element), name
    return MOST_PLACES, ""


def _labelled(where: Places, ours: Collection[str]) -> Named | None:
    """The people named after a label of their own, as a table at the foot of an article has it."""
    found = next(filter(None, (people([text], ours) for text in labelled(where, _LABELS))), [])
    return Fact(found, PAGE) if found else None


def _agency(page: Page, where: Places) -> Named | None:
    """A news agency named, and nothing else, where bylines stand."""
    name = next(filter(None, (agency(_text(e)) for e in _marked(page, where)[:8])), "")
    return Fact([name], PAGE) if name else None


def _stands(where: Places, name: str) -> bool:
    """Whether a name stands in the article's part of the page, not only at its side."""
    first = name.split(maxsplit=1)[0]
    short = (e for e in where.order if first in (text := _text(e)) and len(text) <= LONGEST_BYLINE)
    return any(key(name) in key(_text(e)) and not where.aside(e) for e in islice(short, 40))


def _body(page: Page, ours: Collection[str]) -> Named | None:
    """A body ("Editorial", an agency) named as author where no person is."""
    said = [
        *((text, SCHEMA) for text in texts(_authors(page))),
        *((text, OPEN_GRAPH if ":" in name else PAGE) for name in _METAS for text in page.meta(name)),
    ]
    return next((Fact([name], source) for text, source in said if (name := body(text, ours))), None)
