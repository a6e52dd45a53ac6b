from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from sources.actions.describe_person import described
from sources.actions.open_identity import log
from sources.knowing import NoName, WindowShut, locked, require_knows, window
from sources.models import HumanSource, Identity
from sources.permissions import require
from sources.sealing import Who, seal

CHANGED = "changed what is written here"


def change_identity(
    person: HumanSource, who: Who, *, by: User, clock: Callable[[], datetime] = timezone.now
) -> Identity:
    """Write anew who a person is, while `by` has it open; logged and told as a reading is.

    Raises NotOneWhoKnows, WindowShut, NoName, GivesAway, NotAllowed.
    """
    require(by, "keep_people")
    if not who.name:
        raise NoName
    with transaction.atomic():
        person = locked(person)
        require_knows(person, by)
        now = clock()
        standing = window(person, by, now)
        if standing is None:
            raise WindowShut
        described(person.alias, person.named, person.why_unnamed, person.can_know, who)
        identity = Identity.objects.select_for_update().get(person=person)
        identity.token = seal(who, settings.PEOPLE_KEYS)
        identity.save()
        # What stands open closes when it was to close: changing prolongs nothing.
        log(person, CHANGED, by, now, until=standing.until)
        return identity
