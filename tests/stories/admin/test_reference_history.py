"""The history of a reference: who kept it, put it right, judged it and took it back, and when."""

from datetime import UTC, datetime
from html import unescape
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sources.models import Change, Reference, Retrieval
from stories.actions.cite import cite
from stories.actions.correct_reference import correct, undo
from stories.actions.judge import state_apart, state_rests_on
from stories.actions.withdraw_reference import restore, withdraw
from stories.models import Story
from tests.stories.making import a_story, cited, supported

pytestmark = pytest.mark.django_db
WHY = "The press office said so."
AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


@pytest.fixture
def reference(story: Story, writer: User) -> Reference:
    return supported(story, writer, url="https://courier.example/a", author="Ada Vik").reference


def shown(client: Client, reference: Reference) -> str:
    page = client.get(f"/desk/sources/reference/{reference.pk}/history/").content.decode()
    return unescape(" ".join(page.partition('id="content-main"')[2].split()))


def test_it_is_reached_from_the_references_page(desk: Client, reference: Reference) -> None:
    page = desk.get(f"/desk/sources/reference/{reference.pk}/change/").content.decode()
    assert f'href="/desk/sources/reference/{reference.pk}/history/"' in page


def test_who_kept_it_begins_it(desk: Client, reference: Reference) -> None:
    assert "writer kept it" in shown(desk, reference)


def test_a_fact_put_right_stands_with_what_it_was(desk: Client, reference: Reference, editor: User) -> None:
    correct(reference, "author", "Bo Lind", by=editor, why=WHY)
    page = shown(desk, reference)
    assert "editor corrected the author" in page
    assert "<del>Ada Vik</del> <ins>Bo Lind</ins>" in page
    assert f"<q>{WHY}</q>" in page


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (("confidential", "yes"), "<del>public, with its address</del> <ins>confidential</ins>"),
        (
            ("published_at", "2026-11-21T18:05:00+00:00"),
            "none before <ins>21 Nov 2026, 18:05 UTC</ins>",
        ),
        (("kind", "statement"), "<del>Article</del> <ins>Statement</ins>"),
    ],
)
def test_values_are_told_in_words(
    desk: Client, reference: Reference, editor: User, fact: tuple[str, str], told: str
) -> None:
    correct(reference, *fact, by=editor, why=WHY)
    assert told in shown(desk, reference)


def test_a_correction_taken_back_is_another_line(
    desk: Client, reference: Reference, writer: User, editor: User
) -> None:
    undo(correct(reference, "author", "Bo Lind", by=editor, why=WHY), by=writer)
    page = shown(desk, reference)
    assert page.index("writer took back a correction of the author") < page.index(
        "editor corrected the author"
    )


def test_what_is_taken_back_and_let_in_again_is_told_once_each(
    desk: Client, reference: Reference, writer: User, editor: User
) -> None:
    cite(a_story(writer), reference, by=writer)
    withdraw(reference, by=editor, why="It was wrong.")
    restore(reference, by=editor, why="It was right.")
    page = shown(desk, reference)
    assert page.count("editor noted that its publisher took it back") == 1
    assert page.count("editor let it count again") == 1


def test_what_happened_to_another_source_note_is_no_line(
    desk: Client, story: Story, reference: Reference, writer: User, editor: User
) -> None:
    other = cited(story, writer, "TechRadar").reference
    withdraw(other, by=editor, why="It was wrong.")
    assert "took it back" not in shown(desk, reference)


def test_judgements_stand_with_the_other_on_both(
    desk: Client, story: Story, reference: Reference, writer: User, editor: User
) -> None:
    other = cited(story, writer, "TechRadar").reference
    state_rests_on(other, reference, by=editor)
    state_apart(other, reference, by=editor, note="Each spoke to the shop.")
    for one, across in ((reference, other), (other, reference)):
        page = shown(desk, one)
        assert (
            f'stated that it counts once with <a href="/desk/sources/reference/{across.pk}/change/">' in page
        )
        assert "judged it independent of" in page
        assert "<q>Each spoke to the shop.</q>" in page


def test_a_judgement_of_two_that_no_story_cites_is_told_too(
    desk: Client, story: Story, reference: Reference, writer: User, editor: User
) -> None:
    other = cited(story, writer, "TechRadar").reference
    story.citations.all().delete()
    state_rests_on(other, reference, by=editor)
    assert "editor confirmed that it counts once with" in shown(desk, reference)


def test_what_was_read_leads_to_its_copy(desk: Client, reference: Reference, writer: User) -> None:
    told = {"reference": reference, "asked_by": writer, "retrieved_at": AT, "requested_url": reference.url}
    copy = Retrieval.objects.create(key=uuid4(), state=Retrieval.State.READ, warc="a.warc.gz", **told)
    page = shown(desk, reference)
    assert "writer had its page read" in page
    assert f"/desk/sources/reference/{reference.pk}/copies/{copy.pk}/" in page


def test_what_the_watch_saw_is_a_sentence_of_its_own(desk: Client, reference: Reference) -> None:
    Change.objects.create(reference=reference, kind="text", sentence="Its text changed.", seen_at=AT)
    assert "The newsroom's watch: Its text changed." in shown(desk, reference)


def test_it_is_only_looked_at(desk: Client, reference: Reference) -> None:
    assert desk.post(f"/desk/sources/reference/{reference.pk}/history/").status_code == 405
    assert desk.get("/desk/sources/reference/0/history/").status_code == 404


def test_a_long_one_asks_no_more(
    desk: Client, reference: Reference, editor: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(4):
        correct(reference, "author", f"Bo Lind {n}", by=editor, why=WHY)
        other = cited(a_story(editor), editor, f"Outlet {n}").reference
        state_rests_on(other, reference, by=editor)
    with django_assert_max_num_queries(20):
        shown(desk, reference)
