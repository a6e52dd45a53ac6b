"""Ways to look at a proposal: in the text, side by side, by keys, in four lines; and its price in queries."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from stories.actions.approve import approve
from stories.actions.claim import add_claim
from stories.actions.comment import comment
from stories.actions.save_story import save_story
from stories.models import Comment, Proposal
from tests.stories.making import a_story, proposed, published, supported, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def update(writer: User, editor: User) -> Proposal:
    """Edition 2, asked for: another headline, a further paragraph and tag, a second layer."""
    story = published(writer, editor).story
    text = replace(words(headline="Orrery headsets swell and smoke"), tags=("recalls",))
    text = replace(text, body=f"{text.body}<h2>Why this matters most</h2><p>Gas parts the layers.</p>")
    save_story(story.pk, text, by=writer, version=story.version)
    supported(story, writer, "Nordlicht Technik")
    return proposed(story, writer, "corroborated")


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def address(proposal: Proposal) -> str:
    return f"/desk/stories/proposal/{proposal.pk}/change/"


def shown(client: Client, proposal: Proposal, way: str = "") -> str:
    return client.get(address(proposal), {"view": way} if way else {}).content.decode()


def test_side_by_side_says_what_is_new(desk: Client, update: Proposal) -> None:
    page = shown(desk, update, "side")
    assert "Edition 1, as readers see it" in page
    assert "not in edition 1" in page
    assert "<ins>and smoke</ins>" in page


@pytest.mark.parametrize("way", ["text", "side"])
def test_the_note_to_readers_stands_beside_the_one_they_see(desk: Client, update: Proposal, way: str) -> None:
    Proposal.objects.filter(pk=update.pk).update(change_note="A third newsroom has seen it.")
    told = noted(shown(desk, update, way))
    assert "<del>second</del>" in told
    assert "<ins>third</ins>" in told


def noted(page: str) -> str:
    """What stands beside "Note to readers" under the text."""
    below = page.partition('id="text"')[2].partition(">Note to readers<")[2]
    return below.partition("</tr>")[0].partition("</dl>")[0]


def test_where_there_was_no_note_none_is_said(desk: Client, writer: User, editor: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    approve(proposed(story, writer, change_note=""), by=editor)
    supported(story, writer, "TechRadar")
    told = noted(shown(desk, proposed(story, writer), "side"))
    assert ">none</p>" in told
    assert "<ins>A second newsroom has seen it.</ins>" in told


def test_the_way_chosen_last_is_remembered(desk: Client, update: Proposal) -> None:
    assert "beside-table" not in shown(desk, update)
    shown(desk, update, "side")
    assert "beside-table" in shown(desk, update)
    shown(desk, update, "text")
    assert "beside-table" not in shown(desk, update)


def test_a_first_edition_has_nothing_to_stand_beside(desk: Client, writer: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    page = shown(desk, proposed(story, writer), "side")
    assert "beside-table" not in page
    assert "Side by side" not in page


def test_what_changed_stands_in_four_lines_that_lead_there(desk: Client, update: Proposal) -> None:
    cut = re.search(r'<ul class="cut-list">.*?</ul>', shown(desk, update), re.DOTALL)
    assert cut is not None
    for told in ("1 reference came, none left", "1 to 2 layers", "<ins>and smoke</ins>", "tags"):
        assert told in cut.group()
    assert cut.group().count("<li>") == 4
    assert cut.group().count('href="#text"') == 2


@pytest.mark.parametrize("key", ["a", "d", "c", "n", "p", "v", "t", "o"])
def test_every_key_presses_a_button_that_shows_it(desk: Client, update: Proposal, key: str) -> None:
    pressed = rf'<(?:a|button)[^>]*data-key="{key}" aria-keyshortcuts="{key}"[^>]*>(.*?)</(?:a|button)>'
    assert any(f"<kbd>{key}</kbd>" in inside for inside in re.findall(pressed, shown(desk, update)))


def test_the_facts_that_stayed_are_only_named(desk: Client, update: Proposal) -> None:
    page = shown(desk, update)
    assert "<ins>recalls</ins>" in page
    assert '<dd class="quiet">section, format, bylines, address</dd>' in page


def test_commenting_decides_nothing(desk: Client, update: Proposal) -> None:
    response = desk.post(address(update), {"_comment": "yes", "note": "From the notice itself?"}, follow=True)
    update.refresh_from_db()
    assert "From the notice itself?" in response.content.decode()
    assert "1 open comment" in response.content.decode()
    assert (update.state, Comment.objects.get().proposal) == ("open", update)


def test_an_empty_comment_is_refused(desk: Client, update: Proposal) -> None:
    response = desk.post(address(update), {"_comment": "yes", "note": " "})
    assert response.status_code == 400
    assert "Write what you have to say first." in response.content.decode()


def test_a_comment_that_is_too_long_is_kept_and_refused(desk: Client, update: Proposal) -> None:
    response = desk.post(address(update), {"_comment": "yes", "note": "a" * 2001})
    page = response.content.decode()
    assert response.status_code == 400
    assert '<ul class="errorlist" id="note-trouble"><li>The comment is 2001 characters' in page
    assert "a" * 2001 in page
    assert not Comment.objects.exists()


def test_a_name_nobody_has_is_said_and_the_comment_stands(desk: Client, update: Proposal) -> None:
    page = desk.post(address(update), {"_comment": "yes", "note": "@nobody, look."}, follow=True)
    assert "Nobody at the desk answers to @nobody" in page.content.decode()
    assert Comment.objects.get().text == "@nobody, look."


def test_a_writer_comments_too(client: Client, second_writer: User, update: Proposal) -> None:
    client.force_login(second_writer)
    client.post(address(update), {"_comment": "yes", "comment-text": "I was there."})
    assert Comment.objects.get().by == second_writer


@pytest.mark.parametrize("many", [1, 12])
def test_its_queries_do_not_grow_with_references_and_claims(
    client: Client,
    writer: User,
    editor: User,
    many: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    story = a_story(writer)
    for number in range(many):
        supported(story, writer, f"Outlet {number}")
        add_claim(story, f"Claim {number}.", by=writer, is_key=False)
    waiting = proposed(story, writer)
    client.force_login(editor)
    with django_assert_max_num_queries(26):
        client.get(address(waiting))


def test_many_comments_cost_it_no_more_than_one(
    desk: Client, writer: User, update: Proposal, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for on in (update, None):
        for _ in range(4):
            thread = comment(update.story, "Who?", by=writer, key=uuid4(), proposal=on)
            comment(update.story, "He.", by=writer, key=uuid4(), answers=thread)
    with django_assert_max_num_queries(28):
        desk.get(address(update))
