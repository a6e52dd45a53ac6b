"""What readers are mailed: requests to confirm, answers to reports, and each edition to who follows it.

One message is claimed, in a statement of its own, before it is handed over, and no transaction is open
while the mail server is spoken to. Of a worker killed at any moment at most the one claimed message is in
doubt: it may have left, so it is never sent again. All others wait, and go out with the next run.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import chain

from django.core.mail import mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.tasks import task
from django.utils import timezone

from stories.actions import mail_answers, mail_confirmations, mail_editions
from stories.actions.fill_rounds import fill_rounds
from stories.actions.post import hand_over, reached, shut
from stories.addresses import NoAddress
from stories.letter import Letter, Outcome

logger = logging.getLogger(__name__)

# What else the clock runs waits so long at most; the rest goes out with the next run.
SECONDS = 20.0
# No message takes so long: its worker ended.
LOST_AFTER = timedelta(minutes=10)


@task()
def mail_readers() -> int:
    """Run by the worker's clock, also by several at once; the number of messages that left."""
    return mail_what_readers_wait_for(timezone.now())


def mail_what_readers_wait_for(
    now: datetime, connection: BaseEmailBackend | None = None, clock: Callable[[], float] = time.monotonic
) -> int:
    fill_rounds(now)
    for kind in (mail_answers, mail_editions):
        doubted = kind.doubt(now - LOST_AFTER, now)
        if doubted:
            logger.warning("In doubt, for their worker ended, and not sent again: %s messages.", doubted)
    letters = chain(mail_confirmations.due(now), mail_answers.due(now), mail_editions.due(now))
    first = next(letters, None)
    if first is None:
        return 0
    mailer = connection or mailers.default
    try:
        return _send(chain([first], letters), mailer, clock() + SECONDS, clock)
    finally:
        shut(mailer)


def _send(
    letters: Iterator[Letter], mailer: BaseEmailBackend, until: float, clock: Callable[[], float]
) -> int:
    sent = 0
    for letter in letters:
        if clock() > until or not reached(mailer):
            break
        if not letter.claim():
            continue
        outcome = _hand_over(letter, mailer)
        letter.settle(outcome)
        sent += outcome is Outcome.SENT
        if outcome is Outcome.AWAY:
            break
    return sent


def _hand_over(letter: Letter, mailer: BaseEmailBackend) -> Outcome:
    try:
        mail = letter.write()
    except NoAddress:
        logger.error("An address opens with no key of PEOPLE_KEYS: what waits for it is put off.")  # noqa: TRY400 (a trace could quote what was sealed)
        return Outcome.LATER
    return hand_over(mail, mailer)
