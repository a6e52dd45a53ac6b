from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from stories.models import Comment, Event
from stories.permissions import require


def resolve_comment(comment: Comment, *, by: User) -> None:
    """Settle the thread a comment stands in; settled already, nothing. Raises NotAllowed."""
    _turn(comment, by, resolved=True)


def reopen_comment(comment: Comment, *, by: User) -> None:
    """Open the thread again; open already, nothing. Raises NotAllowed."""
    _turn(comment, by, resolved=False)


def _turn(comment: Comment, by: User, *, resolved: bool) -> None:
    require(by, "comment", comment.story_id)
    with transaction.atomic():
        thread = Comment.objects.select_for_update().get(pk=comment.answers_id or comment.pk)
        if (thread.resolved_at is not None) == resolved:
            return
        thread.resolved_at = timezone.now() if resolved else None
        thread.resolved_by = by if resolved else None
        thread.save(update_fields=["resolved_at", "resolved_by"])
        verb = "resolved a comment" if resolved else "opened a comment again"
        Event.objects.record(verb, by=by, story=comment.story, comment=thread.pk, text=thread.text[:160])
