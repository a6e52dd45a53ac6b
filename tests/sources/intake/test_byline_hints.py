"""Where no byline says so, weaker signs tell who wrote a page."""

import pytest

from tests.sources.intake.pages import HEADLINE, TEXT, page, value


@pytest.mark.parametrize(
    "line",
    [
        '<p class="article-info">Ada Vik · May 4, 2023 · 4 min read</p>',
        '<p class="info">Ada Vik — 5/4/2023, 10:00 AM</p>',
        '<div class="info"><time>May 4, 2023</time><span> | </span><a href="/users/ada">Ada Vik</a></div>',
        '<div class="details"><span>Ada Vik</span> · <span>3 hours ago</span></div>',
        "<div><span>Ada Vik</span><span>5 min read</span></div>",
        '<div><i class="icon-user"></i> Ada Vik <i class="icon-clock"></i> May 4, 2023</div>',
    ],
)
def test_a_name_stands_in_a_line_with_the_day(line: str) -> None:
    assert value(page(body=HEADLINE + line).author) == "Ada Vik"


def test_loose_words_after_the_day_name_the_author() -> None:
    day = "<small>posted on <time>2023-12-19 23:30 EST</time></small> by Ada Vik"
    assert value(page(body=f"<div>{HEADLINE}{day}</div>").author) == "Ada Vik"


@pytest.mark.parametrize("line", ["(By Ada Vik)", "Reporting by Ada Vik; Editing by Bo Lund"])
def test_the_author_signs_off_under_the_text(line: str) -> None:
    assert value(page(body=f"{HEADLINE}<p>{TEXT}</p><p>{line}</p>").author) == "Ada Vik"


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/author/ada-vik"><img src="/a.jpg" alt="Ada Vik"></a>',
        '<a href="/author/ada-vik" aria-label="Read more about Ada Vik"></a>',
        '<a href="/author/ada-vik" title="Photo of Ada Vik"><img src="/a.jpg"></a>',
    ],
)
def test_a_picture_leads_to_the_author(link: str) -> None:
    assert value(page(body=f"{HEADLINE}<div>{link}</div>").author) == "Ada Vik"


def test_a_box_by_the_headline_introduces_the_author() -> None:
    box = '<div class="bioBlock"><h3>Ada Vik</h3><p>Courier writer</p></div>'
    assert value(page(body=HEADLINE + box).author) == "Ada Vik"


def test_a_label_of_another_kind_of_writer_leads_to_the_name() -> None:
    assert (
        value(page(body=f"{HEADLINE}<div><span>Words</span><span>Ada Vik</span></div>").author) == "Ada Vik"
    )


@pytest.mark.parametrize(
    "markup",
    [
        "<h2>By Ada Vik</h2>",
        f"<p><strong>By Ada Vik</strong> {TEXT}</p>",
        '<div class="line"><a href="/staff/839169/ada-vik/">Ada Vik</a></div>',
        '<div class="line"><a href="/about/editors/ada-vik">Ada Vik</a>, <span>@ada</span></div>',
        '<div class="xy_ar_by"><span><a>Ada Vik</a></span><a>Contact Reporter</a></div>',
        '<span class="PostHeader__AuthorName-sc-2">Ada Vik</span>',
        "<div>ByAda Vik</div>",
    ],
)
def test_a_byline_stands_in_plain_markup(markup: str) -> None:
    assert value(page(body=HEADLINE + markup).author) == "Ada Vik"


@pytest.mark.parametrize(
    "lines",
    [
        '<p class="byline">By Ada Vik</p><p class="byline">By Bo Lund</p>',
        '<ul class="line"><li class="author">By Ada Vik</li><li class="author">Bo Lund</li></ul>',
        '<div class="authors"><ul><li>By Ada Vik</li><li>and</li><li>Bo Lund</li></ul></div>',
        '<div class="byline">ByAda Vik<!-- --> and <!-- -->Bo Lund</div>',
        '<a class="styles_AuthorName__2">Ada Vik</a><a class="styles_AuthorName__2">Bo Lund</a>',
    ],
)
def test_bylines_made_alike_follow_each_other(lines: str) -> None:
    assert value(page(body=HEADLINE + lines).author) == "Ada Vik, Bo Lund"


def test_a_byline_written_twice_names_its_author_once() -> None:
    twice = '<p class="byline">By Ada Vik</p><p class="byline">By Ada Vik</p>'
    assert value(page(body=HEADLINE + twice).author) == "Ada Vik"


def test_a_headline_above_its_day_is_nobody() -> None:
    line = "<div><h1>Outdoor Lovers</h1><p><b>Outdoor Lovers</b> Nov 20, 2026</p></div>"
    assert page(body=line).author is None


@pytest.mark.parametrize(
    "line", ["posted by Vik at 12:53", "Geschrieben von Vik am 4. Mai 2026", "4 May 2026, 16:20 by Vik"]
)
def test_one_word_signs_where_a_post_says_by_whom(line: str) -> None:
    assert value(page(body=f'{HEADLINE}<div class="info">{line}</div>').author) == "Vik"


def test_one_word_signs_after_a_label() -> None:
    foot = "<footer><span>Author</span> <a>vik</a></footer>"
    assert value(page(body=f"{HEADLINE}{foot}").author) == "vik"
