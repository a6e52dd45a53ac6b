"""How well real news pages are read, through the same door as any link."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sources.intake.archive import read_response, warc
from sources.intake.fetch import fetch
from sources.intake.limits import Limits
from sources.intake.read import read
from tests.loopback import Site, serving
from tests.quality.intake import PAGES, doubtful_authors, facts, report, scorer, shares
from tests.quality.shared import beside

FLOORS = {
    "title": 0.99, "publisher": 0.99, "author": 0.99, "published": 0.99, "published_1d": 0.99,
    "excerpt": 0.89, "image": 0.99, "url": 0.99,
}  # fmt: skip


@beside(PAGES)
def test_real_pages_are_read_at_least_this_well() -> None:
    score = scorer(PAGES)
    assert score is not None
    found = shares(PAGES, facts, score)
    short = {name: share for name, share in found.items() if share < FLOORS[name]}
    assert not short


@beside(PAGES)
def test_no_author_is_an_address_a_role_or_a_site() -> None:
    assert doubtful_authors(PAGES) == []


def test_a_folder_without_pages_is_said(tmp_path: Path) -> None:
    assert report(tmp_path).startswith("intake: no pages")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving() as site:
        for page in sorted(PAGES.glob("*/page.html")):
            site.put(f"/{page.parent.name}", page.read_bytes(), Content_Type="text/html")
        yield site


@beside(PAGES)
def test_every_page_comes_in_over_http_with_a_title_and_a_copy(site: Site) -> None:
    limits = Limits(allow_loopback=True)
    for path in site.pages:
        fetched = fetch(site.url(path), limits)
        assert read(fetched.body, fetched.final_url, fetched.header("content-type")).title is not None, path
        assert read_response(warc(fetched))[2] == Path(PAGES / path[1:] / "page.html").read_bytes()
