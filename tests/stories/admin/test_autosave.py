"""What a story page's own script asks: saving by itself, who is here, who is signed in."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from stories.actions.save_story import save_story
from stories.models import Presence, Revision, Story
from tests.stories.admin.page import opened
from tests.stories.making import published, words

SIGNED = "/desk/stories/story/signed-in/"


def at(name: str, story: Story) -> str:
    return reverse(f"admin:stories_story_{name}", args=[story.pk])


@pytest.fixture
def page(desk: Client, story: Story) -> dict[str, list[str]]:
    return {**opened(desk, story), "tab": ["tab-one"]}


def autosave(desk: Client, story: Story, page: dict[str, list[str]], **changes: Any) -> Any:
    return desk.post(at("autosave", story), {**page, **changes})


def test_what_is_typed_is_saved_as_a_draft_of_its_tab(
    desk: Client, story: Story, page: dict[str, list[str]]
) -> None:
    answer = autosave(desk, story, page, headline="Typed").json()
    row = Revision.objects.get(story=story, version=2)
    assert (answer["version"], row.kind, row.tab) == (2, "auto", "tab-one")
    assert "version 2" in answer["saved"]


def test_the_answer_is_what_the_next_save_stands_on(
    desk: Client, story: Story, page: dict[str, list[str]]
) -> None:
    answer = autosave(desk, story, page, headline="Typed").json()
    again = {**page, "version": [str(answer["version"])], "base": [answer["base"]]}
    assert autosave(desk, story, again, headline="Typed on").json()["version"] == 3


def test_the_answer_says_by_how_many_words_readers_are_behind(
    desk: Client, writer: User, editor: User
) -> None:
    live = published(writer, editor).story
    page = {**opened(desk, live), "tab": ["tab-one"]}
    answer = autosave(desk, live, page, standfirst="Shops were asked to stop selling all of them.")
    assert answer.json()["words"] == "3 words"


def test_before_readers_see_anything_there_is_nothing_to_count(
    desk: Client, story: Story, page: dict[str, list[str]]
) -> None:
    assert autosave(desk, story, page, headline="Typed").json()["words"] == ""


def test_a_colleagues_part_comes_back_with_the_answer(
    desk: Client, story: Story, page: dict[str, list[str]], second_writer: User
) -> None:
    save_story(story.pk, words(standfirst="Theirs."), by=second_writer, version=1)
    answer = autosave(desk, story, page, headline="Typed").json()
    assert answer["taken"] == {"standfirst": ["Theirs."]}
    assert answer["told"] == "second-writer changed the standfirst meanwhile: it stands here now."


def test_a_clash_is_told_and_nothing_written(
    desk: Client, story: Story, page: dict[str, list[str]], second_writer: User
) -> None:
    save_story(story.pk, words(headline="Theirs"), by=second_writer, version=1)
    answer = autosave(desk, story, page, headline="Mine")
    story.refresh_from_db()
    assert (answer.status_code, story.headline) == (409, "Theirs")
    assert "both of you changed the headline" in answer.json()["told"]


def test_an_answer_that_was_lost_makes_no_clash(
    desk: Client, story: Story, page: dict[str, list[str]]
) -> None:
    lost = "&".join(f"{name}={values[0]}" for name, values in {**page, "headline": ["Typed"]}.items())
    autosave(desk, story, page, headline="Typed")
    answer = autosave(desk, story, page, headline="Typed on", unanswered=[lost])
    assert answer.json()["version"] == 3


def test_a_mistake_is_told_at_its_field_and_keeps_nothing_else_from_being_saved(
    desk: Client, story: Story, page: dict[str, list[str]]
) -> None:
    was, signed = story.headline, [one.author.name for one in story.bylines.all()]
    answer = autosave(desk, story, page, headline="", authors=["Jon"], standfirst="Typed").json()
    story.refresh_from_db()
    assert list(answer["errors"]) == ["headline", "authors"]
    assert answer["left"] == {"headline": [was], "authors": signed}
    assert (story.headline, story.standfirst, story.bylines.count()) == (was, "Typed", len(signed))


def test_what_is_right_again_is_saved_and_clashes_where_a_colleague_changed_it(
    desk: Client, story: Story, page: dict[str, list[str]], second_writer: User
) -> None:
    autosave(desk, story, page, headline="")
    save_story(story.pk, words(headline="Theirs"), by=second_writer, version=1)
    assert autosave(desk, story, page, headline="").json()["left"] == {"headline": ["Theirs"]}
    assert autosave(desk, story, page, headline="Mine").status_code == 409


def test_a_page_made_for_somebody_else_saves_nothing_beside_its_mistakes(
    desk: Client, story: Story, page: dict[str, list[str]], editor: User
) -> None:
    answer = autosave(desk, story, page, headline="", standfirst="Typed", writer=str(editor.pk))
    assert answer.status_code == 401
    assert not Story.objects.filter(standfirst="Typed").exists()


@pytest.mark.parametrize("name", ["autosave", "here"])
def test_who_was_signed_out_hears_so_without_a_page(
    client: Client, story: Story, page: dict[str, list[str]], name: str
) -> None:
    client.logout()
    answer = client.post(at(name, story), {**page, "headline": "Typed"})
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/json")


@pytest.mark.parametrize("name", ["autosave", "here"])
def test_a_page_of_one_person_is_not_saved_by_another(
    client: Client, story: Story, page: dict[str, list[str]], second_writer: User, name: str
) -> None:
    client.force_login(second_writer)
    answer = client.post(at(name, story), {**page, "headline": "Typed"})
    assert answer.status_code == 401
    assert Story.objects.get().version == 1


@pytest.mark.parametrize("name", ["autosave", "here"])
def test_an_outsider_is_refused(client: Client, story: Story, outsider: User, name: str) -> None:
    client.force_login(outsider)
    assert client.post(at(name, story), {"tab": "a"}).status_code == 403


@pytest.mark.parametrize("name", ["autosave", "here"])
def test_looking_changes_nothing(desk: Client, story: Story, name: str) -> None:
    assert desk.get(at(name, story)).status_code == 405


@pytest.mark.parametrize("name", ["autosave", "here"])
def test_a_change_without_the_token_is_refused(writer: User, story: Story, name: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(writer)
    assert strict.post(at(name, story), {"tab": "a"}).status_code == 403


@pytest.mark.parametrize("name", ["autosave", "here", "change"])
def test_a_private_story_is_not_there_for_others(
    client: Client, story: Story, second_writer: User, name: str
) -> None:
    Story.objects.update(is_private=True)
    client.force_login(second_writer)
    answer = client.get(at(name, story)) if name == "change" else client.post(at(name, story), {"tab": "a"})
    assert answer.status_code == 404


def test_a_page_hears_who_else_is_here(
    client: Client, desk: Client, story: Story, second_writer: User
) -> None:
    other = Client()
    other.force_login(second_writer)
    other.post(at("here", story), {"tab": "theirs"})
    answer = desk.post(at("here", story), {"tab": "mine"}).json()
    assert "second-writer" in answer["here"]
    assert answer["version"] == 1


def test_a_page_that_is_left_says_so(desk: Client, story: Story) -> None:
    desk.post(at("here", story), {"tab": "mine"})
    desk.post(at("here", story), {"tab": "mine", "gone": "yes"})
    assert not Presence.objects.exists()


@pytest.mark.parametrize("tab", ["", "x" * 37, "<b>"])
def test_a_tab_has_a_name_that_could_be_one(desk: Client, story: Story, tab: str) -> None:
    assert desk.post(at("here", story), {"tab": tab}).status_code == 400


def test_the_page_names_who_is_signed_in(desk: Client, writer: User) -> None:
    answer = desk.get(SIGNED).json()
    assert answer["writer"] == writer.pk
    assert answer["token"]


def test_nobody_signed_in_is_said_as_such(client: Client, db: None) -> None:
    assert client.get(SIGNED).status_code == 401


def test_a_whole_page_of_somebody_else_is_saved_only_when_meant(
    client: Client, story: Story, page: dict[str, list[str]], second_writer: User
) -> None:
    client.force_login(second_writer)
    answer = client.post(at("change", story), {**page, "headline": "Typed", "_save": "yes"})
    assert "opened by a colleague" in answer.content.decode()
    assert Story.objects.get().headline == "Orrery headsets swell"


def test_saving_by_itself_is_light(
    desk: Client, story: Story, page: dict[str, list[str]], django_assert_max_num_queries: Any
) -> None:
    autosave(desk, story, page, headline="Typed")
    with django_assert_max_num_queries(50):
        autosave(desk, story, page, headline="Typed on", version="2")
