from __future__ import annotations

from datetime import timedelta

from django.tasks import task
from django.utils import timezone

from sources.actions.read_page import BROKE_OFF
from sources.models import Retrieval

# Far longer than any fetch and any reading may take.
PATIENCE = timedelta(minutes=3)


@task()
def give_up_reading() -> int:
    """Say so of pages whose reading broke off with its worker; their number. Run by the clock."""
    cut_off = Retrieval.objects.filter(state=Retrieval.State.READING, asked_at__lt=timezone.now() - PATIENCE)
    return cut_off.update(state=Retrieval.State.FAILED, problem=BROKE_OFF)
