"""Who wrote a platform's post, and who issued a press wire's release."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from urllib.parse import unquote, urlsplit

from sources.intake.facts import ADDRESS, OPEN_GRAPH, PAGE, SCHEMA, Fact, line
from sources.intake.names import body, key
from sources.intake.page import Page, texts
from sources.intake.place import Places, spaced
from sources.rules.copies import original

NAME_LENGTH = 200
_WIRES = ("prnewswire.com", "prnewswire.co.uk", "businesswire.com", "globenewswire.com", "einpresswire.com",
          "einnews.com", "accesswire.com", "accessnewswire.com", "newswire.com", "newswire.ca", "prweb.com",
          "prlog.org",
          "newsfilecorp.com", "marketwired.com", "presseportal.de", "openpr.com", "issuewire.com",
          "pressat.co.uk",
          "ots.at", "news.cision.com", "notified.com")  # fmt: skip
_WIRE_NAMES = frozenset(
    [
        "prnewswire",
        "cision",
        "businesswire",
        "globenewswire",
        "einpresswire",
        "einnews",
        "accesswire",
        "accessnewswire",
        "newswire",
        "prweb",
        "prlog",
        "newsfile",
        "newsfilecorp",
        "marketwired",
        "presseportal",
        "newsaktuell",
        "openpr",
        "issuewire",
    ]
)
_DATELINE = re.compile(
    r"/PRNewswire/|\(BUSINESS WIRE\)|GLOBE NEWSWIRE\)|ACCESSWIRE\s*/|EINPresswire\.com/|\(Newsfile Corp",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"^\W*(?:SOURCE|Source|QUELLE|Quelle)\s*:?\s+([^|]{2,120}?)\W*$")
_PROVIDED = re.compile(
    r"news\s+provided\s+by\s*:?\s*(.{2,120}?)(?:\s+\w{3,9}\.? \d{1,2},? \d{4}.*|share\b.*)?$", re.IGNORECASE
)
_ON = re.compile(
    r"^(.{1,80}?)\s+(?:on|auf|sur|en)\s+(?:X|Twitter|LinkedIn|Instagram|Threads|Facebook|TikTok)\b",
    re.IGNORECASE,
)
_WITH_HANDLE = re.compile(r"^(.{1,80}?)\s*\((?:@|u/)[\w.@-]+\)")

type Reading = Callable[[Page], Iterator[tuple[str, str]]]


def poster(page: Page, author: str) -> Fact[str] | None:
    """The account or channel a platform's post is by; None where the page is no platform's. `author` is the
    page's, which is the account's on platforms for writers."""
    host = _host(page)
    reading = next((r for end, r in _PLATFORMS.items() if host == end or host.endswith(f".{end}")), None)
    if reading is None and _is_fediverse(page):
        reading = _titled
    if reading is None:
        return None
    said = [*reading(page), *(((author, PAGE),) if reading is _written else ())]
    for text, source in said:
        name = line(text, NAME_LENGTH).strip(" -|:")
        if name and "://" not in name:
            return Fact(name, source)
    return None


def issuer(page: Page, where: Places, text: str) -> Fact[str] | None:
    """Who issued a release that stands at a press wire, or carries a press wire's mark wherever it stands."""
    host = _host(page)
    at_wire = any(host == wire or host.endswith(f".{wire}") for wire in _WIRES)
    if not at_wire and not _DATELINE.search(text[:600]):
        return None
    for name, source in _issuers(page, where, at_wire=at_wire):
        kept = body(name, ()) if len(name) <= 80 else line(name, NAME_LENGTH)
        if kept and key(kept) not in _WIRE_NAMES:
            return Fact(kept, source)
    return None


def _issuers(page: Page, where: Places, *, at_wire: bool) -> Iterator[tuple[str, str]]:
    lines = [e for e in where.order if e.tag in ("p", "div", "span", "li", "td", "strong", "a", "h3", "h4")]
    short = [text for e in lines if len(e) < 8 and len(text := spaced(e, 200)) < 160]
    yield from ((m[1], PAGE) for text in short if (m := _PROVIDED.search(text)))
    yield from ((m[1], PAGE) for text in short if (m := _SOURCE.match(text)))
    if at_wire:
        for name in ("sourceOrganization", "author", "creator", "provider", "publisher"):
            yield from ((text, SCHEMA) for text in texts(page.article.get(name)))
        yield from ((text, PAGE) for text in page.meta("author", "dc.creator", "company"))


# By the address alone. What a proxy or a copier serves may look like a platform's page to the last mark,
# its canonical link too, and say what was never posted there: it counts for its own host.
def _host(page: Page) -> str:
    return (urlsplit(original(page.url)).hostname or "").removeprefix("www.")


def _path(page: Page) -> list[str]:
    return [unquote(part) for part in urlsplit(original(page.url)).path.split("/") if part]


def _first_segment(page: Page) -> Iterator[tuple[str, str]]:
    yield from ((part, ADDRESS) for part in _path(page)[:1])


def _titled(page: Page) -> Iterator[tuple[str, str]]:
    """Names as in "Ada Vik (@ada) on X", else the account in the address."""
    for title in [
        *page.meta("og:title", "twitter:title"),
        *(t.text_content() for t in islice(page.tree.iter("title"), 1)),
    ]:
        text = line(title, NAME_LENGTH)
        for pattern in (_WITH_HANDLE, _ON):
            if match := pattern.match(text):
                yield match[1].partition(" (@")[0], OPEN_GRAPH
    parts = [part for part in _path(page) if part not in ("profile", "posts", "i", "web", "in", "status")]
    yield from ((part if part.startswith("@") else f"@{part}", ADDRESS) for part in parts[:1])


def _channel(page: Page) -> Iterator[tuple[str, str]]:
    named = page.tree.xpath("//*[@itemprop='author']//*[@itemprop='name']")[:2]
    yield from ((e.get("content") or e.text_content(), SCHEMA) for e in named)
    yield from ((text, SCHEMA) for text in _schema_author(page))
    for script in islice(page.tree.iter("script"), 200):
        if match := re.search(
            r'"(?:ownerChannelName|channelName)"\s*:\s*"((?:[^"\\]|\\.){1,120})"', script.text or ""
        ):
            yield match[1].replace('\\"', '"'), PAGE
    yield from ((text, PAGE) for text in page.meta("author"))


def _schema_author(page: Page) -> Iterator[str]:
    for item in [page.article, *page.items[:100]]:
        yield from texts(item.get("author"))


def _written(page: Page) -> Iterator[tuple[str, str]]:
    yield from ((text, SCHEMA) for text in texts(page.article.get("author")))
    yield from ((text, PAGE) for text in page.meta("author"))


def _redditor(page: Page) -> Iterator[tuple[str, str]]:
    marked = page.tree.xpath(
        "//shreddit-post/@author | //*[contains(@class,'link')]//a[contains(@class,'author')]/text()"
    )
    yield from ((f"u/{str(name).removeprefix('u/')}", PAGE) for name in marked[:2])
    parts = _path(page)
    if parts[:1] == ["user"] and len(parts) > 1:
        yield f"u/{parts[1]}", ADDRESS


def _hacker(page: Page) -> Iterator[tuple[str, str]]:
    yield from ((e.text_content(), PAGE) for e in page.tree.xpath("//a[contains(@class,'hnuser')]")[:1])


def _blog(page: Page) -> Iterator[tuple[str, str]]:
    yield from ((text, OPEN_GRAPH) for text in page.meta("og:site_name"))
    yield _host(page).split(".")[0], ADDRESS


def _is_fediverse(page: Page) -> bool:
    told = " ".join([*page.meta("og:site_name", "generator", "application-name")]).lower()
    return bool(re.search(r"mastodon|pleroma|misskey|pixelfed|peertube", told)) and "/@" in page.url


_PLATFORMS: dict[str, Reading] = {
    "youtube.com": _channel, "youtu.be": _channel, "vimeo.com": _channel, "twitch.tv": _channel,
    "dailymotion.com": _channel,
    "medium.com": _written, "substack.com": _written, "dev.to": _written, "hashnode.dev": _written,
    "ghost.io": _written,
    "twitter.com": _titled, "x.com": _titled, "bsky.app": _titled, "threads.net": _titled,
    "threads.com": _titled,
    "mastodon.social": _titled, "linkedin.com": _titled, "facebook.com": _titled, "instagram.com": _titled,
    "tiktok.com": _titled, "reddit.com": _redditor, "news.ycombinator.com": _hacker,
    "github.com": _first_segment,
    "gitlab.com": _first_segment, "codeberg.org": _first_segment, "wordpress.com": _blog,
    "blogspot.com": _blog,
    "tumblr.com": _blog,
}  # fmt: skip
