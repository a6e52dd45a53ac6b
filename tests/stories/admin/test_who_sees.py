"""Who may see a draft, on its page: made private, people named and taken off, opened again."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from stories.actions.approve import approve
from stories.actions.keep_private import keep_private
from stories.actions.name_on import name_on
from stories.models import Author, Byline, Note, Story
from tests.stories.admin.page import ADD, LIST, address, press
from tests.stories.admin.test_story_page import new
from tests.stories.making import a_story, proposed, published, supported

STUCK = "Nobody named on it may decide."
MARK = "Private: you"
KEPT = "every colleague can find among the references"


@pytest.fixture
def private(story: Story, writer: User) -> Story:
    keep_private(story, by=writer)
    return Story.objects.get(pk=story.pk)


def shown(desk: Client, story: Story) -> str:
    return str(desk.get(address(story)).content.decode())


def test_everyone_sees_a_draft_unless_told_otherwise(desk: Client, story: Story) -> None:
    page = shown(desk, story)
    assert "Everyone who writes here finds it" in page
    assert MARK not in page


def test_a_button_makes_it_private_and_saves_the_text(desk: Client, story: Story) -> None:
    answer = press(desk, story, "_private", standfirst="Half a sentence")
    story.refresh_from_db()
    assert answer.headers["Location"].endswith("#who")
    assert (story.is_private, story.standfirst) == (True, "Half a sentence")
    assert MARK in shown(desk, story)


def test_the_head_of_the_page_names_all_who_see_it(
    desk: Client, private: Story, writer: User, publisher: User
) -> None:
    User.objects.filter(pk=publisher.pk).update(first_name="Ruth", last_name="Calder")
    name_on(private, publisher, by=writer)
    assert "Private: you and Ruth Calder" in shown(desk, private)


def test_the_list_of_stories_marks_it(desk: Client, private: Story) -> None:
    assert "private</span>" in desk.get(reverse(LIST)).content.decode()


def test_a_colleague_is_named_and_told(desk: Client, private: Story, editor: User) -> None:
    press(desk, private, "_name", who__person="editor")
    assert private.named.filter(pk=editor.pk).exists()
    assert Note.objects.get(to=editor).story == private


def test_the_inbox_leads_to_who_else_sees_it(
    client: Client, private: Story, writer: User, editor: User
) -> None:
    name_on(private, editor, by=writer)
    client.force_login(editor)
    page = client.get(reverse("inbox")).content.decode()
    assert "the draft is private to those named" in page
    opened = client.post(reverse("inbox_open", args=[Note.objects.get(to=editor).pk]))
    assert opened.headers["Location"].endswith("#who")


def test_who_was_chosen_outlives_another_button(desk: Client, private: Story, editor: User) -> None:
    press(desk, private, "_save", who__person="editor")
    assert (field := 'id="id_who-person" value="{}"').format("editor") in shown(desk, private)
    press(desk, private, "_name", who__person="editor")
    assert field.format("") in shown(desk, private)


def test_choosing_nobody_is_said_at_the_field(desk: Client, private: Story) -> None:
    assert "Choose a colleague first." in press(desk, private, "_name").content.decode()


def test_who_cannot_be_chosen_is_refused(desk: Client, private: Story, outsider: User) -> None:
    page = press(desk, private, "_name", who__person="outsider")
    assert "Nobody to choose here is called “outsider”" in page.content.decode()


def test_a_colleague_is_taken_off(desk: Client, private: Story, writer: User, editor: User) -> None:
    name_on(private, editor, by=writer)
    press(desk, private, "_unname", editor.pk)
    assert list(private.named.all()) == [writer]


def test_who_takes_themselves_off_is_led_to_the_list(
    desk: Client, private: Story, writer: User, editor: User
) -> None:
    name_on(private, editor, by=writer)
    answer = press(desk, private, "_unname", writer.pk)
    assert answer.headers["Location"] == reverse(LIST)
    assert desk.get(address(private)).status_code == 404


def test_the_last_one_has_no_button_and_a_forged_one_is_refused(
    desk: Client, private: Story, writer: User
) -> None:
    assert 'name="_unname"' not in shown(desk, private)
    assert "The last person stays" in press(desk, private, "_unname", writer.pk).content.decode()


def test_a_button_opens_it_again(desk: Client, private: Story) -> None:
    press(desk, private, "_openall")
    private.refresh_from_db()
    assert not private.is_private


def test_a_story_is_started_private_by_a_box(desk: Client, writer: User) -> None:
    desk.post(reverse(ADD), new(private="yes"))
    assert list(Story.objects.get(is_private=True).named.all()) == [writer]


@pytest.mark.parametrize("sent", [{"headline": ""}, {"_headings": "yes"}])
def test_the_box_stays_ticked_where_the_page_comes_back(desk: Client, sent: dict[str, str]) -> None:
    page = desk.post(reverse(ADD), new(private="yes", **sent)).content.decode()
    assert 'name="private" value="yes" checked' in page


def test_who_may_not_make_it_private_is_told_who_does(
    client: Client, story: Story, second_writer: User
) -> None:
    client.force_login(second_writer)
    page = shown(client, story)
    assert 'name="_private"' not in page
    assert "Ask writer, who started it, or an editor." in page


def test_what_readers_see_has_no_button_and_a_forged_one_is_refused(
    client: Client, writer: User, editor: User, second_writer: User
) -> None:
    story = published(writer, editor).story
    for who in (writer, second_writer, editor):
        client.force_login(who)
        assert 'name="_private"' not in shown(client, story)
        assert "readers see an edition of it" in press(client, story, "_private").content.decode()
    story.refresh_from_db()
    assert not story.is_private


def test_nor_does_what_waits_vanish_from_the_queue(
    client: Client, story: Story, writer: User, editor: User, second_writer: User
) -> None:
    supported(story, writer)
    proposed(story, writer)
    for who in (writer, second_writer):
        client.force_login(who)
        assert "while a proposal of it waits" in press(client, story, "_private").content.decode()
    client.force_login(editor)
    queue = client.get(reverse("admin:stories_proposal_changelist")).content.decode()
    assert story.headline in queue


def test_a_guest_has_a_button_only_for_themselves(
    client: Client, private: Story, writer: User, second_writer: User
) -> None:
    name_on(private, second_writer, by=writer)
    client.force_login(second_writer)
    assert shown(client, private).count('name="_unname"') == 1
    assert (
        "others are taken off by who started it"
        in press(client, private, "_unname", writer.pk).content.decode()
    )


def test_an_editor_has_no_button_for_who_started_it_and_a_forged_one_is_refused(
    client: Client, story: Story, writer: User, editor: User
) -> None:
    keep_private(story, by=editor)
    client.force_login(editor)
    page = shown(client, story)
    assert (page.count('name="_unname"'), "started it, and stays" in page) == (1, True)
    assert "only by themselves" in press(client, story, "_unname", writer.pk).content.decode()


def test_proposing_where_nobody_decides_is_refused_at_the_sheet(
    desk: Client, private: Story, writer: User, editor: User
) -> None:
    supported(private, writer)
    sent = {"propose__label": "emerging", "propose__reason": "It is ready."}
    page = press(desk, private, "_propose", **sent).content.decode()
    assert "Not proposed: the draft is private" in page
    name_on(private, editor, by=writer)
    press(desk, private, "_propose", **sent)
    assert private.proposals.get().state == "open"


def test_both_sheets_say_that_publishing_opens_it(
    client: Client, private: Story, writer: User, editor: User
) -> None:
    name_on(private, editor, by=writer)
    supported(private, writer)
    asked = proposed(private, writer)
    client.force_login(editor)
    assert "Once it is published, everyone at the desk sees the draft" in shown(client, private)
    review = client.get(reverse("admin:stories_proposal_change", args=[asked.pk])).content.decode()
    assert "Publishing ends its privacy" in review


def test_where_something_is_kept_the_page_says_that_it_is_the_newsrooms(
    desk: Client, story: Story, writer: User
) -> None:
    assert KEPT not in shown(desk, story).partition('class="by-hand"')[0]
    assert KEPT in desk.get(reverse(ADD)).content.decode()
    keep_private(story, by=writer)
    page = shown(desk, story)
    assert KEPT in page.partition('class="by-hand"')[0]
    assert KEPT in page.partition('id="who"')[2]


def test_a_reference_of_a_private_story_is_found_and_its_page_says_no_lie(
    client: Client, private: Story, writer: User, second_writer: User
) -> None:
    reference = supported(private, writer).reference
    client.force_login(second_writer)
    page = client.get(reverse("admin:sources_reference_change", args=[reference.pk])).content.decode()
    assert "Cited by no story you may see" in page
    assert private.headline not in page


def test_without_an_editor_named_the_sheet_says_whom_to_name(
    desk: Client, private: Story, writer: User, editor: User, publisher: User
) -> None:
    page = shown(desk, private)
    assert page.count(STUCK) == 2
    assert "name editor or publisher." in page


def test_with_an_editor_named_nothing_is_said(
    desk: Client, private: Story, writer: User, editor: User
) -> None:
    name_on(private, editor, by=writer)
    assert STUCK not in shown(desk, private)


def test_who_proposed_it_does_not_decide(client: Client, writer: User, editor: User, publisher: User) -> None:
    story = a_story(editor)
    keep_private(story, by=editor)
    client.force_login(editor)
    assert "name publisher." in shown(client, story)


def test_a_newsroom_of_one_decides_on_its_own(client: Client, editor: User, settings: Settings) -> None:
    settings.FOUR_EYES = False
    story = a_story(editor)
    keep_private(story, by=editor)
    client.force_login(editor)
    assert STUCK not in shown(client, story)


def test_an_editor_named_on_it_decides(client: Client, private: Story, writer: User, editor: User) -> None:
    name_on(private, editor, by=writer)
    supported(private, writer)
    proposal = proposed(private, writer)
    client.force_login(editor)
    review = reverse("admin:stories_proposal_change", args=[proposal.pk])
    assert client.get(review).status_code == 200
    assert approve(proposal, by=editor).number == 1


def test_tasks_are_for_those_who_see_it(desk: Client, private: Story, editor: User) -> None:
    field = desk.get(address(private)).context["task_form"]["who"]
    assert "editor" not in str(field)


def test_a_private_story_takes_no_more_queries(
    desk: Client,
    private: Story,
    writer: User,
    editor: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    name_on(private, editor, by=writer)
    for number in range(12):
        supported(private, writer, publisher=f"Outlet {number}")
    with django_assert_max_num_queries(29):
        assert desk.get(address(private)).status_code == 200


def test_asking_whose_draft_it_is_takes_few_queries(
    client: Client,
    story: Story,
    second_writer: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    author = Author.objects.create(name="Jonas Feld", slug="jonas-feld", user=second_writer)
    Byline.objects.create(story=story, author=author, position=2)
    client.force_login(second_writer)
    with django_assert_max_num_queries(30):
        assert 'name="_private"' not in shown(client, story)
