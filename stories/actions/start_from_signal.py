from __future__ import annotations

from uuid import UUID, uuid5

from django.contrib.auth.models import User
from django.db import transaction

from sources.models import Signal
from stories.actions.keep_signal import keep_signal
from stories.actions.save_story import StoryText
from stories.actions.start_story import start_story
from stories.errors import NoShelf
from stories.models import Format, Section, Story
from stories.permissions import require

FORMAT = "signal-report"
LONGEST = 200


def start_from_signal(signal: Signal, *, by: User, key: UUID, section: Section | None = None) -> Story:
    """Start a story with a signal's headline as its working title and its page attached.

    In `section`, else the first; signed by who starts it, if they sign stories. The same
    `key` twice gives the same story. Raises NoShelf, NoLink, NotAllowed.
    """
    require(by, "write")
    shelf = section or Section.objects.first()
    form = Format.objects.filter(slug=FORMAT).first() or Format.objects.first()
    if shelf is None or form is None:
        raise NoShelf
    author = getattr(by, "author", None)
    text = StoryText(
        headline=signal.title[:LONGEST],
        section_id=shelf.pk,
        format_id=form.pk,
        authors=(author.pk,) if author else (),
    )
    with transaction.atomic():
        story = start_story(text, by=by, key=key)
        keep_signal(signal, story, by=by, key=uuid5(key, str(signal.pk)))
    return story
