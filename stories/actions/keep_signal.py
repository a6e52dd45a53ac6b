from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from sources.models import Retrieval, Signal
from sources.permissions import require
from stories.actions.attach_link import take_link
from stories.actions.cite import add_citation
from stories.actions.take_signals import take_signals
from stories.errors import AlreadyCited
from stories.models import Attachment, Citation, Story
from stories.permissions import require as require_story


def keep_signal(signal: Signal, story: Story, *, by: User, key: UUID) -> Attachment | Citation:
    """Attach a signal's page to a story, where the writer checks what was read and cites it.

    Until then the signal is on its way: off the wire, and back on it if the link is dropped. A
    page the newsroom keeps already is cited at once; one the story cites is cited as it was.
    Raises NoLink, NotAllowed.
    """
    require(by, "decide_signals")
    require_story(by, "write", story.pk)
    with transaction.atomic():
        signal = Signal.objects.select_for_update().get(pk=signal.pk)
        got = _at_hand(signal, story) or _attach(signal, story, by, key)
        if isinstance(got, Attachment):
            signal.state, signal.retrieval = Signal.State.NEW, got.retrieval
            signal.decided_by, signal.decided_at = by, timezone.now()
            signal.save(update_fields=["state", "retrieval", "decided_by", "decided_at"])
        else:
            take_signals(got, by=by, signals=[signal.pk])
    return got


def _at_hand(signal: Signal, story: Story) -> Attachment | None:
    """The signal's own page on this story, where it was asked for already: pressed twice, or sent in."""
    retrieval = signal.retrieval
    if retrieval is None or retrieval.reference_id or retrieval.state not in Retrieval.OPEN:
        return None
    attachment, _ = Attachment.objects.get_or_create(retrieval=retrieval, defaults={"story": story})
    return attachment if attachment.story_id == story.pk else None


def _attach(signal: Signal, story: Story, by: User, key: UUID) -> Attachment | Citation:
    try:
        if signal.reference:
            return add_citation(story, signal.reference, by=by)
        return take_link(story, signal.url, by=by, key=key)
    except AlreadyCited as cited:
        return story.citations.get(number=cited.number)
