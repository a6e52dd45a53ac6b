"""Bylines and dates in the manner of many kinds of site, from wires to blogs."""

from datetime import date, datetime

import pytest

from tests.sources.intake.pages import HEADLINE, PLAIN, page, value

MANNERS = {
    "wire": (
        "en-US",
        (
            '<div class="article-info"><span class="author">By <a>Ada Vik</a> and <a>Bo Lund</a>'
            '</span> | <span>LONDON/PARIS</span></div><span class="timestamp">Tue Nov 29, 2016 | '
            "3:05pm EST</span>"
        ),
        "Ada Vik, Bo Lund",
    ),
    "agency": (
        "en-US",
        (
            '<div><span class="byline">By <span class="author vcard"><span class="fn">ADA '
            'VIK</span></span></span><span class="bylinetitle">Associated Press</span></div><div '
            'class="timestamp updated" title="2016-11-29T1603Z">Nov 29, 4:03 PM EST</div>'
        ),
        "ADA VIK",
    ),
    "broadsheet": (
        "en-US",
        (
            '<div class="pb-sig-line"><span class="pb-byline" itemprop="author">By <a '
            'href="/people/ada-vik"><span itemprop="name">Ada Vik</span></a> and <a '
            'href="/people/john-roe"><span itemprop="name">Bo Lund</span></a></span> <span '
            'class="pb-timestamp" itemprop="datePublished" content="2016-11-29T10:00-05:00">'
            "November 29 at 10:00 AM</span></div>"
        ),
        "Ada Vik, Bo Lund",
    ),
    "broadcaster": (
        "en-US",
        (
            '<div class="byline"><span class="byline__name">By Ada Vik</span> <span '
            'class="byline__title">Health correspondent, River News</span></div><div class="date '
            'date--v2" data-seconds="1480430000" data-datetime="29 November 2016">29 November '
            "2016</div>"
        ),
        "Ada Vik",
    ),
    "trade": (
        "en-US",
        (
            '<p class="meta">By <a rel="author">Ada Vik</a> for <a>Zero Day</a> | <time '
            'datetime="2016-11-29 14:30:00">November 29, 2016 -- 14:30 GMT (06:30 PST)</time> | '
            "Topic: Security</p>"
        ),
        "Ada Vik",
    ),
    "portal": (
        "en-US",
        (
            '<div class="auth-prov-soc"><div class="author">Ada Vik</div><span '
            'class="provider-link">River Insider</span><time datetime="2016-11-29T10:00:00.000Z">'
            "November 29, 2016</time></div>"
        ),
        "Ada Vik",
    ),
    "daily": (
        "en-US",
        '<div class="byline">Ada Vik | TNN | Updated: Nov 29, 2016, 10:00 IST</div>',
        "Ada Vik",
    ),
    "german-tech": (
        "de",
        (
            '<ul class="publish-info"><li>29.11.2016 14:30 Uhr</li><li>Von <a '
            'href="/autor/Ada-Vik">Ada Vik</a></li></ul>'
        ),
        "Ada Vik",
    ),
    "german-news": (
        "de",
        (
            '<div class="authors authors--withsource">Veröffentlicht am <time>29. November 2016, '
            '10:00 Uhr</time>, <span class="authors__name">Ada Vik</span></div>'
        ),
        "Ada Vik",
    ),
    "french": (
        "fr",
        (
            '<p class="fig-byline">Par <a>Ada Vik</a> Publié le 29/11/2016 à 10:20, mis à jour '
            "le 30/11/2016 à 08:00</p>"
        ),
        "Ada Vik",
    ),
    "spanish": (
        "es",
        (
            '<div class="firma"><span class="autor-nombre"><a>Ada Vik</a></span> <span>'
            'Madrid</span> <span class="articulo-fecha">29 NOV 2016 - 10:20 CET</span></div>'
        ),
        "Ada Vik",
    ),
    "tabloid": (
        "en-US",
        '<p class="dateline">By <a>Ada Vik</a> 29 Nov 2016 at 10:20</p>',
        "Ada Vik",
    ),
    "station": (
        "en-US",
        (
            '<div class="article-meta"><p class="article-authors"> by: <a>Ada Vik</a>, <a>'
            'Newsource</a></p><p>Posted: <time datetime="2016-11-29T10:20:00-06:00">Nov 29, 2016 '
            '/ 10:20 AM CST</time></p><p>Updated: <time datetime="2016-11-30T10:20:00-06:00">Nov '
            "30, 2016</time></p></div>"
        ),
        "Ada Vik",
    ),
    "radio": (
        "en-US",
        (
            '<div id="storybyline"><div class="byline-container--block"><p class="byline__name '
            'byline__name--block"><a rel="author">Ada Vik</a></p></div></div><div '
            'class="dateblock"><time datetime="2016-11-29T10:00:00-05:00"><span class="date">'
            'November 29, 2016</span><span class="time">10:00 AM ET</span></time></div>'
        ),
        "Ada Vik",
    ),
    "blog-network": (
        "en-US",
        (
            '<div class="meta__byline"><a href="/author/jdoe">Ada Vik</a></div><time '
            'datetime="2016-11-29T10:00:00-05:00">11/29/16 10:00am</time><span>Filed to: '
            "bridges</span>"
        ),
        "Ada Vik",
    ),
    "startup": (
        "en-US",
        (
            '<div class="title-left">Posted <time datetime="2016-11-29 10:00:00" '
            'class="timestamp">Nov 29, 2016</time> by <a href="/author/ada-vik/" rel="author">'
            'Ada Vik</a> (<a href="https://twitter.com/jd">@jd</a>), Contributor</div>'
        ),
        "Ada Vik",
    ),
    "city": (
        "en-US",
        (
            '<div id="a-credits"><span class="ra-contrib-names">BY <a rel="author">Ada Vik</a>, '
            '<a rel="author">Bo Lund</a></span><span class="ra-credits">RIVER DAILY NEWS</span>'
            '<span class="ra-date">Updated: Tuesday, November 29, 2016, 9:49 AM</span></div>'
        ),
        "Ada Vik, Bo Lund",
    ),
    "business": (
        "en-US",
        (
            '<div class="byline"><span>By </span><span class="name" itemprop="name">Ada '
            'Vik</span> and <span class="name" itemprop="name">Bo Lund</span></div><time '
            'class="timestamp">Updated Nov. 29, 2016 8:10 p.m. ET</time>'
        ),
        "Ada Vik, Bo Lund",
    ),
    "german-weekly": (
        "de",
        (
            '<p class="author">Von <a>Ada Vik</a>, <i>Hamburg</i></p><span '
            'class="article-function-date">Dienstag, 29.11.2016 &nbsp; 10:00 Uhr</span>'
        ),
        "Ada Vik",
    ),
    "italian": (
        "it",
        (
            '<p class="byline">di <span class="writer">Ada Vik</span></p><p class="date">29 '
            "novembre 2016 (modifica il 30 novembre 2016 | 10:00)</p>"
        ),
        "Ada Vik",
    ),
    "platform": (
        "en-US",
        (
            '<div class="postMetaInline"><a data-action="show-user-card" href="/@adavik">Ada '
            'Vik</a><div><time datetime="2016-11-29T10:00:00.000Z">Nov 29, 2016</time><span>5 '
            "min read</span></div></div>"
        ),
        "Ada Vik",
    ),
    "wordpress": (
        "en-US",
        (
            '<div class="entry-meta">Posted by <span class="author vcard"><a class="url fn n" '
            'href="/author/admin/">admin</a></span> on <abbr class="published" '
            'title="2016-11-29T10:00:00">November 29, 2016</abbr></div>'
        ),
        None,
    ),
    "agency-only": (
        "en-US",
        '<div class="byline">By AFP News Agency</div><time>29 Nov 2016</time>',
        "AFP News Agency",
    ),
    "staff-only": (
        "en-US",
        '<p class="byline">By Courier Staff</p><time>Nov 29, 2016</time>',
        None,
    ),
    "local": (
        "en-US",
        ("<p>By <a>Ada Vik</a> (Courier Staff) - <time>November 29, 2016 10:00 am ET</time></p>"),
        "Ada Vik",
    ),
    "capital": (
        "en-US",
        (
            '<footer class="meta"><p class="byline">By <span class="vcard">ADA VIK</span></p><p '
            'class="timestamp"><time datetime="2016-11-29 10:00">11/29/16 10:00 AM EST</time></p>'
            "</footer>"
        ),
        "ADA VIK",
    ),
    "short-year": (
        "en-US",
        (
            '<span class="submitted-by">By Ada Vik - <span class="submitted-date">11/29/16 10:00 '
            "AM EST</span></span>"
        ),
        "Ada Vik",
    ),
    "trade-weekly": (
        "en-US",
        (
            '<div class="author">By Ada Vik <span class="twitter">Follow Us on Twitter</span>'
            '</div><div class="timestamp">NOVEMBER 29, 2016 10:00AM PT</div>'
        ),
        "Ada Vik",
    ),
}


@pytest.mark.parametrize(("lang", "markup", "author"), MANNERS.values(), ids=MANNERS)
def test_author_and_day_are_read_as_each_site_writes_them(lang: str, markup: str, author: str | None) -> None:
    found = page(body=HEADLINE + markup, url=PLAIN, lang=lang)
    day = value(found.published)
    assert value(found.author) == author
    assert (day.date() if isinstance(day, datetime) else day) == date(2016, 11, 29)
