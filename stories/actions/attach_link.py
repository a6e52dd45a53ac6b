from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from sources.actions.ask_for_page import ask_for_page
from sources.actions.dismiss_retrieval import dismiss_retrieval
from sources.actions.keep_reference import ReferenceFacts, keep_reference
from sources.errors import NoLink
from sources.models import Reference, Retrieval
from sources.rules.canonical import canonical
from sources.rules.link import NotALink
from stories.actions.cite import add_citation
from stories.actions.take_signals import give_back_signals, take_signals
from stories.models import Attachment, Citation, Story
from stories.permissions import require


def attach_link(story: Story, url: str, *, by: User, key: UUID) -> Attachment | Citation:
    """Take a pasted link: a page the newsroom knows is cited at once, another is asked for.

    Raises NoLink, AlreadyCited, NotAllowed.
    """
    require(by, "write", story.pk)
    return take_link(story, url, by=by, key=key)


def take_link(story: Story, url: str, *, by: User, key: UUID) -> Attachment | Citation:
    """Part of attaching a link and of keeping a signal, which ask who may."""
    try:
        known = Reference.objects.known_as(url)
    except NotALink as error:
        raise NoLink(error.sentence) from error
    with transaction.atomic():
        if known:
            citation = add_citation(story, known, by=by)
            take_signals(citation, by=by)
            return citation
        waiting = _waiting(story, url)
        if waiting:
            return waiting
        retrieval = ask_for_page(url, by=by, key=key)
        attachment, _ = Attachment.objects.get_or_create(retrieval=retrieval, defaults={"story": story})
    return attachment


def _waiting(story: Story, url: str) -> Attachment | None:
    """The open link of this story that leads to the same page, under whatever form of its address."""
    still_open = story.attachments.filter(
        retrieval__reference__isnull=True,
        retrieval__state__in=Retrieval.OPEN,
        retrieval__way=Retrieval.Way.LINK,
    ).select_related("retrieval")
    asked = canonical(url)
    return next((one for one in still_open if canonical(one.retrieval.requested_url) == asked), None)


def keep_and_cite(
    story: Story,
    facts: ReferenceFacts,
    *,
    by: User,
    key: UUID,
    attachment: Attachment | None = None,
    note: str = "",
) -> Citation:
    """Keep what was read, or entered by hand, and cite it in the story; done twice, it is cited once.

    Signals that brought the page are kept with it. Raises what keep_reference raises;
    AlreadyCited when the story cites the item by another link.
    """
    require(by, "write", story.pk)
    with transaction.atomic():
        sent_before = Citation.objects.filter(story=story, reference__key=key).first()
        if sent_before:
            return sent_before
        retrieval = attachment.retrieval if attachment else None
        reference = keep_reference(facts, by=by, key=key, retrieval=retrieval)
        citation = add_citation(story, reference, by=by, note=note)
        take_signals(citation, by=by, retrieval=retrieval)
        return citation


def drop_attachment(attachment: Attachment, *, by: User) -> None:
    """Leave a pasted link; what was archived of it stays archived, its signal is new again."""
    require(by, "write", attachment.story_id)
    with transaction.atomic():
        dismiss_retrieval(attachment.retrieval, by=by)
        give_back_signals(attachment.retrieval)
