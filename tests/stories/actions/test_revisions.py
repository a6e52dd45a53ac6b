"""Every save keeps a revision; any of them comes back as a new save, and takes nothing newer away."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from stories.actions.cite import uncite
from stories.actions.claim import add_claim, remove_claim
from stories.actions.keep_revision import evidence_of
from stories.actions.restore_revision import Restored, restore_revision
from stories.actions.save_story import save_story
from stories.errors import NotAllowed, NothingToRestore, StaleVersion
from stories.models import Author, Event, Revision, Section, Story
from tests.stories.making import a_story, an_author, cited, headline_claim, supported, words

pytestmark = pytest.mark.django_db
AUTO = Revision.Kind.BY_ITSELF


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


def saved(story: Story, by: User, **changes: object) -> Story:
    story.refresh_from_db()
    return save_story(story.pk, words(**changes), by=by, version=story.version)


def drafted(story: Story, by: User, text: str, tab: str = "a") -> Story:
    story.refresh_from_db()
    return save_story(story.pk, words(standfirst=text), by=by, version=story.version, kind=AUTO, tab=tab)


def restored(story: Story, version: int, by: User, **more: bool) -> Restored:
    story.refresh_from_db()
    revision = story.revisions.get(version=version)
    return restore_revision(story, revision, by=by, version=story.version, **more)


def versions(story: Story) -> list[tuple[int, str]]:
    return list(story.revisions.values_list("version", "kind"))


def test_starting_keeps_the_first_revision(story: Story, writer: User) -> None:
    first = story.revisions.get()
    assert (first.version, first.kind, first.by) == (1, "started", writer)
    assert first.text["headline"] == "Orrery headsets swell"


def test_a_revision_holds_byline_tags_sources_claims_and_stances(story: Story, writer: User) -> None:
    citation = supported(story, writer)
    kept = saved(story, writer, tags=("batteries",)).revisions.first()
    assert kept is not None
    assert (kept.text["authors"], kept.text["tags"]) == ([an_author().pk], ["batteries"])
    assert kept.evidence["citations"][0]["reference"] == citation.reference_id
    assert kept.evidence["stances"][0]["kind"] == "supports"
    assert kept.changed == ["tags", "citations", "stances"]


def test_a_save_that_changes_nothing_keeps_no_second_revision(story: Story, writer: User) -> None:
    saved(story, writer)
    assert versions(story) == [(1, "started")]


def test_drafts_of_one_page_are_one_revision_and_one_event(story: Story, writer: User) -> None:
    for text in ("One.", "One two.", "One two three."):
        drafted(story, writer, text)
    assert versions(story) == [(4, "auto"), (1, "started")]
    assert story.revisions.get(version=4).text["standfirst"] == "One two three."
    assert Event.objects.filter(verb="saved").count() == 1


def test_another_page_or_person_starts_another_revision(
    story: Story, writer: User, second_writer: User
) -> None:
    drafted(story, writer, "One.")
    drafted(story, writer, "Two.", tab="b")
    drafted(story, second_writer, "Three.", tab="b")
    assert [version for version, _ in versions(story)] == [4, 3, 2, 1]


def test_a_draft_of_ten_minutes_ago_stays(story: Story, writer: User) -> None:
    drafted(story, writer, "One.")
    kept = story.revisions.get(version=2)
    Revision.objects.filter(pk=kept.pk).update(began_at=kept.began_at - timedelta(minutes=10))
    drafted(story, writer, "Two.")
    assert [version for version, _ in versions(story)] == [3, 2, 1]


def test_pressing_save_holds_what_was_drafted(story: Story, writer: User) -> None:
    drafted(story, writer, "One.")
    saved(story, writer, standfirst="One.")
    drafted(story, writer, "Two.")
    assert versions(story) == [(3, "auto"), (2, "saved"), (1, "started")]


def test_a_story_from_before_keeps_what_stood(story: Story, writer: User, second_writer: User) -> None:
    story.revisions.all().delete()
    saved(story, second_writer, standfirst="New.")
    assert [row.text["standfirst"] for row in story.revisions.all()] == [
        "New.",
        "Shops were told to stop selling them.",
    ]


def test_a_save_that_is_undone_keeps_no_revision(story: Story, writer: User) -> None:
    with transaction.atomic():
        saved(story, writer, standfirst="New.")
        transaction.set_rollback(True)
    assert versions(story) == [(1, "started")]


def test_a_save_with_its_revision_costs_as_many_queries_however_much_it_rests_on(
    story: Story, writer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        supported(story, writer, f"Outlet {number}")
    text = words(standfirst="New.", tags=("a",))
    with django_assert_max_num_queries(44):
        save_story(story.pk, text, by=writer, version=1)


def test_an_older_version_comes_back_as_a_new_one(story: Story, writer: User, second_writer: User) -> None:
    saved(story, writer, headline="Another", tags=("new",))
    story = restored(story, 1, second_writer).story
    assert (story.version, story.headline, list(story.tags.names())) == (3, "Orrery headsets swell", [])
    newest = story.revisions.first()
    assert newest is not None
    assert (newest.kind, newest.restored, newest.by) == ("restored", 1, second_writer)
    assert story.revisions.get(version=2).text["headline"] == "Another"


def test_restoring_is_an_event(story: Story, writer: User) -> None:
    saved(story, writer, headline="Another")
    restored(story, 1, writer)
    event = Event.objects.latest("pk")
    assert event.verb == "restored version"
    assert (event.detail["version"], event.detail["restored"]) == (3, 1)


def test_a_draft_that_moved_on_is_not_restored_over(story: Story, writer: User, second_writer: User) -> None:
    first = story.revisions.get()
    saved(story, second_writer, headline="Theirs")
    with pytest.raises(StaleVersion):
        restore_revision(story, first, by=writer, version=1)
    assert Story.objects.get().headline == "Theirs"


def test_what_is_gone_of_the_evidence_comes_back_when_asked(story: Story, writer: User) -> None:
    kept, lost = supported(story, writer), supported(story, writer, "Nordlicht")
    claim = add_claim(story, "Batteries swell.", by=writer)
    saved(story, writer, standfirst="New.")
    uncite(lost, by=writer)
    remove_claim(claim, by=writer)
    back = restored(story, 2, writer, evidence=True)
    assert (back.references, back.claims, back.stances) == ((2,), ("Batteries swell.",), 1)
    assert [row["reference"] for row in evidence_of(story)["citations"]] == [
        kept.reference_id,
        lost.reference_id,
    ]


def test_newer_evidence_stays(story: Story, writer: User) -> None:
    saved(story, writer, headline="Another")
    newer = cited(story, writer)
    restored(story, 1, writer, evidence=True)
    assert story.citations.get() == newer


def test_evidence_stays_gone_unless_asked(story: Story, writer: User) -> None:
    lost = cited(story, writer)
    saved(story, writer, headline="Another")
    uncite(lost, by=writer)
    saved(story, writer, headline="A third")
    restored(story, 2, writer)
    assert not story.citations.exists()


def test_a_number_taken_meanwhile_is_not_given_twice(story: Story, writer: User) -> None:
    lost = cited(story, writer)
    saved(story, writer, headline="Another")
    uncite(lost, by=writer)
    cited(story, writer, "Nordlicht")
    assert restored(story, 2, writer, evidence=True).references == (2,)


def test_the_address_stays_where_readers_know_it(story: Story, writer: User) -> None:
    saved(story, writer, headline="Another", slug="moved")
    assert restored(story, 1, writer).story.slug == "moved"


def test_what_the_newsroom_no_longer_has_is_said(story: Story, writer: User) -> None:
    robots = Section.objects.create(name="Robots", slug="robots", angle="At home.")
    other = Author.objects.create(name="Tomas", slug="tomas")
    saved(story, writer, section_id=robots.pk, authors=(other.pk,))
    saved(story, writer)
    robots.delete()
    other.delete()
    back = restored(story, 2, writer)
    assert [sentence.split()[0] for sentence in back.missed] == ["Its", "Somebody"]
    assert back.story.section.slug == "devices"


def test_what_stands_already_is_not_restored(story: Story, writer: User) -> None:
    with pytest.raises(NothingToRestore):
        restored(story, 1, writer)
    assert Story.objects.get().version == 1


def test_an_outsider_restores_nothing(story: Story, writer: User, outsider: User) -> None:
    saved(story, writer, headline="Another")
    with pytest.raises(NotAllowed):
        restored(story, 1, outsider)


def test_a_version_of_another_story_is_refused(story: Story, writer: User) -> None:
    other = a_story(writer, headline="Other")
    with pytest.raises(ValueError, match="another story"):
        restore_revision(story, other.revisions.get(), by=writer, version=1)


def test_the_headline_claim_follows_a_restored_headline(story: Story, writer: User) -> None:
    saved(story, writer, headline="Another")
    restored(story, 1, writer)
    assert headline_claim(story).text == "Orrery headsets swell"
