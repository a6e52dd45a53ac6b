"""People kept the way colleagues keep them, and a clock that tests turn."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from sources.actions.add_knower import add_knower, agree_to_knower
from sources.actions.keep_person import keep_person
from sources.models import HumanSource
from sources.sealing import Who

PILOT = Who("Jonas Brandvoll", "signal +47 912 34 567", "Was on the bridge. Showed the licence.")
ALIAS = "A harbour pilot"
WHY = "Speaking would cost the job."


def a_person(by: User, alias: str = ALIAS, who: Who = PILOT, **how: object) -> HumanSource:
    """An unnamed person whom `by` alone knows; written down an hour ago, so that nothing stands open."""
    told: dict[str, object] = {"named": False, "why_unnamed": WHY, **how}
    return keep_person(alias=alias, who=who, by=by, clock=Clock(-60), **told)  # type: ignore[arg-type]


def known_to(person: HumanSource, first: User, *others: User) -> HumanSource:
    """Let others know, too; the first of them agrees to the rest."""
    for user in others:
        row = add_knower(person, user, by=first)
        if row.agreed_at is None:
            agree_to_knower(row, by=others[0])
    return person


class Clock:
    """Stands at so many minutes from now until it is moved on."""

    def __init__(self, minutes: float = 0) -> None:
        self.now = timezone.now() + timedelta(minutes=minutes)

    def __call__(self) -> datetime:
        return self.now

    def on(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)
