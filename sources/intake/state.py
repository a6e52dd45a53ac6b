"""Who wrote a page that is drawn in the browser, and when: what its scripts start from tells it."""

import json
import re
from collections import deque
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from sources.intake.names import key, people
from sources.intake.page import MOST_PARTS, Page

_MOST_SCRIPTS = 200
_MOST_STARTS = 60
_MOST_LENGTH = 3_000_000
_MOST_VALUES = 60_000
_MOST_NAMED = 200
_LEAST_TITLE = 12
_HEADLINES = (
    "headline",
    "title",
    "articletitle",
    "pagetitle",
    "titel",
    "seitentitel",
    "titre",
    "titulo",
    "titolo",
)
_AUTHORS = ("authors", "author", "byline", "bylines", "authorname", "authornames", "articleauthor", "writers",
            "writer", "autor", "autoren", "auteur", "autore", "autores")  # fmt: skip
_DAYS = ("publishedat", "datepublished", "publishdate", "publisheddate", "published", "pubdate",
         "firstpublished", "publicationdate")  # fmt: skip
_NAMES = ("name", "displayName", "display_name", "fullName", "full_name", "text", "default")
# `window.STATE = {`, `data.push({`
_START = re.compile(r"[\w$\])'\"]\s*(?:=|\.push\()\s*(?=\{\s*\"|\[\s*\{)")
# what is handed to those who count visits: `_config.authors = "Ada Vik"`, `articleAuthor: 'Ada Vik'`
_TOLD = re.compile(
    r"""(?:\b(?:article|page|content|post|story)_?authors?(?:_?names?)?["']?\s*[:=]|\w\.authors?\s*=)\s*"""
    r"""(["'])([^"'<>{}\\]{3,120})\1""",
    re.IGNORECASE,
)
_DECODER = json.JSONDecoder(strict=False)


def drawn(page: Page, titles: Collection[str], ours: Collection[str]) -> list[str]:
    """The people named with one of the article's titles in what the scripts start from; else those handed to
    those who count visits, where all the scripts agree."""
    scripts = _scripts(page)
    named = (people(_texts(item.get(name)), ours) for item in _titled(scripts, titles) for name in _AUTHORS)
    return next(filter(None, named), []) or _agreed(scripts, ours)


def dated(page: Page, titles: Collection[str]) -> Iterator[str]:
    """When the article of one of these titles was published, as what the scripts start from has it."""
    for item in _titled(_scripts(page), titles):
        yield from (text for name in _DAYS if isinstance(text := item.get(name), str))


def _scripts(page: Page) -> list[str]:
    scripts = islice(page.tree.iter("script"), _MOST_SCRIPTS)
    return [text for script in scripts if (text := _said(script))]


def _titled(scripts: list[str], titles: Collection[str]) -> Iterator[dict[str, Any]]:
    wanted = {key(title) for title in titles if len(key(title)) >= _LEAST_TITLE}
    return (item for item in _items(scripts) if wanted & _headlines(item))


def _said(script: HtmlElement) -> str:
    return "" if "ld+json" in (script.get("type") or "") else (script.text or "")[:_MOST_LENGTH]


def _agreed(scripts: list[str], ours: Collection[str]) -> list[str]:
    told = [
        people([found[2]], ours) for text in scripts for found in islice(_TOLD.finditer(text), MOST_PARTS)
    ]
    named = {tuple(map(key, names)): names for names in told if names}
    return next(iter(named.values())) if len(named) == 1 else []


def _items(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """The objects in the scripts' data, the outer ones first, with their names in small letters."""
    waiting = deque(value for text in scripts for value in _values(text))
    for _ in range(_MOST_VALUES):
        if not waiting:
            return
        value = waiting.popleft()
        if isinstance(value, dict):
            yield {name.casefold(): v for name, v in islice(value.items(), _MOST_NAMED)}
        within = value.values() if isinstance(value, dict) else value
        waiting.extend(v for v in within if isinstance(v, dict | list))


def _values(text: str) -> Iterator[dict[str, Any] | list[Any]]:
    """The JSON values a script is, or sets and hands over; a program is passed over."""
    blank = len(text) - len(text.lstrip())
    starts = [blank, *(found.end() for found in islice(_START.finditer(text), _MOST_STARTS))]
    end = 0
    for start in starts:
        if start < end:
            continue
        try:
            value, end = _DECODER.raw_decode(text, start)
        except json.JSONDecodeError as error:
            # what was read up to the fault is not read again
            end = error.pos
            continue
        except RecursionError:
            return
        if isinstance(value, dict | list):
            yield value


def _headlines(item: dict[str, Any]) -> set[str]:
    return {key(said) for name in _HEADLINES if isinstance(said := item.get(name), str)}


def _texts(value: Any, depth: int = 4) -> list[str]:
    """The names in an author's value, whatever its shape."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and depth:
        return [text for part in value[:MOST_PARTS] for text in _texts(part, depth - 1)]
    if isinstance(value, dict) and depth:
        parts = [value.get("firstName"), value.get("lastName")]
        if all(isinstance(part, str) and part for part in parts):
            return [" ".join(map(str, parts))]
        return next((_texts(value[name], depth - 1) for name in _NAMES if value.get(name)), [])
    return []
