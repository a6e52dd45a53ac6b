from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone

from stories.inbox import notes_of
from stories.models import Note, Proposal

# What asks for a decision.
WAITING = (Note.Kind.ASKED, Note.Kind.OVERDUE)


def read_note(note: Note, *, by: User) -> None:
    """Mark one line of one's own inbox as read; another's stays as it is."""
    Note.objects.filter(pk=note.pk, to=by, read_at=None).update(read_at=timezone.now())


def read_notes(*, by: User, up_to: int) -> int:
    """Mark all that stands in one's inbox as read up to the newest line the person saw; how many were not.

    Of a story that is private to others by now the lines wait, unseen.
    """
    return notes_of(by).filter(read_at=None, pk__lte=up_to).update(read_at=timezone.now())


def waits_no_more(proposal: Proposal) -> None:
    """A decision that was made waits in nobody's inbox; part of making it."""
    waited = Note.objects.filter(story=proposal.story, kind__in=WAITING, detail__proposal=proposal.pk)
    waited.filter(read_at=None).update(read_at=timezone.now())
