from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from .edition import Edition
from .story import Story

# letters
LONGEST_TEXT, LONGEST_ANSWER = 2000, 4000


class Report(models.Model):
    """An error a reader reported, of the edition they read; at the desk it is answered and closed.

    `sealed` is the address an answer goes to, encrypted; "" where none was given, and once it was used or
    the report is closed. `post` is where the answer is on its way: as with a delivery, never sent twice.
    """

    class State(models.TextChoices):
        OPEN = "open", "open"
        ANSWERED = "answered", "answered"
        CLOSED = "closed", "closed"

    class Post(models.TextChoices):
        NONE = "", "no answer"
        WAITING = "waiting", "on its way"
        SENDING = "sending", "being sent"
        SENT = "sent", "sent"
        DOUBTED = "doubted", "in doubt"
        REFUSED = "refused", "refused"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="reports")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    text = models.TextField("what is wrong", max_length=LONGEST_TEXT)
    sentence = models.CharField("which sentence", max_length=500, blank=True)
    wants_answer = models.BooleanField(default=False)
    sealed = models.TextField(blank=True, help_text="Encrypted under the newest key of PEOPLE_KEYS.")
    sent_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    taken_up_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_up_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True, max_length=LONGEST_ANSWER)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    post = models.CharField(max_length=8, choices=Post, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    post_at = models.DateTimeField(null=True, blank=True, help_text="When the answer is tried, or was.")
    note = models.CharField("why it is closed", max_length=500, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            # How many wait on a person's stories is said on every page of the desk.
            models.Index(fields=["story", "id"], condition=Q(state="open"), name="open_reports_by_story"),
            models.Index(fields=["state", "-id"], name="reports_by_state"),
            models.Index(fields=["story", "-id"], name="reports_by_story"),
            models.Index(
                fields=["post_at"], name="answers_due", condition=Q(post__in=["waiting", "sending"])
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_report_says_what_is_wrong"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), LONGEST_TEXT), name="a_report_is_bounded"
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("answer"), LONGEST_ANSWER), name="an_answer_is_bounded"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "answered", "closed"]), name="report_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(answered_by__isnull=False, answered_at__isnull=False),
                name="a_report_is_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_by__isnull=False, closed_at__isnull=False),
                name="a_report_is_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(note=""),
                name="a_closed_report_says_why",
                violation_error_message="Say why it is closed: colleagues will read it.",
            ),
        ]

    def __str__(self) -> str:
        return f"report {self.pk}"
