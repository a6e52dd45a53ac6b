"""What the newsroom says of itself."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from stories.actions.change_page import change_page
from stories.models import Author, Page
from tests.stories.reader.reading import for_readers

from .editions import publish

pytestmark = pytest.mark.django_db

SLUGS = ["ethics", "corrections", "unnamed-sources", "ownership", "masthead", "contact"]


@pytest.mark.parametrize("slug", SLUGS)
def test_each_page_is_there_from_the_start_and_marks_what_is_missing(client: Client, slug: str) -> None:
    response = client.get(f"/about/{slug}/")
    assert response.status_code == 200
    assert "To be written by the newsroom:" in response.content.decode()


def test_the_list_leads_to_all_of_them(client: Client) -> None:
    page = client.get("/about/").content.decode().split("<main")[1].split("</main>")[0]
    assert [slug for slug in SLUGS if f'href="/about/{slug}/"' not in page] == []


def test_every_page_leads_to_them_from_its_foot(client: Client) -> None:
    foot = client.get("/").content.decode().split("<footer")[1]
    assert [slug for slug in SLUGS if f'href="/about/{slug}/"' not in foot] == []


def test_a_page_that_never_was_is_not_found(client: Client) -> None:
    assert client.get("/about/nothing/").status_code == 404


def test_readers_see_a_new_text_at_once_and_when_it_changed(client: Client, publisher: User) -> None:
    page = Page.objects.get(slug="ethics")
    body = "<p>We ask twice.</p><script>x()</script>"
    change_page(page.pk, title="What we hold to", body=body, by=publisher, version=1)
    read = client.get("/about/ethics/").content.decode()
    assert "<h1>What we hold to</h1>" in read
    assert "<p>We ask twice.</p>" in read
    assert "<script" not in for_readers(read)
    assert "Last changed" in read


def test_the_masthead_names_who_signed_what_readers_see(client: Client) -> None:
    Author.objects.create(name="Ines Varga", slug="ines-varga", about="Writes on power.")
    Author.objects.create(name="Nobody Yet", slug="nobody-yet")
    publish()
    read = client.get("/about/masthead/").content.decode()
    assert "Ines Varga" in read
    assert "Writes on power." in read
    assert "Nobody Yet" not in read


@pytest.mark.parametrize("address", ["/about/", "/about/masthead/"])
def test_a_page_takes_four_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    Author.objects.create(name="Ines Varga", slug="ines-varga")
    publish()
    with django_assert_max_num_queries(4):
        assert client.get(address).status_code == 200
