from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import User
from django.core.files.base import File
from django.db import transaction

from sources.actions.take_file import take_file
from stories.models import Attachment, Story
from stories.permissions import require


def attach_file(story: Story, file: File[bytes], *, by: User, key: UUID) -> Attachment:
    """Take a PDF, a saved page or an e-mail for a story: archived at once, read in the background.

    Raises FileTooLarge, EmptyFile, NotAFileWeRead, NotAllowed.
    """
    require(by, "write", story.pk)
    with transaction.atomic():
        retrieval = take_file(file, by=by, key=key)
        attachment, _ = Attachment.objects.get_or_create(retrieval=retrieval, defaults={"story": story})
    return attachment
