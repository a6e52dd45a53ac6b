"""What a page is about is told by its description, or by the standfirst readers see."""

import pytest

from sources.intake.facts import Fact
from tests.sources.intake.pages import HEADLINE, meta, page, value

DECK = "Two years late, the river has its second crossing."
SAID = "Halden has a second bridge, two years later than promised."


def test_the_description_for_sharing_comes_first() -> None:
    head = meta("description", "Another sentence about the bridge.") + meta("og:description", SAID)
    assert page(head, f'{HEADLINE}<p class="intro">{DECK}</p>').excerpt == Fact(SAID, "OpenGraph")


@pytest.mark.parametrize(
    "deck",
    [f'<h2 class="deck">{DECK}</h2>', f'<p class="c-dek">{DECK}</p>', f'<h3 class="subtitle">{DECK}</h3>'],
)
def test_the_deck_right_under_the_headline_wins_over_what_is_said_for_sharing(deck: str) -> None:
    assert page(meta("og:description", SAID), HEADLINE + deck).excerpt == Fact(DECK, "page text")


def test_a_heading_further_down_is_no_deck() -> None:
    further = "<p>Text.</p>" * 12 + f'<h2 class="subtitle">{DECK}</h2>'
    assert value(page(meta("og:description", SAID), HEADLINE + further).excerpt) == SAID


def test_a_deck_that_says_what_is_said_for_sharing_and_more_adds_nothing() -> None:
    deck = f'<h2 class="deck">{SAID} Read on.</h2>'
    assert page(meta("og:description", SAID), HEADLINE + deck).excerpt == Fact(SAID, "OpenGraph")


@pytest.mark.parametrize("idle", ["Halden Courier", "Bridge opens to cars", "&amp;nbsp;", "&#8203;", "..."])
def test_a_description_that_says_nothing_of_its_own_is_passed_over(idle: str) -> None:
    head = meta("og:site_name", "Halden Courier") + meta("og:description", idle) + meta("description", SAID)
    assert value(page(head, HEADLINE).excerpt) == SAID


def test_schema_org_describes_a_page_too() -> None:
    assert page(body=HEADLINE, description=SAID).excerpt == Fact(SAID, "schema.org")


@pytest.mark.parametrize(
    "markup",
    [
        f'<h2 class="deck">{DECK}</h2>',
        f'<p class="article__standfirst">{DECK}</p>',
        f'<p itemprop="alternativeHeadline">{DECK}</p>',
        f'<p class="subhead">By Ada Vik of the Halden Courier</p><p class="dek">{DECK}</p>',
        f'<p class="summary">Updated 20 November 2026 at ten</p><p class="chapo">{DECK}</p>',
    ],
)
def test_the_standfirst_shown_tells_it_where_nothing_is_stated(markup: str) -> None:
    assert page(body=HEADLINE + markup).excerpt == Fact(DECK, "page text")


def test_markup_in_a_description_is_left_out() -> None:
    head = meta("description", "More ideas at &lt;a href='/x'&gt;the desk&lt;/a&gt;.")
    assert value(page(head, HEADLINE).excerpt) == "More ideas at the desk ."


def test_a_description_that_is_the_start_of_the_article_comes_after_one_that_is_not() -> None:
    head = meta("og:description", "By Ada Vik The bridge has") + meta("twitter:description", SAID)
    assert value(page(head, HEADLINE).excerpt) == SAID


def test_a_description_cut_off_gives_way_to_the_whole_of_it() -> None:
    head = meta("og:description", f"{SAID[:40]}...") + meta("description", SAID)
    assert value(page(head, HEADLINE).excerpt) == SAID


def test_a_description_cut_off_gives_way_to_the_standfirst_shown() -> None:
    deck = f'<h2 class="deck">{DECK}</h2>'
    assert value(page(meta("og:description", "The river at Halden ..."), HEADLINE + deck).excerpt) == DECK
