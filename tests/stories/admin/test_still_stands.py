"""A source that is gone, corrected, walled or redirected says so where its story is written and decided."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from sources.models import Change, Reference, Retrieval, Watch
from stories.actions.attach_link import attach_link
from stories.actions.withdraw_reference import restore, withdraw
from stories.models import Citation, Proposal, Story
from tests.stories.admin.page import address, press
from tests.stories.making import a_story, cited, proposed, supported

SEEN = datetime(2026, 11, 20, 14, 3, tzinfo=UTC)


def seen(reference: Reference, kind: str) -> None:
    Change.objects.create(reference=reference, kind=kind, sentence="It differs.", seen_at=SEEN)


def words(page: str) -> str:
    return " ".join(strip_tags(page).split())


def the_page(reference: Reference) -> str:
    return f'href="/desk/sources/reference/{reference.pk}/change/#copies"'


@pytest.fixture
def citation(story: Story, writer: User) -> Citation:
    return supported(story, writer)


@pytest.fixture
def waiting(story: Story, citation: Citation, writer: User) -> Proposal:
    return proposed(story, writer)


@pytest.fixture
def review(client: Client, editor: User, waiting: Proposal) -> Callable[[], str]:
    def shown() -> str:
        client.force_login(editor)
        return client.get(f"/desk/stories/proposal/{waiting.pk}/change/").content.decode()

    return shown


FOUND = [
    ("gone", "Gone since"),
    ("moved", "Leads to its front page since"),
    ("walled", "Behind a wall since"),
    ("corrected", "Corrected by its publisher, seen"),
    ("text", "Its text changed, seen"),
]


@pytest.mark.parametrize(("kind", "said"), FOUND)
def test_beside_its_source_note_and_in_its_layer(
    desk: Client, story: Story, citation: Citation, kind: str, said: str
) -> None:
    seen(citation.reference, kind)
    page = desk.get(address(story)).content.decode()
    assert words(page).count(f"{said} 20 Nov, 14:03 UTC") == 2
    assert page.count(the_page(citation.reference)) == 2


@pytest.mark.parametrize("outlets", [["Engadget", "Wired", "Ars", "Verge"], ["Engadget"] * 4])
def test_in_the_grid_that_is_turned(desk: Client, story: Story, writer: User, outlets: list[str]) -> None:
    citations = [cited(story, writer, outlet) for outlet in outlets]
    seen(citations[0].reference, "gone")
    assert words(desk.get(address(story)).content.decode()).count("Gone since 20 Nov, 14:03 UTC") == 1


def test_a_page_that_is_back_is_not_marked(desk: Client, story: Story, citation: Citation) -> None:
    seen(citation.reference, "gone")
    seen(citation.reference, "back")
    assert the_page(citation.reference) not in desk.get(address(story)).content.decode()


@pytest.mark.parametrize(("kind", "said"), FOUND)
def test_the_review_is_not_all_green(
    review: Callable[[], str], citation: Citation, kind: str, said: str
) -> None:
    seen(citation.reference, kind)
    page = review()
    assert "A source no longer stands as it was" in page
    assert f"1 Engadget: {said} 20 Nov, 14:03 UTC" in words(page)
    assert the_page(citation.reference) in page


def test_it_stops_no_approval(review: Callable[[], str], citation: Citation) -> None:
    seen(citation.reference, "gone")
    assert "Approving is closed" not in review()


def test_where_none_was_looked_at_again_there_is_no_tick(review: Callable[[], str]) -> None:
    page = review()
    assert "Not known: No source was looked at again" in words(page)
    assert "Each source still stands as it was" not in page


def test_a_tick_says_how_many_were_seen_again(review: Callable[[], str], citation: Citation) -> None:
    Watch.objects.create(reference=citation.reference, looked_at=timezone.now())
    assert "Holds: Each source still stands as it was when it was kept: 1 source seen again" in words(
        review()
    )


def test_where_some_were_seen_again_there_is_none(
    review: Callable[[], str], story: Story, writer: User, citation: Citation
) -> None:
    Watch.objects.create(reference=citation.reference, looked_at=timezone.now())
    supported(story, writer, "TechRadar")
    assert "Not known: Not every source was looked at again since it was kept: 1 of 2 sources" in words(
        review()
    )


def test_what_could_not_be_read_the_last_time_was_not_seen(
    review: Callable[[], str], citation: Citation
) -> None:
    Watch.objects.create(reference=citation.reference, looked_at=timezone.now(), unseen=2)
    assert "No source was looked at again" in review()


def test_a_withdrawn_source_is_named_there(
    review: Callable[[], str], citation: Citation, editor: User
) -> None:
    withdraw(citation.reference, by=editor, why="It took the report back.")
    assert "1 Engadget: Withdrawn by its publisher, noted" in words(review())


def test_a_retraction_a_person_let_count_again_is_not(
    review: Callable[[], str], citation: Citation, editor: User
) -> None:
    seen(citation.reference, "retracted")
    withdraw(citation.reference, by=editor, why="It took the report back.")
    restore(citation.reference, by=editor, why="It was another report.")
    assert "no longer stand" not in review()


def test_a_layer_that_is_folded_says_what_was_found_in_it(desk: Client, story: Story, writer: User) -> None:
    for kind in ("gone", "corrected", "gone"):
        seen(supported(story, writer, "Engadget").reference, kind)
    for name in ("TechRadar", "The Verge", "Ars"):
        supported(story, writer, name)
    assert '<span class="flag">2 gone, 1 corrected</span>' in desk.get(address(story)).content.decode()


@pytest.mark.parametrize("state", [Retrieval.State.READ, Retrieval.State.FAILED])
def test_the_card_of_a_kept_page_that_is_gone_says_so(
    desk: Client, story: Story, writer: User, state: str
) -> None:
    link = "https://halden.example/orrery"
    attach_link(story, link, by=writer, key=uuid4())
    Retrieval.objects.update(state=state, problem="It answered 410.")
    kept = cited(a_story(writer), writer, url=link).reference
    seen(kept, "gone")
    page = desk.get(address(story)).content.decode()
    assert "keeping it cites that one. Gone since 20 Nov, 14:03 UTC. What was found" in words(page)
    assert the_page(kept) in page


def test_pasting_its_link_says_so_as_it_is_cited(desk: Client, story: Story, writer: User) -> None:
    link = "https://halden.example/orrery"
    seen(cited(a_story(writer), writer, url=link).reference, "corrected")
    press(desk, story, "_read", link__url=link)
    page = desk.get(address(story)).content.decode()
    assert "it is source note 1 now. Corrected by its publisher, seen 20 Nov, 14:03 UTC." in words(page)


def test_nothing_is_asked_more_often_for_it(
    desk: Client, story: Story, writer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        for kind in ("text", "gone", "back", "walled"):
            seen(supported(story, writer, f"Outlet {number}").reference, kind)
    with django_assert_max_num_queries(29):
        desk.get(address(story))
