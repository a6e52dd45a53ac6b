"""One address for one page, and nothing taken away that may matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.canonical import NotALink, canonical, host, variants


@pytest.mark.parametrize(
    ("given_as", "is_one_with"),
    [
        ("HTTPS://News.Example/A", "https://news.example/A"),
        ("https://news.example:443/a", "https://news.example/a"),
        ("http://news.example:80", "http://news.example/"),
        ("https://news.example/a/", "https://news.example/a"),
        ("https://news.example/a#comments", "https://news.example/a"),
        ("https://news.example/a?utm_source=x&utm_medium=y", "https://news.example/a"),
        ("https://news.example/a?fbclid=1&id=7", "https://news.example/a?id=7"),
        ("https://news.example/a?b=2&a=1", "https://news.example/a?a=1&b=2"),
        ("https://news.example/a?", "https://news.example/a"),
        ("https://news.example/a/./b/../c", "https://news.example/a/c"),
        ("https://news.example/%7euser/%c3%a9", "https://news.example/~user/%C3%A9"),
        ("https://news.example/é", "https://news.example/%C3%A9"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://news.example./a", "https://news.example/a"),
        ("  https://news.example/a \n", "https://news.example/a"),
        ("news.example/a", "https://news.example/a"),
        ("https://news.example/a?amp=1", "https://news.example/a"),
        ("https://www.google.com/amp/s/news.example/a", "https://news.example/a"),
        ("https://news-example.cdn.ampproject.org/c/s/news.example/a", "https://news.example/a"),
        ("https://www.google.com/url?q=https://news.example/a&sa=U", "https://news.example/a"),
        ("https://en.m.wikipedia.org/wiki/News", "https://en.wikipedia.org/wiki/News"),
    ],
)
def test_spellings_of_one_page_become_one(given_as: str, is_one_with: str) -> None:
    assert canonical(given_as) == is_one_with


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/a", "https://news.example/A"),
        ("https://news.example/a?page=1", "https://news.example/a?page=2"),
        ("https://news.example/a?ref=main", "https://news.example/a"),
        ("https://news.example/a?x=1&x=2", "https://news.example/a?x=2&x=1"),
        ("https://news.example/a%2Fb", "https://news.example/a/b"),
        ("https://news.example:8443/a", "https://news.example/a"),
        ("https://news.example/#!/a", "https://news.example/#!/b"),
        ("https://news.example/a?amp=2", "https://news.example/a"),
    ],
)
def test_what_may_matter_stays(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "a headline, not a link", "javascript:alert(1)", "data:text/html,<b>", "file:///etc/passwd",
        "ftp://news.example/a", "gopher://127.0.0.1:6379/_INFO", "mailto:desk@news.example", "https://",
        "https:///a", "https://user@news.example/", "https://user:word@news.example/", "https://@news.example/",
        "https://news example/", "https://news.example/a b", "https://news.example/\x00", "https://news..example/",
        "https://news.example:99999/", "https://[::1", "https://-news.example/", "https://1.2.3.4.5/",
        "https://256.1.1.1/", "https://news.example\\@127.0.0.1/", "https://news.example/" + "a" * 2000,
        "https://[fe80::1%25eth0]/", "http://0x7f.1.2.3.4/", "http://09.1.1.1/",
    ],
)  # fmt: skip
def test_what_is_no_link_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(NotALink) as refusal:
        canonical(text)
    assert refusal.value.sentence.endswith(".")


@pytest.mark.parametrize(
    "spelling",
    [
        "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "127.0.1", "0x7f.0.0.1", "127.0.0.1.",
        "\uff11\uff12\uff17.0.0.1", "127\u30020\u30020\u30021", "017700000001",
    ],
)  # fmt: skip
def test_every_spelling_of_a_numeric_host_is_the_same_number(spelling: str) -> None:
    assert canonical(f"http://{spelling}/") == "http://127.0.0.1/"


def test_an_ipv6_host_has_one_spelling() -> None:
    assert canonical("http://[0:0:0:0:0:0:0:1]:8000/a") == "http://[::1]:8000/a"


def test_the_host_is_told_without_www() -> None:
    assert host("https://WWW.News.Example/a") == "news.example"


def test_variants_begin_with_the_page_itself_and_cover_scheme_and_www() -> None:
    found = variants("http://www.news.example/a/")
    assert found[0] == "http://www.news.example/a"
    assert {"https://news.example/a", "https://www.news.example/a"} <= set(found)


def test_variants_lead_from_the_amp_edition_to_the_page() -> None:
    assert "https://www.news.example/a" in variants("https://amp.news.example/a/amp/")


def test_variants_of_a_numeric_address_keep_it() -> None:
    assert variants("http://127.0.0.1:8000/a") == ("http://127.0.0.1:8000/a",)


paths = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), max_size=40)


@given(path=paths, query=paths)
def test_the_canonical_form_of_a_canonical_form_is_itself(path: str, query: str) -> None:
    try:
        once = canonical(f"https://news.example/{path}?{query}")
    except NotALink:
        return
    assert canonical(once) == once


@given(st.text(max_size=80))
def test_any_text_is_a_link_or_refused(text: str) -> None:
    try:
        found = canonical(text)
    except NotALink as refusal:
        found = refusal.sentence
    assert found.startswith(("http://", "https://")) or found.endswith(".")
