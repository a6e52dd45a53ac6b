"""A reference kept from a page on this machine, and a clock that goes as told."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from django.contrib.auth.models import User

from sources.actions.ask_for_page import ask_for_page
from sources.actions.keep_reference import ReferenceFacts, keep_reference
from sources.actions.read_page import read_page
from sources.actions.start_watching import start_watching
from sources.models import Reference, Watch

TEXT = (
    "Halden told its shops on Friday to stop selling the Orrery headset. "
    "The company counted 412 returns in two weeks, it said. "
    "A technician opened nine of them and found the cell swollen in each. "
    "Nobody was hurt, and the shops will pay back what was paid."
)


@dataclass
class Clock:
    now: datetime = datetime(2026, 11, 20, 20, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **much: float) -> None:
        self.now += timedelta(**much)


def facts(url: str, **more: str) -> ReferenceFacts:
    return ReferenceFacts(title="Headsets swell", url=url, publisher_name="Halden Courier", **more)  # type: ignore[arg-type]


def kept(url: str, by: User) -> Reference:
    """Read over HTTP, archived and kept, as a writer does it."""
    retrieval = ask_for_page(url, by=by, key=uuid4())
    read_page.call(retrieval.pk)
    retrieval.refresh_from_db()
    return keep_reference(facts(url), by=by, key=retrieval.key, retrieval=retrieval)


def watched(url: str, by: User, clock: Clock) -> Reference:
    reference = kept(url, by)
    start_watching([reference], clock=clock)
    return reference


def due_in(reference: Reference, clock: Clock) -> timedelta:
    next_at = Watch.objects.get(reference=reference).next_at
    assert next_at is not None
    return next_at - clock.now
