"""What trouble does to messages of editions: with a mailbox, with the mail server, with the worker."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.db import connection

from stories.actions.mail_editions import GIVEN_UP_AFTER
from stories.actions.mail_readers import LOST_AFTER
from stories.letter import WAITS
from stories.models import Delivery, Edition, Follower
from tests.stories.following import ADA, Killed, Server, asked, breaks, follows, refuses, run
from tests.stories.reader.editions import publish

pytestmark = pytest.mark.django_db
EVE = "eve@mail.example"
# Later than any wait.
LATER = timedelta(days=30)


@pytest.fixture
def edition() -> Edition:
    return publish()


def again(edition: Edition) -> Edition:
    return publish(story=edition.story, label="corroborated")


def test_a_mailbox_that_cannot_now_is_tried_later(edition: Edition) -> None:
    follows(edition)
    again(edition)
    assert run(Server(refuses(451))) == 0
    assert run(after=WAITS[0] - timedelta(seconds=5)) == 0
    assert run(after=WAITS[0] + timedelta(seconds=5)) == 1


def test_one_message_is_given_up_after_so_many_tries(edition: Edition) -> None:
    follows(edition)
    again(edition)
    tries = Server(refuses(451))
    for _ in range(len(WAITS) + 2):
        run(tries, after=LATER)
    assert Delivery.objects.get().state == Delivery.State.REFUSED
    assert run(after=LATER) == 0


def test_an_address_that_refuses_edition_after_edition_is_deleted(edition: Edition) -> None:
    follows(edition)
    for _ in range(GIVEN_UP_AFTER):
        assert Follower.objects.exists()
        again(edition)
        run(Server(refuses(550, b"5.1.1 no such user")))
    assert not Follower.objects.exists()


def test_one_that_takes_mail_again_begins_anew(edition: Edition) -> None:
    follows(edition)
    for does in (refuses(550), refuses(550), lambda message: None, refuses(550)):
        again(edition)
        run(Server(does))
    assert Follower.objects.get().refused == 1


def test_a_server_that_refuses_us_is_no_fault_of_the_reader(edition: Edition) -> None:
    follows(edition)
    for error in (SMTPRecipientsRefused({ADA: (550, b"5.7.1 blocked")}), SMTPDataError(554, b"spam")):
        again(edition)
        run(Server(breaks(error)))
    assert Follower.objects.get().refused == 0


def test_a_server_that_takes_nothing_from_us_leaves_all_waiting(edition: Edition) -> None:
    follows(edition)
    follows(edition, EVE)
    again(edition)
    assert run(Server(breaks(SMTPSenderRefused(530, b"sign in first", "x")))) == 0
    assert run() == 2


def test_while_the_server_is_away_all_wait(edition: Edition) -> None:
    follows(edition)
    again(edition)

    class Away(Server):
        def open(self) -> bool:
            raise ConnectionRefusedError

    assert run(Away()) == 0
    assert run() == 1


@pytest.mark.parametrize("error", [SMTPServerDisconnected("gone"), TimeoutError(), ConnectionResetError()])
def test_where_the_line_breaks_that_one_is_in_doubt_and_the_next_goes_out(
    edition: Edition, error: Exception
) -> None:
    follows(edition)
    follows(edition, EVE)
    again(edition)
    first = iter([error])

    def does(message: Any) -> None:
        for broken in first:
            raise broken

    server = Server(does)
    run(server)
    run(server, after=LATER)
    assert server.taken == [EVE]
    assert set(Delivery.objects.values_list("state", flat=True)) == {"doubted", "sent"}


def test_no_log_names_an_address(edition: Edition, caplog: pytest.LogCaptureFixture) -> None:
    follows(edition)
    for does in (refuses(550), breaks(SMTPServerDisconnected(f"lost {ADA}")), refuses(450)):
        again(edition)
        run(Server(does))
    assert ADA not in caplog.text


@contextmanager
def killed_at(moment: int) -> Iterator[list[int]]:
    """Killed before its statement number `moment`, or after the last; those it made are counted."""
    made = [0]

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        made[0] += 1
        if made[0] == moment:
            raise Killed
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield made


def test_a_worker_killed_at_any_statement_mails_nobody_twice_and_doubts_one_at_most(
    edition: Edition,
) -> None:
    follows(edition)
    follows(edition, EVE)
    both = set(Follower.objects.values_list("pk", flat=True))
    for moment in count(1):
        newest, server = again(edition), Server()
        with killed_at(moment) as made:
            ended = _run_and_die(server)
        lost = LOST_AFTER + timedelta(seconds=5)
        run(server, after=lost)
        run(server, after=lost * 2)
        assert len(server.taken) == len(set(server.taken))
        doubted = reached(newest, "doubted")
        assert len(doubted) <= 1
        assert reached(newest, "sent") | doubted == both
        if ended:
            break
    assert made[0] > 10


def _run_and_die(server: Server) -> bool:
    try:
        run(server)
    except Killed:
        return False
    return True


def reached(edition: Edition, state: str) -> set[int]:
    rows = Delivery.objects.filter(edition=edition, state=state)
    return set(rows.values_list("follower", flat=True))


def test_one_killed_while_handing_over_is_in_doubt_and_never_sent_again(edition: Edition) -> None:
    follows(edition)
    again(edition)
    with pytest.raises(Killed):
        run(Server(breaks(Killed())))
    assert run(after=LATER) == 0
    assert Delivery.objects.get().state == Delivery.State.DOUBTED


def test_a_request_to_confirm_that_meets_trouble_is_tried_again_and_not_for_ever(edition: Edition) -> None:
    asked(edition)
    trouble = Server(refuses(451))
    for wait in (timedelta(), *WAITS):
        run(trouble, after=wait + timedelta(seconds=5))
    assert run(after=timedelta(hours=30)) == 0
