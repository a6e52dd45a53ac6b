from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from sources.actions.read_page import read_page
from sources.errors import NoLink
from sources.models import Retrieval
from sources.permissions import require
from sources.rules.link import NotALink, parse


def ask_for_page(url: str, *, by: User, key: UUID) -> Retrieval:
    """Ask for the page at `url` to be fetched and read in the background.

    The same `key` twice gives the same retrieval. Raises NoLink, NotAllowed.
    """
    require(by, "read_pages")
    try:
        link = str(parse(url))
    except NotALink as error:
        raise NoLink(error.sentence) from error
    with transaction.atomic():
        retrieval, asked = Retrieval.objects.get_or_create(
            key=key, defaults={"requested_url": link, "asked_by": by}
        )
        if asked:
            transaction.on_commit(partial(read_page.enqueue, retrieval.pk))
    return retrieval


def ask_again(retrieval: Retrieval, *, by: User) -> None:
    """Try a failed page once more. What was read or archived stays as it is."""
    require(by, "read_pages")
    with transaction.atomic():
        failed = Retrieval.objects.filter(pk=retrieval.pk, state=Retrieval.State.FAILED, warc="")
        again = failed.update(state=Retrieval.State.WAITING, step=1, problem="")
        if again:
            transaction.on_commit(partial(read_page.enqueue, retrieval.pk))
