"""Source notes cited at a place of the text: what is one, where it leads, and when it leads nowhere."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from stories.actions.approve import approve
from stories.actions.cite import cite, uncite
from stories.actions.save_story import save_story
from stories.errors import NotReady
from stories.reader.body import read_body
from stories.rules.body import empty_headings, noted
from stories.rules.body import words as words_of
from stories.sanitise import clean
from tests.stories.making import a_story, cited, proposed, supported, words

NOTE = '<sup data-note="3">3</sup>'
TEXT = f"<p>Sales have stopped.{NOTE}</p>"


def test_a_note_outlives_the_sanitiser() -> None:
    assert clean(TEXT) == TEXT


@pytest.mark.parametrize(
    "forged",
    [
        '<sup data-note="3">4</sup>',
        '<sup data-note="0">0</sup>',
        '<sup data-note="12345">12345</sup>',
        '<sup data-note="3"><strong>3</strong></sup>',
        '<sup data-note="3&quot; onclick=&quot;x">3</sup>',
        '<sup data-note="note">note</sup>',
        '<sup data-note="">n</sup>',
    ],
)
def test_what_says_anything_else_is_no_note(forged: str) -> None:
    assert "data-note" not in clean(forged)
    assert clean(forged).startswith("<sup>")


def test_nothing_but_its_number_stays_on_a_note() -> None:
    assert clean('<sup class="x" id="y" data-note="3" onclick="z">3</sup>') == NOTE


def test_only_a_note_is_marked_so() -> None:
    assert clean('<p data-note="3">3</p>') == "<p>3</p>"


def test_cleaning_twice_changes_nothing() -> None:
    once = clean(f'{TEXT}<sup data-note="3">4</sup>')
    assert clean(once) == once


def test_notes_are_told_in_the_order_they_stand() -> None:
    assert noted(f'<p>A<sup data-note="7">7</sup>{NOTE}B{NOTE}</p>') == (7, 3)


def test_the_number_is_no_word_of_the_text() -> None:
    assert words_of(TEXT) == "Sales have stopped."
    assert empty_headings(f"<h2>Now</h2><p>{NOTE}</p>") == ("Now",)


def test_readers_are_led_to_the_note_and_from_it_to_the_first_place() -> None:
    html = str(read_body(f"<p>One.{NOTE} Two.{NOTE}</p>", [3]).html)
    assert html.count('<a href="#note-3"') == 2
    assert html.count('id="cite-3"') == 1
    assert 'aria-label="Source note 3"' in html


def test_a_note_the_edition_has_not_leads_nowhere() -> None:
    body = read_body(TEXT, [1, 2])
    assert str(body.html) == "<p>Sales have stopped.<sup>3</sup></p>"
    assert body.noted == frozenset()


def test_the_contents_name_a_heading_without_its_note() -> None:
    assert read_body(f"<h2>Now{NOTE}</h2><p>x</p>", [3]).parts[0].title == "Now"


@pytest.mark.django_db
def test_the_published_page_leads_there_and_back(client: Client, writer: User, editor: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    text = words(body='<p>It stopped.<sup data-note="1">1</sup></p>')
    save_story(story.pk, text, by=writer, version=story.version)
    approve(proposed(story, writer), by=editor)
    page = client.get(reverse("reader:story", args=[story.slug])).content.decode()
    assert '<sup class="ref"><a href="#open-1" id="cite-1"' in page
    assert 'href="#cite-1"' in page


@pytest.mark.django_db
def test_a_note_that_is_no_longer_cited_keeps_the_story_from_readers(writer: User) -> None:
    story = a_story(writer, body='<p>It stopped.<sup data-note="2">2</sup></p>')
    supported(story, writer)
    uncite(cited(story, writer, "Nature"), by=writer)
    with pytest.raises(NotReady) as stopped:
        proposed(story, writer)
    assert "Source note 2 is in the text but no longer cited" in stopped.value.lacks["body"]


@pytest.mark.django_db
def test_a_number_that_stands_in_the_text_is_not_given_to_another_source(writer: User) -> None:
    story = a_story(writer, body='<p>It stopped.<sup data-note="1">1</sup></p>')
    uncite(cited(story, writer), by=writer)
    assert cited(story, writer, "Nature").number == 2


@pytest.mark.django_db
def test_a_source_cited_again_gets_its_number_back(writer: User) -> None:
    story = a_story(writer)
    first = cited(story, writer)
    cited(story, writer, "Nature")
    uncite(first, by=writer)
    assert cite(story, first.reference, by=writer).number == 1
