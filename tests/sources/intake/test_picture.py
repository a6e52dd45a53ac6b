"""The lead picture and its credit, and the addresses a text links to."""

import pytest

from tests.sources.intake.pages import HEADLINE, PLAIN, meta, page, value

BASE = "https://www.halden-courier.example"


@pytest.mark.parametrize(
    ("stated", "whole"),
    [
        ("/i/bridge.jpg", f"{BASE}/i/bridge.jpg"),
        ("//cdn.example/bridge.jpg", "https://cdn.example/bridge.jpg"),
        ("https://cdn.example/a b.jpg", "https://cdn.example/a%20b.jpg"),
    ],
)
def test_a_pictures_address_is_made_whole(stated: str, whole: str) -> None:
    assert value(page(meta("og:image", stated)).image) == whole


def test_a_logo_gives_way_to_a_picture() -> None:
    head = meta("og:image", "/share-logo.png") + meta("twitter:image", "/bridge.jpg")
    assert value(page(head).image) == f"{BASE}/bridge.jpg"
    assert value(page(meta("og:image", "/share-logo.png")).image) == f"{BASE}/share-logo.png"


def test_a_picture_loaded_late_is_found_by_the_headline() -> None:
    late = '<img src="data:image/gif;base64,AA" data-src="/late.jpg">'
    assert value(page(meta("og:title", "Bridge opens to cars"), HEADLINE + late).image) == f"{BASE}/late.jpg"


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img><figcaption>The bridge. Photo: Bo Lund/River Pictures</figcaption></figure>",
        '<figure><img src="/a.jpg"><span class="credit">Bo Lund/River Pictures</span></figure>',
        '<figure>Bridge. <cite class="photographer">Photo by Bo Lund/River Pictures</cite></figure>',
        "<figure><figcaption>© Bo Lund/River Pictures</figcaption></figure>",
    ],
)
def test_a_pictures_credit_is_read(markup: str) -> None:
    assert value(page(body=HEADLINE + markup).image_credit) == "Bo Lund/River Pictures"


def test_a_credit_in_the_linked_data_comes_first() -> None:
    found = page(image={"@type": "ImageObject", "url": "/a.jpg", "creditText": "River Pictures"})
    assert value(found.image_credit) == "River Pictures"


def test_the_rights_of_a_page_are_no_pictures_credit() -> None:
    foot = '<div class="copyright">© 2026 Halden Courier. All rights reserved.</div>'
    assert page(body=HEADLINE + foot).image_credit is None


def test_links_in_the_text_are_kept_in_one_form() -> None:
    text = "The <a href='https://Other.example/a?utm_source=x#top'>Other</a> said so in its long report. " * 2
    assert value(page(text=text).links) == "https://other.example/a"


@pytest.mark.parametrize(
    "markup",
    [
        "<nav><p>Read all of our best stories of today, and <a href='https://other.example/a'>more</a></p></nav>",
        "<p><a href='https://other.example/a'>A link that is a paragraph of its own</a></p>",
        "<p>Share what you have read here with others: <a href='https://twitter.com/intent/tweet?u=1'>tweet</a></p>",
        "<p>Write to us about this story, we read it all: <a href='mailto:a@halden.example'>write</a></p>",
        f"<p>This is the very same page that you are reading now: <a href='{PLAIN}#more'>here</a></p>",
    ],
)
def test_links_beside_the_text_are_none_of_it(markup: str) -> None:
    assert page(body=HEADLINE + markup, url=PLAIN).links is None


def test_no_more_than_two_hundred_links_are_kept() -> None:
    text = " ".join(f"a stretch of text <a href='https://other.example/{n}'>link</a>" for n in range(20))
    paragraphs = "".join(f"<p>{text.replace('example/', f'example/{n}-')}</p>" for n in range(20))
    assert len((value(page(body=HEADLINE + paragraphs).links) or "").splitlines()) == 200
