"""The list of stories as CSV: what it shows, by whoever sees it, and nothing that is private."""

import csv
import io
import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from stories.actions.judge import state_rests_on
from stories.actions.retract import retract
from stories.actions.withdraw_reference import withdraw
from stories.admin.story_export import CHUNK, COLUMNS, lines
from stories.admin.story_rows import listed, rows
from stories.models import Event, Story
from tests.stories.making import a_story, cited, proposed, published, supported

pytestmark = [pytest.mark.django_db, pytest.mark.each]
EXPORT = "/desk/stories/story/export/"
# Queries: labels, their rules, owners and people; of each piece the stories, what they cite, what that rests
# on, claims, stances, what waits, bylines, comments.
ONCE, EACH = 4, 8


@pytest.fixture
def desk(client: Client, writer: User) -> Client:
    client.force_login(writer)
    return client


def a_backed(writer: User) -> Story:
    story = a_story(writer, headline="Backed")
    supported(story, writer)
    return story


def exported(client: Client, query: str = "") -> list[dict[str, str]]:
    answer = client.post(f"{EXPORT}{query}")
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text, newline="")))


def headlines(client: Client, query: str = "") -> list[str]:
    return [row["headline"] for row in exported(client, query)]


def test_a_line_says_what_the_row_says(desk: Client, writer: User, editor: User) -> None:
    story = published(writer, editor).story
    (row,) = exported(desk)
    assert (row["headline"], row["address"], row["label"]) == (story.headline, story.slug, "Emerging")
    assert (row["layers"], row["references"], row["state"], row["edition"]) == ("1", "1", "Live", "1")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d", row["published"])


def test_a_draft_says_what_it_earns(desk: Client, writer: User) -> None:
    supported(a_story(writer), writer)
    (row,) = exported(desk)
    assert (row["label"], row["earns"], row["state"], row["edition"]) == (
        "Unverified",
        "Emerging",
        "Draft",
        "",
    )


def test_a_retracted_story_is_not_live(desk: Client, writer: User, editor: User) -> None:
    retract(published(writer, editor).story, by=editor, reason="It was wrong.")
    (row,) = exported(desk, "?state=retracted")
    assert (row["state"], row["edition"]) == ("Retracted", "2")


def test_what_waits_says_since_when(desk: Client, writer: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    proposed(story, writer)
    (row,) = exported(desk)
    assert row["state"] == "Proposed"
    assert row["waits since"]


def test_a_label_no_longer_earned_says_since_when(desk: Client, writer: User, editor: User) -> None:
    published(writer, editor)
    Story.objects.update(unsupported_since=timezone.now())
    (row,) = exported(desk)
    assert row["state"] == "Unsupported"
    assert row["unsupported since"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Draft", "Live"]),
        ("?state=draft", ["Draft"]),
        ("?label=emerging", ["Live"]),
        ("?q=live", ["Live"]),
        ("?whose=mine&state=live&o=0", ["Live"]),
        ("?section=devices&older=1_2020-01-01", ["Draft", "Live"]),
    ],
)
def test_the_filters_of_the_list_are_those_of_the_export(
    desk: Client, writer: User, editor: User, query: str, found: list[str]
) -> None:
    published(writer, editor, headline="Live")
    a_story(writer, headline="Draft")
    assert headlines(desk, query) == found


def test_no_private_story_leaves_not_even_by_who_is_named_on_it(desk: Client, writer: User) -> None:
    a_story(writer, headline="Open")
    hush = a_story(writer, headline="Hush")
    Story.objects.filter(pk=hush.pk).update(is_private=True)
    hush.named.add(writer)
    assert headlines(desk) == ["Open"]
    assert headlines(desk, "?q=hush") == []


def test_a_headline_that_is_a_formula_is_words(desk: Client, writer: User) -> None:
    a_story(writer, headline="=HYPERLINK(1)")
    assert headlines(desk) == ["'=HYPERLINK(1)"]


def test_that_it_was_taken_is_an_event(desk: Client, writer: User, editor: User) -> None:
    a_story(writer)
    exported(desk, "?state=draft&q=battery")
    event = Event.objects.latest("pk")
    assert (event.verb, event.by) == ("exported stories", writer)
    assert event.detail["asked"] == "state draft, q battery"


def test_the_event_of_all_of_it_says_everything(desk: Client, writer: User) -> None:
    exported(desk, "?state=nonsense&older=5_x")
    assert Event.objects.latest("pk").detail["asked"] == "everything"


@pytest.mark.parametrize("query", ["?q=a%00b", "?nosuch=1"])
def test_what_the_list_does_not_understand_is_not_exported(desk: Client, writer: User, query: str) -> None:
    answer = desk.post(f"{EXPORT}{query}")
    assert answer.status_code in {302, 400}
    assert not Event.objects.filter(verb="exported stories").exists()


def test_a_long_list_is_read_in_pieces(writer: User) -> None:
    story = a_story(writer)
    section, form = story.section_id, story.format_id
    Story.objects.bulk_create(
        Story(
            key=f"00000000-0000-4000-8000-{number:012}",
            slug=f"story-{number}",
            headline=f"Story {number}",
            section_id=section,
            format_id=form,
            started_by=writer,
            saved_by=writer,
            saved_at=timezone.now(),
        )
        for number in range(CHUNK + 5)
    )
    told = list(lines(listed(Story.objects.all())))
    assert len({line[0] for line in told}) == len(told) == CHUNK + 6
    assert {len(line) for line in told} == {len(COLUMNS)}


@pytest.mark.parametrize("stories", [1, 9])
def test_many_stories_cost_as_many_queries_as_one(
    writer: User, stories: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(stories):
        cited(a_story(writer, headline=f"Story {number}"), writer, f"Outlet {number}")
    with django_assert_num_queries(ONCE + EACH):
        list(lines(listed(Story.objects.all()), size=10))


def test_each_piece_costs_the_same(writer: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(9):
        cited(a_story(writer, headline=f"Story {number}"), writer, f"Outlet {number}")
    with django_assert_num_queries(ONCE + 3 * EACH):
        assert len(list(lines(listed(Story.objects.all()), size=4))) == 9


def test_what_the_evidence_rests_on_costs_a_query_a_step(
    writer: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    stories = [a_story(writer, headline=f"Story {number}") for number in range(3)]
    for story in stories:
        one, other = cited(story, writer, "Courier"), cited(story, writer, "Relay")
        state_rests_on(one.reference, other.reference, by=writer, kind="rewrite")
    with django_assert_num_queries(ONCE + EACH):
        told = list(lines(listed(Story.objects.all())))
    assert [line[COLUMNS.index("layers")] for line in told] == ["1", "1", "1"]


def test_the_columns_say_what_the_list_says(writer: User, editor: User) -> None:
    """The list reads rows, the export values: each by its own way."""
    supported(published(writer, editor, headline="Live").story, writer, "Courier")
    draft = a_story(writer, headline="Draft")
    withdraw(supported(draft, writer, "Relay").reference, by=writer, why="It says so.")
    proposed(a_backed(writer), writer)
    listed_ = listed(Story.objects.order_by("-pk"))
    told = {line[0]: line for line in lines(listed_)}
    for row in rows(list(listed_)):
        line = told[str(row.story.pk)]
        said = [line[COLUMNS.index(name)] for name in ("label", "earns", "layers", "references", "state")]
        assert said == [str(row.label), str(row.earned), str(row.layers), str(row.references), row.state]
        assert line[COLUMNS.index("byline")] == ", ".join(row.bylines)


def test_an_outsider_takes_nothing(client: Client, outsider: User) -> None:
    client.force_login(outsider)
    assert client.post(EXPORT).status_code in {302, 403}
    assert not Event.objects.filter(verb="exported stories").exists()


def test_taking_the_list_is_a_post_with_the_token(desk: Client, writer: User) -> None:
    assert desk.get(EXPORT).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(writer)
    assert strict.post(EXPORT).status_code == 403


def test_the_list_offers_to_export_what_it_shows(desk: Client, writer: User) -> None:
    a_story(writer)
    page = desk.get("/desk/stories/story/?state=draft").content.decode()
    assert f'action="{EXPORT}?state=draft"' in page
    assert "Export these as CSV" in page
