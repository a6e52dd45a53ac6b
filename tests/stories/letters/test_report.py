"""Reporting an error: the form, and what reaches the desk."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from stories.actions.send_report import FROM_ONE_PLACE_AN_HOUR, OF_ONE_STORY_A_DAY
from stories.models import Edition, Event, Note, Report
from tests.stories.following import ADA, FROM_HERE, slip
from tests.stories.making import a_report
from tests.stories.reader.editions import publish

pytestmark = pytest.mark.django_db
AT = "/stories/laptops-lose-charge/report/"
WRONG = "It was on Tuesday, not on Monday."


@pytest.fixture(autouse=True)
def edition(db: None) -> Edition:
    return publish()


def send(client: Client, where: str = "127.0.0.1", **typed: str) -> tuple[int, str]:
    told = {"slip": slip(client, AT), "text": WRONG, **typed}
    answer = client.post(AT, told, headers=FROM_HERE, follow=True, REMOTE_ADDR=where)
    return answer.status_code, answer.content.decode()


def test_it_reaches_the_desk_and_says_thank_you(client: Client) -> None:
    status, page = send(client, sentence="A third is gone by seven.")
    assert (status, "Thank you" in page, "one message" in page) == (200, True, False)
    report = Report.objects.get()
    assert (report.text, report.sentence, report.sealed) == (WRONG, "A third is gone by seven.", "")


def test_who_leaves_an_address_is_promised_an_answer(client: Client) -> None:
    assert "one message with their answer" in send(client, email=ADA)[1]
    report = Report.objects.get()
    assert report.wants_answer
    assert ADA not in str(vars(report))


def test_writers_and_editors_are_told(client: Client, editor: User, edition: Edition) -> None:
    send(client)
    told = Note.objects.filter(kind="report").values_list("to__username", flat=True)
    assert set(told) == {edition.story.started_by.username, "editor"}
    event = Event.objects.get()
    assert (event.by, event.story, event.detail) == (None, edition.story, {"report": Report.objects.get().pk})


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": ""}, "Say what is wrong"),
        ({"text": "no"}, "Say a little more"),
        ({"text": "x" * 2001}, "more than the form takes"),
        ({"sentence": "x" * 501}, "One sentence is enough"),
        ({"email": "nobody"}, "no address a message could reach"),
        ({"slip": "old"}, "press once more"),
    ],
)
def test_what_does_not_fit_is_shown_again_with_what_was_typed(
    client: Client, typed: dict[str, str], said: str
) -> None:
    status, page = send(client, **typed)
    assert (status, said in page) == (422, True)
    assert typed.get("text", WRONG) in page
    assert not Report.objects.exists()


def test_another_site_sends_nothing(client: Client) -> None:
    told = {"slip": slip(client, AT), "text": WRONG}
    assert client.post(AT, told, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not Report.objects.exists()


def test_a_program_that_fills_in_everything_is_thanked_and_nothing_arrives(client: Client) -> None:
    assert "Thank you" in send(client, website="x")[1]
    assert not Report.objects.exists()


def test_one_place_sends_so_many_an_hour(client: Client) -> None:
    for _ in range(FROM_ONE_PLACE_AN_HOUR):
        send(client)
    assert send(client)[0] == 429
    assert send(client, "192.0.2.9")[0] == 200


def test_all_together_send_so_many_of_a_story_a_day(client: Client, edition: Edition) -> None:
    for number in range(OF_ONE_STORY_A_DAY):
        a_report(edition, typed="", place=str(number))
    assert send(client, "192.0.2.9")[0] == 429
    assert Report.objects.count() == OF_ONE_STORY_A_DAY


def test_what_was_typed_is_shown_as_text(client: Client) -> None:
    page = send(client, text="<script>x()</script> and more", email="nobody")[1]
    assert "<script>x()" not in page


def test_a_nul_is_refused(client: Client) -> None:
    assert send(client, text=f"It was \x00 {WRONG}")[0] == 400


def test_an_old_address_of_a_story_leads_to_the_new_one(client: Client, edition: Edition) -> None:
    publish("laptops-drain", story=edition.story)
    assert client.get(AT)["Location"] == "/stories/laptops-drain/report/"


def test_what_never_was_is_not_found(client: Client) -> None:
    assert client.get("/stories/never/report/").status_code == 404
