"""Each edition to who follows it: once, to whom it was promised, and what trouble does to it."""

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, connection
from django.utils import timezone

from stories.actions.ask_to_follow import Tag
from stories.actions.fill_rounds import fill_rounds
from stories.actions.mail_readers import mail_what_readers_wait_for
from stories.models import Delivery, Edition, Round
from tests.stories.following import ADA, Server, follows, run, told
from tests.stories.reader.editions import publish

pytestmark = pytest.mark.django_db
EVE = "eve@mail.example"
LAPTOPS = Tag("laptops", "laptops")
# Later than any wait.
LATER = timedelta(days=30)


@pytest.fixture
def edition() -> Edition:
    return publish()


def again(edition: Edition, label: str = "corroborated", **said: Any) -> Edition:
    return publish(story=edition.story, label=label, **said)


def test_a_new_edition_is_told_once(edition: Edition) -> None:
    follows(edition)
    again(edition)
    assert (run(), run(after=LATER)) == (1, 0)
    assert told() == [ADA]


def test_what_was_published_before_is_not_told(edition: Edition) -> None:
    again(edition)
    follows(edition)
    assert run() == 0


def test_another_story_is_not_told(edition: Edition) -> None:
    follows(edition)
    publish("elsewhere", content_={"tags": []})
    assert run() == 0


@pytest.mark.parametrize(("choice", "mails"), [("every", 3), ("moves", 2), ("settled", 1)])
def test_each_is_told_what_was_asked_for(edition: Edition, choice: str, mails: int) -> None:
    follows(edition, choice=choice)
    again(edition, "emerging")
    again(edition, "corroborated")
    again(edition, "confirmed")
    assert run() == mails


def test_who_follows_a_tag_hears_of_new_stories_that_bear_it(edition: Edition) -> None:
    follows(LAPTOPS)
    publish("another-laptop", headline="Another laptop")
    publish("no-laptop", content_={"tags": [{"name": "phones", "slug": "phones"}]})
    assert run() == 1
    assert "Another laptop" in mail.outbox[0].subject


def test_who_follows_a_story_and_its_tag_gets_one_message_for_the_story(edition: Edition) -> None:
    follows(LAPTOPS)
    follows(edition)
    again(edition)
    assert run() == 1
    assert "because you follow “Laptops" in mail.outbox[0].body


def test_who_ends_the_one_between_two_runs_is_not_told_again_for_the_other(edition: Edition) -> None:
    follows(LAPTOPS)
    follow = follows(edition)
    again(edition)
    run()
    Round.objects.update(filled_at=None)
    follow.delete()
    assert run() == 0


def test_nobody_sees_who_else_follows(edition: Edition) -> None:
    follows(edition)
    follows(edition, EVE)
    again(edition)
    run()
    assert [(len(one.to), one.cc, one.bcc) for one in mail.outbox] == [(1, [], [])] * 2
    assert EVE not in mail.outbox[0].message().as_string()


def test_the_database_refuses_a_second_row(edition: Edition) -> None:
    follows(edition)
    again(edition)
    run()
    row = Delivery.objects.get()
    row.pk = None
    with pytest.raises(IntegrityError):
        row.save(force_insert=True)


def test_a_round_run_twice_tells_nobody_twice(edition: Edition) -> None:
    follows(edition)
    again(edition)
    run()
    Round.objects.update(filled_at=None)
    assert run() == 0


def test_of_two_workers_one_sends(edition: Edition) -> None:
    follows(edition)
    again(edition)
    other = Server()

    class Meanwhile(Server):
        """Another worker runs while this one connects."""

        def open(self) -> bool:
            return run(other) == 1

    mine = Meanwhile()
    run(mine)
    assert (other.taken, mine.taken) == ([ADA], [])


def test_no_transaction_is_open_while_the_mail_server_is_spoken_to(edition: Edition) -> None:
    follows(edition)
    again(edition)
    depth = len(connection.savepoint_ids)
    inside: list[int] = []
    run(Server(lambda message: inside.append(len(connection.savepoint_ids) - depth)))
    assert inside == [0]


def test_a_run_ends_in_time_and_the_next_goes_on(edition: Edition) -> None:
    for number in range(5):
        follows(edition, f"reader{number}@mail.example")
    again(edition)
    ticks = count(0, 8)
    server = Server()
    assert mail_what_readers_wait_for(timezone.now(), server, lambda: float(next(ticks))) == 2
    run(server)
    assert len(set(server.taken)) == len(server.taken) == 5


def test_many_are_told_in_batches_of_few_questions(
    edition: Edition, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        follows(edition, f"reader{number}@mail.example", "moves")
    again(edition)
    with django_assert_max_num_queries(60):
        fill_rounds(timezone.now())
        assert run(Server()) == 12
