from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from .story import Story


class Note(models.Model):
    """A line in a person's inbox: the record of what they were told. E-mail is a copy of it.

    `key` is what happened and to whom it was told, so that nobody is told one thing twice. `detail`
    holds what its sentence needs, in JSON; no secret and no name of an unnamed person.
    """

    class Kind(models.TextChoices):
        ASKED = "asked", "a decision waits"
        ANSWERED = "answered", "a proposal was answered"
        PUBLISHED = "published", "a set time came"
        STOPPED = "stopped", "not published at its time"
        COMMENT = "comment", "a comment"
        MENTION = "mention", "you were named"
        TASK = "task", "a task"
        EVIDENCE = "evidence", "evidence moved"
        OVERDUE = "overdue", "overdue"
        REPORT = "report", "an error was reported"

    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=9, choices=Kind)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    key = models.CharField(max_length=120)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Nobody: the newsroom's own watch or clock.",
    )
    detail = models.JSONField(default=dict)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["to", "-id"], name="inbox_newest_first"),
            models.Index(fields=["to"], name="inbox_unread", condition=Q(read_at__isnull=True)),
            models.Index(fields=["id"], name="notes_to_mail", condition=Q(mailed_at__isnull=True)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["to", "key"], name="nobody_is_told_twice"),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "asked",
                        "answered",
                        "published",
                        "stopped",
                        "comment",
                        "mention",
                        "task",
                        "evidence",
                        "overdue",
                        "report",
                    ]
                ),
                name="note_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.to}"
