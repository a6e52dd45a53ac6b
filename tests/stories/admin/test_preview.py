"""The draft as readers would get it, at the desk and by a link."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from stories.actions.give_preview import give_preview
from stories.actions.open_preview import token
from stories.actions.save_story import save_story
from stories.models import Edition, PreviewLink, Story
from tests.stories.making import cited, label, proposed, published, supported, words

pytestmark = pytest.mark.django_db


def at(story: Story) -> str:
    return reverse("preview", args=[story.pk])


def links(story: Story) -> str:
    return reverse("preview_links", args=[story.pk])


def outside(link: PreviewLink) -> str:
    return reverse("preview_outside", args=[token(link)])


@pytest.fixture
def link(story: Story, writer: User) -> PreviewLink:
    return give_preview(story, by=writer, key=uuid4(), lasts="three-days")


def text(page: Any) -> str:
    return str(page.content.decode())


def test_the_draft_stands_as_the_next_edition_with_the_label_it_has_earned(
    desk: Client, story: Story, writer: User
) -> None:
    supported(story, writer)
    page = desk.get(at(story))
    assert page.context["edition"].number == 1
    assert page.context["label"]["slug"] == "emerging"
    assert "Preview: readers do not see this yet" in text(page)
    assert not Edition.objects.exists()


def test_a_proposal_that_waits_gives_its_label(desk: Client, story: Story, writer: User) -> None:
    supported(story, writer)
    supported(story, writer, "Nature")
    proposed(story, writer, "emerging")
    assert desk.get(at(story)).context["label"]["slug"] == "emerging"


def test_a_story_without_sources_is_shown_too(desk: Client, story: Story) -> None:
    assert desk.get(at(story)).context["label"]["slug"] == label("unverified").slug


def test_what_is_ahead_of_readers_shows_here_and_not_there(
    desk: Client, client: Client, writer: User, editor: User
) -> None:
    story = published(writer, editor).story
    save_story(story.pk, words(headline="Orrery recalled"), by=writer, version=story.version)
    page = text(desk.get(at(story)))
    assert "Orrery recalled" in page
    assert "Edition 2" in page
    assert "Orrery recalled" not in text(client.get(reverse("reader:story", args=[story.slug])))


def test_no_cache_keeps_it_and_no_engine_lists_it(desk: Client, story: Story, link: PreviewLink) -> None:
    for page in (desk.get(at(story)), Client().get(outside(link))):
        assert "no-store" in page["Cache-Control"]
        assert "noindex" in page["X-Robots-Tag"]
        assert 'name="robots" content="noindex' in text(page)
        assert page["Referrer-Policy"] == "no-referrer"
        assert "script-src" not in page["Content-Security-Policy"]
        assert "default-src 'none'" in page["Content-Security-Policy"]


def test_it_is_only_looked_at(desk: Client, story: Story, link: PreviewLink) -> None:
    assert desk.post(at(story)).status_code == 405
    assert Client().post(outside(link)).status_code == 405


def test_an_outsider_sees_no_preview_and_no_links(client: Client, outsider: User, story: Story) -> None:
    client.force_login(outsider)
    for address in (at(story), links(story)):
        assert client.get(address)["Location"].startswith("/desk/login/")
        assert client.post(address)["Location"].startswith("/desk/login/")


def test_a_story_private_to_others_is_not_there(client: Client, second_writer: User, story: Story) -> None:
    Story.objects.filter(pk=story.pk).update(is_private=True)
    client.force_login(second_writer)
    assert client.get(at(story)).status_code == 404
    assert client.get(links(story)).status_code == 404
    assert client.post(links(story), {"_give": "yes", "lasts": "day"}).status_code == 404


def test_a_story_that_never_was_has_no_preview(desk: Client) -> None:
    assert desk.get("/desk/stories/story/999999/preview/").status_code == 404
    assert desk.get("/desk/stories/story/x/preview/").status_code == 404


def test_a_link_is_made_copied_and_taken_back(desk: Client, story: Story) -> None:
    key = str(uuid4())
    for _ in range(2):
        desk.post(links(story), {"_give": "yes", "key": key, "lasts": "day"})
    link = PreviewLink.objects.get()
    assert outside(link) in text(desk.get(links(story)))
    desk.post(links(story), {"_takeback": link.pk})
    page = text(desk.get(links(story)))
    assert "taken back" in page
    assert outside(link) not in page


def test_a_length_there_is_not_is_said_in_words(desk: Client, story: Story) -> None:
    page = desk.post(links(story), {"_give": "yes", "lasts": "ever"}, follow=True)
    assert "choose how long it lasts" in text(page)


def test_somebody_outside_reads_the_draft_as_it_stands(link: PreviewLink, story: Story, writer: User) -> None:
    save_story(story.pk, words(headline="Reworded since"), by=writer, version=story.version)
    page = text(Client().get(outside(link)))
    assert "Reworded since" in page
    assert "/desk/" not in page


def test_every_open_of_a_person_counts(link: PreviewLink) -> None:
    Client().head(outside(link))
    Client().get(outside(link))
    assert PreviewLink.objects.get().opened == 1


def test_what_is_confidential_is_not_in_it(link: PreviewLink, story: Story, writer: User) -> None:
    cited(
        story,
        writer,
        "Halden",
        title="Memo on swelling cells",
        url="https://leak.example.org/memo",
        confidential=True,
    )
    page = text(Client().get(outside(link)))
    assert "the newsroom has seen and does not publish" in page
    for hidden in ("Memo on swelling", "leak.example.org", "Halden"):
        assert hidden not in page


def test_its_address_is_not_printed_with_it(link: PreviewLink) -> None:
    assert "masthead__at" not in text(Client().get(outside(link)))


def test_a_link_that_shows_nothing_says_the_same_whatever_the_reason(link: PreviewLink) -> None:
    PreviewLink.objects.update(revoked_at=link.given_at)
    gone, broken = (Client().get(address) for address in (outside(link), "/preview/nothing/"))
    assert gone.status_code == broken.status_code == 404
    assert text(gone) == text(broken)
    assert "for a new link" in text(gone)
    assert "no-store" in gone["Cache-Control"]


def test_a_preview_asks_as_much_for_many_references_as_for_few(
    desk: Client, story: Story, writer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        cited(story, writer, f"Paper {number}")
    with django_assert_max_num_queries(30):
        desk.get(at(story))


def test_the_page_of_links_holds_nothing_inline(desk: Client, story: Story, link: PreviewLink) -> None:
    page = text(desk.get(links(story)))
    assert "style=" not in page
    assert "onclick" not in page
    assert f'value="http://127.0.0.1:8000{outside(link)}"' in page
