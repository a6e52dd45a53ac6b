"""The wire: feeds that are polled, and the signals they bring."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .publisher import Publisher
from .reference import Reference
from .retrieval import Retrieval

# Polled in vain the last time, or gone for good.
CARE = ~Q(problem="") | Q(state="gone")


class Feed(models.Model):
    """An address that tells of new items: RSS, Atom or JSON Feed.

    `etag` and `last_modified` are what the server said last, sent back to it as they came.
    `next_at` is when it is due; `failures` counts failed polls in a row.
    """

    class State(models.TextChoices):
        ACTIVE = "active", "polled"
        PAUSED = "paused", "paused"
        GONE = "gone", "gone"

    url = models.URLField("address", max_length=2000, unique=True)
    title = models.CharField(max_length=300, blank=True)
    publisher = models.ForeignKey(
        Publisher, on_delete=models.PROTECT, null=True, blank=True, related_name="feeds"
    )
    state = models.CharField(max_length=6, choices=State, default=State.ACTIVE)
    every = models.PositiveSmallIntegerField("minutes between polls", default=10)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    next_at = models.DateTimeField(default=timezone.now)
    checked_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=400, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["title", "id"]
        indexes = [
            models.Index(fields=["state", "next_at"], name="feeds_due"),
            models.Index(fields=["title", "id"], name="feeds_by_title"),
            models.Index(fields=["state", "title", "id"], name="feeds_by_state"),
            models.Index(fields=["changed_at"], name="feeds_by_last_new"),
            models.Index(fields=["checked_at"], name="feeds_by_last_poll"),
            models.Index(fields=["title", "id"], condition=CARE, name="feeds_that_need_care"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["active", "paused", "gone"]), name="feed_state_is_known"
            ),
            models.CheckConstraint(condition=Q(every__range=(1, 1440)), name="feed_polled_at_least_daily"),
        ]

    def __str__(self) -> str:
        return self.title or self.url


class Signal(models.Model):
    """An item seen on the wire that no one has kept yet.

    `entry` is the feed's own identity for it; a link somebody sent in has no feed. `head` is
    the signal that opened its group: all that tell of one event, itself among them.
    """

    class State(models.TextChoices):
        NEW = "new", "new"
        LATER = "later", "kept for later"
        KEPT = "kept", "kept"
        DISMISSED = "dismissed", "dismissed"

    feed = models.ForeignKey(Feed, on_delete=models.PROTECT, null=True, blank=True, related_name="signals")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    entry = models.CharField(max_length=500)
    url = models.URLField("address", max_length=2000)
    title = models.CharField(max_length=500)
    summary = models.TextField(blank=True)
    author = models.CharField(max_length=300, blank=True)
    image_url = models.URLField(max_length=2000, blank=True)
    language = models.CharField(max_length=12, blank=True)
    publisher = models.ForeignKey(
        Publisher, on_delete=models.PROTECT, null=True, blank=True, related_name="signals"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=9, choices=State, default=State.NEW)
    head = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="group")
    sorted_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was grouped and matched; until then it waits for that."
    )
    retrieval = models.ForeignKey(
        Retrieval, on_delete=models.SET_NULL, null=True, blank=True, related_name="signals"
    )
    reference = models.ForeignKey(
        Reference, on_delete=models.PROTECT, null=True, blank=True, related_name="signals"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-seen_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "-seen_at", "-id"], name="signals_newest_first"),
            models.Index(fields=["url"], name="signal_by_address"),
            models.Index(fields=["feed", "-seen_at"], name="signals_of_feed"),
            models.Index(
                fields=["decided_at"], name="signals_decided", condition=Q(decided_at__isnull=False)
            ),
            models.Index(fields=["sorted_at"], name="signals_to_sort", condition=Q(sorted_at__isnull=True)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["feed", "entry"], name="an_entry_is_seen_once"),
            models.UniqueConstraint(
                fields=["url"], condition=Q(feed__isnull=True), name="a_link_is_sent_in_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["new", "later", "kept", "dismissed"]), name="signal_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state="new") | Q(decided_at__isnull=False), name="decided_signal_says_when"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def age(self) -> timedelta:
        return timezone.now() - self.seen_at


class Term(models.Model):
    """A name or rare word of a signal, folded; what signals of one event share. Goes with its signal."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="terms")
    word = models.CharField(max_length=60)
    is_name = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["signal", "word"], name="a_term_is_noted_once")]
        indexes = [models.Index(fields=["word", "signal"], name="signals_by_term")]

    def __str__(self) -> str:
        return self.word
