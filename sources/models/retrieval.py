from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.files.storage import storages
from django.core.files.storage.base import Storage
from django.db import models
from django.db.models import Q

from .reference import Reference


def archive_storage() -> Storage:
    """The store for what was fetched: never served, never a page of ours."""
    return storages["archive"]


class Retrieval(models.Model):
    """One visit to an address: asked for, read, archived, then kept or left.

    `facts` is {field: {"value": str, "source": str}} as read from the page;
    what a person corrects goes to the reference, never back into this record.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        READING = "reading", "reading"
        READ = "read", "read"
        FAILED = "failed", "could not be read"
        DISMISSED = "dismissed", "left"

    OPEN: ClassVar[tuple[str, ...]] = (State.WAITING, State.READING, State.READ, State.FAILED)
    STEPS: ClassVar[tuple[str, ...]] = (
        "waiting for a reader",
        "asking for the page",
        "finding who published it and when",
        "keeping a copy",
    )

    class Way(models.TextChoices):
        LINK = "link", "a link"
        FILE = "file", "a file"
        MAIL = "mail", "an e-mail"
        WATCH = "watch", "looked at again"

    key = models.UUIDField(unique=True)
    way = models.CharField(max_length=5, choices=Way, default=Way.LINK)
    requested_url = models.CharField(max_length=2000, blank=True, help_text="Empty for a file without one.")
    file_name = models.CharField(max_length=255, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="retrievals",
        help_text="Nobody: the newsroom's own watch.",
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    step = models.PositiveSmallIntegerField(default=1, help_text="1 to 4, for the progress line.")
    problem = models.CharField(max_length=400, blank=True)
    final_url = models.CharField(max_length=2000, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    retrieved_at = models.DateTimeField(null=True, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    text_digest = models.CharField(
        max_length=71, blank=True, help_text="Of the text read: two copies with one digest say the same."
    )
    warc = models.FileField(storage=archive_storage, upload_to="", blank=True, max_length=200)
    warc_digest = models.CharField(max_length=71, blank=True)
    reference = models.ForeignKey(
        Reference, on_delete=models.PROTECT, null=True, blank=True, related_name="retrievals"
    )

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(problem=""), name="failed_retrieval_says_why"
            ),
            models.CheckConstraint(condition=Q(step__range=(1, 4)), name="retrieval_step_1_to_4"),
            models.CheckConstraint(
                condition=Q(way__in=["link", "file", "mail", "watch"]), name="retrieval_way_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(requested_url="") | ~Q(file_name=""), name="retrieval_has_a_link_or_a_file"
            ),
        ]

    def __str__(self) -> str:
        return self.requested_url or self.file_name

    @property
    def step_name(self) -> str:
        return self.STEPS[self.step - 1]
