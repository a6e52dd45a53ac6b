"""The newsroom's clock: what runs again and again, and how often."""

from __future__ import annotations

from datetime import timedelta

from django.tasks import task
from django.utils import timezone

from newsroom.accounts.challenges import forget_challenges
from newsroom.accounts.recoveries import end_what_ran_out
from newsroom.accounts.sessions import forget_ended
from newsroom.accounts.throttle import forget_tries
from newsroom.accounts.trust import forget_old_devices
from newsroom.ticks import TIMES, Job, forget_finished
from sources.actions.give_up_reading import give_up_reading
from sources.actions.look_again import look_again_due
from sources.actions.poll_feeds import poll_feeds
from sources.actions.prune_signals import prune_signals
from stories.actions.forget_follows import forget_follows
from stories.actions.mail_notes import mail_notes
from stories.actions.mail_readers import mail_readers
from stories.actions.make_renditions import make_missing_renditions
from stories.actions.outdate_lately import outdate_lately
from stories.actions.prove_nightly import prove_nightly
from stories.actions.publish_due import publish_due
from stories.actions.sort_signals import sort_signals
from stories.actions.tell_changes import tell_changes
from stories.actions.tell_overdue import tell_overdue


@task()
def forget_tasks() -> int:
    """Take what is long finished out of the task queue; the number."""
    return forget_finished(timezone.now())


@task()
def forget_guesses() -> int:
    """Drop counts of wrong passwords that count no more; the number."""
    return forget_tries(timezone.now())


@task()
def forget_sessions() -> int:
    """Drop sessions that ended by themselves, what passkeys were to sign and did not, and devices that were
    trusted for long enough; the number.
    """
    now = timezone.now()
    return forget_ended(now) + forget_challenges(now) + forget_old_devices(now)


@task()
def end_recoveries() -> int:
    """End requests to take a second step off that nobody answered in time; the number."""
    return end_what_ran_out(timezone.now())


# in the order in which they are put in when several fall due at once
JOBS = (
    # whoever takes over from a killed worker has a minute before anyone calls it late
    Job("publish what is due", timedelta(seconds=10), publish_due, TIMES, timedelta(seconds=30)),
    Job("poll feeds", timedelta(seconds=15), poll_feeds),
    Job("sort signals", timedelta(seconds=15), sort_signals),
    Job("look at references again", timedelta(minutes=1), look_again_due),
    Job("tell stories of changes", timedelta(seconds=15), tell_changes),
    Job("tell of what is overdue", timedelta(minutes=1), tell_overdue),
    Job("make renditions", timedelta(seconds=15), make_missing_renditions),
    Job("mark what was published", timedelta(minutes=1), outdate_lately),
    Job("mail notes", timedelta(minutes=1), mail_notes),
    Job("mail readers", timedelta(seconds=10), mail_readers),
    Job("give up broken readings", timedelta(minutes=1), give_up_reading),
    # every edition is read again
    Job("prove the ledger", timedelta(days=1), prove_nightly, lost_after=timedelta(hours=6)),
    Job("prune signals", timedelta(hours=1), prune_signals),
    Job("forget what readers ended", timedelta(hours=1), forget_follows),
    Job("forget finished tasks", timedelta(hours=1), forget_tasks),
    Job("forget old guesses", timedelta(hours=1), forget_guesses),
    Job("forget ended sessions", timedelta(hours=1), forget_sessions),
    Job("end requests nobody answered", timedelta(minutes=5), end_recoveries),
)
