"""The publisher is named as people call it, whatever its site calls itself."""

import pytest

from sources.intake.facts import Fact
from sources.intake.site import akin, core_of
from tests.sources.intake.pages import meta, page, value


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("New York Post", "nypost"),
        ("Financial Times", "ft"),
        ("Halden Courier", "halden-courier"),
        ("The Motley Fool", "fool"),
        ("South China Morning Post", "scmp"),
        ("The Washington Post", "wapo"),
    ],
)
def test_a_host_is_made_of_its_publishers_letters(name: str, core: str) -> None:
    assert akin(name, core)


def test_a_host_of_other_letters_is_another_name() -> None:
    assert not akin("CalMatters", "themarkup")


@pytest.mark.parametrize(
    ("url", "core"),
    [
        ("https://www.bbc.co.uk/news/1", "bbc"),
        ("https://theweek.com/a", "theweek"),
        ("https://news.halden.example/a", "halden"),
        ("https://127.0.0.1/a", ""),
        ("https://localhost/a", ""),
    ],
)
def test_the_telling_label_of_a_host(url: str, core: str) -> None:
    assert core_of(url) == core


@pytest.mark.parametrize(
    "name", ["Home", "", "My Site", "WordPress", "@halden", "https://halden.example", "News"]
)
def test_a_nonsense_name_is_passed_over(name: str) -> None:
    head = meta("og:site_name", name) + "<title>Bridge opens | Halden Courier</title>"
    assert page(head).publisher == Fact("Halden Courier", "page text")


def test_a_tagline_is_no_part_of_the_name() -> None:
    found = page(meta("og:site_name", "Halden Courier | News from the river"))
    assert value(found.publisher) == "Halden Courier"


@pytest.mark.parametrize("name", ["application-name", "dc.publisher", "cre", "apple-mobile-web-app-title"])
def test_other_places_name_the_site_too(name: str) -> None:
    assert value(page(meta(name, "Halden Courier")).publisher) == "Halden Courier"


def test_the_site_near_its_address_wins_over_its_owner() -> None:
    found = page(
        publisher={"name": "River Media Group"}, isPartOf={"@type": "WebSite", "name": "Halden Courier"}
    )
    assert value(found.publisher) == "Halden Courier"


def test_the_directorys_name_wins_over_the_pages() -> None:
    found = page(meta("og:site_name", "halden-courier.example"), known=lambda host: "The Halden Courier")
    assert found.publisher == Fact("The Halden Courier", "directory")


def test_another_title_of_a_listed_publisher_keeps_its_own_name() -> None:
    found = page(meta("og:site_name", "Halden Courier"), known=lambda host: "River Media")
    assert found.publisher == Fact("Halden Courier", "OpenGraph")


def test_what_tells_two_of_a_name_apart_is_the_directorys_own() -> None:
    assert value(page(known=lambda host: "Halden News (Norway)").publisher) == "Halden News"


def test_an_address_is_a_name_only_where_nothing_else_is() -> None:
    head = meta("og:site_name", "www.halden-courier.example")
    assert value(page(head + meta("application-name", "Halden Courier")).publisher) == "Halden Courier"


def test_a_name_stands_behind_a_wide_colon_in_the_title() -> None:
    head = "<title>橋が開通した\uff1a国際ニュース\uff1aHalden-Courier News</title>"
    assert value(page(head).publisher) == "Halden-Courier News"


def test_the_name_that_begins_as_the_address_does_is_the_sites() -> None:
    stated = {"@type": "Organization", "name": "River Press, owner of the Halden-Courier"}
    found = page(meta("dc.publisher", "Halden-Courier Group"), publisher=stated)
    assert value(found.publisher) == "Halden-Courier Group"


def test_who_owns_a_site_may_write_there() -> None:
    head = meta("og:site_name", "Ada Vik | Halden Courier")
    assert value(page(head, '<h1>Bridge opens</h1><a rel="author">Ada Vik</a>').author) == "Ada Vik"


def test_a_name_may_hang_on_the_titles_last_word() -> None:
    url = "https://www.haldencourier.example/bridge"
    found = page(
        "<title>Bridge opens to cars- The Halden Courier</title>", "<h1>Bridge opens to cars</h1>", url=url
    )
    assert value(found.publisher) == "The Halden Courier"


def test_the_number_of_an_issue_is_no_part_of_the_name() -> None:
    url = "https://www.haldencourier.example/bridge"
    found = page("<title>Bridge opens | Halden Courier, Ausgabe 4/2026</title>", url=url)
    assert value(found.publisher) == "Halden Courier"


def test_a_copy_in_an_archive_is_by_whom_it_copies() -> None:
    copy = "https://web.archive.org/web/20210916140120/https://www.halden-courier.example/bridge"
    names = {"web.archive.org": "Internet Archive", "www.halden-courier.example": "The Halden Courier"}
    assert value(page(url=copy, known=lambda host: names.get(host, "")).publisher) == "The Halden Courier"


@pytest.mark.parametrize("host", ["halden.wordpress.com", "halden.substack.com"])
def test_a_blog_at_a_platform_has_its_own_name(host: str) -> None:
    found = page(meta("og:site_name", "The Bridge"), url=f"https://{host}/a", known=lambda _: "Platform")
    assert value(found.publisher) == "The Bridge"


def test_what_an_article_is_called_is_not_the_sites_name() -> None:
    head = meta("og:title", "Halden 3.6 is out") + "<title>Halden Insider: Halden 3.6 is out</title>"
    found = page(head, url="https://blog.halden.example/a")
    assert value(found.publisher) == "Halden Insider"


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("Haldenworks", "halden-works-blog.example"),
        ("Halden Bridge Society", "halden-works.example"),
    ],
)
def test_a_host_may_say_more_or_other_than_the_name_in_the_title(name: str, host: str) -> None:
    found = page(f"<title>Bridge opens « {name}</title>", url=f"https://{host}/a")
    assert value(found.publisher) == name


def test_what_stands_beside_the_shared_title_names_the_site() -> None:
    head = meta("og:title", "Cars at last") + "<title>River Notes: Cars at last</title>"
    found = page(head, "<h1>River Notes</h1>", url="https://a1.example/x")
    assert (value(found.publisher), value(found.title)) == ("River Notes", "Cars at last")
