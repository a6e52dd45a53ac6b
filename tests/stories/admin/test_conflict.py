"""Two people save: both versions are shown and neither is overwritten."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from stories.actions.save_story import save_story
from stories.admin.conflict import Meeting
from stories.models import Story
from tests.stories.admin.page import Page, address, fields, opened, send
from tests.stories.making import a_story, words


@pytest.fixture
def old(desk: Client, story: Story, second_writer: User) -> dict[str, list[str]]:
    """A page opened before a colleague saved another headline."""
    page = opened(desk, story)
    save_story(story.pk, words(headline="Theirs"), by=second_writer, version=1)
    return page


def settle(desk: Client, story: Story, conflict: Page, **choices: str) -> Page:
    sent = fields(conflict, "conflict_form")
    named = {name.replace("__", "-"): value for name, value in choices.items()}
    return desk.post(address(story), {**sent, **named, "_settled": "yes"})


def test_both_versions_are_shown(desk: Client, story: Story, old: dict[str, list[str]]) -> None:
    answer = send(desk, story, old, "_save", headline="Mine")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Mine" in page
    assert "Theirs" in page


def test_nothing_is_overwritten(desk: Client, story: Story, old: dict[str, list[str]]) -> None:
    send(desk, story, old, "_save", headline="Mine")
    story.refresh_from_db()
    assert story.headline == "Theirs"


def test_the_page_asks_little(
    desk: Client,
    story: Story,
    old: dict[str, list[str]],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(30):
        assert send(desk, story, old, "_save", headline="Mine").status_code == 409


def meeting(answer: Page) -> Meeting:
    met: Meeting = answer.context["meeting"]
    return met


def test_a_part_both_changed_is_to_be_settled(desk: Client, story: Story, old: dict[str, list[str]]) -> None:
    met = meeting(send(desk, story, old, "_save", headline="Mine"))
    assert [clash.name for clash in met.clashes] == ["headline"]


def test_what_one_side_changed_merges_without_a_question(
    desk: Client, story: Story, old: dict[str, list[str]]
) -> None:
    assert send(desk, story, old, "_save", standfirst="New here.").status_code == 302
    story.refresh_from_db()
    assert (story.headline, story.standfirst) == ("Theirs", "New here.")


def test_the_page_says_what_was_taken_in(desk: Client, story: Story, old: dict[str, list[str]]) -> None:
    send(desk, story, old, "_save", standfirst="New here.")
    assert "changed the headline meanwhile" in desk.get(address(story)).content.decode()


def test_beside_a_clash_what_merges_is_listed_with_an_undo(
    desk: Client, story: Story, old: dict[str, list[str]]
) -> None:
    met = meeting(send(desk, story, old, "_save", headline="Mine", standfirst="New here."))
    assert [(one.name, one.whose, one.undone) for one in met.joined] == [("standfirst", "mine", "theirs")]


def test_an_undone_change_is_not_saved(desk: Client, story: Story, old: dict[str, list[str]]) -> None:
    before = story.standfirst
    conflict = send(desk, story, old, "_save", headline="Mine", standfirst="New here.")
    settle(desk, story, conflict, choice__headline="mine", undo__standfirst="theirs")
    story.refresh_from_db()
    assert (story.headline, story.standfirst) == ("Mine", before)


def test_each_side_is_shown_against_what_both_began_from(
    desk: Client, story: Story, old: dict[str, list[str]]
) -> None:
    met = meeting(send(desk, story, old, "_save", headline="Orrery headsets burst"))
    assert [(p.kind, p.text) for p in met.clashes[0].mine.pieces][-2:] == [("out", "swell"), ("in", "burst")]
    assert met.began == 1


def test_taking_mine_saves_mine(desk: Client, story: Story, old: dict[str, list[str]]) -> None:
    settle(desk, story, send(desk, story, old, "_save", headline="Mine"), choice__headline="mine")
    story.refresh_from_db()
    assert (story.headline, story.version) == ("Mine", 3)


def test_taking_theirs_keeps_my_other_words(desk: Client, story: Story, old: dict[str, list[str]]) -> None:
    conflict = send(desk, story, old, "_save", headline="Mine", standfirst="New here.")
    settle(desk, story, conflict, choice__headline="theirs")
    story.refresh_from_db()
    assert (story.headline, story.standfirst) == ("Theirs", "New here.")


def test_a_third_wording_can_be_written(desk: Client, story: Story, old: dict[str, list[str]]) -> None:
    conflict = send(desk, story, old, "_save", headline="Mine")
    settle(desk, story, conflict, choice__headline="own", own__headline="Ours")
    story.refresh_from_db()
    assert story.headline == "Ours"


def test_the_pressed_button_goes_on_after_settling(
    desk: Client, story: Story, old: dict[str, list[str]]
) -> None:
    conflict = send(desk, story, old, "_claim", headline="Mine", newclaim__text="Batteries swell.")
    settle(desk, story, conflict, choice__headline="mine")
    assert story.claims.filter(text="Batteries swell.").exists()


def test_a_third_save_meanwhile_shows_the_newer_version(
    desk: Client, story: Story, old: dict[str, list[str]], second_writer: User
) -> None:
    conflict = send(desk, story, old, "_save", headline="Mine")
    save_story(story.pk, words(headline="Theirs again"), by=second_writer, version=2)
    again = settle(desk, story, conflict, choice__headline="mine")
    assert again.status_code == 409
    assert "Theirs again" in again.content.decode()


def test_the_same_page_sent_twice_is_no_conflict(desk: Client, story: Story) -> None:
    page = opened(desk, story)
    send(desk, story, page, "_save", headline="Mine")
    assert send(desk, story, page, "_save", headline="Mine").status_code == 302
    story.refresh_from_db()
    assert story.version == 2


def test_markup_in_both_versions_is_shown_as_text(
    desk: Client, story: Story, old: dict[str, list[str]]
) -> None:
    page = send(desk, story, old, "_save", headline="<b onclick=x>Mine</b>").content.decode()
    assert "<b onclick" not in page


def body(*paragraphs: str) -> str:
    return "".join(f"<p>{one}</p>" for one in paragraphs)


@pytest.fixture
def long(desk: Client, writer: User, second_writer: User) -> tuple[Story, dict[str, list[str]]]:
    """A story of three paragraphs, and a page opened before a colleague changed the last."""
    story = a_story(writer, body=body("One.", "Two.", "Three."))
    page = opened(desk, story)
    save_story(story.pk, words(body=body("One.", "Two.", "Theirs.")), by=second_writer, version=1)
    return story, page


def test_different_paragraphs_join_without_a_question(
    desk: Client, long: tuple[Story, dict[str, list[str]]]
) -> None:
    story, page = long
    assert send(desk, story, page, "_save", body=body("Mine.", "Two.", "Three.")).status_code == 302
    story.refresh_from_db()
    assert story.body == body("Mine.", "Two.", "Theirs.")
    assert "changed the text meanwhile" in desk.get(address(story)).content.decode()


MINE = body("My one.", "Two.", "Mine.")


def test_only_the_paragraph_both_changed_is_to_be_settled(
    desk: Client, long: tuple[Story, dict[str, list[str]]]
) -> None:
    story, page = long
    met = meeting(send(desk, story, page, "_save", body=MINE))
    assert [(one.name, one.title, one.mine.text) for one in met.clashes] == [
        ("body-2", "Text, paragraph 3", "<p>Mine.</p>")
    ]
    assert [(one.title, one.whose) for one in met.joined] == [("Text, paragraph 1", "mine")]


@pytest.mark.parametrize(
    ("choices", "settled"),
    [
        ({"choice__body__2": "mine"}, body("My one.", "Two.", "Mine.")),
        ({"choice__body__2": "theirs"}, body("My one.", "Two.", "Theirs.")),
        ({"choice__body__2": "own", "own__body__2": body("Ours.")}, body("My one.", "Two.", "Ours.")),
        ({"choice__body__2": "mine", "undo__body__0": "theirs"}, body("One.", "Two.", "Mine.")),
        ({}, body("My one.", "Two.", "Mine.")),
    ],
)
def test_a_paragraph_is_settled_by_itself(
    desk: Client, long: tuple[Story, dict[str, list[str]]], choices: dict[str, str], settled: str
) -> None:
    story, page = long
    settle(desk, story, send(desk, story, page, "_save", body=MINE), **choices)
    story.refresh_from_db()
    assert story.body == settled


def test_a_paragraph_is_shown_under_its_heading_against_how_it_stood(
    desk: Client, writer: User, second_writer: User
) -> None:
    def text(last: str) -> str:
        return f"<h2>Why this &amp; that matter</h2><p>One.</p><p>{last}</p>"

    story = a_story(writer, body=text("Sales have stopped."))
    page = opened(desk, story)
    save_story(story.pk, words(body=text("Sales have gone on.")), by=second_writer, version=1)
    (clash,) = meeting(send(desk, story, page, "_save", body=text("Sales have stopped here."))).clashes
    assert clash.title == "Text, “Why this & that matter”, paragraph 2"
    assert [piece.text for run in clash.mine.runs for part in run.parts for piece in part.pieces][
        -2
    ] == "here"


def test_beside_a_clash_elsewhere_paragraphs_still_join(
    desk: Client, long: tuple[Story, dict[str, list[str]]], second_writer: User
) -> None:
    story, page = long
    theirs = words(body=body("One.", "Two.", "Theirs."), headline="Theirs")
    save_story(story.pk, theirs, by=second_writer, version=2)
    conflict = send(desk, story, page, "_save", body=body("Mine.", "Two.", "Three."), headline="Mine")
    assert [clash.name for clash in meeting(conflict).clashes] == ["headline"]
    settle(desk, story, conflict, choice__headline="theirs")
    story.refresh_from_db()
    assert (story.headline, story.body) == ("Theirs", body("Mine.", "Two.", "Theirs."))


def test_a_page_without_a_base_lets_nothing_merge_unseen(
    desk: Client, story: Story, old: dict[str, list[str]]
) -> None:
    met = meeting(send(desk, story, old, "_save", base="", standfirst="New here."))
    assert {clash.name for clash in met.clashes} == {"headline", "standfirst"}
