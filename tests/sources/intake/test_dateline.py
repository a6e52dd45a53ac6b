"""The day that readers see by a headline is found where pages put it, and not in what others wrote."""

from datetime import date

import pytest

from tests.sources.intake.pages import HEADLINE, PLAIN, meta, page, value

# links and pictures that stand between a headline and its day
BETWEEN = "<b>x</b>" * 45


def test_a_day_behind_many_small_things_is_still_by_the_headline() -> None:
    found = page(body=f"{HEADLINE}<div>{BETWEEN}<a href='#'>May 03, 2026</a></div>", url=PLAIN)
    assert value(found.published) == date(2026, 5, 3)


def test_an_earlier_day_by_the_headline_wins_over_when_the_page_was_made_anew() -> None:
    made = meta("dateCreated", "2026-05-07T17:00:52+02:00")
    found = page(made, HEADLINE + '<div class="story-date">12.10.2025, 19:16 Uhr</div>', url=PLAIN, lang="de")
    assert value(found.published) == date(2025, 10, 12)


def test_the_day_of_a_comment_is_not_the_articles() -> None:
    comment = '<time itemprop="datePublished" datetime="2025-07-28T22:17:00Z">July 28, 2025</time>'
    commented = f'{HEADLINE}<ol class="comment-list"><li class="comment">{comment}</li></ol>'
    found = page(meta("article:published_time", "2026-07-11"), commented, url=PLAIN)
    assert value(found.published) == date(2026, 7, 11)


def test_the_hidden_day_of_an_update_is_left_out_of_its_line() -> None:
    hidden = '<span class="updated rich-snippet-hidden">2026-01-07T17:27:31+02:00</span>'
    line = f'<div class="meta-info"><span>Ada Vik</span>{hidden}<span>Juni 19th, 2025</span></div>'
    assert value(page(body=HEADLINE + line, url=PLAIN).published) == date(2025, 6, 19)


def test_what_a_page_says_in_words_wins_over_the_days_of_events() -> None:
    events = '<ul class="dates"><li><time datetime="2026-10-11">11.10.2026</time></li></ul>'
    foot = "<b>x</b>" * 400 + "<div>Veröffentlicht am 07.06.2026<p>Tags</p></div>"
    assert value(page(body=HEADLINE + events + foot, url=PLAIN, lang="de").published) == date(2026, 6, 7)


@pytest.mark.parametrize("label", ["时间: ", "发布日期: ", "发表于", "掲載日 "])
def test_the_words_before_a_day_are_known_where_words_are_not_parted(label: str) -> None:
    line = f"<div>来源<br>{label}2026年10月11日 23:00  浏览 33</div>"
    assert value(page(body=line, url=PLAIN, lang="zh").published) == date(2026, 10, 11)
