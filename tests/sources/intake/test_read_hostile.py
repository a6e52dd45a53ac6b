"""Whatever the bytes are, reading ends soon, raises nothing, and gives clean bounded text."""

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.intake.bounds import beginning
from sources.intake.facts import Facts
from sources.intake.page import decode
from sources.intake.read import read
from tests.quality.shared import SHARED, beside
from tests.sources.intake.slow_pages import BODIES, URL

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "body", [b"", b"\0" * 1000, b"%PDF-1.7\n\xff\xfe", b"<", b"<!--", b"<html>", bytes(range(256))]
)
def test_what_is_no_page_gives_no_title(body: bytes) -> None:
    assert read(body, URL).title is None


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes_can_be_read(body: bytes) -> None:
    assert isinstance(read(b"<html><head>" + body, URL), Facts)


KEYS = st.sampled_from(
    ["@type", "@id", "author", "name", "headline", "image", "url", "publisher", "datePublished"]
)
LEAVES = st.none() | st.integers() | st.text(max_size=9)
LINKED = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner))


@settings(deadline=None, max_examples=100)
@given(LINKED)
def test_any_schema_org_data_can_be_read(data: object) -> None:
    stated = dict.fromkeys(("author", "headline", "image", "publisher", "datePublished"), data)
    linked = json.dumps([{"@type": "NewsArticle", **stated}, data])
    page = (
        f'<html><head><script type="application/ld+json">{linked}</script></head><body><p>x</p></body></html>'
    )
    assert isinstance(read(page.encode(), URL), Facts)


@pytest.fixture(scope="module")
def measured() -> dict[str, tuple[float, float]]:
    """The CPU seconds and megabytes that each page took, in a process of its own."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.sources.intake.slow_pages"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = (line.split("\t") for line in told.stdout.splitlines())
    return {name: (float(seconds), float(megabytes)) for name, seconds, megabytes in lines}


@pytest.mark.parametrize("name", BODIES)
def test_a_page_made_to_be_slow_costs_little(name: str, measured: dict[str, tuple[float, float]]) -> None:
    seconds, megabytes = measured[name]
    assert seconds < 4
    assert megabytes < 200


def test_a_stray_quote_hides_nothing_of_a_page() -> None:
    field = b'<input name="q" type="text="" placeholder="x" id="q">'
    body = field + b'<h1 class="t">Bridge opens</h1>' + b'<a href="/x" class="y">Cars cross</a>' * 600
    assert read(body, URL).record()["title"]["value"] == "Bridge opens"


def test_a_page_of_too_many_elements_still_has_its_text() -> None:
    body = b"<h1>Bridge opens</h1>" + b"<p>Cars may cross the river again.</p>" * 40_000
    text = read(body, URL).record()["text"]["value"]
    assert text.startswith("Cars may cross the river again.\nCars")
    assert len(text) <= 200_000


@pytest.mark.parametrize(
    "when", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59+14:00", "2999-01-01", "1e999", "-1"]
)
def test_a_time_that_cannot_be_is_none(when: str) -> None:
    page = f'<meta property="article:published_time" content="{when}"><time datetime="{when}">{when}</time>'
    assert read(page.encode(), URL).published is None


def test_an_article_several_times_as_long_as_any_is_read_to_its_end() -> None:
    body = (
        b"<h1>Bridge opens</h1>"
        + b"<p>Cars may cross the river again.</p>" * 2_600
        + b"<p>So it ends here.</p>"
    )
    assert read(body, URL).record()["text"]["value"].endswith("So it ends here.")


def test_a_long_body_is_cut_between_two_characters() -> None:
    body = b"a" + "\u00e6".encode() * 6_500_000
    assert not (len(beginning(body)) - 1) % 2


def test_lengths_are_bounded_as_the_fields_that_keep_them() -> None:
    long = "Word " * 1000
    metas = "".join(
        f'<meta property="og:{n}" content="{long}">' for n in ("title", "site_name", "description")
    )
    found = read(
        f'<html><head>{metas}<meta name="author" content="{long}"></head></html>'.encode(), URL
    ).record()
    limits = {"title": 500, "publisher": 200, "author": 300, "excerpt": 1000}
    assert all(len(found[name]["value"]) <= most for name, most in limits.items() if name in found)
    assert len(found["title"]["value"]) > 490


def test_control_characters_and_nuls_are_taken_out() -> None:
    page = (
        '<html><head><meta property="og:title" content="A\x00 b\x07ridge&#0;&#1; opens\u202e"></head></html>'
    )
    title = read(page.encode(), URL).record()["title"]["value"]
    assert not any(unicodedata.category(c) == "Cc" for c in title)
    assert title.startswith("A bridge")
    assert title.endswith(" opens")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<title>Ærlig</title>".encode(), "text/html; charset=utf-8"),
        ("<title>Ærlig</title>".encode("latin-1"), "text/html; charset=ISO-8859-1"),
        ('<meta charset="windows-1252"><title>Ærlig</title>'.encode("cp1252"), "text/html"),
        ("<title>Ærlig</title>".encode("utf-8-sig"), "text/html; charset=latin-1"),
        ("\ufeff<title>Ærlig</title>".encode("utf-16-le"), ""),
        ("<title>Ærlig</title>".encode("cp1252"), ""),
        ("<title>Ærlig</title>".encode(), "text/html; charset=no-such-thing"),
        ("<title>Ærlig</title>".encode(), "text/html; charset=base64"),
        ("<title>Ærlig</title>".encode(), "text/html; charset=ISO-8859-15"),
        ('<meta charset="gb2312"><title>Ærlig</title>'.encode(), "text/html"),
    ],
)
def test_the_characters_are_read_as_they_were_meant(body: bytes, content_type: str) -> None:
    assert "<title>Ærlig</title>" in decode(body, content_type)


@beside(SHARED / "hostile")
@pytest.mark.parametrize("name", ["naughty_strings.json", "xss_payloads.json"])
def test_attacking_strings_stay_plain_data(name: str) -> None:
    for attack in json.loads(Path(SHARED / "hostile" / name).read_text()):
        text = attack if isinstance(attack, str) else json.dumps(attack)
        body = f"<html><head><title>{text}</title></head><body><h1>{text}</h1><p>{text}</p></body></html>"
        assert isinstance(read(body.encode("utf-8", "replace"), URL).record(), dict)
