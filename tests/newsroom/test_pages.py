"""The folder of readers' pages: whole or not at all, bounded, and never in the way of a page."""

import os
from pathlib import Path

import pytest
from django.http import HttpResponse
from pytest_django import Settings

from newsroom.pages import LATELY, SHELVES, find, keep, writable
from stories.outdated import outdate
from tests.newsroom.away import kept_files

MADE = 1_700_000_000 * 10**9


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.READERS_PAGES = tmp_path / "pages"
    return tmp_path / "pages"


def a_page(words: str = "As it stands.", **headers: str) -> HttpResponse:
    return HttpResponse(words, headers={"ETag": f'"{hash(words)}"', **headers})


def body(name: str) -> bytes | None:
    found = find(name)
    return found.body if found else None


def test_a_page_is_found_under_its_name_alone() -> None:
    keep("/a/", a_page("One."), MADE)
    assert (body("/a/"), body("/b/")) == (b"One.", None)


def test_the_newer_takes_the_place_of_the_older() -> None:
    keep("/a/", a_page("One."), MADE)
    keep("/a/", a_page("Two."), MADE + 1)
    assert body("/a/") == b"Two."
    assert len(kept_files()) == 1


@pytest.mark.parametrize("left", [0, 1, 20, -1])
def test_a_broken_file_is_none(left: int) -> None:
    keep("/a/", a_page(), MADE)
    (path,) = kept_files()
    path.write_bytes(path.read_bytes()[:left])
    assert find("/a/") is None


@pytest.mark.parametrize("text", [b"{}\n", b"[]\nx", b"\xff\xfe\n", b'{"name": 1}\n', b"null\n"])
def test_what_is_no_page_is_none_and_is_written_over(text: bytes) -> None:
    keep("/a/", a_page("One."), MADE)
    (path,) = kept_files()
    path.write_bytes(text)
    assert find("/a/") is None
    keep("/a/", a_page("One."), MADE)
    assert body("/a/") == b"One."


def test_a_page_that_is_the_same_is_not_written_again() -> None:
    keep("/a/", a_page(), MADE)
    (path,) = kept_files()
    before = path.stat()
    keep("/a/", a_page(), MADE + LATELY)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, MADE)


def test_that_it_is_still_the_same_is_noted_after_a_while() -> None:
    keep("/a/", a_page(), MADE)
    (path,) = kept_files()
    before = path.stat()
    keep("/a/", a_page(), MADE + LATELY + 1)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, MADE + LATELY + 1)


def test_the_folder_holds_so_many_and_keeps_the_latest(settings: Settings) -> None:
    settings.READERS_PAGES_MOST = SHELVES
    for number in range(600):
        keep(f"/{number}/", a_page(), MADE + number)
    shelves = [path.parent for path in kept_files()]
    assert len(shelves) == len(set(shelves))
    assert body("/599/")


def test_the_folder_holds_so_many_bytes(settings: Settings) -> None:
    settings.READERS_PAGES_BYTES = SHELVES * 1000
    for number in range(600):
        keep(f"/{number}/", a_page(os.urandom(150).hex()), MADE + number)
    assert sum(path.stat().st_size for path in kept_files()) <= SHELVES * 1000


def test_a_page_that_fills_a_shelf_is_not_kept(settings: Settings) -> None:
    settings.READERS_PAGES_BYTES = SHELVES * 1000
    keep("/a/", a_page(os.urandom(2000).hex()), MADE)
    assert kept_files() == []


def test_a_write_cut_off_leaves_nothing_that_could_be_found(folder: Path) -> None:
    keep("/a/", a_page("One."), MADE)
    (path,) = kept_files()
    path.rename(path.with_name("tmpcutoff"))
    assert find("/a/") is None


def test_a_folder_that_takes_nothing_is_said_and_stops_no_page(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder.write_text("a file stands where the folder should be")
    keep("/a/", a_page(), MADE)
    assert "could not be kept" in caplog.text
    assert find("/a/") is None
    assert writable()


def test_no_cookie_is_kept() -> None:
    answer = a_page()
    answer.set_cookie("who", "somebody")
    keep("/a/", answer, MADE)
    found = find("/a/")
    assert found
    assert "somebody" not in str(found.told)


def test_what_tells_of_a_story_holds_until_its_next_edition() -> None:
    keep("/a/", a_page('<a href="/stories/one/">One</a>'), MADE)
    keep("/b/", a_page('<a href="/stories/other/">Other</a>'), MADE)
    keep("/stories/one/editions/1/share.png", a_page("drawn"), MADE)
    outdate({"one"})
    assert find("/a/") is None
    assert find("/stories/one/editions/1/share.png") is None
    assert find("/b/")


def test_where_no_mark_can_be_read_none_is_trusted(folder: Path) -> None:
    keep("/a/", a_page("/stories/one/"), MADE)
    (folder / "outdated").write_text("no folder")
    assert find("/a/") is None


def test_made_since_it_holds_again() -> None:
    outdate({"one"})
    keep("/a/", a_page("/stories/one/"), 2 * MADE)
    assert find("/a/")


def test_a_page_asked_for_before_that_edition_and_made_after_it_does_not_hold() -> None:
    outdate({"one"})
    keep("/a/", a_page("/stories/one/"), MADE // 2)
    assert find("/a/") is None


def test_a_map_of_the_site_tells_of_no_story() -> None:
    keep("/sitemaps/stories-0.xml", a_page("/stories/one/"), MADE)
    outdate({"one"})
    assert find("/sitemaps/stories-0.xml")
