"""A page's bytes as a tree, with what its head and its schema.org data say."""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from sources.intake.bounds import LONGEST_TEXT, MOST_CHARACTERS, beginning, cut, some_tags
from sources.intake.place import is_comment

MOST_ITEMS = 5_000
MOST_PARTS = 20
_MOST_WITHIN = 60
_MOST_METAS = 2_000
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# what browsers read under these names (WHATWG Encoding)
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Review|Posting)$")
# a recipe, or a page as such, is what a page is about where it has no article
_OTHER_WORKS = frozenset({"Recipe", "HowTo", "WebPage"})
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
# a tag of hundreds of attributes is no page's: the parser's time grows with their square
_FLOOD = re.compile(
    r"""<[A-Za-z](?:[^"'>]{1000}|[^\s>/]*+(?:[\s/]*+(?:"""
    r"""[^\s>/="']++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+))?+|["'=][^\s>]*+)){500})"""
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")


@dataclass(frozen=True)
class Page:
    """`metas` maps lower-case names (property, name or itemprop) to their contents in order; `items` are
    all schema.org objects of the page, `article` the one the page is about ({} where there is none)."""

    url: str
    tree: HtmlElement
    metas: dict[str, list[str]] = field(default_factory=dict)
    items: list[dict[str, Any]] = field(default_factory=list)
    article: dict[str, Any] = field(default_factory=dict)

    def meta(self, *names: str) -> Iterator[str]:
        """The contents of the metas so named, in the order of the names."""
        for name in names:
            yield from self.metas.get(name, ())


def parse(body: bytes, url: str, content_type: str = "") -> Page | None:
    """The page, or None where the bytes hold no markup at all."""
    text = decode(beginning(body), content_type)[:MOST_CHARACTERS].replace("\0", "")
    markup = _FLOOD.sub("<i>", some_tags(_DECLARATION.sub("", text)))
    try:
        tree = document_fromstring(markup, parser=HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError):
        return None
    cut(tree)
    items, metas = list(_items(tree)), _metas(tree)
    named = {
        *metas.get("og:title", ()),
        *(heading.text_content().strip() for heading in islice(tree.iter("h1"), 9)),
    }
    return Page(url, tree, metas, items, _article(items, url, named))


def decode(body: bytes, content_type: str = "") -> str:
    """The text of a page: by its byte order mark, as UTF-8 where it is nothing else, by the server's word or
    its own, or what fits."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    fault = _not_utf8(body)
    # what is valid UTF-8 is nothing else: the word for another coding was left over when it was converted
    if fault is None and not body.isascii():
        return body.decode("utf-8")
    header = Message()
    header["Content-Type"] = content_type.replace("\r", " ").replace("\n", " ")
    declared = _META_CHARSET.search(body, 0, 4096)
    names = (header.get_content_charset(""), declared[1].decode("ascii") if declared else "")
    for codec in filter(None, map(_codec, names)):
        return body.decode(codec, "replace")
    # one broken character in a long page does not make it Latin
    is_latin = fault is not None and fault <= len(body) // 2
    return body.decode("cp1252" if is_latin else "utf-8", "replace")


def _not_utf8(body: bytes) -> int | None:
    """Where the bytes stop being UTF-8; None where they all are."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


def _codec(name: str) -> str:
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    # names like "base64" and "rot13" are Python's, not the web's
    return _READ_AS.get(info.name, info.name) if info._is_text_encoding else ""  # noqa: SLF001


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element, attribute, name in _named(tree):
        kept = metas.setdefault(name, [])
        if len(kept) < MOST_PARTS and not (attribute == "itemprop" and _is_others(element)):
            kept.append((element.get("content") or "").strip())
    return metas


def _named(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str, str]]:
    """The metas that say anything, with each attribute that names them and each name."""
    for element in islice(tree.iter("meta"), _MOST_METAS):
        is_empty = not (element.get("content") or "").strip()
        for attribute in () if is_empty else ("property", "name", "itemprop"):
            for name in (element.get(attribute) or "").lower().split()[:4]:
                yield element, attribute, name


def _is_others(element: HtmlElement) -> bool:
    return is_comment(element) or _is_of_list(element)


def _is_of_list(element: HtmlElement) -> bool:
    """Whether it speaks of an entry in a list of several such: of other articles."""
    entry, named = next(element.iterancestors("li"), None), element.get("itemprop")
    if entry is None:
        return False
    beside = [*islice(entry.itersiblings("li"), 1), *islice(entry.itersiblings("li", preceding=True), 1)]
    metas = (e for other in beside for e in islice(other.iter(), _MOST_WITHIN) if e.tag == "meta")
    return any(e.get("itemprop") == named for e in metas)


def _items(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    waiting: list[Any] = [
        _json(script.text or "")
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
    ]
    seen = 0
    while waiting and seen < MOST_ITEMS:
        value = waiting.pop(0)
        seen += 1
        if isinstance(value, dict):
            yield value
            waiting.extend(v for v in value.values() if isinstance(v, dict | list))
        elif isinstance(value, list):
            waiting.extend(v for v in value if isinstance(v, dict | list))


def _json(text: str) -> Any:
    text = text.strip().removeprefix("//").strip().removeprefix("<![CDATA[").removesuffix("]]>")
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _article(items: list[dict[str, Any]], url: str, named: set[str]) -> dict[str, Any]:
    """The item the page is about: the one of its address, else of its title, else the first headed one."""
    articles = [item for item in items if any(_ARTICLE.search(kind) for kind in kinds(item))]
    others = [item for item in items if _OTHER_WORKS & set(kinds(item)) and _is_signed(item)]
    own = urlsplit(url).path.rstrip("/")
    for item in articles:
        stated = [
            *texts(item.get("mainEntityOfPage"), "@id"),
            *texts(item.get("url")),
            *texts(item.get("@id")),
        ]
        if own and any(_path(text) == own for text in stated):
            return item
    headed = [item for item in articles if item.get("headline")]
    told = next((item for item in headed if named & set(texts(item["headline"]))), None)
    # a review without a headline is some reader's of what the page is about
    own_words = [item for item in articles if "Review" not in kinds(item)]
    return told or next(iter([*headed, *own_words, *others, *articles]), {})


def _is_signed(item: dict[str, Any]) -> bool:
    return bool(item.get("datePublished") or ("WebPage" not in kinds(item) and item.get("author")))


def _path(url: str) -> str:
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return ""


def kinds(item: dict[str, Any]) -> list[str]:
    """The schema.org types of an item."""
    kind = item.get("@type")
    return [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]


def texts(value: Any, key: str = "name", depth: int = 4) -> list[str]:
    """The texts in a schema.org value, whatever its shape: itself, its `key`, or each one's of a list."""
    if isinstance(value, str):
        return [value[:LONGEST_TEXT]]
    if isinstance(value, dict) and depth:
        return texts(value.get(key), key, depth - 1)
    if isinstance(value, list) and depth:
        return [text for part in value[:MOST_PARTS] for text in texts(part, key, depth - 1)]
    return []
