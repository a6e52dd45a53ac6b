"""What a balancer asks: is this process alive, and can it serve?"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.ticks import last_tick
from stories.actions.prove_nightly import last_proof
from stories.actions.publish_due import overdue
from stories.models import Ledger
from stories.rules.set_time import short

# the clock ticks every few seconds; longer than this without one is worth saying
QUIET = timedelta(minutes=2)


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and is migrated; whether the clock ticks, set times are kept, the ledger holds.

    What of these does not takes nothing from readers: it is named, and the answer stays 200.
    """
    try:
        ledger, now = Ledger.objects.filter(pk=1).first(), timezone.now()
        said = clock_says(last_tick(), now) + times_say(now) + ledger_says(ledger) if ledger else ""
    except DatabaseError:
        connection.close()
        ledger, said = None, ""
    return HttpResponse(
        f"ready\n{said}" if ledger else "the database does not answer, or is not migrated\n",
        status=200 if ledger else 503,
        content_type="text/plain",
    )


def clock_says(ticked: datetime | None, now: datetime) -> str:
    """What is wrong with the clock, "" where it ticks."""
    if ticked and now - ticked <= QUIET:
        return ""
    last = f"last ticked {ticked:%Y-%m-%d %H:%M:%S} UTC" if ticked else "has never ticked"
    return f"the clock {last}: feeds are not polled; see that `manage.py worker` runs\n"


def times_say(now: datetime) -> str:
    """What should be before readers and is not, "" for nothing; no story is named: whoever asks is anyone."""
    late = list(overdue(now).values_list("publish_at", flat=True))
    if not late or late[0] is None:
        return ""
    times = "1 set time is" if len(late) == 1 else f"{len(late)} set times are"
    since = short(late[0], timezone.get_default_timezone(), now)
    return f"{times} overdue since {since}: see the desk's front page, and that `manage.py worker` runs\n"


def ledger_says(ledger: Ledger) -> str:
    """What the daily proof found broken, "" for nothing."""
    proof = last_proof(ledger)
    if proof is None or not proof.entry:
        return ""
    return (
        f"the ledger did not hold at entry {proof.entry} when it was proven, {proof.at:%Y-%m-%d %H:%M} UTC: "
        "run `manage.py verify_ledger`\n"
    )
