"""Every kind of readers' page before the Nu HTML checker, a program of others that is not installed here.

What a page's markup is, is no matter of the database: one kind of them is asked.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.flows.conftest import Newsroom

CHECKER = shutil.which("vnu")
pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(
        CHECKER is None, reason="no vnu: `npm install --global vnu-jar` has the markup checked"
    ),
]
STORY = "/stories/lk-99/"
BESIDE = (
    *("/?label=emerging", "/?label=disputed", "/nowhere/", "/feeds/", "/offline/"),
    *("/search/", "/search/?q=update", "/search/?q=zzzzqq", "/search/?since=x", "/sources/?q=zzz"),
    *(f"{STORY}editions/1/", f"{STORY}compare/1/3/", f"{STORY}report/", f"{STORY}report/sent/"),
    *("/follow/story/lk-99/", "/follow/tag/research/"),
)
LISTED = re.compile(r"<loc>([^<]+)</loc>")


def test_the_checker_finds_nothing(newsroom: Newsroom, tmp_path: Path) -> None:
    """In every page of the sitemap, and in those no search engine is told of."""
    pages = sorted({*map(path_of, listed(newsroom, "/sitemap.xml")), *BESIDE})
    for number, path in enumerate(pages):
        (tmp_path / f"{number}.html").write_bytes(read(newsroom.url(path)))
    told = checked(tmp_path)
    assert len(pages) > 40
    assert [f"{pages[int(Path(one['url']).stem)]}: {one['message']}" for one in told] == []


def listed(newsroom: Newsroom, sitemap: str) -> list[str]:
    """What the lists of an index hold."""
    parts = LISTED.findall(read(newsroom.url(sitemap)).decode())
    return [page for part in parts for page in LISTED.findall(read(newsroom.url(path_of(part))).decode())]


def path_of(address: str) -> str:
    return urlsplit(address).path


def read(address: str) -> bytes:
    try:
        with urlopen(address, timeout=20) as answer:  # noqa: S310 (an address of our own)
            return bytes(answer.read())
    except HTTPError as error:
        return bytes(error.read())


def checked(folder: Path) -> list[dict[str, str]]:
    """Errors and warnings, each with the file it is of."""
    assert CHECKER
    command = [CHECKER, "--format", "json", "--exit-zero-always", str(folder)]
    ended = subprocess.run(command, check=True, capture_output=True, text=True)
    messages: list[dict[str, str]] = json.loads(ended.stderr)["messages"]
    return messages
