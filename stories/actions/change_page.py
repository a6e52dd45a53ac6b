from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from stories.models import Event, Page
from stories.models.page import LONGEST
from stories.page_errors import EmptyPage, LongPage, StalePage
from stories.permissions import require
from stories.rules.body import words
from stories.rules.lines import one_line
from stories.sanitise import clean


def change_page(page_id: int, *, title: str, body: str, by: User, version: int) -> Page:
    """Put a new text on a page about the newsroom, on top of `version`; what it said before stays kept.

    Saving what stands already changes nothing. Raises NotAllowed, EmptyPage, LongPage, and StalePage when
    somebody saved meanwhile.
    """
    require(by, "keep_house")
    title, body = one_line(title), clean(body)
    _check(title, body)
    with transaction.atomic():
        page = Page.objects.select_for_update().get(pk=page_id)
        if page.version != version:
            raise StalePage
        if changed := [
            name for name, new in (("title", title), ("body", body)) if getattr(page, name) != new
        ]:
            _put(page, title, body, by)
            Event.objects.record("changed page", by=by, name=page.title, page=page.slug, fields=changed)
    return page


def _check(title: str, body: str) -> None:
    if not title:
        raise EmptyPage("title")
    if not words(body):
        raise EmptyPage("body")
    if len(body) > LONGEST:
        raise LongPage(len(body))


def _put(page: Page, title: str, body: str, by: User) -> None:
    page.standing().save(force_insert=True)
    page.title, page.body, page.updated_by, page.updated_at = title, body, by, timezone.now()
    page.version += 1
    page.save()
