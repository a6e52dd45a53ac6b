"""A page's bytes to the facts it states. What is read is data: never run, never shown as markup."""

import re
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from urllib.parse import urljoin

import trafilatura
from lxml import etree
from trafilatura.settings import Document

from sources.intake.byline import author
from sources.intake.facts import ADDRESS, OPEN_GRAPH, PAGE, SCHEMA, Fact, Facts, clean, line
from sources.intake.fetch import now
from sources.intake.headline import publisher, title
from sources.intake.moment import published
from sources.intake.page import Page, parse, texts
from sources.rules.link import NotALink
from sources.rules.link import parse as parse_link

EXCERPT_LENGTH = 1000
TEXT_LENGTH = 200_000
MOST_ELEMENTS = 30_000
_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?$")


def read(body: bytes, url: str, content_type: str = "", *, clock: Callable[[], datetime] = now) -> Facts:
    """The facts of the page fetched from `url`. Never raises on any bytes: what cannot be read is None."""
    page = parse(body, url, content_type)
    if page is None:
        return Facts()
    ground = _ground(page)
    site = publisher(page)
    return Facts(
        title=title(page),
        publisher=site,
        author=author(page, ground.author, site.value if site else ""),
        published=published(page, ground.date, clock()),
        excerpt=_excerpt(page),
        image=_image(page),
        canonical_url=_canonical(page),
        language=_language(page),
        text=_text(ground.text or ""),
    )


def _ground(page: Page) -> Document:
    """What trafilatura reads: the article's text, and its guesses at day and author."""
    empty = Document()
    if sum(1 for _ in page.tree.iter()) > MOST_ELEMENTS:
        return empty
    tree = deepcopy(page.tree)
    # the linked data is read here; over odd ones the library stumbles
    etree.strip_elements(tree, "script", "style", with_tail=False)
    try:
        found = trafilatura.bare_extraction(
            tree,
            url=page.url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        # a fault in the library over a strange page costs its guesses, not the page
        return empty
    return found if isinstance(found, Document) else empty


def _excerpt(page: Page) -> Fact[str] | None:
    found = [
        *((text, OPEN_GRAPH) for text in page.meta("og:description")),
        *((text, PAGE) for text in page.meta("description")),
        *((text, OPEN_GRAPH) for text in page.meta("twitter:description")),
        *((text, SCHEMA) for text in texts(page.article.get("description"))),
    ]
    return next((Fact(text, source) for raw, source in found if (text := line(raw, EXCERPT_LENGTH))), None)


def _image(page: Page) -> Fact[str] | None:
    found = [
        *((text, OPEN_GRAPH) for text in page.meta("og:image:secure_url", "og:image", "twitter:image")),
        *((text, SCHEMA) for text in texts(page.article.get("image"), "url")),
    ]
    return _first_link(page, found)


def _canonical(page: Page) -> Fact[str] | None:
    links = [link.get("href") or "" for link in page.tree.iter("link") if _is_canonical(link.get("rel"))]
    found = [*((href, PAGE) for href in links), *((text, OPEN_GRAPH) for text in page.meta("og:url"))]
    return _first_link(page, found, distrust_root=True) or _first_link(page, [(page.url, ADDRESS)])


def _is_canonical(rel: str | None) -> bool:
    return "canonical" in (rel or "").lower().split()


def _first_link(page: Page, found: list[tuple[str, str]], *, distrust_root: bool = False) -> Fact[str] | None:
    for text, source in found:
        try:
            link = parse_link(urljoin(page.url, text.strip().replace(" ", "%20")))
        except (NotALink, ValueError):
            continue
        # a front page as every article's canonical address is a fault of the site's
        if text.strip() and not (distrust_root and link.target == "/"):
            return Fact(str(link), source)
    return None


def _language(page: Page) -> Fact[str] | None:
    found = [(page.tree.get("lang") or page.tree.get("xml:lang") or "", PAGE)]
    found += [(text, OPEN_GRAPH) for text in page.meta("og:locale")]
    found += [(text, SCHEMA) for text in page.meta("inlanguage")]
    for text, source in found:
        if _LANGUAGE.match(text.strip()):
            return Fact(text.strip().replace("_", "-"), source)
    return None


def _text(text: str) -> Fact[str] | None:
    kept = clean(text[:TEXT_LENGTH]).strip()
    return Fact(kept, PAGE) if kept else None
