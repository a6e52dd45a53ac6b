"""Lists under a name: a tag, an author; and the links that lead to them."""

import pytest
from django.test import Client

from .editions import publish

pytestmark = [pytest.mark.django_db, pytest.mark.each]
STORY = "/stories/laptops-lose-charge/"


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def tagged(*names: str) -> dict[str, list[dict[str, str]]]:
    return {"tags": [{"name": name.title(), "slug": name} for name in names]}


def by(name: str, slug: str) -> dict[str, list[dict[str, str]]]:
    return {"bylines": [{"name": name, "slug": slug}]}


def test_a_story_links_its_tags_and_its_authors(client: Client) -> None:
    publish(content_=tagged("batteries"))
    page = read(client, STORY)
    assert 'href="/tags/batteries/"' in page
    assert 'href="/authors/ines-varga/"' in page


def test_a_tag_lists_its_stories_only(client: Client) -> None:
    publish("one", headline="Under the tag", content_=tagged("batteries"))
    publish("two", headline="Under another", content_=tagged("phones"))
    page = read(client, "/tags/batteries/")
    assert "<h1>Batteries</h1>" in page
    assert "Under the tag" in page
    assert "Under another" not in page


def test_a_tag_in_any_script_has_an_address(client: Client) -> None:
    publish(content_=tagged("батареи"))
    assert "Laptops lose" in read(client, "/tags/батареи/")


def test_an_author_lists_what_she_signed(client: Client) -> None:
    publish("one", headline="Hers", content_=by("Ada Byline", "ada-byline"))
    publish("two", headline="Another's")
    page = read(client, "/authors/ada-byline/")
    assert "Hers" in page
    assert "Another&#x27;s" not in page


def test_an_author_sees_how_her_labels_held(client: Client) -> None:
    first = publish("one")
    publish("one", "confirmed", story=first.story, kind="promote")
    publish("two")
    page = read(client, "/authors/ines-varga/")
    assert "<dt>stories first published by Ines Varga</dt><dd>2</dd>" in page
    assert "<dt>of 2 stands higher today</dt><dd>1</dd>" in page


def test_a_label_filters_a_tag_and_is_kept_while_paging(client: Client) -> None:
    for number in range(13):
        publish(f"story-{number}", "confirmed" if number else "emerging", headline=f"Story {number}.")
    for number in range(13, 14):
        publish(f"story-{number}", "confirmed")
    page = read(client, "/tags/laptops/?label=confirmed")
    assert "13 stories" in page
    assert 'href="?label=confirmed&amp;page=2"' in page
    assert "Story 0." not in read(client, "/tags/laptops/?label=confirmed&page=2")


def test_the_last_page_holds_the_oldest(client: Client) -> None:
    for number in range(40):
        publish(f"story-{number}", headline=f"Story {number}.")
    last = read(client, "/tags/laptops/?page=4")
    assert [n for n in range(40) if f"Story {n}." in last] == [0, 1, 2, 3]
    assert last.index("Story 3.") < last.index("Story 0.")


def test_every_story_is_on_one_page_and_one_only(client: Client) -> None:
    for number in range(40):
        publish(f"story-{number}", headline=f"Story {number}.")
    pages = "".join(read(client, f"/authors/ines-varga/?page={page}") for page in range(1, 5))
    rivers = [pages.count(f">Story {number}.</a></h3>") for number in range(40)]
    assert rivers == [1] * 40


def test_a_tag_no_story_holds_any_more_stays_and_says_so(client: Client) -> None:
    first = publish(content_=tagged("batteries"))
    publish(story=first.story, content_=tagged("phones"))
    assert "No story stands under Batteries any more." in read(client, "/tags/batteries/")


@pytest.mark.parametrize(
    "address",
    [
        *("/tags/none/", "/authors/none/", "/authors/laptops/", "/tags/%00/", "/tags/laptops/?page=2"),
        *("/tags/laptops/?label=rumour", "/authors/ines-varga/?since=x"),
    ],
)
def test_what_never_was_is_not_found(client: Client, address: str) -> None:
    publish()
    assert client.get(address).status_code == 404


def test_what_moved_is_told_of_the_stories_of_the_list(client: Client) -> None:
    first = publish("one", headline="Raised elsewhere", content_=tagged("phones"))
    publish(
        "one",
        "confirmed",
        story=first.story,
        headline="Raised elsewhere",
        kind="promote",
        content_=tagged("phones"),
    )
    publish("two", content_=tagged("batteries"))
    assert "What moved here" in read(client, "/tags/phones/")
    assert "Raised elsewhere" not in read(client, "/tags/batteries/")
