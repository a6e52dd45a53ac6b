"""How well real news pages are read, through the same door as any link."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from sources.intake.archive import read_response, warc
from sources.intake.fetch import fetch
from sources.intake.limits import Limits
from sources.intake.read import read
from tests.loopback import Site, serving
from tests.quality.shared import SHARED, beside

PAGES = SHARED / "intake"
FIELDS = ("title", "publisher", "author", "published", "excerpt", "image")
FLOORS = {
    "title": 0.97, "publisher": 0.96, "author": 0.95, "published": 0.98, "published±1d": 0.98,
    "excerpt": 0.89, "image": 0.97, "url": 0.98,
}  # fmt: skip

pytestmark = beside(PAGES)


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", PAGES / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def facts(body: bytes, url: str) -> dict[str, object]:
    found = read(body, url)
    known = {name: fact.value for name in FIELDS if (fact := getattr(found, name)) is not None}
    return {**known, "url": found.canonical_url.value if found.canonical_url else None}


def test_real_pages_are_read_at_least_this_well() -> None:
    results, misses = scorer().score_dir(str(PAGES), facts)
    shares = {name: right / asked for name, (right, asked) in results.items() if asked}
    print({name: round(share, 3) for name, share in shares.items()})
    short = {name: share for name, share in shares.items() if share < FLOORS.get(name, 0)}
    assert not short, misses


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving() as site:
        for page in sorted(PAGES.glob("*/page.html")):
            site.put(f"/{page.parent.name}", page.read_bytes(), Content_Type="text/html")
        yield site


def test_every_page_comes_in_over_http_with_a_title_and_a_copy(site: Site) -> None:
    limits = Limits(allow_loopback=True)
    for path in site.pages:
        fetched = fetch(site.url(path), limits)
        assert read(fetched.body, fetched.final_url, fetched.header("content-type")).title is not None, path
        assert read_response(warc(fetched))[2] == Path(PAGES / path[1:] / "page.html").read_bytes()
