"""Of all that a page's data describes, the facts are those of what the page is about."""

import json
from collections.abc import Mapping
from datetime import date

from tests.sources.intake.pages import HEADLINE, PLAIN, page, value


def described(*items: Mapping[str, object]) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(item)}</script>' for item in items)


RECIPE = {
    "@type": "Recipe",
    "datePublished": "2026-05-04",
    "author": {"@type": "Person", "name": "Ada Vik"},
}
REVIEW = {"@type": "Review", "datePublished": "2026-08-09", "author": {"@type": "Person", "name": "Cy Holt"}}


def test_a_recipe_tells_its_day_and_who_wrote_it() -> None:
    found = page(described(RECIPE), HEADLINE, url=PLAIN)
    assert (value(found.published), value(found.author)) == (date(2026, 5, 4), "Ada Vik")


def test_a_readers_review_is_not_what_the_page_is_about() -> None:
    found = page(described({**RECIPE, "review": [REVIEW]}), HEADLINE, url=PLAIN)
    assert (value(found.published), value(found.author)) == (date(2026, 5, 4), "Ada Vik")


def test_an_article_comes_before_the_recipe_in_it() -> None:
    article = {"@type": "NewsArticle", "headline": "Bridge opens to cars", "datePublished": "2026-05-01"}
    found = page(described(RECIPE, article), HEADLINE, url=PLAIN)
    assert value(found.published) == date(2026, 5, 1)


def test_what_is_marked_in_a_readers_comment_is_not_the_articles() -> None:
    marked = '<meta itemprop="author" content="Cy Holt">'
    found = page(body=f'{HEADLINE}<ol class="comment-list"><li>{marked}</li></ol>', url=PLAIN)
    assert found.author is None


def test_the_name_of_a_recipe_is_not_the_pages_title() -> None:
    named = described({**RECIPE, "name": "Bread without yeast"})
    found = page(f"<title>Bridge bread</title>{named}", "<h2>Bread without yeast</h2>")
    assert value(found.title) == "Bridge bread"
