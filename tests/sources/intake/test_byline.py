"""Who wrote a page is found wherever its site puts it."""

import pytest

from tests.sources.intake.pages import HEADLINE, meta, page, value


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="byline">By <a href="/x">Ada Vik</a></div>',
        '<p class="c-byline"><span>By</span> <span>Ada Vik</span> <time>May 5, 2016</time></p>',
        '<a rel="author" href="/ada">Ada Vik</a>',
        '<span itemprop="author" itemscope><span itemprop="name">Ada Vik</span></span>',
        '<span class="author vcard"><a class="url fn n" href="/author/ada">Ada Vik</a></span>',
        '<span property="schema:author">Ada Vik</span>',
        '<address><a href="/ada">Ada Vik</a></address>',
        '<div data-testid="byline">Ada Vik</div>',
        '<p><a href="/profile/ada-vik">Ada Vik</a></p>',
        "<p>By Ada Vik</p>",
        '<div class="Meta">Posted Nov 20, 2026 by Ada Vik</div>',
        '<aside><div class="author">Ada Vik</div></aside>',
        '<cite class="source"><img src="/a.jpg">By Ada Vik<br>courier.example<br><a>Archive</a></cite>',
        '<div class="comments_datetime"><p><b>By Ada Vik</b> 11/20/26</p></div>',
        '<div class="info">Ada Vik<br><a href="/daily">The Daily</a><br>Fri, 20 Nov 2026</div>',
        '<span class="meta display-name">Ada Vik</span>',
        "<div>Published: Friday, 20 Nov 2026 <span>Text Size</span></div><span>By: <a>Ada Vik</a></span>",
    ],
)
def test_a_visible_byline_is_read(markup: str) -> None:
    assert value(page(body=HEADLINE + markup).author) == "Ada Vik"


@pytest.mark.parametrize(
    "name",
    ["author", "parsely-author", "sailthru.author", "dc.creator", "article:author", "byl", "citation_author"],
)
def test_the_head_names_the_author(name: str) -> None:
    assert value(page(meta(name, "By Ada Vik")).author) == "Ada Vik"


def test_several_authors_in_their_own_elements_are_all_named() -> None:
    links = '<ul><li><a rel="author">Ada Vik</a></li><li><a rel="author">Bo Lund</a></li></ul>'
    assert value(page(body=HEADLINE + links).author) == "Ada Vik, Bo Lund"


def test_the_head_may_name_more_than_the_byline_shows() -> None:
    found = page(
        body=HEADLINE + '<p class="byline">By Ada Vik</p>', author=[{"name": "Ada Vik"}, {"name": "Bo Lund"}]
    )
    assert value(found.author) == "Ada Vik, Bo Lund"


def test_the_byline_may_name_more_than_the_head() -> None:
    found = page(body=HEADLINE + '<p class="byline">By Ada Vik and Bo Lund</p>', author={"name": "Ada Vik"})
    assert value(found.author) == "Ada Vik, Bo Lund"


def test_a_byline_at_the_side_is_another_articles() -> None:
    side = '<div class="related"><p class="byline">By Bo Lund</p></div>'
    assert value(page(meta("author", "Ada Vik"), HEADLINE + side).author) == "Ada Vik"
    assert page(body=HEADLINE + side).author is None


def test_a_commenter_wrote_no_article() -> None:
    body = HEADLINE + '<div id="comments"><span class="author">Bo Lund</span></div>'
    assert page(body=body).author is None


def test_a_photographer_is_not_the_author() -> None:
    body = HEADLINE + '<figure><p class="credit">By Bo Lund</p></figure><p class="byline">By Ada Vik</p>'
    assert value(page(body=body).author) == "Ada Vik"


def test_a_person_stated_wins_over_nothing_but_a_role_shown() -> None:
    body = HEADLINE + '<p class="byline">By Courier Staff</p>'
    assert value(page(body=body, author={"@type": "Person", "name": "Ada Vik"}).author) == "Ada Vik"


def test_a_body_signing_at_the_headline_wins_over_a_name_nobody_sees() -> None:
    body = HEADLINE + '<p class="article-byline">by Northern Space Agency</p>'
    assert value(page(body=body, author={"name": "Portal Operator"}).author) == "Northern Space Agency"


def test_an_agency_is_named_where_no_person_is() -> None:
    assert value(page(author={"@type": "Organization", "name": "Reuters"}).author) == "Reuters"


@pytest.mark.parametrize(
    "stated",
    [
        "Halden Courier",
        "Halden Courier Staff",
        "admin",
        "https://social.example/ada",
        "@haldencourier",
        "halden-courier.example",
        "News Desk",
        "/staff/ada-vik",
    ],
)
def test_no_author_is_an_address_a_role_or_the_site(stated: str) -> None:
    head = meta("og:site_name", "Halden Courier") + meta("author", stated)
    assert page(head, HEADLINE, author={"name": stated}).author is None


def test_an_author_by_reference_is_looked_up() -> None:
    graph = [{"@type": "Person", "@id": "#ada", "name": "Ada Vik"}]
    assert value(page(author={"@id": "#ada"}, hasPart=graph).author) == "Ada Vik"


def test_a_byline_in_a_link_to_another_article_is_that_ones() -> None:
    other = "A techie quit three good jobs in a row, and what came of it then"
    card = f'<a href="/other"><h3>{other}</h3><p>By <b>Bo Lund</b></p></a>'
    near = '<div class="line"><a href="/author/ada-vik">Ada Vik</a> | Nov 20, 2026</div>'
    assert value(page(body=HEADLINE + near + card).author) == "Ada Vik"


def test_people_linked_in_the_text_did_not_write_it() -> None:
    about = f'<p>{"It was planned in his office. " * 8}<a href="/person/bo-lund">Bo Lund</a></p>'
    body = HEADLINE + '<div class="author">Ada Vik</div>' + about
    assert value(page(body=body).author) == "Ada Vik"


@pytest.mark.parametrize("line", ["Big Bridges | 20 Nov 2026", "Real Estate, 20 Nov 2026"])
def test_a_section_before_a_day_is_nobody(line: str) -> None:
    menu = '<ul><li><a href="/b">Big Bridges</a></li><li><a href="/r">Real Estate</a></li></ul>'
    assert page(body=f"{menu}{HEADLINE}<div>{line}</div>").author is None


@pytest.mark.parametrize("nothing", ["&amp;nbsp;", "&amp;amp;#8203;", "&amp;amp;nbsp;", "&amp;mdash;"])
def test_an_author_made_of_signs_alone_is_none(nothing: str) -> None:
    assert page(meta("author", nothing), HEADLINE).author is None


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Text.</p><ul><li><b>Date</b> 20.11.2026</li><li><b>Author</b> Ada Vik</li></ul>",
        "<p>Text.</p><dl><dt>Author:</dt><dd>Ada Vik</dd></dl>",
        '<div class="entry-footer"><div><span>Ada Vik</span> | 20.11.2026 10:15</div></div>',
        '<div class="signature"><span>by <a href="/a">Ada Vik</a></span> <a>Save As</a></div>',
        f'<p class="byline">Ada Vik</p><p>A <a>report by the Harbour Union</a> says {"so " * 90}.</p>',
        '<div class="author-affiliations"><h3>Ada Vik</h3><a>Pub Med</a></div><p class="author">Ada Vik</p>',
        '<div class="post-meta"><a rel="tag">Hotel Reviews</a></div><a rel="author">Ada Vik</a>',
    ],
)
def test_a_name_is_told_from_what_stands_around_it(markup: str) -> None:
    assert value(page(body=HEADLINE + markup).author) == "Ada Vik"


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="byline"><span class="name">Reuters</span></div>',
        '<div class="authors">By Reuters</div><p>Text.</p><p>By Bo Berg</p>',
        '<sub class="szerzo">Reuters</sub>',
    ],
)
def test_an_agency_signs_where_bylines_stand(markup: str) -> None:
    assert value(page(body=HEADLINE + markup).author) == "Reuters"


def test_an_author_written_as_json_within_json_is_unpacked() -> None:
    assert value(page(author='{"@type": "Person", "name": "Ada Vik"}').author) == "Ada Vik"
