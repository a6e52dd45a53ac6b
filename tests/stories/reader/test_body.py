"""The text of an edition as it is printed."""

import pytest

from stories.reader.addresses import web_address
from stories.reader.body import read_body


def test_headings_get_ids_of_their_own() -> None:
    body = read_body("<h2>Now</h2><p>a</p><h3>Now</h3><p>b</p><h2>Now</h2><p>c</p>")
    assert '<h2 id="part-now">' in body.html
    assert '<h3 id="part-now-2">' in body.html
    assert '<h2 id="part-now-3">' in body.html


def test_only_second_level_headings_make_the_contents() -> None:
    body = read_body("<h2>What &amp; why</h2><p>a</p><h3>Detail</h3><p>b</p>")
    assert [(part.id, part.title) for part in body.parts] == [("part-what-why", "What & why")]


def test_a_heading_without_letters_still_has_an_id() -> None:
    assert '<h2 id="part-heading">???</h2>' in read_body("<h2>???</h2><p>a</p>").html


def test_an_empty_heading_is_left_out() -> None:
    assert read_body("<h2> </h2><p>a</p>").html == "<p>a</p>"


def test_reading_takes_a_minute_at_least() -> None:
    assert read_body("<p>word</p>").minutes == 1
    assert read_body(f"<p>{'word ' * 920}</p>").minutes == 4


@pytest.mark.parametrize("url", ["http://a.example/x", "https://a.example"])
def test_web_addresses_may_be_followed(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//a.example", "https://", "[", None, 3]
)
def test_other_addresses_may_not(url: object) -> None:
    assert web_address(url) == ""
