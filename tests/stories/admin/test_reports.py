"""The desk's screens of readers' reports."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from stories.actions.approve import approve
from stories.actions.close_report import close_report
from stories.actions.keep_private import keep_private
from stories.actions.name_on import name_on
from stories.actions.read_notes import read_notes
from stories.models import Edition, Note, Report
from tests.stories.making import a_report, a_story, proposed, supported
from tests.stories.reader.editions import publish

pytestmark = pytest.mark.django_db
LIST = "/desk/stories/report/"


@pytest.fixture
def edition() -> Edition:
    return publish()


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def at(report: Report) -> str:
    return reverse("admin:stories_report_change", args=[report.pk])


def read(desk: Client, address: str) -> str:
    return desk.get(address).content.decode()


def test_the_list_shows_what_is_open(desk: Client, edition: Edition, editor: User) -> None:
    a_report(edition, "An open one.")
    close_report(a_report(edition, "A closed one."), "Done.", by=editor)
    page = read(desk, LIST)
    assert ("An open one." in page, "A closed one." in page) == (True, False)


def test_an_empty_list_says_what_comes_there(desk: Client) -> None:
    assert "What readers report on a story waits here" in read(desk, LIST)


@pytest.mark.parametrize(("state", "shown"), [("closed", True), ("answered", False), ("all", True)])
def test_or_what_is_asked_for(
    desk: Client, edition: Edition, editor: User, state: str, *, shown: bool
) -> None:
    close_report(a_report(edition, "A closed one."), "Done.", by=editor)
    assert ("A closed one." in read(desk, f"{LIST}?state={state}")) is shown


@pytest.mark.parametrize("address", [LIST, "/desk/stories/proposal/"])
@pytest.mark.parametrize("query", ["", "?q=tuesday", "?q=tuesday&state=all"])
def test_all_is_offered_once_and_one_state_is_chosen(
    desk: Client, edition: Edition, address: str, query: str
) -> None:
    a_report(edition)
    cl = desk.get(address + query).context["cl"]
    (states,) = (one for one in cl.filter_specs if one.title == "state")
    offered = list(states.choices(cl))
    names = [one["display"] for one in offered]
    assert len(names) == len(set(names))
    assert "all" in names
    assert sum(one["selected"] for one in offered) == 1


def test_what_a_reader_wrote_is_shown_as_text(desk: Client, edition: Edition) -> None:
    report = a_report(edition, "<script>x()</script>", sentence="<b>No</b>")
    assert "<script>x()" not in read(desk, LIST) + read(desk, at(report))


def test_the_sentence_stands_marked_in_the_live_edition(desk: Client, edition: Edition) -> None:
    report = a_report(edition, sentence="“Close the lid at  eleven”")
    assert "<mark>Close the lid at eleven</mark>, and a third is gone" in read(desk, at(report))


def test_one_that_is_gone_is_shown_as_the_reader_had_it(desk: Client, edition: Edition) -> None:
    report = a_report(edition, sentence="Close the lid at eleven")
    publish(story=edition.story, content_={"body": "<p>Rewritten.</p>"})
    page = read(desk, at(report))
    assert "The live edition does not say this any more" in page
    assert "<mark>Close the lid at eleven</mark>" in page


def test_one_that_never_was_says_so(desk: Client, edition: Edition) -> None:
    assert "No edition the reader can have seen" in read(desk, at(a_report(edition, sentence="Never said.")))


def test_no_screen_names_the_address(desk: Client, edition: Edition) -> None:
    report = a_report(edition)
    for address in (LIST, at(report), "/desk/inbox/", f"/desk/stories/story/{edition.story_id}/history/"):
        assert "mail.example" not in read(desk, address)


def test_it_is_answered_there(desk: Client, edition: Edition) -> None:
    report = a_report(edition)
    page = desk.post(at(report), {"_answer": "yes", "answer": "You are right."}, follow=True)
    assert "The answer is on its way." in page.content.decode()


def test_an_empty_answer_lands_at_its_field_and_nothing_typed_is_lost(desk: Client, edition: Edition) -> None:
    page = desk.post(at(a_report(edition)), {"_answer": "yes", "answer": "", "note": "Half a note"})
    assert "Write what you have to say first." in page.content.decode()
    assert "Half a note" in page.content.decode()


def test_it_is_closed_there(desk: Client, edition: Edition) -> None:
    report = a_report(edition)
    assert desk.post(at(report), {"_close": "yes", "note": "Corrected."})["Location"] == LIST
    assert "Corrected." in read(desk, at(report))


def test_what_a_colleague_closed_meanwhile_is_told(desk: Client, edition: Edition, editor: User) -> None:
    report = a_report(edition)
    close_report(report, "Their note.", by=editor)
    page = desk.post(at(report), {"_close": "yes", "note": "My note."}).content.decode()
    assert ("A colleague closed this report meanwhile" in page, "Their note." in page) == (True, True)


def test_a_correction_starts_at_the_propose_sheet(desk: Client, edition: Edition) -> None:
    report = a_report(edition)
    assert desk.post(at(report), {"_correct": "yes"})["Location"].endswith(
        f"/story/{edition.story_id}/change/#id_propose-correction"
    )
    assert "You started a correction from it" in read(desk, at(report))


def test_a_line_of_the_inbox_leads_to_it(desk: Client, edition: Edition, editor: User) -> None:
    report = a_report(edition)
    note = Note.objects.get(to=editor)
    assert desk.post(reverse("inbox_open", args=[note.pk]))["Location"] == at(report)
    assert read_notes(by=editor, up_to=note.pk) == 0


def test_the_navigation_counts_what_is_open_for_whom_it_is(
    client: Client, edition: Edition, editor: User, second_writer: User
) -> None:
    a_report(edition)
    told = {}
    for person in (editor, second_writer):
        client.force_login(person)
        groups = client.get(LIST).context["available_apps"]
        told[person] = next(row["count"] for g in groups for row in g["models"] if row["name"] == "Reports")
    assert (told[editor], told[second_writer]) == ("1", "")


def test_a_report_of_a_story_that_was_private_until_it_was_published_is_there(
    client: Client, writer: User, editor: User, publisher: User
) -> None:
    story = a_story(writer)
    supported(story, writer)
    keep_private(story, by=writer)
    name_on(story, editor, by=writer)
    report = a_report(approve(proposed(story, writer), by=editor), "Of what was private.")
    client.force_login(publisher)
    assert "Of what was private." in read(client, at(report))
    assert "Of what was private." in read(client, LIST)


@pytest.mark.parametrize("reports", [1, 9])
def test_the_list_asks_as_much_for_many_as_for_one(
    desk: Client, edition: Edition, reports: int, django_assert_max_num_queries: object
) -> None:
    for number in range(reports):
        a_report(edition, place=str(number), typed="")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        desk.get(LIST)
