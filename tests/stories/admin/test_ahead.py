"""What a draft says that readers do not see yet: by how much above the story, in a line of the sheet, and on
a page beside the edition."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from stories.actions.approve import approve
from stories.actions.claim import add_claim
from stories.models import Story
from tests.stories.admin.page import address, press
from tests.stories.making import cited, proposed, published, supported


@pytest.fixture
def live(writer: User, editor: User) -> Story:
    return published(writer, editor).story


def published_again(story: Story, by: User) -> Story:
    """Its draft as the next edition, approved by another editor."""
    editor = User.objects.get(username="editor")
    return approve(proposed(story, by), by=editor).story


def line(desk: Client, story: Story) -> str:
    return str(desk.get(address(story)).context["since"].says)


def note(desk: Client, story: Story) -> str:
    """What stands above the story, its tags taken off."""
    said = desk.get(address(story)).content.decode().partition("<span data-ahead>")[2].partition("</p>")[0]
    return unescape(re.sub("<[^>]*>", "", said))


def beside(story: Story) -> str:
    return reverse("admin:stories_story_ahead", args=[story.pk])


def test_before_the_first_edition_it_says_what_there_is(desk: Client, story: Story, writer: User) -> None:
    supported(story, writer)
    assert line(desk, story) == "The first edition: its text, 1 reference, 1 claim"


def test_where_nothing_changed_it_says_what_could_be_new(desk: Client, live: Story) -> None:
    assert line(desk, live).startswith("Text and evidence are those of edition 1")


def test_words_are_named_by_part(desk: Client, live: Story) -> None:
    press(desk, live, "_save", standfirst="Now in five countries.", body="<p>Sales go on.</p>")
    assert line(desk, live) == "Standfirst, text changed against edition 1"


def test_sources_and_claims_are_counted(desk: Client, live: Story, writer: User) -> None:
    cited(live, writer, "TechRadar")
    cited(live, writer, "The Verge")
    add_claim(live, "Batteries swell.", by=writer)
    assert line(desk, live) == "2 references, 1 claim changed against edition 1"


def test_a_stance_that_was_moved_is_counted(desk: Client, live: Story) -> None:
    stance = live.claims.get().stances.get()
    press(desk, live, "_save", **{f"stance-{stance.claim_id}-{stance.citation_id}": "background"})
    assert line(desk, live) == "1 stance changed against edition 1"


def test_above_the_story_it_says_by_how_many_words_and_references(
    desk: Client, live: Story, writer: User
) -> None:
    press(desk, live, "_save", body=f"{live.body}<p>One more is on its way.</p>")
    cited(live, writer, "TechRadar")
    cited(live, writer, "The Verge")
    assert note(desk, live) == "the draft is ahead by 6 words and 2 references"


def test_a_word_put_for_another_is_one_word(desk: Client, live: Story) -> None:
    press(desk, live, "_save", standfirst="Shops were asked to stop selling them.")
    assert note(desk, live) == "the draft is ahead by 1 word"


def test_where_words_only_went_it_says_so(desk: Client, live: Story) -> None:
    press(desk, live, "_save", standfirst="")
    assert note(desk, live) == "the draft is ahead by 7 words out"


def test_evidence_alone_is_counted(desk: Client, live: Story, writer: User) -> None:
    cited(live, writer, "TechRadar")
    add_claim(live, "Batteries swell.", by=writer)
    assert note(desk, live) == "the draft is ahead by 1 reference and 1 claim"


def test_what_cannot_be_counted_is_ahead_all_the_same(desk: Client, live: Story) -> None:
    press(desk, live, "_save", tags="recalls")
    assert note(desk, live) == "the draft is ahead of it"


def test_a_text_written_anew_is_not_counted_for_long(desk: Client, live: Story, writer: User) -> None:
    paragraphs = "".join(f"<p>{' '.join(['the recall of the day'] * 40)} {n}</p>" for n in range(12))
    press(desk, live, "_save", body=paragraphs)
    supported(live, writer, "TechRadar")
    again = published_again(live, writer)
    press(desk, again, "_save", body=paragraphs.replace("day", "week"))
    assert note(desk, again) == "the draft is ahead by many words"


def test_where_the_draft_says_the_same_nothing_is_counted(desk: Client, live: Story) -> None:
    assert note(desk, live) == "the draft says the same"


def test_nobody_is_ahead_of_what_readers_do_not_see(desk: Client, story: Story) -> None:
    assert note(desk, story) == ""


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
