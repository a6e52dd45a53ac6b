from __future__ import annotations

from django.contrib.auth.models import User

from sources.models import Retrieval
from sources.permissions import require


def dismiss_retrieval(retrieval: Retrieval, *, by: User) -> None:
    """Leave a page that was asked for. What was archived stays; what was kept stays kept."""
    require(by, "read_pages")
    Retrieval.objects.filter(pk=retrieval.pk, reference__isnull=True).update(state=Retrieval.State.DISMISSED)
