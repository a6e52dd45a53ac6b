"""Asking to follow, confirming, ending, and what is forgotten when."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, models
from django.utils import timezone

from stories.actions.ask_to_follow import MOST_A_DAY, Tag
from stories.actions.confirm_follow import NothingToConfirm, confirm_follow
from stories.actions.end_follow import end_all, end_follow
from stories.actions.forget_follows import forget_what_is_over
from stories.actions.knock import TooOften
from stories.models import Delivery, Edition, Event, Follow, Follower, Knock
from tests.stories.following import ADA, asked, follows, run, told
from tests.stories.reader.editions import publish

pytestmark = pytest.mark.django_db
LAPTOPS = Tag("laptops", "laptops")


@pytest.fixture
def edition() -> Edition:
    return publish()


def test_asking_follows_nothing_yet(edition: Edition) -> None:
    assert asked(edition).confirmed_at is None


def test_one_message_asks_to_confirm_and_is_sent_once(edition: Edition) -> None:
    asked(edition)
    assert (run(), run()) == (1, 0)
    assert told() == [ADA]


def test_nothing_else_is_sent_before_that(edition: Edition) -> None:
    asked(edition)
    run()
    publish(story=edition.story, label="corroborated")
    run()
    assert len(mail.outbox) == 1


def test_an_address_that_follows_already_is_asked_in_the_same_words(edition: Edition) -> None:
    asked(edition, "eve@mail.example")
    follows(edition)
    asked(edition)
    assert run() == 2
    first, again = (message.body.split("http")[0] for message in mail.outbox)
    assert first == again


def test_who_follows_chooses_anew_by_confirming_again(edition: Edition) -> None:
    follow = follows(edition)
    asked(edition, choice="settled")
    follow.refresh_from_db()
    assert follow.choice == "every"
    assert confirm_follow(follow.key, "settled", now=timezone.now()).choice == "settled"
    assert Follow.objects.count() == 1


def test_confirming_twice_is_confirming_once(edition: Edition) -> None:
    follow = follows(edition)
    assert confirm_follow(follow.key, "every", now=timezone.now()).confirmed_at == follow.confirmed_at


def test_what_ended_meanwhile_is_not_confirmed(edition: Edition) -> None:
    follow = asked(edition)
    end_follow(follow.key)
    with pytest.raises(NothingToConfirm):
        confirm_follow(follow.key, "every", now=timezone.now())


def test_a_choice_nobody_offered_is_not_confirmed(edition: Edition) -> None:
    with pytest.raises(NothingToConfirm):
        confirm_follow(asked(edition).key, "hourly", now=timezone.now())


def test_an_address_that_follows_nothing_more_is_deleted(edition: Edition) -> None:
    one, other = follows(edition), follows(LAPTOPS)
    end_follow(one.key)
    assert Follower.objects.count() == 1
    end_follow(other.key)
    assert not Follower.objects.exists()


def test_ending_twice_is_ending_once(edition: Edition) -> None:
    follow = follows(edition)
    assert (end_follow(follow.key), end_follow(follow.key)) == (True, False)


def test_all_of_it_ends_at_once_and_nobody_elses(edition: Edition) -> None:
    follow = follows(edition)
    follows(LAPTOPS)
    follows(edition, "eve@mail.example")
    end_all(follow.follower.key)
    assert Follow.objects.count() == 1


def test_who_ended_before_the_message_left_gets_none(edition: Edition) -> None:
    follow = follows(edition)
    publish(story=edition.story, label="corroborated")
    end_follow(follow.key)
    assert run() == 0


def test_what_nobody_confirmed_is_forgotten_after_48_hours(edition: Edition) -> None:
    asked(edition)
    now = timezone.now()
    assert forget_what_is_over(now + timedelta(hours=47)) == 0
    forget_what_is_over(now + timedelta(hours=49))
    assert not Follower.objects.exists()


def test_what_was_confirmed_stays(edition: Edition) -> None:
    follows(edition)
    forget_what_is_over(timezone.now() + timedelta(days=400))
    assert Follow.objects.count() == 1


def test_counts_and_old_deliveries_are_forgotten(edition: Edition) -> None:
    follows(edition)
    publish(story=edition.story)
    run()
    forget_what_is_over(timezone.now() + timedelta(days=31))
    assert not Delivery.objects.exists()
    assert not Knock.objects.exists()
    assert run() == 0


def test_an_address_is_asked_so_often_a_day_and_no_more(edition: Edition) -> None:
    now = timezone.now()
    for _ in range(MOST_A_DAY):
        asked(edition, at=now)
    with pytest.raises(TooOften):
        asked(edition, "ADA@mail.example", at=now)
    asked(edition, at=now + timedelta(days=1))


def test_the_database_refuses_a_second_follow_of_one_thing(edition: Edition) -> None:
    follow = follows(edition)
    follow.pk, follow.key = None, Follower.objects.get().key
    with pytest.raises(IntegrityError):
        follow.save(force_insert=True)


def test_no_column_and_no_event_holds_an_address_in_plain(edition: Edition) -> None:
    follows(edition)
    publish(story=edition.story)
    run()
    held = [str(vars(row)) for row in (*Follower.objects.all(), *Follow.objects.all(), *Knock.objects.all())]
    assert [row for row in held if ADA in row or "127.0.0.1" in row] == []
    assert not Event.objects.filter(verb__icontains="follow").exists()
    assert [f.name for f in Follower._meta.fields if isinstance(f, models.EmailField)] == []
