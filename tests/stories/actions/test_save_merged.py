"""Saving on top of what others saved: part by part, never over anybody's words."""

import pytest
from django.contrib.auth.models import User

from stories.actions.save_merged import Saved, save_merged
from stories.actions.save_story import StoryText, save_story, stored
from stories.errors import NotAllowed, StaleVersion
from stories.models import Revision, Story
from stories.rules.merging import began
from tests.stories.making import a_story, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


@pytest.fixture
def base(story: Story) -> str:
    """What a page opened at version 1 carries."""
    return began(stored(story))


def save(
    story: Story, text: StoryText, by: User, base: str, *unanswered: StoryText, version: int = 1
) -> Saved:
    return save_merged(story.pk, text, by=by, version=version, began=base, unanswered=unanswered, tab="one")


def test_nobody_else_there_is_a_plain_save(story: Story, writer: User, base: str) -> None:
    saved = save(story, words(headline="Mine"), writer, base)
    assert (saved.story.version, saved.taken, saved.now["headline"]) == (2, (), "Mine")


def test_another_part_of_a_colleague_is_taken_in(
    story: Story, writer: User, second_writer: User, base: str
) -> None:
    save_story(story.pk, words(standfirst="Theirs."), by=second_writer, version=1)
    saved = save(story, words(headline="Mine"), writer, base)
    story.refresh_from_db()
    assert (story.headline, story.standfirst, story.version) == ("Mine", "Theirs.", 3)
    assert (saved.taken, saved.other) == (("standfirst",), second_writer)


def test_one_part_changed_by_both_is_refused_and_nothing_written(
    story: Story, writer: User, second_writer: User, base: str
) -> None:
    save_story(story.pk, words(headline="Theirs"), by=second_writer, version=1)
    with pytest.raises(StaleVersion):
        save(story, words(headline="Mine"), writer, base)
    story.refresh_from_db()
    assert (story.headline, story.version) == ("Theirs", 2)


def test_a_save_whose_answer_was_lost_is_not_met_as_a_stranger(story: Story, writer: User, base: str) -> None:
    lost = words(headline="Mine")
    save(story, lost, writer, base)
    saved = save(story, words(headline="Mine, longer"), writer, base, lost)
    assert (saved.now["headline"], saved.taken) == ("Mine, longer", ())


def test_an_old_save_that_arrives_late_overwrites_nothing(story: Story, writer: User, base: str) -> None:
    save(story, words(headline="Newer"), writer, base)
    with pytest.raises(StaleVersion):
        save(story, words(headline="Older"), writer, base)


def test_two_tabs_of_one_person_are_two_writers(story: Story, writer: User, base: str) -> None:
    save_merged(story.pk, words(body="<p>A</p>"), by=writer, version=1, began=base, tab="other")
    with pytest.raises(StaleVersion):
        save(story, words(body="<p>B</p>"), writer, base)


def body(*paragraphs: str) -> str:
    return "".join(f"<p>{one}</p>" for one in paragraphs)


@pytest.fixture
def long(writer: User) -> Story:
    return a_story(writer, body=body("One.", "Two.", "Three."))


def test_paragraphs_two_people_changed_apart_join(long: Story, writer: User, second_writer: User) -> None:
    began_from = began(stored(long))
    save_story(long.pk, words(body=body("One.", "Two.", "Theirs.")), by=second_writer, version=1)
    saved = save(long, words(body=body("Mine.", "Two.", "Three.")), writer, began_from)
    assert saved.now["body"] == body("Mine.", "Two.", "Theirs.")
    assert (saved.taken, saved.other) == (("body",), second_writer)


def test_writing_on_in_a_paragraph_that_joined_meets_nobody(
    long: Story, writer: User, second_writer: User
) -> None:
    began_from, sent = began(stored(long)), words(body=body("Mine.", "Two.", "Three."))
    save_story(long.pk, words(body=body("One.", "Two.", "Theirs.")), by=second_writer, version=1)
    save(long, sent, writer, began_from)
    further = words(body=body("Mine, further.", "Two.", "Three."))
    assert save(long, further, writer, began_from, sent).now["body"] == body(
        "Mine, further.", "Two.", "Theirs."
    )


def test_a_paragraph_both_changed_is_refused_and_nothing_written(
    long: Story, writer: User, second_writer: User
) -> None:
    began_from = began(stored(long))
    save_story(long.pk, words(body=body("One.", "Two.", "Theirs.")), by=second_writer, version=1)
    with pytest.raises(StaleVersion):
        save(long, words(body=body("Mine.", "Two.", "Mine.")), writer, began_from)
    long.refresh_from_db()
    assert long.body == body("One.", "Two.", "Theirs.")


def test_a_byline_and_tags_of_a_colleague_are_taken_in(
    story: Story, writer: User, second_writer: User, base: str
) -> None:
    save_story(story.pk, words(tags=("recalls",), authors=()), by=second_writer, version=1)
    saved = save(story, words(headline="Mine"), writer, base)
    assert set(saved.taken) == {"tags", "authors"}
    assert list(saved.story.tags.names()) == ["recalls"]


def test_the_mark_of_what_was_saved_is_what_the_page_goes_on_with(
    story: Story, writer: User, base: str
) -> None:
    saved = save(story, words(headline="Mine", tags=("b", "a")), writer, base)
    assert began(saved.now) == began(stored(Story.objects.get(pk=story.pk)))


def test_a_page_saving_by_itself_leaves_a_revision_that_says_so(
    story: Story, writer: User, base: str
) -> None:
    text = words(headline="Mine")
    save_merged(story.pk, text, by=writer, version=1, began=base, kind=Revision.Kind.BY_ITSELF, tab="one")
    row = Revision.objects.get(story=story, version=2)
    assert (row.kind, row.tab, row.by) == ("auto", "one", writer)


def test_an_outsider_saves_nothing(story: Story, outsider: User, base: str) -> None:
    with pytest.raises(NotAllowed):
        save(story, words(headline="Mine"), outsider, base)
