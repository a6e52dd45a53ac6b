from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from stories.actions.save_story import save_story
from stories.actions.start_story import start_story
from stories.errors import NotAllowed, StaleVersion
from stories.models import Claim, Event, Story
from tests.stories.making import a_story, headline_claim, words


def test_a_new_story_opens_with_the_headings_of_its_format(writer: User) -> None:
    story = a_story(writer, body="")
    assert story.body.startswith("<h2>What is happening now</h2><p></p><h2>Where the sources line up")


def test_a_new_story_asserts_its_headline(writer: User) -> None:
    claim = headline_claim(a_story(writer))
    assert (claim.text, claim.is_key) == ("Orrery headsets swell", True)


def test_a_form_sent_twice_starts_one_story(writer: User) -> None:
    key = uuid4()
    assert start_story(words(), by=writer, key=key) == start_story(words(), by=writer, key=key)
    assert Story.objects.count() == 1


def test_two_stories_with_one_headline_have_two_addresses(writer: User) -> None:
    assert [a_story(writer).slug, a_story(writer).slug] == [
        "orrery-headsets-swell",
        "orrery-headsets-swell-2",
    ]


def test_an_outsider_starts_and_saves_nothing(writer: User, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        a_story(outsider)
    with pytest.raises(NotAllowed):
        save_story(a_story(writer).pk, words(), by=outsider, version=1)


def test_a_save_raises_the_version_and_is_recorded(writer: User, second_writer: User) -> None:
    story = save_story(a_story(writer).pk, words(standfirst="New."), by=second_writer, version=1)
    assert (story.version, story.saved_by) == (2, second_writer)
    assert Event.objects.latest("pk").detail == {"version": 2, "changed": ["standfirst"]}


def test_saving_what_is_there_changes_nothing(writer: User) -> None:
    assert save_story(a_story(writer).pk, words(), by=writer, version=1).version == 1


def test_a_stale_save_writes_nothing(writer: User, second_writer: User) -> None:
    story = a_story(writer)
    save_story(story.pk, words(standfirst="Theirs."), by=second_writer, version=1)
    with pytest.raises(StaleVersion) as refusal:
        save_story(story.pk, words(standfirst="Mine."), by=writer, version=1)
    assert refusal.value.current == 2
    assert Story.objects.get().standfirst == "Theirs."


def test_script_and_foreign_markup_do_not_survive_a_save(writer: User) -> None:
    link = '<a href="javascript:x()">a</a>'
    body = f'<p onclick="x()">Hi <script>alert(1)</script>{link}</p><iframe src="/"></iframe>'
    story = a_story(writer, body=body)
    assert story.body == "<p>Hi a</p>"


def test_the_headline_claim_follows_the_headline_until_it_is_reworded(writer: User) -> None:
    story = a_story(writer)
    save_story(story.pk, words(headline="Second"), by=writer, version=1)
    assert headline_claim(story).text == "Second"
    Claim.objects.filter(story=story).update(text="Its own words.")
    save_story(story.pk, words(headline="Third"), by=writer, version=2)
    assert headline_claim(story).text == "Its own words."


def test_the_address_of_another_story_at_work_is_refused(writer: User) -> None:
    second = a_story(writer, headline=a_story(writer).headline, slug="other")
    with pytest.raises(ValidationError, match="Another story at work here has this address"):
        save_story(second.pk, words(slug="orrery-headsets-swell"), by=writer, version=1)


def test_too_long_a_headline_is_told_at_its_field(writer: User) -> None:
    with pytest.raises(ValidationError) as refusal:
        a_story(writer, headline="x" * 201)
    assert "headline" in refusal.value.message_dict
