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


@pytest.mark.parametrize(
    "heading",
    [
        "<h1><span>Bridge opens to cars</span><br><span>Staff writer Ada Vik</span></h1>",
        "<h1>Bridge opens to cars</h1>",
        '<table><tr><td><font size="5">Bridge opens to cars</font></td></tr></table>',
        '<h1>The Bridge Gang</h1><h2 class="post">Bridge opens to cars</h2>',
    ],
)
def test_a_headline_is_found_in_what_titles_begin_or_end_with(heading: str) -> None:
    title = "The Bridge Gang &raquo; Blog Archive &raquo; Bridge opens to cars"
    said = meta("og:title", "Bridge opens to cars (photo: Reuters)") if "Ada Vik" in heading else ""
    found = page(f"<title>{title}</title>{said}", heading)
    assert value(found.title) == "Bridge opens to cars"


def test_a_heading_that_a_longer_title_begins_with_is_the_headline() -> None:
    title = "Bridge opens to cars: Halden waited two long years and paid for every one of them in full"
    assert (
        value(page(f"<title>{title}</title>", "<h1>Bridge opens to cars</h1>").title)
        == "Bridge opens to cars"
    )


@pytest.mark.parametrize(
    "written", ["Tom &amp;amp; Jerry&amp;#8217;s bridge", "Tom &amp;amp;amp; Jerry&amp;amp;rsquo;s bridge"]
)
def test_entities_escaped_twice_are_shown_as_signs(written: str) -> None:
    assert value(page(meta("og:title", written)).title) == "Tom & Jerry\u2019s bridge"


def test_marks_nobody_sees_are_no_part_of_a_title() -> None:
    assert (
        value(page(body="<h1>Donau\u00adbr\u00fccke \ufeffer\u00f6ffnet</h1>").title)
        == "Donaubr\u00fccke er\u00f6ffnet"
    )


def test_a_title_cut_off_gives_way_to_the_whole_of_it() -> None:
    whole = "The second bridge at Halden opens to cars two years late"
    assert (
        value(page(f"<title>{whole} | Halden Courier</title>{SITE}", headline=f"{whole[:30]}...").title)
        == whole
    )


def test_a_page_of_one_heading_is_called_by_it_where_it_is_titled_otherwise() -> None:
    title = meta("og:title", "Halden mayor: City opens its second bridge to the first cars on Friday")
    assert value(page(title, "<h1>Halden leader: City opens second bridge</h1>").title) == (
        "Halden leader: City opens second bridge"
    )


def test_a_headline_is_found_by_the_words_of_the_address() -> None:
    url = "https://www.halden-courier.example/the-second-bridge-opens-to-cars/"
    found = page("<title>Halden Courier</title>", "<h2>The second bridge opens to cars</h2>", url=url)
    assert value(found.title) == "The second bridge opens to cars"


def test_a_title_said_twice_is_told_once() -> None:
    twice = "Bridge opens to cars Bridge opens to cars"
    assert value(page(f"<title>{twice} | Halden Courier</title>{SITE}", f"<h1>{twice}</h1>").title) == (
        "Bridge opens to cars"
    )


@pytest.mark.parametrize("mark", ["_", "-", "\uff5c"])
def test_a_site_is_parted_from_a_title_that_writes_no_spaces(mark: str) -> None:
    url = "https://www.example.cn/a/b"
    found = page(
        f"<title>\u65b0\u6865\u901a\u8f66\u4e86{mark}\u6cb3\u57ce\u65f6\u62a5</title>", url=url, lang="zh"
    )
    assert (value(found.title), value(found.publisher)) == (
        "\u65b0\u6865\u901a\u8f66\u4e86",
        "\u6cb3\u57ce\u65f6\u62a5",
    )


def test_a_slug_is_no_title() -> None:
    found = page(meta("og:title", "bridge-opening-halden-2026") + "<title>Bridge opens</title>")
    assert value(found.title) == "Bridge opens"


def test_the_only_heading_counts_where_the_page_tells_of_the_same() -> None:
    head = "<title>Bridge test 2026</title>" + meta("description", "We drove 18 cars over the new bridge.")
    assert value(page(head, "<h1>18 cars in a test: four got stuck</h1>").title) == (
        "18 cars in a test: four got stuck"
    )
