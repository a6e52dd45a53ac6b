"""A reader reports an error on a story: it reaches the desk, and the story's writers and editors are told."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from stories.actions.knock import knock
from stories.actions.story_people import editors, writers_of
from stories.actions.tell import tell
from stories.addresses import fingerprints, plain_address, seal_address
from stories.models import Edition, Event, Report

FROM_ONE_PLACE_AN_HOUR = 5
# Readers together; more is a flood, and the desk has seen the point.
OF_ONE_STORY_A_DAY = 40
TO_ONE_ADDRESS_A_DAY = 5
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@sensitive_variables("typed", "address")
def send_report(
    edition: Edition, text: str, *, sentence: str, typed: str, place: str, now: datetime
) -> Report:
    """`typed` is the address for an answer, "" for none; `place` is where the request came from.

    Raises NoAddress, TooOften.
    """
    address = plain_address(typed) if typed.strip() else ""
    knock("report from", fingerprints(place, "place"), most=FROM_ONE_PLACE_AN_HOUR, within=HOUR, now=now)
    if address:
        knock("answer to", fingerprints(address), most=TO_ONE_ADDRESS_A_DAY, within=DAY, now=now)
    of_story = fingerprints(str(edition.story_id), "story")
    knock("report of", of_story, most=OF_ONE_STORY_A_DAY, within=DAY, now=now)
    with transaction.atomic():
        report = Report.objects.create(
            story_id=edition.story_id,
            edition=edition,
            text=text,
            sentence=sentence,
            wants_answer=bool(address),
            sealed=seal_address(address) if address else "",
            sent_at=now,
        )
        Event.objects.record("a reader reported an error", by=None, story=report.story, report=report.pk)
        key, people = f"report {report.pk}", [*writers_of(report.story), *editors()]
        tell(people, "report", key=key, story=report.story, report=report.pk, text=text[:160])
    return report
