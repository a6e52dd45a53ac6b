"""What a draft says that readers do not see yet: in a line of the sheet, and on a page beside the edition."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from stories.actions.claim import add_claim
from stories.models import Story
from tests.stories.admin.page import address, press
from tests.stories.making import cited, published, supported


@pytest.fixture
def live(writer: User, editor: User) -> Story:
    return published(writer, editor).story


def line(desk: Client, story: Story) -> str:
    return str(desk.get(address(story)).context["since"].says)


def beside(story: Story) -> str:
    return reverse("admin:stories_story_ahead", args=[story.pk])


def test_before_the_first_edition_it_says_what_there_is(desk: Client, story: Story, writer: User) -> None:
    supported(story, writer)
    assert line(desk, story) == "The first edition: its text, 1 source, 1 claim"


def test_where_nothing_changed_it_says_what_could_be_new(desk: Client, live: Story) -> None:
    assert line(desk, live).startswith("Text and evidence are those of edition 1")


def test_words_are_named_by_part(desk: Client, live: Story) -> None:
    press(desk, live, "_save", standfirst="Now in five countries.", body="<p>Sales go on.</p>")
    assert line(desk, live) == "Standfirst, text changed against edition 1"


def test_sources_and_claims_are_counted(desk: Client, live: Story, writer: User) -> None:
    cited(live, writer, "TechRadar")
    cited(live, writer, "The Verge")
    add_claim(live, "Batteries swell.", by=writer)
    assert line(desk, live) == "2 sources, 1 claim changed against edition 1"


def test_a_stance_that_was_moved_is_counted(desk: Client, live: Story) -> None:
    stance = live.claims.get().stances.get()
    press(desk, live, "_save", **{f"stance-{stance.claim_id}-{stance.citation_id}": "background"})
    assert line(desk, live) == "1 stance changed against edition 1"


def test_the_line_leads_to_all_of_it(desk: Client, live: Story) -> None:
    press(desk, live, "_save", standfirst="Now in five countries.")
    assert beside(live) in desk.get(address(live)).content.decode()


def test_the_page_shows_words_that_came_and_went(desk: Client, live: Story) -> None:
    press(desk, live, "_save", standfirst="Shops were asked to stop selling them.")
    page = desk.get(beside(live)).content.decode()
    assert "<del>told</del> <ins>asked</ins>" in page


def test_side_by_side_the_draft_is_called_the_draft(desk: Client, live: Story) -> None:
    press(desk, live, "_save", body="<h2>What is happening now</h2><p>Sales have resumed.</p>")
    page = desk.get(f"{beside(live)}?view=side").content.decode()
    assert "The draft now</th>" in page
    assert ">Proposed<" not in page


def test_before_the_first_edition_all_of_it_stands_there(desk: Client, story: Story) -> None:
    assert "no edition stands yet" in desk.get(beside(story)).content.decode()


def test_a_private_story_is_not_there_for_others(client: Client, story: Story, second_writer: User) -> None:
    Story.objects.filter(pk=story.pk).update(is_private=True)
    client.force_login(second_writer)
    assert client.get(beside(story)).status_code == 404


def test_it_is_only_looked_at(desk: Client, live: Story) -> None:
    assert desk.post(beside(live)).status_code == 405


def test_it_takes_few_queries(
    desk: Client, live: Story, writer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        cited(live, writer)
    with django_assert_max_num_queries(30):
        desk.get(beside(live))
