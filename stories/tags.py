"""A tag is one tag, however its letters are written."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q
from taggit.models import Tag


def as_known(tags: Iterable[str]) -> tuple[str, ...]:
    """Each once, spelt as the newsroom spells it already; one that nobody has used stays as it is written.

    Where two spellings are known, the one written stays, else the older is taken.
    """
    written: dict[str, str] = {}
    for tag in tags:
        written.setdefault(tag.casefold(), tag)
    if not written:
        return ()
    alike = reduce(or_, (Q(name__iexact=tag) for tag in written.values()))
    names = list(Tag.objects.filter(alike).order_by("-pk").values_list("name", flat=True))
    older = {name.casefold(): name for name in names}
    return tuple(tag if tag in names else older.get(fold, tag) for fold, tag in written.items())
