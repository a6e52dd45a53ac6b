from __future__ import annotations

from functools import partial
from uuid import UUID, uuid4

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


def ask_again(retrieval: Retrieval, *, by: User) -> Retrieval:
    """Try a failed page once more; gives the visit that is to bring it.

    What was archived of an answer is never changed: where there was one, this is another visit, and
    the signals that led to the first lead to it. Raises NotAllowed.
    """
    require(by, "read_pages")
    page = {"pk": retrieval.pk, "state": Retrieval.State.FAILED, "way": Retrieval.Way.LINK}
    failed, again = Retrieval.objects.filter(**page), retrieval
    with transaction.atomic():
        if not failed.filter(warc="").update(state=Retrieval.State.WAITING, step=1, problem=""):
            if not failed.update(state=Retrieval.State.DISMISSED):
                return retrieval
            again = Retrieval.objects.create(key=uuid4(), requested_url=retrieval.requested_url, asked_by=by)
            retrieval.signals.update(retrieval=again)
        transaction.on_commit(partial(read_page.enqueue, again.pk))
    return again
