"""Answering, closing and correcting from what readers report, and the answer's way to them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import IntegrityError

from stories.actions.answer_report import NothingAnswered, NoWayToAnswer, answer_report
from stories.actions.close_report import AlreadyClosed, NoReasonToClose, close_report
from stories.actions.take_up_report import take_up_report
from stories.letter import WAITS
from stories.models import Event, Report
from tests.stories.following import Killed, Server, breaks, refuses, run, told
from tests.stories.making import a_report
from tests.stories.reader.editions import publish

pytestmark = pytest.mark.django_db
READER = "reader@mail.example"


@pytest.fixture
def report() -> Report:
    return a_report(publish())


def verbs() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def test_an_answer_goes_to_who_reported_once(report: Report, editor: User) -> None:
    answer_report(report, "You are right.", by=editor)
    assert (run(), run(after=timedelta(days=9))) == (1, 0)
    assert told() == [READER]
    assert "You are right." in mail.outbox[0].body
    assert "> It was on Tuesday." in mail.outbox[0].body


def test_then_the_address_is_gone(report: Report, editor: User) -> None:
    answer_report(report, "You are right.", by=editor)
    run()
    report.refresh_from_db()
    assert (report.sealed, report.post, report.state) == ("", "sent", "answered")


def test_each_step_is_an_event(report: Report, editor: User) -> None:
    take_up_report(report, by=editor)
    take_up_report(report, by=editor)
    answer_report(report, "You are right.", by=editor)
    close_report(report, "Corrected.", by=editor)
    assert verbs() == [
        "a reader reported an error",
        "started a correction from a report",
        "answered a report",
        "closed a report",
    ]


def test_a_second_answer_is_refused(report: Report, editor: User) -> None:
    answer_report(report, "You are right.", by=editor)
    with pytest.raises(NoWayToAnswer, match="once"):
        answer_report(report, "You are wrong.", by=editor)


def test_who_left_no_address_is_not_answered(editor: User) -> None:
    with pytest.raises(NoWayToAnswer, match="no address"):
        answer_report(a_report(publish(), typed=""), "You are right.", by=editor)


@pytest.mark.parametrize("words", ["", "  \n"])
def test_nothing_is_no_answer_and_no_reason(report: Report, editor: User, words: str) -> None:
    with pytest.raises(NothingAnswered):
        answer_report(report, words, by=editor)
    with pytest.raises(NoReasonToClose):
        close_report(report, words, by=editor)


def test_more_than_a_message_is_refused(report: Report, editor: User) -> None:
    with pytest.raises(NoWayToAnswer, match="4,000"):
        answer_report(report, "x" * 4001, by=editor)


def test_closed_the_address_is_gone(report: Report, editor: User) -> None:
    assert close_report(report, "It was right.", by=editor).sealed == ""


def test_an_answer_on_its_way_still_arrives_when_the_report_is_closed(report: Report, editor: User) -> None:
    answer_report(report, "You are right.", by=editor)
    close_report(report, "Corrected.", by=editor)
    assert run() == 1
    assert Report.objects.get().sealed == ""


def test_closed_twice_the_second_is_told(report: Report, editor: User) -> None:
    close_report(report, "Corrected.", by=editor)
    with pytest.raises(AlreadyClosed):
        close_report(report, "Corrected.", by=editor)


def test_the_database_refuses_a_report_closed_without_a_reason(report: Report, editor: User) -> None:
    close_report(report, "Corrected.", by=editor)
    with pytest.raises(IntegrityError):
        Report.objects.update(note="")


def test_the_database_bounds_what_readers_send(report: Report) -> None:
    with pytest.raises(IntegrityError):
        Report.objects.update(text="x" * 2001)


def test_an_answer_that_cannot_now_is_tried_later(report: Report, editor: User) -> None:
    answer_report(report, "You are right.", by=editor)
    run(Server(refuses(451)))
    assert run(after=WAITS[0] + timedelta(seconds=5)) == 1


def test_an_answer_the_address_refuses_is_told_at_the_desk(report: Report, editor: User) -> None:
    answer_report(report, "You are right.", by=editor)
    run(Server(refuses(550)))
    assert Report.objects.get().post == Report.Post.REFUSED


def test_an_answer_in_doubt_is_not_sent_again(report: Report, editor: User) -> None:
    answer_report(report, "You are right.", by=editor)
    with pytest.raises(Killed):
        run(Server(breaks(Killed())))
    assert run(after=timedelta(days=1)) == 0
    assert (Report.objects.get().post, Report.objects.get().sealed) == ("doubted", "")


def test_no_event_and_no_note_holds_the_address(report: Report, editor: User) -> None:
    answer_report(report, "You are right.", by=editor)
    assert READER not in str([vars(event) for event in Event.objects.all()])
    assert READER not in str([vars(note) for note in editor.notes.all()])
