from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from stories.models import Note, Story
from stories.permissions import sees


def tell(
    people: Iterable[User],
    kind: str,
    *,
    key: str,
    story: Story | None = None,
    by: User | None = None,
    **detail: Any,
) -> list[Note]:
    """Put a line in the inbox of each of these people; the new lines.

    Part of whatever happened, in its transaction. `key` names what happened: who was told it
    already is not told again. Nobody is told what they did themselves (`by`), nor of a story they
    may not see. `detail` is JSON for the sentence, without any secret.
    """
    seeing = [one for one in dict.fromkeys(people) if one != by and one.is_active and _may_see(one, story)]
    known = set(Note.objects.filter(key=key, to__in=seeing).values_list("to", flat=True))
    now = timezone.now()
    return Note.objects.bulk_create(
        [
            Note(to=one, kind=kind, key=key, story=story, by=by, detail=detail, at=now)
            for one in seeing
            if one.pk not in known
        ],
        ignore_conflicts=True,
    )


def _may_see(person: User, story: Story | None) -> bool:
    return story is None or sees(person, story.pk)
