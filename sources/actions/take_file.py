from __future__ import annotations

from functools import partial
from pathlib import PurePath
from uuid import UUID

from django.contrib.auth.models import User
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone

from sources.actions.read_file import read_file
from sources.errors import EmptyFile, FileTooLarge, NotAFileWeRead
from sources.intake.archive import digest
from sources.intake.deposit import deposit
from sources.intake.facts import line
from sources.intake.kinds import kind_of
from sources.models import Retrieval
from sources.permissions import require

MOST_BYTES = 25 * 1024 * 1024


def take_file(file: File[bytes], *, by: User, key: UUID) -> Retrieval:
    """Archive a PDF, saved page or e-mail as it came, and have it read in the background.

    The same `key` twice gives the same retrieval. Raises FileTooLarge, EmptyFile, NotAFileWeRead,
    NotAllowed.
    """
    require(by, "read_pages")
    sent_before = Retrieval.objects.filter(key=key).first()
    if sent_before:
        return sent_before
    if (file.size or 0) > MOST_BYTES:
        raise FileTooLarge(MOST_BYTES)
    body, name = file.read(), line(PurePath(file.name or "").name, 200) or "The file"
    if not body.strip(b"\0 \t\r\n"):
        raise EmptyFile(name)
    kind = kind_of(body)
    if kind is None:
        raise NotAFileWeRead
    now = timezone.now()
    copy = deposit(name, body, kind, now)
    retrieval = Retrieval(
        key=key,
        way=Retrieval.Way.MAIL if kind == "mail" else Retrieval.Way.FILE,
        file_name=name,
        asked_by=by,
        retrieved_at=now,
        warc_digest=digest(copy),
    )
    with transaction.atomic():
        retrieval.warc.save(f"{now:%Y/%m/%d}/{key}.warc.gz", ContentFile(copy), save=False)
        retrieval.save(force_insert=True)
        transaction.on_commit(partial(read_file.enqueue, retrieval.pk))
    return retrieval
