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
