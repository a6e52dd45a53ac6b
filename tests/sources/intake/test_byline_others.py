"""Who stands by an article without having written it is not its author."""

import pytest

from tests.sources.intake.pages import HEADLINE, TEXT, meta, page, value

BYLINE = '<div class="byline">By <a href="/author/ada-vik">Ada Vik</a></div>'


@pytest.mark.parametrize(
    "beside",
    [
        '<div class="byline">Edited by <a href="/author/bo-lund">Bo Lund</a></div>',
        '<div class="byline">Photographs by Bo Lund</div>',
        '<div><span>Fact checked by</span> <a class="author" href="/author/bo-lund">Bo Lund</a></div>',
        '<div class="byline">Reviewed by <a>Bo Lund</a></div>',
        '<div class="audio">Narrated by Bo Lund</div>',
        '<div class="author-box"><h4>Bo Lund</h4></div>',
    ],
)
def test_who_helped_is_not_the_author(beside: str) -> None:
    assert value(page(body=HEADLINE + BYLINE + beside).author) == "Ada Vik"


@pytest.mark.parametrize(
    "line",
    [
        "<span>Words by</span> <span>Ada Vik</span> <span>Pictures by</span> <span>Bo Lund</span>",
        "<a>Ada Vik</a> <span>Photographs by</span> <span>Bo Lund</span>",
        'Posted in <a href="/category/smart">Smart Homes</a> by <a href="/author/ada-vik">Ada Vik</a>',
        '<a href="/author/ada-vik">Ada Vik</a> <a href="/topic/smart">Smart Homes</a>',
        "<h3>Ada Vik</h3><h4>Senior Writer, Cloud Computing</h4>",
        'by <a rel="author">Ada Vik</a> | <a href="/c" rel="category tag">Smart Homes</a>',
        '<a class="avatar__name"><span>Ada Vik</span></a> <small class="avatar__role">Engineer</small>',
    ],
)
def test_the_author_is_told_from_others_in_one_line(line: str) -> None:
    assert value(page(body=f'{HEADLINE}<div class="post-meta author-info">{line}</div>').author) == "Ada Vik"


@pytest.mark.parametrize(
    "picture",
    [
        '<div class="lead-image"><img><div class="photo-credit">By Bo Lund/AP</div></div>',
        '<figure><img><span class="author">Bo Lund</span></figure>',
        '<div class="author">Bo Lund / Getty Images</div>',
    ],
)
def test_who_took_the_picture_is_not_the_author(picture: str) -> None:
    assert page(body=HEADLINE + picture).author is None


@pytest.mark.parametrize(
    "subject",
    [
        '<div class="entry-meta"><a href="/tag/bo-lund">Bo Lund</a></div>',
        '<div class="article-meta"><a href="/topics/bo-lund">Bo Lund</a></div>',
    ],
)
def test_who_a_page_is_filed_under_is_not_the_author(subject: str) -> None:
    assert page(body=subject + HEADLINE).author is None


def test_a_byline_under_a_link_to_another_article_is_that_ones() -> None:
    link = '<a href="/other">Another long story about the harbour</a>'
    other = f"<div><h3>More</h3><div>{link}<div>By Bo Lund</div></div></div>"
    assert value(page(meta("author", "Ada Vik"), HEADLINE + other).author) == "Ada Vik"
    assert page(body=f"{HEADLINE}<p>{TEXT}</p>{other}").author is None


@pytest.mark.parametrize(
    "above",
    [
        '<div class="byline">Photographs by Bo Lund</div>',
        "<h2>The river is <a>wide and deep there</a>, say the harbour masters</h2>",
        '<a href="/letters">Sign up for our morning letter about bridges</a>',
    ],
)
def test_what_stands_above_a_byline_does_not_take_it_away(above: str) -> None:
    assert value(page(body=f"{HEADLINE}<div>{above}{BYLINE}</div>").author) == "Ada Vik"


def test_who_the_page_states_and_shows_nearer_wins_over_a_line_further_down() -> None:
    shown = '<div class="author">Ada Vik</div><div><h3>Our letter</h3><p>By Bo Lund</p></div>'
    assert value(page(meta("author", "Ada Vik"), HEADLINE + shown).author) == "Ada Vik"


def test_a_picture_of_one_author_does_not_take_the_other_away() -> None:
    shown = '<a class="author">Ada Vik</a><div class="byline">By Ada Vik and Bo Lund</div>'
    assert value(page(meta("author", "Ada Vik"), HEADLINE + shown).author) == "Ada Vik, Bo Lund"


def test_a_byline_may_name_the_photographer_too() -> None:
    byline = '<div class="byline">By Ada Vik; Photos by Bo Lund</div>'
    assert value(page(body=HEADLINE + byline).author) == "Ada Vik"


@pytest.mark.parametrize("made", ["Website by Bo Lund", "Theme by Bo Lund", "Powered by Bo Lund"])
def test_who_made_the_site_is_not_the_author(made: str) -> None:
    assert page(body=f"{HEADLINE}<p>{TEXT}</p><div>{made}</div>").author is None


def test_a_reader_in_a_discussion_is_not_the_author() -> None:
    readers = '<section class="discussion"><div class="c-author">Bo Lund</div></section>'
    assert page(body=f"{HEADLINE}<p>{TEXT}</p>{readers}").author is None


def test_a_headline_of_reports_elsewhere_is_no_byline() -> None:
    elsewhere = (
        '<ul><li><a href="https://other.example/x">REPORT: City Seeking Massive Bridge For Cars</a></li></ul>'
    )
    near = '<div class="byline"><span class="author">Ada Vik</span></div>'
    assert value(page(body=HEADLINE + near + elsewhere).author) == "Ada Vik"


def test_a_line_far_down_does_not_outdo_the_byline() -> None:
    near = '<div class="byline"><span class="author">Ada Vik</span></div>'
    down = "<i>Share</i>" * 120 + "<p>By Bo Lund</p>"
    assert value(page(body=HEADLINE + near + down).author) == "Ada Vik"


def test_who_wrote_for_a_wire_is_named_where_the_text_begins() -> None:
    wire = '<div class="byline">By: Halden Wire</div><div><div>By Ada Vik</div></div>'
    assert value(page(body=HEADLINE + wire).author) == "Ada Vik"


def test_works_a_text_refers_to_have_authors_of_their_own() -> None:
    own = '<ul class="authors"><li><span class="vcard"><a class="fn">Ada Vik</a></span></li></ul>'
    cited = (
        '<p><span class="vcard author">Zhao, J.</span>, <span class="vcard author">Simon, S. L.</span></p>'
    )
    assert value(page(body=HEADLINE + own + f"<p>{TEXT}</p>" + cited).author) == "Ada Vik"


def test_what_goes_on_after_a_byline_does_not_hide_it() -> None:
    reviewed = (
        f"<div>Published: May 15, 2013</div><div>Reviewed by Bo Lund, {'Professor of Bridges, ' * 12}</div>"
    )
    body = f'{HEADLINE}<div class="byline"><span>By Ada Vik, Contributing Writer{reviewed}</span></div>'
    assert value(page(body=body).author) == "Ada Vik"


def test_a_name_and_post_before_the_day_is_the_author() -> None:
    line = (
        "<p class='article-time'><span>ADA VIK\nAP Sports Writer</span> <time>June 7, 2013 2:15AM</time></p>"
    )
    assert value(page(body=HEADLINE + line).author) == "ADA VIK"


def test_a_byline_in_a_table_that_holds_the_article_counts() -> None:
    info = '<div><a class="author-byline" href="/staff?id=18">Ada Vik</a> - May 15, 2013</div>'
    assert (
        value(page(body=f"<table><tr><td>{HEADLINE}{info}<p>{TEXT}</p></td></tr></table>").author)
        == "Ada Vik"
    )


def test_what_a_page_is_filed_under_is_no_part_of_its_byline() -> None:
    line = 'Written by <b>Ada Vik</b> <span>Filed Under</span> <a href="/x">Halden Land</a>'
    assert value(page(body=f'{HEADLINE}<div class="byline">{line}</div>').author) == "Ada Vik"


def test_whom_the_headline_is_about_is_not_its_author() -> None:
    about = '<h1>Ada Vik opens the bridge</h1><a href="/person/ada-vik/">Ada Vik</a>'
    assert page(body=about).author is None


def test_a_column_of_somebodys_name_is_by_them() -> None:
    column = '<h1>Ada Vik: The bridge is late</h1><a class="author" href="/author/ada-vik/">Ada Vik</a>'
    assert value(page(body=column).author) == "Ada Vik"


def test_a_site_of_two_words_joined_is_not_its_author() -> None:
    head = meta("og:site_name", "Mac & i") + meta("author", "Mac & i")
    assert page(head, HEADLINE).author is None


def test_the_bylines_of_other_articles_are_not_this_ones() -> None:
    own = '<h3 class="byline"><a class="author">Ada Vik</a></h3>'
    others = "".join(f"<article><h3>Boats</h3><p>By {name}</p></article>" for name in ("Bo Lund", "Cy Holt"))
    whole = f"<article>{HEADLINE}{own}<p>{TEXT}</p></article><div>{others}</div>"
    assert value(page(body=whole).author) == "Ada Vik"


def test_who_took_the_picture_signs_its_caption_and_not_the_article() -> None:
    told = "The mayor cuts the ribbon at the new bridge on Friday."
    credit = f"<span>{told}</span><span>By <a>Bo Lund</a></span>"
    lead = f'<div><img src="/a.jpg" alt="{told}"><div>{credit}</div></div>'
    byline = "<div><span>By <a>Ada Vik</a>, Guest Writer</span></div>"
    assert value(page(body=HEADLINE + lead + byline).author) == "Ada Vik"


def test_how_long_a_page_takes_to_read_is_not_its_author() -> None:
    card = meta("twitter:label2", "Tempo di lettura stimato") + meta("twitter:data2", "10 minuti")
    assert page(card, HEADLINE).author is None


def test_what_a_role_leaves_of_the_sites_name_is_not_its_author() -> None:
    head = meta("og:site_name", "HC Bridgenet") + meta("author", "HC Redazione")
    assert page(head, HEADLINE).author is None
