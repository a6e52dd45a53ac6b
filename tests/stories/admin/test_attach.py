"""From a pasted link to a cited reference, and what a link that fails gets."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from sources.models import Reference, Retrieval
from stories.models import Story
from tests.loopback import Site, serving
from tests.sources.actions.keeping import REPORT
from tests.stories.admin.page import Page, address, opened, press, send
from tests.stories.making import a_story, cited, supported

Caught = Callable[..., AbstractContextManager[list[Callable[[], Any]]]]


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    settings.FETCH_ALLOW_LOOPBACK = True
    with serving() as site:
        yield site


@pytest.fixture
def read(desk: Client, story: Story, django_capture_on_commit_callbacks: Caught) -> Callable[[str], Page]:
    """Paste a link, have it read, and open the page again."""

    def paste(link: str) -> Page:
        with django_capture_on_commit_callbacks(execute=True):
            press(desk, story, "_read", link__url=link)
        return desk.get(address(story))

    return paste


def card(page: Page) -> Any:
    return page.context["cards"][0]


def test_a_read_page_is_shown_with_its_facts_and_their_places(
    read: Callable[[str], Page], site: Site
) -> None:
    page = read(site.article("/orrery", "Orrery off sale")).content.decode()
    assert "Orrery off sale" in page
    assert 'Halden Courier <span class="quiet">OpenGraph</span>' in page


def test_keeping_makes_a_citation_with_the_facts_read(
    desk: Client, story: Story, read: Callable[[str], Page], site: Site
) -> None:
    page = read(site.article("/orrery", "Orrery off sale"))
    press(desk, story, "_keep", card(page).pk)
    reference = story.citations.get().reference
    assert (reference.title, str(reference.publisher), reference.author) == (
        "Orrery off sale",
        "Halden Courier",
        "Ada Vik",
    )


def test_a_corrected_fact_is_kept_as_corrected(
    desk: Client, story: Story, read: Callable[[str], Page], site: Site
) -> None:
    pk = card(read(site.article("/orrery", "Orrery off sale"))).pk
    press(desk, story, "_keep", pk, **{f"page{pk}-author": "Bo Lind"})
    reference = story.citations.get().reference
    assert (reference.author, reference.facts_from["author"]) == ("Bo Lind", "a person")
    assert reference.facts_from["title"] == "page text"


def test_keeping_twice_cites_once(
    desk: Client, story: Story, read: Callable[[str], Page], site: Site
) -> None:
    pk = card(read(site.article("/orrery", "Orrery off sale"))).pk
    old = opened(desk, story)
    send(desk, story, old, "_keep", pk)
    send(desk, story, old, "_keep", pk)
    assert story.citations.count() == 1


def test_reading_twice_asks_once(desk: Client, story: Story, site: Site) -> None:
    old = opened(desk, story)
    for _ in range(2):
        send(desk, story, old, "_read", link__url=site.article("/orrery", "Orrery off sale"))
    assert Retrieval.objects.count() == 1


def test_a_card_says_which_layer_it_would_be(read: Callable[[str], Page], site: Site) -> None:
    page = read(site.article("/orrery", "Orrery off sale"))
    assert card(page).would == "Would be layer A. Emerging would be earned if it supports claim 1."


def test_a_card_says_which_layer_it_would_join(
    story: Story, writer: User, read: Callable[[str], Page], site: Site
) -> None:
    supported(story, writer, "Halden Courier")
    page = read(site.article("/orrery", "Orrery off sale"))
    assert card(page).would.startswith(
        "Would join layer A, which counts once. References 1 and 2 are both from"
    )


def test_a_card_does_not_promise_a_layer_its_text_may_not_be(
    story: Story, writer: User, read: Callable[[str], Page], site: Site
) -> None:
    supported(story, writer, "Engadget")
    page = read(site.article("/orrery", "Orrery off sale"))
    assert card(page).would.startswith(
        "Would be layer B, unless its text turns out to rest on another source."
    )


def test_keeping_says_where_a_text_counts_with_another(
    desk: Client, story: Story, writer: User, read: Callable[[str], Page], site: Site
) -> None:
    cited(story, writer, "Engadget", text=REPORT)
    pk = card(read(site.article("/copy", "Orrery off sale", text=REPORT))).pk
    press(desk, story, "_keep", pk)
    shown = desk.get(address(story)).content.decode()
    assert "source note 2. It counts once with another source, as their texts suggest" in shown


def test_a_page_that_waits_says_so(desk: Client, story: Story, site: Site) -> None:
    press(desk, story, "_read", link__url=site.article("/orrery", "Orrery off sale"))
    panel = desk.get(reverse("admin:stories_story_evidence", args=[story.pk])).content.decode()
    assert "1 of 4: waiting for a reader" in panel


def test_what_is_no_link_is_refused_at_the_field_and_stays(desk: Client, story: Story) -> None:
    page = press(desk, story, "_read", link__url="not a link").content.decode()
    assert 'id="link-error"' in page
    assert 'value="not a link"' in page


def test_a_page_that_fails_keeps_its_link_and_can_be_filled_in(
    desk: Client, story: Story, read: Callable[[str], Page], site: Site
) -> None:
    page = read(site.url("/missing"))
    assert card(page).has_failed
    pk = card(page).pk
    press(desk, story, "_keep", pk, **{f"page{pk}-title": "Notice to shops"})
    reference = story.citations.get().reference
    assert (reference.title, reference.url) == ("Notice to shops", site.url("/missing"))


def test_keeping_without_a_title_is_refused_and_nothing_is_lost(
    desk: Client, story: Story, read: Callable[[str], Page], site: Site
) -> None:
    pk = card(read(site.url("/missing"))).pk
    page = press(desk, story, "_keep", pk, **{f"page{pk}-author": "Ada Vik"}).content.decode()
    assert "Give the reference a title" in page
    assert "Ada Vik" in page


def test_an_article_is_never_first_hand(
    desk: Client, story: Story, read: Callable[[str], Page], site: Site
) -> None:
    pk = card(read(site.article("/orrery", "Orrery off sale"))).pk
    page = press(desk, story, "_keep", pk, **{f"page{pk}-first_hand": "on"}).content.decode()
    assert "Another outlet&#x27;s report is not first-hand." in page


def test_a_discarded_link_leaves_the_page(
    desk: Client, story: Story, read: Callable[[str], Page], site: Site
) -> None:
    pk = card(read(site.article("/orrery", "Orrery off sale"))).pk
    press(desk, story, "_drop", pk)
    assert desk.get(address(story)).context["cards"] == []


def test_a_cited_page_under_another_address_is_recognised(
    desk: Client, story: Story, read: Callable[[str], Page], site: Site
) -> None:
    pk = card(read(site.article("/orrery", "Orrery off sale"))).pk
    press(desk, story, "_keep", pk)
    page = press(desk, story, "_read", link__url=site.url("/orrery?utm_source=feed#top")).content.decode()
    assert "it is source note 1" in page


def test_a_page_another_story_cites_is_cited_at_once(
    desk: Client, story: Story, writer: User, read: Callable[[str], Page], site: Site
) -> None:
    pk = card(read(site.article("/orrery", "Orrery off sale"))).pk
    press(desk, story, "_keep", pk)
    other = a_story(writer, headline="Another")
    press(desk, other, "_read", link__url=site.url("/orrery"))
    assert other.citations.count() == 1
    assert Reference.objects.count() == 1


def test_a_document_is_entered_by_hand(desk: Client, story: Story) -> None:
    press(desk, story, "_byhand", hand__title="Filing 10-Q", hand__kind="filing", hand__first_hand="on")
    reference = story.citations.get().reference
    assert (reference.kind, reference.first_hand, reference.url) == ("filing", True, None)


def test_an_unnamed_person_needs_a_reason(desk: Client, story: Story) -> None:
    told = {"hand__title": "Call", "hand__person_alias": "a shop manager", "hand__person_unnamed": "on"}
    page = press(desk, story, "_byhand", hand__kind="interview", **told).content.decode()
    assert "Say why this person is not named" in page
    assert "a shop manager" in page


def test_markup_on_a_page_is_shown_as_text(read: Callable[[str], Page], site: Site) -> None:
    page = read(site.article("/x", "&lt;script&gt;alert(1)&lt;/script&gt;", author="&lt;img onerror=x&gt;"))
    assert "<script>alert" not in page.content.decode()
    assert "<img onerror" not in page.content.decode()
