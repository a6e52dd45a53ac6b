"""Real attacks as title, author and excerpt of what is kept: on every page that shows them they are words.

A page full of them is laid beside the same page full of harmless words: parsed, it has no element, attribute
or kind of address that the harmless one has not.
"""

from itertools import zip_longest
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sources.models import Reference, Signal
from stories.actions.approve import approve
from tests.quality.shared import beside
from tests.stories.admin.page import address
from tests.stories.arriving import a_feed
from tests.stories.making import a_story, proposed, supported
from tests.stories.payloads import HOSTILE, cite_all, harmless, missing, packed, payloads, shapes

pytestmark = [pytest.mark.django_db, pytest.mark.once, beside(HOSTILE)]

WIRE = "/desk/sources/signal/"
OF_ONE_EVENT = 300


@pytest.fixture
def desk(client: Client, writer: User) -> Client:
    client.force_login(writer)
    return client


def on_page(client: Client, way: str) -> str:
    return client.get(way).content.decode()


def test_on_the_wire_they_are_words(desk: Client) -> None:
    harm, harm_not = payloads(), harmless()
    for some, plain in zip(parts(harm), parts(harm_not), strict=True):
        page = on_wire(desk, some)
        assert not missing(some, page)
        assert shapes(page) <= shapes(on_wire(desk, plain))


def parts(words: list[str]) -> list[list[str]]:
    return [words[start : start + OF_ONE_EVENT] for start in range(0, len(words), OF_ONE_EVENT)]


def on_wire(desk: Client, words: list[str]) -> str:
    """The wire with signals of one event."""
    Signal.objects.all().delete()
    feed = a_feed()
    rows = Signal.objects.bulk_create(
        Signal(
            feed=feed,
            entry=str(number),
            url=f"https://wire.example/{number}",
            title=said[:500],
            author=said[:300],
            summary=said,
            sorted_at=feed.next_at,
        )
        for number, said in enumerate(words)
    )
    Signal.objects.update(head=rows[0])
    return on_page(desk, WIRE)


def test_in_a_storys_panel_they_are_words(desk: Client, writer: User) -> None:
    def panel(words: list[str]) -> str:
        story = a_story(writer)
        cite_all(story, words)
        return on_page(desk, address(story))

    page = panel(payloads())
    assert not missing(payloads(), page)
    assert shapes(page) <= shapes(panel(harmless()))


def test_in_an_edition_they_are_words_to_readers(client: Client, writer: User, editor: User) -> None:
    def edition(words: list[str], slug: str) -> str:
        story = a_story(writer, slug=slug)
        supported(story, writer)
        cite_all(story, words)
        return on_page(client, f"/stories/{approve(proposed(story, writer), by=editor).story.slug}/")

    page = edition(payloads(), "attacked")
    assert not missing(payloads(), page)
    assert shapes(page) <= shapes(edition(harmless(), "left-alone"))


def test_on_a_references_page_they_are_words(desk: Client, writer: User) -> None:
    def page(title: str, author: str, excerpt: str) -> str:
        told = {"title": title, "author": author, "excerpt": excerpt}
        kept = Reference.objects.create(
            key=uuid4(), url=f"https://a.example/{uuid4()}", kept_by=writer, **told
        )
        return on_page(desk, f"/desk/sources/reference/{kept.pk}/change/")

    plain = shapes(page("Plain words", "Plain words", "Plain words"))
    longest = (packed(payloads(), most) for most in (500, 300, 4_000))
    for told in zip_longest(*longest, fillvalue="Plain words"):
        shown = page(*told)
        assert shapes(shown) <= plain
        assert not missing(told, shown)
