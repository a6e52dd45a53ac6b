"""The history of a story: versions and events in one log, a version against another, a version back."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from stories.actions.cite import uncite
from stories.actions.save_story import save_story
from stories.admin.ledger import short
from stories.models import Revision, Story
from tests.stories.admin.page import Page
from tests.stories.making import cited, proposed, published, supported, words

pytestmark = [pytest.mark.django_db, pytest.mark.each]
DRAFTED = Revision.Kind.BY_ITSELF


def at(story: Story, query: str = "") -> str:
    return f"/desk/stories/story/{story.pk}/history/{query}"


def shown(client: Client, story: Story, query: str = "") -> str:
    page = client.get(at(story, query)).content.decode()
    return re.sub(r"\s+", " ", page)


def saved(story: Story, by: User, **changes: object) -> None:
    story.refresh_from_db()
    save_story(story.pk, words(**changes), by=by, version=story.version)


def restore(client: Client, story: Story, version: int, draft: int, **more: str) -> Page:
    return client.post(at(story), {"version": version, "draft": draft, "_restore": "yes", **more})


def versions(page: str) -> list[int]:
    return [int(number) for number in re.findall(r"<strong>Version (\d+)</strong>", page)]


def test_versions_and_events_stand_in_one_log(desk: Client, story: Story, writer: User) -> None:
    cited(story, writer)
    saved(story, writer, standfirst="New.")
    page = shown(desk, story)
    assert page.index("Version 2") < page.index("writer cited") < page.index("started the story")
    assert page.count("started the story") == 1


def test_the_newest_version_is_held_against_the_one_before(desk: Client, story: Story, writer: User) -> None:
    saved(story, writer, standfirst="Shops were told to stop.")
    page = shown(desk, story)
    assert "<del>only in version 1</del>" in page
    assert "<del>selling them</del>" in page


def test_an_older_version_is_held_against_the_draft_now(desk: Client, story: Story, writer: User) -> None:
    saved(story, writer, headline="Another")
    page = shown(desk, story, "?version=1")
    assert "<del>Another</del> <ins>Orrery headsets swell</ins>" in page


def test_evidence_that_is_gone_is_in_the_difference(desk: Client, story: Story, writer: User) -> None:
    citation = supported(story, writer)
    saved(story, writer, headline="Another")
    uncite(citation, by=writer)
    page = shown(desk, story, "?version=2&against=now")
    assert f"Only in this version: </span>{citation.reference.title}" in page
    assert "<ins>supports</ins>" in page


def test_a_stance_only_one_version_has_is_told_as_that_ones(desk: Client, story: Story, writer: User) -> None:
    supported(story, writer)
    saved(story, writer, headline="Another")
    page = shown(desk, story, "?version=2&against=1")
    assert "Only in this version: </span><ins>supports</ins>" in page


def test_a_tag_that_both_have_is_not_told_as_changed(desk: Client, story: Story, writer: User) -> None:
    saved(story, writer, tags=("batteries", "repair"))
    saved(story, writer, tags=("chargers", "repair"))
    page = shown(desk, story, "?version=3&against=2")
    told = page.partition('<p class="diff-field">Tags</p>')[2].partition("</p>")[0]
    assert re.sub(r"<p[^>]*>", "", told).split() == [
        "<ins>chargers,</ins>",
        "repair,",
        "<del>batteries</del>",
    ]


def test_what_the_draft_says_already_is_not_offered_to_be_restored(
    desk: Client, story: Story, writer: User
) -> None:
    saved(story, writer, headline="Another")
    assert "Restore as version 3" in shown(desk, story, "?version=1&against=now")
    assert "Restore as version" not in shown(desk, story, "?version=2&against=now")
    assert "Restore as version" not in shown(desk, story, "?version=2&against=1")


def test_a_save_is_not_said_to_have_changed_what_another_changed(
    desk: Client, story: Story, writer: User, second_writer: User
) -> None:
    supported(story, second_writer)
    saved(story, writer, tags=("batteries",))
    told = re.search(r"Version 2</strong></a> (.*?)</p>", shown(desk, story))
    assert told
    assert told[1].strip() == "writer changed the tags"


def test_words_are_found_where_they_came_and_where_they_went(
    desk: Client, story: Story, writer: User
) -> None:
    saved(story, writer, body="<p>Seen in Utrecht &amp; Delft.</p>")
    saved(story, writer, headline="Another", body="<p>Seen in Utrecht &amp; Delft.</p>")
    saved(story, writer, headline="Another")
    page = shown(desk, story, "?words=Utrecht+%26+Delft")
    assert versions(page) == [4, 2]
    assert "the words went out" in page


def test_what_was_typed_in_one_go_is_one_version(desk: Client, story: Story, writer: User) -> None:
    for text in ("One.", "One two."):
        story.refresh_from_db()
        text_now = words(standfirst=text)
        save_story(story.pk, text_now, by=writer, version=story.version, kind=DRAFTED, tab="a")
    page = shown(desk, story)
    assert versions(page) == [3, 1]
    assert "saved while typing" in page


def test_a_version_says_how_many_words_came_and_went(desk: Client, story: Story, writer: User) -> None:
    saved(story, writer, standfirst="Shops in four countries were told to stop.")
    page = shown(desk, story, "?version=2")
    # The difference beside the log counts the same words.
    assert page.count("3 words in, 2 out") == 2


def test_a_version_says_under_which_heading_it_was_written(desk: Client, story: Story, writer: User) -> None:
    body = "<h2>What is happening now</h2><p>Sales have stopped everywhere.</p>"
    saved(story, writer, body=body, tags=("recalls",))
    assert "writer wrote in “What is happening now” and changed the tags" in shown(desk, story)


def test_of_many_parts_the_first_are_named(desk: Client, story: Story, writer: User) -> None:
    parts = "".join(f"<h2>Part {number}</h2><p>New here.</p>" for number in range(4))
    saved(story, writer, body=f"<p>It opens.</p>{words().body}{parts}")
    assert "writer wrote in the opening, “Part 0” and 3 more parts" in shown(desk, story)


def test_what_was_typed_in_one_go_says_how_often_it_was_saved(
    desk: Client, story: Story, writer: User
) -> None:
    for text in ("One.", "One two.", "One two three."):
        story.refresh_from_db()
        save_story(story.pk, words(standfirst=text), by=writer, version=story.version, kind=DRAFTED, tab="a")
    assert "saved while typing 3 times" in shown(desk, story)


def test_a_version_from_before_words_were_counted_names_none(
    desk: Client, story: Story, writer: User
) -> None:
    saved(story, writer, standfirst="New.")
    Revision.objects.update(wrote=None, drafts=None)
    log = shown(desk, story).split('id="version"')[0]
    assert "words in" not in log
    assert "writer changed the standfirst" in log


@pytest.mark.parametrize(
    ("show", "there"),
    [("versions", "<strong>Version 2"), ("evidence", "writer cited"), ("decisions", "writer proposed")],
)
def test_the_log_is_narrowed(desk: Client, story: Story, writer: User, show: str, there: str) -> None:
    supported(story, writer)
    saved(story, writer, standfirst="New.")
    proposed(story, writer)
    page = shown(desk, story, f"?show={show}")
    kinds = ("<strong>Version 2", "writer cited", "writer proposed")
    assert [kind for kind in kinds if kind in page] == [there]


def test_the_log_is_narrowed_to_a_person(
    desk: Client, story: Story, writer: User, second_writer: User
) -> None:
    saved(story, second_writer, standfirst="New.")
    assert versions(shown(desk, story, f"?by={second_writer.pk}")) == [2]


def test_pages_lead_on_and_back_and_lose_nothing(desk: Client, story: Story, writer: User) -> None:
    for number in range(30):
        saved(story, writer, standfirst=f"Number {number}.")
        cited(story, writer)
    first = shown(desk, story)
    second = shown(desk, story, following(first, "next"))
    again = shown(desk, story, following(second, "prev"))
    assert sorted(versions(first) + versions(second)) == list(range(1, 32))
    assert versions(again) == versions(first)
    assert first.count("writer cited") + second.count("writer cited") == 30


def following(page: str, way: str) -> str:
    link = re.search(rf'href="(\?[^"]*)" rel="{way}"', page)
    assert link is not None
    return link[1].replace("&amp;", "&")


def test_the_core_sample_has_a_bed_an_edition(client: Client, writer: User, editor: User) -> None:
    edition = published(writer, editor)
    story = edition.story
    client.force_login(writer)
    page = shown(client, story)
    assert "layer A" in page
    assert f"seal <code>{short(edition.digest)}</code>" in page
    assert f'href="/stories/{story.slug}/editions/1/"' in page


def test_restoring_asks_once_and_is_a_new_version(desk: Client, story: Story, writer: User) -> None:
    saved(story, writer, headline="Another")
    assert "Save version 1 again, as version 3?" in shown(desk, story, "?version=1&ask=yes")
    answer = restore(desk, story, 1, 2)
    assert answer["Location"] == at(story)
    assert "Version 1 is back, as version 3" in shown(desk, story)


def test_restoring_over_a_newer_save_is_refused_and_asked_again(
    desk: Client, story: Story, writer: User, second_writer: User
) -> None:
    saved(story, writer, headline="Another")
    saved(story, second_writer, headline="Theirs")
    answer = restore(desk, story, 1, 2)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "second-writer saved version 3 after you opened this page. Nothing is lost" in page
    assert 'name="draft" value="3"' in page
    assert Story.objects.get().headline == "Theirs"


def test_gone_evidence_is_offered_and_comes_back(desk: Client, story: Story, writer: User) -> None:
    citation = cited(story, writer)
    saved(story, writer, headline="Another")
    uncite(citation, by=writer)
    assert "Bring back what is gone of its evidence: 1 source" in shown(desk, story, "?version=2&ask=yes")
    restore(desk, story, 2, 2, evidence="yes")
    assert story.citations.get().reference == citation.reference


@pytest.mark.parametrize("draft", ["", "x", "99", "²"])
def test_a_forged_version_restores_nothing(desk: Client, story: Story, writer: User, draft: str) -> None:
    saved(story, writer, headline="Another")
    assert desk.post(at(story), {"version": 1, "draft": draft, "_restore": "yes"}).status_code == 409
    assert Story.objects.get().version == 2


@pytest.mark.parametrize(
    "query", ["?older=x", "?older=e9-v", "?against=x", "?by=%00", "?words=%00", "?show=x"]
)
def test_an_odd_address_still_shows_the_history(desk: Client, story: Story, query: str) -> None:
    assert desk.get(at(story, query)).status_code == 200


def test_a_version_that_never_was_is_not_found(desk: Client, story: Story) -> None:
    assert desk.get(at(story, "?version=99")).status_code == 404
    assert restore(desk, story, 99, 1).status_code == 404


def test_an_outsider_sees_and_restores_nothing(client: Client, story: Story, outsider: User) -> None:
    client.force_login(outsider)
    assert client.get(at(story))["Location"].startswith("/desk/login/")
    assert restore(client, story, 1, 1)["Location"].startswith("/desk/login/")


def test_a_private_story_has_no_history_for_others(client: Client, story: Story, second_writer: User) -> None:
    Story.objects.update(is_private=True)
    client.force_login(second_writer)
    assert client.get(at(story)).status_code == 404
    assert restore(client, story, 1, 1).status_code == 404


@pytest.mark.parametrize("saves", [1, 25])
def test_a_long_history_costs_as_many_queries_as_a_short_one(
    desk: Client,
    story: Story,
    writer: User,
    saves: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(saves):
        supported(story, writer)
        saved(story, writer, standfirst=f"Number {number}.")
    for query in ("", "?version=1&ask=yes", "?words=Number+0"):
        with django_assert_max_num_queries(30):
            desk.get(at(story, query))
