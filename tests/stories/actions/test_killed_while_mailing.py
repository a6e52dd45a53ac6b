"""A worker killed while it mails readers: a real process, a real kill, a real mail server."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend
from django.db import connection

from stories.actions.mail_readers import LOST_AFTER
from stories.models import Delivery
from tests.smtp import PostOffice, post_office
from tests.stories.following import ADA, follows, run
from tests.stories.reader.editions import publish

pytestmark = pytest.mark.django_db(transaction=True)
MANAGE = Path(__file__).resolve().parents[3] / "manage.py"
EVE = "eve@mail.example"

# One run on the tests' database, killed by the kernel before or after update number {which} of deliveries.
WORK = """
import os, signal
from django.core.mail.backends.smtp import EmailBackend
from django.db import connection
from django.utils import timezone
connection.settings_dict["NAME"] = {name!r}
from stories.actions.mail_readers import mail_what_readers_wait_for
seen = 0
def watched(execute, sql, params, many, context):
    global seen
    counts = sql.startswith('UPDATE "stories_delivery"')
    seen += counts
    if counts and seen == {which} and {before!r}: os.kill(os.getpid(), signal.SIGKILL)
    found = execute(sql, params, many, context)
    if counts and seen == {which}: os.kill(os.getpid(), signal.SIGKILL)
    return found
connection.execute_wrappers.append(watched)
mail_what_readers_wait_for(timezone.now(), EmailBackend(alias="default", host="127.0.0.1", port={port}))
"""


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as office:
        yield office


def killed(office: PostOffice, which: int, *, before: bool) -> int:
    name = str(connection.settings_dict["NAME"])
    code = WORK.format(name=name, which=which, before=before, port=office.port)
    keys = {"PEOPLE_KEYS": ",".join(settings.PEOPLE_KEYS), "NEWSROOM_DATA": str(settings.DATA)}
    command = [sys.executable, str(MANAGE), "shell", "--no-imports", "-c", code]
    return subprocess.run(command, env={**os.environ, **keys}, check=False).returncode


@pytest.mark.parametrize(
    ("which", "before", "in_doubt"),
    # The first calls what is lost lost; then each message is claimed, sent, and called sent.
    [(1, False, 0), (2, True, 0), (2, False, 1), (3, True, 1), (3, False, 0), (4, False, 1), (5, True, 1)],
)
def test_nobody_is_written_to_twice_and_one_at_most_is_in_doubt(
    office: PostOffice, which: int, *, before: bool, in_doubt: int
) -> None:
    first = publish()
    follows(first)
    follows(first, EVE)
    publish(story=first.story, label="corroborated")
    assert killed(office, which, before=before) == -9
    mailer = EmailBackend(alias="default", host="127.0.0.1", port=office.port)
    for later in (LOST_AFTER * 1.1, LOST_AFTER * 2):
        run(mailer, after=later)
    taken = [to for to, _ in office.taken]
    assert len(taken) == len(set(taken)) >= 2 - in_doubt
    assert Delivery.objects.filter(state="doubted").count() == in_doubt
    assert Delivery.objects.filter(state="sent").count() == 2 - in_doubt
    assert set(taken) <= {ADA, EVE}
