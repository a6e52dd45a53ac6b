"""Handing one message to the mail server, and what came of it. Names no address, in no log and no error."""

from __future__ import annotations

import logging
from smtplib import (
    SMTPDataError,
    SMTPException,
    SMTPHeloError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
)

from django.core.mail.backends.base import BaseEmailBackend

from stories.letter import Outcome
from stories.mails import Mail

logger = logging.getLogger(__name__)
PERMANENT = 500
# "not allowed": about the sender, whatever command it answers (RFC 3463, class X.7)
POLICY = b"5.7"


def hand_over(mail: Mail, mailer: BaseEmailBackend) -> Outcome:
    """Send one message over an open connection; after trouble the connection is closed."""
    try:
        mailer.send_messages([mail])
        return Outcome.SENT
    except SMTPRecipientsRefused as refused:
        outcome = _refused(*next(iter(refused.recipients.values()), (PERMANENT, b"")))
    except SMTPDataError as refused:
        outcome = Outcome.REJECTED if refused.smtp_code >= PERMANENT else Outcome.LATER
    except (SMTPSenderRefused, SMTPHeloError) as refused:
        logger.warning("The mail server takes nothing from us: it answers %s.", refused.smtp_code)
        outcome = Outcome.AWAY
    except (SMTPException, OSError) as broken:
        # Its text may quote an address.
        logger.warning("A message to a reader is in doubt: %s.", type(broken).__name__)
        outcome = Outcome.DOUBTED
    shut(mailer)
    return outcome


def _refused(code: int, words: bytes) -> Outcome:
    if code < PERMANENT:
        return Outcome.LATER
    return Outcome.REJECTED if words.lstrip().startswith(POLICY) else Outcome.REFUSED


def reached(mailer: BaseEmailBackend) -> bool:
    """Whether the mail server can be spoken to; an open connection stays."""
    try:
        mailer.open()
    except (SMTPException, OSError) as away:
        logger.warning("The mail server cannot be reached: %s. Messages wait.", type(away).__name__)
        return False
    return True


def shut(mailer: BaseEmailBackend) -> None:
    try:
        mailer.close()
    except (SMTPException, OSError) as broken:
        logger.info("The connection to the mail server was broken already: %s.", type(broken).__name__)
