"""The title is the headline readers see, and nothing more."""

import pytest

from tests.sources.intake.pages import meta, page, value

SITE = meta("og:site_name", "Halden Courier")


@pytest.mark.parametrize(
    "title",
    [
        "Bridge opens | Halden Courier",
        "Bridge opens - Halden Courier",
        "Bridge opens \u2013 Halden Courier",
        "Bridge opens « Halden Courier",
        "Halden Courier: Bridge opens",
        "Halden Courier - Bridge opens",
        "Bridge opens :: Halden Courier",
        "Bridge opens | Courier, Halden",
        "Bridge opens",
    ],
)
def test_the_sites_name_is_taken_off(title: str) -> None:
    found = page(f"<title>{title}</title>{SITE}", "<h1>Bridge opens</h1>" if "Courier, " in title else "")
    assert value(found.title) == "Bridge opens"


@pytest.mark.parametrize(
    "heading",
    [
        "<h1><span>Traffic</span> <em>Bridge opens to cars</em></h1>",
        "<h1>Bridge opens to cars<a href='/'>Halden Courier</a></h1>",
        "<h1><a href='/'>Halden Courier</a></h1><h1>Bridge opens to cars</h1>",
        "<h1>News</h1><h2 class='entry-title'>Bridge opens to cars</h2>",
        "<h1>\n Bridge opens\n to cars </h1>",
    ],
)
def test_what_stands_beside_a_headline_is_left(heading: str) -> None:
    assert (
        value(page(meta("og:title", "Bridge opens to cars") + SITE, heading).title) == "Bridge opens to cars"
    )


def test_the_headline_shown_wins_over_the_one_for_sharing() -> None:
    head = meta("og:title", "You can now drive over the new bridge in Halden")
    assert value(page(head, "<h1>New bridge in Halden: you can now drive over</h1>").title) == (
        "New bridge in Halden: you can now drive over"
    )


def test_a_heading_about_something_else_is_no_title() -> None:
    found = page(meta("og:title", "Bridge opens to cars"), "<h1>Subscribe to our letters</h1>")
    assert value(found.title) == "Bridge opens to cars"


@pytest.mark.parametrize("title", ["Home", "404 Not Found", "Untitled Document", "https://halden.example/a"])
def test_what_says_nothing_is_no_title(title: str) -> None:
    assert page(f"<title>{title}</title>").title is None
