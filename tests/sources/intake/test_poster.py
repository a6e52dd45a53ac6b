"""A platform's post is its account's, a press wire's release its issuer's."""

import pytest

from tests.sources.intake.pages import HEADLINE, meta, page, value


@pytest.mark.parametrize(
    ("url", "head", "who"),
    [
        (
            "https://www.youtube.com/watch?v=1",
            '<span itemprop="author"><link itemprop="name" content="Ada Films"></span>',
            "Ada Films",
        ),
        ("https://x.com/ada/status/1", meta("og:title", "Ada Vik (@ada) on X"), "Ada Vik"),
        ("https://x.com/ada/status/1", "", "@ada"),
        (
            "https://bsky.app/profile/ada.example/post/1",
            meta("og:title", "Ada Vik (@ada.example)"),
            "Ada Vik",
        ),
        (
            "https://social.halden.example/@ada/1",
            meta("generator", "Mastodon") + meta("og:title", "Ada Vik (@ada@halden.example)"),
            "Ada Vik",
        ),
        ("https://ada.medium.com/a-1", meta("author", "Ada Vik"), "Ada Vik"),
        ("https://ada.substack.com/p/a", meta("author", "Ada Vik"), "Ada Vik"),
        ("https://github.com/adavik/bridge", "", "adavik"),
        (
            "https://www.reddit.com/r/bridges/comments/1/a/",
            '<shreddit-post author="adavik"></shreddit-post>',
            "u/adavik",
        ),
        ("https://news.ycombinator.com/item?id=1", '<a class="hnuser" href="user?id=ada">ada</a>', "ada"),
    ],
)
def test_a_post_is_its_accounts(url: str, head: str, who: str) -> None:
    found = page(head if head.startswith("<meta") else "", "" if head.startswith("<meta") else head, url=url)
    assert value(found.poster) == who


def test_an_outlets_page_has_no_poster() -> None:
    assert page(meta("author", "Ada Vik"), HEADLINE).poster is None


@pytest.mark.parametrize(
    ("url", "markup"),
    [
        (
            "https://www.prnewswire.com/news-releases/a-1.html",
            "<div>News provided by <a><strong>River Works Inc.</strong></a></div>",
        ),
        ("https://www.prnewswire.com/news-releases/a-1.html", "<p>SOURCE River Works Inc.</p>"),
        ("https://www.accesswire.com/1/a", "<p><strong>SOURCE:</strong> River Works Inc.</p>"),
        ("https://www.globenewswire.com/a", '<span class="article-source">Source: River Works Inc.</span>'),
        ("https://www.einpresswire.com/article/1/a", "<div>News Provided By<br>River Works Inc.</div>"),
    ],
)
def test_a_release_is_its_issuers(url: str, markup: str) -> None:
    assert (value(page(body=HEADLINE + markup, url=url).issuer) or "").startswith("River Works Inc")


def test_a_wire_never_issues_its_own_releases() -> None:
    found = page(
        url="https://www.businesswire.com/a",
        author={"name": "Business Wire"},
        provider={"name": "River Works"},
    )
    assert value(found.issuer) == "River Works"


def test_a_release_elsewhere_is_known_by_its_mark() -> None:
    text = (
        "HALDEN, Nov. 20, 2026 /PRNewswire/ -- River Works opened its new bridge over the river on Friday. "
        * 4
    )
    found = page(body=f"{HEADLINE}<p>{text}</p><p>SOURCE River Works</p>")
    assert value(found.issuer) == "River Works"


def test_an_article_that_names_its_source_is_no_release() -> None:
    assert page(body=f"{HEADLINE}<p>Source: River Works</p>").issuer is None
