"""A tag is one tag, however its letters are written."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet
from taggit.models import Tag, TaggedItem

from stories.models import Story


def tagged(by: User) -> QuerySet[TaggedItem]:
    """Which tag hangs on which of the stories open to them."""
    is_open = Q(object_id__in=Story.objects.open_to(by).values("pk"))
    rows: QuerySet[TaggedItem] = TaggedItem.objects.filter(
        is_open, content_type__app_label="stories", content_type__model="story"
    )
    return rows


def as_known(tags: Iterable[str], by: User) -> tuple[str, ...]:
    """Each once, spelt as stories open to `by` spell it already; any other stays as it is written.

    Where two spellings are known, the one written stays, else the older is taken. What only other people's
    private drafts carry changes nothing: its name may be what is private.
    """
    written: dict[str, str] = {}
    for tag in tags:
        written.setdefault(tag.casefold(), tag)
    if not written:
        return ()
    alike = reduce(or_, (Q(name__iexact=tag) for tag in written.values()))
    known = Tag.objects.filter(alike, Exists(tagged(by).filter(tag=OuterRef("pk"))))
    names = list(known.order_by("-pk").values_list("name", flat=True))
    older = {name.casefold(): name for name in names}
    return tuple(tag if tag in names else older.get(fold, tag) for fold, tag in written.items())
