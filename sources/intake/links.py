"""The addresses on a page: its own, its pictures', and those its text links to."""

import re
from collections.abc import Iterable
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from sources.intake.facts import ADDRESS, OPEN_GRAPH, PAGE, Fact
from sources.intake.page import Page
from sources.intake.place import Places
from sources.rules.canonical import canonical
from sources.rules.link import NotALink
from sources.rules.link import parse as parse_link

MOST_LINKS = 200
_MOST_SEEN = 5_000
_LONGEST = 8_000
_SHARES = re.compile(
    r"(?:facebook\.com/(?:sharer|dialog|share)|(?:twitter|x)\.com/(?:intent|share|home)|"
    r"linkedin\.com/share|pinterest\.[a-z]+/pin/"
    r"create|reddit\.com/submit|api\.whatsapp|wa\.me/|t\.me/share|/share\?|plus\.google\.com/share|"
    r"getpocket\.com/(?:save|edit)|"
    r"news\.ycombinator\.com/submitlink|addtoany\.com|tumblr\.com/(?:share|widgets))",
    re.IGNORECASE,
)
_TEXT = ("p", "li", "blockquote", "td", "dd", "h2", "h3", "h4")


def own_address(page: Page) -> Fact[str] | None:
    """The canonical address the page gives itself, else the one it was found at."""
    links = [link.get("href") or "" for link in page.tree.iter("link") if _is_canonical(link.get("rel"))]
    found = [*((href, PAGE) for href in links), *((text, OPEN_GRAPH) for text in page.meta("og:url"))]
    return first_link(page, found, distrust_root=True) or first_link(page, [(page.url, ADDRESS)])


def first_link(
    page: Page, found: Iterable[tuple[str, str]], *, distrust_root: bool = False
) -> Fact[str] | None:
    """The first of (address, place) that is a whole web address, taken relative to the page's."""
    scheme, host = urlsplit(page.url)[:2]
    for text, source in found:
        address = text.strip()[:_LONGEST].replace(" ", "%20")
        # its own host without "https://" before it is no folder of that name
        whole = f"{scheme}://{address}" if host and address.startswith(f"{host}/") else address
        try:
            link = parse_link(urljoin(page.url, whole))
        except (NotALink, ValueError):
            continue
        # a front page as every article's canonical address is a fault of the site's
        if text.strip() and not (distrust_root and link.target == "/"):
            return Fact(str(link), source)
    return None


def text_links(page: Page, where: Places) -> Fact[str] | None:
    """The canonical addresses the article's text links to, each once, in order; its own is none."""
    own = _canonical(page, page.url)
    found: dict[str, None] = {}
    lengths: dict[HtmlElement, int] = {}
    for element in islice(page.tree.iter("a"), _MOST_SEEN):
        if len(found) < MOST_LINKS and _in_text(element, lengths) and not where.aside(element):
            address = _canonical(page, element.get("href") or "")
            if address and address != own and not _SHARES.search(address):
                found[address] = None
    return Fact("\n".join(found), PAGE) if found else None


def _in_text(element: HtmlElement, lengths: dict[HtmlElement, int]) -> bool:
    """Whether a link stands in running text: its paragraph says more than the link does. `lengths` keeps how
    much each paragraph says."""
    block = next((e for e in islice(element.iterancestors(), 4) if e.tag in _TEXT), None)
    if block is None:
        return False
    if block not in lengths:
        lengths[block] = _length(block)
    said, own = lengths[block], _length(element)
    return said > 40 and said > own + 20


def _length(element: HtmlElement) -> int:
    return sum(len(part.strip()) for part in islice(element.itertext(), 60))


def _canonical(page: Page, href: str) -> str:
    if not href.strip() or href.lstrip().startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
        return ""
    try:
        return canonical(urljoin(page.url, href.strip()[:_LONGEST].replace(" ", "%20")))
    except (NotALink, ValueError):
        return ""


def _is_canonical(rel: str | None) -> bool:
    return "canonical" in (rel or "").lower().split()
