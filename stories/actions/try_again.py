from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from sources.actions.ask_for_page import ask_again
from stories.models import Attachment
from stories.permissions import require


def try_again(attachment: Attachment, *, by: User) -> None:
    """Ask once more for a pasted link that could not be read; the story waits for the new visit.

    Raises NotAllowed.
    """
    require(by, "write", attachment.story_id)
    with transaction.atomic():
        again = ask_again(attachment.retrieval, by=by)
        if again.pk != attachment.retrieval_id:
            Attachment.objects.filter(pk=attachment.pk).update(retrieval=again)
