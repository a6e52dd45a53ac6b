"""Who wrote a page is read from its data where no byline shows it: its head, its items, its scripts."""

import json

import pytest

from tests.sources.intake.pages import HEADLINE, meta, page, value

TITLE = "Bridge opens to cars"


def card(first: str, second: str) -> str:
    """The two labelled words a page asks feeds to show of it."""
    return meta("twitter:label1", first) + meta("twitter:data1", "Ada Vik") + meta("twitter:label2", second)


def test_a_feed_card_names_who_wrote() -> None:
    assert value(page(card("Written by", "Reading time"), HEADLINE).author) == "Ada Vik"
    second = meta("twitter:label2", "Verfasst von") + meta("twitter:data2", "Bo Lund")
    assert value(page(meta("twitter:label1", "Lesezeit") + second, HEADLINE).author) == "Bo Lund"


def test_how_long_it_takes_to_read_is_nobody() -> None:
    time = meta("twitter:label1", "Est. reading time") + meta("twitter:data1", "Three Hours")
    assert page(time, HEADLINE).author is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("citation_author", "Vik, Ada"),
        ("author", "Vik, Ada"),
        ("byline", "By Ada Vik"),
        ("author", "&lt;a href='/ada'&gt;Ada Vik&lt;/a&gt;"),
        ("author", "ada@courier.example (Ada Vik)"),
        ("author", "[Ada Vik]"),
        ("parsely-page", "{&quot;author&quot;: &quot;Ada Vik&quot;}"),
        ("parsely-page", "{&quot;authors&quot;: [&quot;Ada Vik&quot;]}"),
    ],
)
def test_the_head_writes_names_in_many_ways(name: str, content: str) -> None:
    assert value(page(meta(name, content), HEADLINE).author) == "Ada Vik"


@pytest.mark.parametrize("name", ["author", "parsely-author"])
def test_a_list_in_the_head_is_all_named(name: str) -> None:
    listed = meta(name, "[&quot;Ada Vik&quot;, &quot;Bo Lund&quot;]")
    assert value(page(listed, HEADLINE).author) == "Ada Vik, Bo Lund"


def test_a_person_may_be_written_in_two_parts() -> None:
    found = page(author={"@type": "Person", "givenName": "Ada", "familyName": "Vik"})
    assert value(found.author) == "Ada Vik"


def test_the_creators_are_named_where_the_author_is_an_organisation() -> None:
    found = page(author={"@type": "Organization", "name": "Courier"}, creator=["Ada Vik", "Bo Lund"])
    assert value(found.author) == "Ada Vik, Bo Lund"


def test_another_item_of_the_same_headline_may_name_the_author() -> None:
    other = {"@type": "WebPage", "headline": TITLE, "author": {"name": "Ada Vik"}}
    assert value(page(headline=TITLE, hasPart=[other]).author) == "Ada Vik"


def script(code: str, kind: str = "text/javascript") -> str:
    """A script of that code."""
    return f'<script type="{kind}">{code}</script>'


STATE = json.dumps(
    {
        "props": {
            "story": {"headline": TITLE, "authors": [{"name": "Ada Vik"}, {"name": "Bo Lund"}]},
            "more": [{"headline": "Another thing altogether", "authors": [{"name": "Cy Holt"}]}],
        }
    }
)


@pytest.mark.parametrize(
    "drawn",
    [
        script(STATE, "application/json"),
        script(f"window.__STATE__ = {STATE}; start();"),
        script(f"var a = 1; data.push({STATE});"),
    ],
)
def test_a_page_drawn_in_the_browser_names_its_authors_in_its_scripts(drawn: str) -> None:
    assert value(page(body=HEADLINE + drawn).author) == "Ada Vik, Bo Lund"


@pytest.mark.parametrize(
    "handed",
    [
        '{"byline": "By Ada Vik", "title": "Bridge opens to cars"}',
        '{"title": "Bridge opens to cars", "author": {"firstName": "Ada", "lastName": "Vik"}}',
        '{"Seitentitel": "Bridge opens to cars", "Autor": "Ada Vik"}',
        '{"headline": "Bridge opens to cars", "byline": {"text": "By Ada Vik, Courier"}}',
    ],
)
def test_scripts_hold_bylines_in_many_shapes(handed: str) -> None:
    assert value(page(body=HEADLINE + script(handed, "application/json")).author) == "Ada Vik"


def test_who_is_handed_to_those_who_count_visits_wrote_the_page() -> None:
    assert value(page(body=HEADLINE + script('_count.authors = "Ada Vik";')).author) == "Ada Vik"
    assert value(page(body=HEADLINE + script("var d = {articleAuthor: 'Ada Vik'}")).author) == "Ada Vik"


def test_scripts_that_disagree_name_nobody() -> None:
    told = script('a.push({articleAuthor: "Ada Vik"}); b.push({articleAuthor: "Bo Lund"});')
    assert page(body=HEADLINE + told).author is None


def test_a_byline_shown_wins_over_the_scripts() -> None:
    shown = f'{HEADLINE}<p class="byline">By Cy Holt</p>'
    assert value(page(body=shown + script(STATE, "application/json")).author) == "Cy Holt"


def test_who_put_up_a_video_is_not_its_author() -> None:
    told = script('{"title": "Bridge opens to cars", "author": "Harbour Films"}', "application/json")
    assert page(meta("og:type", "video.other"), HEADLINE + told).author is None


@pytest.mark.parametrize("broken", ["{", 'window.a = {"b": ', "[" * 5_000, 'x = {"a": NaN,}', "var = [{"])
def test_a_broken_script_is_passed_over(broken: str) -> None:
    assert page(body=HEADLINE + script(broken) + script(broken, "application/json")).author is None


def test_markup_may_carry_the_author() -> None:
    assert value(page(body=f'{HEADLINE}<div data-author="Ada Vik"></div>').author) == "Ada Vik"
    two = '<div data-author="Ada Vik"></div><div data-author="Bo Lund"></div>'
    assert page(body=HEADLINE + two).author is None
