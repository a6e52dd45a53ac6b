"""The day of publication is found, however it is written and whatever stands beside it."""

from datetime import UTC, date, datetime

import pytest

from sources.intake.moment import WRITTEN, moment
from tests.sources.intake.pages import HEADLINE, PLAIN, meta, page, value


@pytest.mark.parametrize(
    "text",
    [
        "2016-11-29",
        "20161129",
        "20161129143000",
        "2016/11/29",
        "Nov 29, 2016",
        "Nov. 29, 2016 3:05 p.m. ET",
        "November 29th, 2016 at 12:06 PM",
        "29 November 2016",
        "Tuesday 29 November 2016 20.26 GMT",
        "29. November 2016",
        "Dienstag, 29. November 2016, 13:25 Uhr",
        "29 novembre 2016 à 10h20",
        "29 de noviembre de 2016",
        "29.11.2016",
        "29/11/2016",
        "2016年11月29日",
        "Tue, 29 Nov 2016 14:30:00 GMT",
        "2016-11-29T14:30:00EST",
        "1480430000",
        "1480430000123",
        "Published: Nov 29, 2016",
    ],
)
def test_a_day_is_read_as_pages_write_it(text: str) -> None:
    found = moment(text)
    assert found is not None
    assert (found.date() if isinstance(found, datetime) else found) == date(2016, 11, 29)


@pytest.mark.parametrize("text", ["3 hours ago", "yesterday", "12:30", "Nov 29", "16", "", "9" * 300])
def test_what_tells_no_day_gives_none_that_counts(text: str) -> None:
    found = moment(text)
    assert found is None or found.year < 1980


def test_the_order_of_day_and_month_is_the_countrys() -> None:
    dated = HEADLINE + '<span class="date">4/5/2016</span>'
    assert value(page(body=dated, url=PLAIN, lang="en-US").published) == date(2016, 4, 5)
    assert value(page(body=dated, url=PLAIN, lang="en-GB").published) == date(2016, 5, 4)
    assert value(page(body=dated, url=PLAIN, lang="fr").published) == date(2016, 5, 4)


@pytest.mark.parametrize(
    "markup",
    [
        '<time datetime="2026-11-20">today</time>',
        '<abbr class="published" title="2026-11-20">Friday</abbr>',
        '<span class="timestamp">Published 20 Nov 2026</span>',
        '<div class="c-meta">Nov 20, 2026</div>',
        "<p>Ada Vik<br>Fri, 20 Nov 2026 17:55 UTC</p>",
        '<span itemprop="datePublished">20 November 2026</span>',
        '<span class="time" data-timestamp="1795132800">2d</span>',
    ],
)
def test_a_date_by_the_headline_is_read(markup: str) -> None:
    found = value(page(body=HEADLINE + markup, url=PLAIN).published)
    assert found is not None
    assert found.isoformat().startswith("2026-11-20")


@pytest.mark.parametrize(
    "name",
    [
        "article:published_time",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "citation_publication_date",
        "pubdate",
        "publish-date",
        "published_at",
        "date",
        "article_date_original",
    ],
)
def test_the_head_dates_the_page(name: str) -> None:
    assert value(page(meta(name, "2026-11-20T10:00:00Z"), url=PLAIN).published) == datetime(
        2026, 11, 20, 10, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "markup",
    [
        '<span class="published">Published Nov 18, 2026</span> <i class="updated">Updated Nov 21, 2026</i>',
        '<p class="date">Updated Nov 21, 2026 | First published Nov 18, 2026</p>',
        '<p class="date">Posted Nov 18, 2026, last updated Nov 21, 2026</p>',
        '<time class="updated" datetime="2026-11-21"></time><time datetime="2026-11-18"></time>',
    ],
)
def test_an_update_shown_is_not_the_publication(markup: str) -> None:
    assert value(page(body=HEADLINE + markup, url=PLAIN).published) == date(2026, 11, 18)


def test_an_earlier_day_shown_as_publication_wins_over_one_stated_for_an_update() -> None:
    shown = HEADLINE + '<span class="published">Published Nov 12, 2026</span>'
    found = page(body=shown, url=PLAIN, datePublished="2026-11-20T10:00:00Z")
    assert value(found.published) == date(2026, 11, 12)


def test_a_day_in_the_address_decides_between_stated_ones() -> None:
    found = page(meta("date", "2026-11-22T09:00:00Z") + meta("pubdate", "2026-11-20T09:00:00Z"))
    assert value(found.published) == datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_a_date_at_the_side_is_another_articles() -> None:
    side = HEADLINE + '<div class="related-stories"><time datetime="2026-11-02">x</time></div>'
    found = page(body=side, url=PLAIN, datePublished="2026-11-20")
    assert value(found.published) == date(2026, 11, 20)


def test_the_item_of_the_pages_own_address_is_dated_not_a_neighbour() -> None:
    other = {"@type": "NewsArticle", "headline": "Other", "url": "/other", "datePublished": "2026-10-01"}
    own = {"@type": "NewsArticle", "headline": "Mine", "url": PLAIN, "datePublished": "2026-11-20"}
    assert value(page(url=PLAIN, hasPart=[other, own]).published) == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("20 декабря 2017 в 19:15", date(2017, 12, 20)),
        ("3 lipca 2019", date(2019, 7, 3)),
        ("15 Temmuz 2016", date(2016, 7, 15)),
        ("5. maj 2019", date(2019, 5, 5)),
        ("12 jan 23 | 5h27", date(2023, 1, 12)),
        ("2019년 8월 20일 09:31", date(2019, 8, 20)),
        ("2018年6月19日 5:50", date(2018, 6, 19)),
        ("\u4e0a\u5348 2012年12月10日", date(2012, 12, 10)),
    ],
)
def test_days_are_read_in_other_languages(text: str, shown: date) -> None:
    found = page(body=f'{HEADLINE}<p class="date">{text}</p>', url=PLAIN, lang="nn")
    assert value(found.published) == shown


@pytest.mark.parametrize(
    "path", ["/2026/POLITICS/11/20/bridge/index.html", "/world/2026/nov/20/bridge", "/2026/11/20/bridge"]
)
def test_a_day_in_the_address_is_read_as_sites_write_it(path: str) -> None:
    found = page(body=HEADLINE, url=f"https://www.halden-courier.example{path}")
    assert value(found.published) == date(2026, 11, 20)


def test_an_instant_is_told_in_the_offset_of_the_clock_readers_see() -> None:
    head = meta("article:published_time", "2026-11-20T03:42:00Z")
    found = page(head, HEADLINE + '<span class="date">Nov 19, 2026 11:42 pm</span>', url=PLAIN)
    assert value(found.published) == datetime.fromisoformat("2026-11-20T03:42:00Z")
    assert found.record()["published"]["value"] == "2026-11-19T23:42:00-04:00"


def test_a_clock_that_tells_another_time_moves_no_offset() -> None:
    head = meta("article:published_time", "2026-11-20T03:42:00Z")
    found = page(head, HEADLINE + '<span class="date">Nov 19, 2026 11:17 pm</span>', url=PLAIN)
    assert found.record()["published"]["value"] == "2026-11-20T03:42:00+00:00"


def test_the_day_a_page_was_submitted_is_its_publication() -> None:
    found = page(body=HEADLINE + "<span>Submitted on Mon, 2019-01-21 13:49</span>", url=PLAIN)
    assert value(found.published) == date(2019, 1, 21)


@pytest.mark.parametrize(
    "text",
    ["2016. november 29., 11:16", "2016. szeptember 29.", "29 ноември 2016 13:28", "29 септември 2016"],
)
def test_months_of_more_languages_are_read(text: str) -> None:
    assert moment(text, day_first=True) in (date(2016, 11, 29), date(2016, 9, 29))


def test_a_day_under_a_label_of_its_own_counts() -> None:
    filler = "<p>Text.</p>" * 60
    body = f"{HEADLINE}{filler}<ul><li><strong>Date</strong> 29.11.2016</li></ul>"
    assert value(page(body=body, url=PLAIN).published) == date(2016, 11, 29)


def test_a_headline_about_an_update_does_not_make_the_day_one() -> None:
    news = '<h1>Last update for old phones is out</h1><p class="date">Nov 18, 2026</p>'
    assert value(page(body=f"<article>{news}</article>", url=PLAIN).published) == date(2026, 11, 18)


def test_a_day_drawn_by_a_style_sheet_is_read_as_it_is_said() -> None:
    drawn = '<div aria-label="Published 10:00 a.m. Nov 18, 2026 Updated 11:00 a.m. Nov 19, 2026"></div>'
    assert value(page(body=HEADLINE + drawn, url=PLAIN).published) == date(2026, 11, 18)


def test_a_page_drawn_in_the_browser_is_dated_in_its_scripts() -> None:
    state = '{"headline": "Bridge opens to cars", "publishedAt": "2026-11-18", "updatedAt": "2026-11-19"}'
    script = f'<script type="application/json">{{"story": {state}}}</script>'
    assert value(page(body=HEADLINE + script, url=PLAIN).published) == date(2026, 11, 18)


def test_the_day_an_item_was_created_counts_where_none_was_published() -> None:
    assert value(page(body=HEADLINE, url=PLAIN, dateCreated="2026-11-18").published) == date(2026, 11, 18)


@pytest.mark.parametrize(
    ("number", "names"),
    [
        (1, ["janvier", "janeiro", "gennaio", "januari"]),
        (2, ["février", "fev"]),
        (3, ["marts", "maart", "März"]),
        (5, ["mag", "maj"]),
        (6, ["juin", "giu", "junio"]),
        (7, ["juillet", "juil.", "lug"]),
        (8, ["augusti", "août"]),
        (10, ["out", "ott", "oktober"]),
    ],
)
def test_each_month_is_told_from_one_that_begins_alike(number: int, names: list[str]) -> None:
    found = {moment(f"28 {name} 2016", day_first=True) for name in names}
    assert found == {date(2016, number, 28)}


@pytest.mark.parametrize(
    ("text", "lang"), [("11/20/26", "en-US"), ("20.11.26, 22:47", "de"), ("3/09/15", "en-US")]
)
def test_a_year_of_two_digits_is_read(text: str, lang: str) -> None:
    found = page(body=f'{HEADLINE}<p class="date">{text}</p>', url=PLAIN, lang=lang)
    assert value(found.published) in (date(2026, 11, 20), date(2015, 3, 9))


@pytest.mark.parametrize("text", ["Version 10.6.12", "at 10.46.12.3", "127.10.11.12", "1:10.11.12"])
def test_numbers_with_dots_are_not_yet_a_day(text: str) -> None:
    assert WRITTEN.search(text) is None


def test_a_day_readers_see_belies_the_markup_around_it() -> None:
    shown = '<time datetime="2026-11-21T10:18:46Z">Publié le 17 novembre 2026</time>'
    assert value(page(body=HEADLINE + shown, url=PLAIN, lang="fr").published) == date(2026, 11, 17)


def test_a_day_with_its_label_may_stand_between_elements() -> None:
    loose = (
        f"<div>{HEADLINE}<b>Category: Bridges</b>Article Date: 20 Nov 2026 - 0:00<br>{'Text. ' * 60}</div>"
    )
    assert value(page(body=loose, url=PLAIN).published) == date(2026, 11, 20)


def test_the_day_of_the_address_wins_over_one_beside_it_of_another_day() -> None:
    beside = HEADLINE + '<span class="date">Thu, Nov 19 2026</span><span class="date">Fri Nov 20, 2026</span>'
    assert value(page(body=beside).published) == date(2026, 11, 20)


def test_the_days_of_other_articles_in_a_list_are_not_the_pages() -> None:
    entry = '<li><h4>Other</h4><meta itemprop="datePublished" content="2026-11-02T10:00:00Z"></li>'
    own = '<time itemprop="datePublished" datetime="2026-11-20">Published Nov 20, 2026</time>'
    found = page(body=f"{HEADLINE}{own}<ul>{entry * 3}</ul>", url=PLAIN)
    assert value(found.published) == date(2026, 11, 20)


def test_a_line_that_says_it_is_the_publication_is_heard_far_from_the_headline() -> None:
    filler = "<i>Share</i>" * 120
    said = "<p>Published : Friday, 20 Nov 2026, 3:05 PM EDT</p>"
    assert value(page(body=HEADLINE + filler + said, url=PLAIN).published) == date(2026, 11, 20)


def test_many_lines_at_the_headline_do_not_hide_the_day() -> None:
    filler = "<i>Share</i>" * 50
    body = f'{HEADLINE}{filler}<span class="publish-time">Nov 20, 2026</span>'
    assert value(page(body=body, url=PLAIN).published) == date(2026, 11, 20)


def test_the_day_in_the_line_of_the_byline_counts() -> None:
    filler = "<i>Share</i>" * 90
    line = '<span>By <b class="by">Ada Vik</b> Nov. 20, 2026 5:16 pm</span>'
    assert value(page(body=HEADLINE + filler + line, url=PLAIN).published) == date(2026, 11, 20)


def test_a_first_lady_is_no_first_publication() -> None:
    caption = (
        '<div class="gallery-meta">First Lady Vik met the mayor on June 21, 2011, at the old bridge.</div>'
    )
    body = f'{HEADLINE}<span class="date">Nov 20, 2026</span>{"<i>Share</i>" * 60}{caption}'
    assert value(page(body=body, url=PLAIN).published) == date(2026, 11, 20)


def test_the_day_readers_see_is_the_pages_by_its_own_clock() -> None:
    head = meta("dc.date.issued", "2026-11-21")
    assert value(page(head, HEADLINE + "<p>Nov 20, 2026</p>", url=PLAIN).published) == date(2026, 11, 20)
