"""What the newsroom says of a tag, a section and a source: heading its page, in its meta and its feeds."""

import pytest
from django.test import Client

from sources.models import Publisher
from stories.models import Section, Tag

from .editions import publish

pytestmark = pytest.mark.django_db
SAID = "Cells, packs & the machines that carry them."
ESCAPED = "Cells, packs &amp; the machines that carry them."
PAGES = ["/tags/laptops/", "/sections/devices/", "/sources/outlet-1/"]


@pytest.fixture
def described() -> None:
    publish()
    Publisher.objects.create(name="Outlet 1", slug="outlet-1")
    for model, slug in ((Tag, "laptops"), (Section, "devices"), (Publisher, "outlet-1")):
        model.objects.filter(slug=slug).update(about=SAID)


@pytest.mark.usefixtures("described")
@pytest.mark.parametrize("address", PAGES)
def test_it_stands_at_the_head_of_the_page_and_in_its_meta(client: Client, address: str) -> None:
    page = client.get(address).text
    assert f'<p class="top__say">{ESCAPED}</p>' in page
    assert f'<meta name="description" content="{ESCAPED}">' in page


@pytest.mark.usefixtures("described")
@pytest.mark.parametrize("address", PAGES)
def test_each_feed_tells_it(client: Client, address: str) -> None:
    assert client.get(f"{address}feed.json").json()["description"] == SAID
    assert f"<subtitle>{ESCAPED}</subtitle>" in client.get(f"{address}feed.atom").text
    assert f"<description>{ESCAPED}</description>" in client.get(f"{address}feed.rss").text


@pytest.mark.parametrize("address", PAGES)
def test_a_page_without_one_is_whole(client: Client, address: str) -> None:
    publish()
    page = client.get(address).text
    assert "top__say" not in page
    assert '<meta name="description" content="">' not in page
    assert client.get(f"{address}feed.json").json()["description"]


@pytest.mark.usefixtures("described")
def test_the_sections_angle_stays_beside_it(client: Client) -> None:
    assert "What to look for here" in client.get("/sections/devices/").text


@pytest.mark.usefixtures("described")
def test_the_next_edition_keeps_what_is_said_of_its_tag(client: Client) -> None:
    publish("two", content_={"tags": [{"name": "Laptops", "slug": "laptops"}]})
    assert Tag.objects.get().name == "Laptops"
    assert ESCAPED in client.get("/tags/laptops/").text
