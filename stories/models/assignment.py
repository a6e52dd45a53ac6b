from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from .story import Story


class Assignment(models.Model):
    """Who does what on a story, due when."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="assignments")
    key = models.UUIDField(unique=True, help_text="One form, one task: a form sent twice.")
    what = models.CharField("what is to be done", max_length=200)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    due_at = models.DateTimeField("due", null=True, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "task"
        ordering = [models.F("due_at").asc(nulls_last=True), "pk"]
        indexes = [
            models.Index(fields=["who", "due_at"], name="tasks_open", condition=Q(done_at__isnull=True))
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(what=""),
                name="task_says_what",
                violation_error_message="Say what is to be done.",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="a_task_is_done_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.what
