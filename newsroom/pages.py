"""Readers' pages as they were last made, in a folder, for when the database does not answer.

A page is a file: a line of JSON about it, then its body, compressed. Its time is when the asking for it
began. It is written whole or not at all, and one that is damaged is none. The folder is bounded: its files
are spread over shelves by their digest, and each shelf sends away what is longest unasked for.
"""

from __future__ import annotations

import json
import logging
import os
import re
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from stories.outdated import outdated

logger = logging.getLogger(__name__)

SHELVES = 256
DAMAGED = (ValueError, TypeError, LookupError, zlib.error)
# What was looked at so lately and is the same still is not written again.
LATELY = 60 * 10**9
FASTEST = 1
TOLD_OF = re.compile(rb"/stories/([-\w]+)")
# What leads, beside the path, to a page of its own; whatever else these hold is answered 404.
LEADING = {
    **dict.fromkeys(("front", "section", "tag", "author", "source"), ("label", "page")),
    **dict.fromkeys(("label", "about_page"), ("page",)),
    "corrections": ("kind", "page"),
    "sources": ("sort", "page"),
}
# These ask for what is made for the one who asks, and is not kept. No page knows any other.
ASKING = frozenset({"from", "q", "section", "since", "to", "until"})
# Told anew with each answer, or by who stands before us.
PASSING = frozenset({"age", "content-length", "date", "set-cookie", "warning"})


@dataclass(frozen=True)
class Told:
    """What is known of a page without its body; `stories` are the slugs of those it tells of."""

    name: str
    status: int
    headers: dict[str, str]
    stories: tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """`made` is in nanoseconds since 1970."""

    told: Told
    body: bytes
    made: int


def name_of(request: HttpRequest) -> str | None:
    """What the page asked for is kept under; None for one that is made for whoever asks.

    Its path as we write it, and what leads to a page of its own. The host has no part in it, and what no
    page knows ("utm_source") is left out.
    """
    match = request.resolver_match
    if match is None or ASKING & request.GET.keys():
        return None
    path = reverse(match.view_name, args=match.args, kwargs=match.captured_kwargs)  # type: ignore[attr-defined]
    leading = LEADING.get(match.url_name or "", ())
    words = [(word, value) for word in leading if (value := _plain(word, request.GET.get(word, "")))]
    return f"{path}?{urlencode(words)}" if words else path


def to_be_kept(request: HttpRequest) -> str | None:
    """The same; None where it was asked for in other words, of which anybody can make up any number."""
    name = name_of(request)
    return name if name == request.get_full_path() else None


def _plain(word: str, value: str) -> str:
    """ "" for what leads nowhere else: the first page is the page."""
    if word != "page":
        return value
    return "" if value == "1" else value.lstrip("0")


def keep(name: str, response: HttpResponse, made: int) -> None:
    """Keep the page, made for somebody who asked at `made`. What cannot be written is said in the log."""
    place, headers = _place(name), _headers(response)
    try:
        if not _refreshed(place, headers, made):
            told = Told(name, response.status_code, headers, _stories(name, response.content))
            _write(place, told, response.content, made)
    except OSError as error:
        logger.warning("The page %s was made and could not be kept: %s", name, error)


def find(name: str) -> Kept | None:
    """The page kept under this name, if each story it tells of is still as it tells it."""
    place = _place(name)
    try:
        made = place.stat().st_mtime_ns
        head, _, body = place.read_bytes().partition(b"\n")
        found = Kept(_read(head), zlib.decompress(body), made)
        stale = found.told.name != name or any(outdated(slug, made) for slug in found.told.stories)
    except (OSError, *DAMAGED) as error:
        if not isinstance(error, FileNotFoundError):
            logger.warning("The page kept of %s cannot be read: %s", name, error)
        return None
    return None if stale else found


def writable() -> str:
    """ "" where pages can be kept, else what stands in the way."""
    try:
        folder = Path(settings.READERS_PAGES)
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return str(error)


def _place(name: str) -> Path:
    digest = sha256(name.encode()).hexdigest()
    return Path(settings.READERS_PAGES) / digest[:2] / digest[2:]


def _headers(response: HttpResponse) -> dict[str, str]:
    return {name: value for name, value in response.items() if name.lower() not in PASSING}


def _stories(name: str, body: bytes) -> tuple[str, ...]:
    """A map of the site gives addresses and says nothing of what stands there."""
    if name.startswith("/sitemap"):
        return ()
    return tuple(sorted({found.decode() for found in TOLD_OF.findall(name.encode() + b"\n" + body)}))


def _read(head: bytes) -> Told:
    """Raises what DAMAGED names."""
    told = json.loads(head)
    return Told(**{**told, "stories": tuple(told["stories"])})


def _refreshed(place: Path, headers: dict[str, str], made: int) -> bool:
    """Whether the same page is kept already; its time is moved on, where it is some while ago."""
    try:
        with place.open("rb") as file:
            told, before = _read(file.readline()), os.fstat(file.fileno()).st_mtime_ns
    except (FileNotFoundError, *DAMAGED):
        return False
    if told.headers != headers:
        return False
    if made - before > LATELY:
        os.utime(place, ns=(made, made))
    return True


def _write(place: Path, told: Told, body: bytes, made: int) -> None:
    """Raises OSError."""
    shelf, packed = place.parent, zlib.compress(body, FASTEST)
    if len(packed) > settings.READERS_PAGES_BYTES // SHELVES:
        return
    shelf.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=shelf, delete=False) as file:
        file.write(json.dumps(asdict(told)).encode() + b"\n" + packed)
    os.utime(file.name, ns=(made, made))
    Path(file.name).replace(place)
    _make_room(shelf)


def _make_room(shelf: Path) -> None:
    """Send away what is longest unasked for, until the shelf holds no more than its part of the whole."""
    most, room = settings.READERS_PAGES_MOST // SHELVES, settings.READERS_PAGES_BYTES // SHELVES
    for at, (_, size, path) in enumerate(sorted(_files(shelf), reverse=True)):
        room -= size
        if at >= most or room < 0:
            Path(path).unlink(missing_ok=True)


def _files(shelf: Path) -> Iterator[tuple[int, int, str]]:
    """When each was made, its bytes, and its path; another process may just have sent it away."""
    with os.scandir(shelf) as found:
        for one in found:
            with suppress(FileNotFoundError):
                stat = one.stat()
                yield stat.st_mtime_ns, stat.st_size, one.path


def age(kept: Kept) -> int:
    """Seconds since it was made, or was found unchanged."""
    return max(0, (time.time_ns() - kept.made) // 10**9)
