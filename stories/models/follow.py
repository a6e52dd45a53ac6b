from __future__ import annotations

from django.db import models
from django.db.models import Q

from .edition import Edition
from .story import Story


class Follower(models.Model):
    """An address that follows something, or asked to. Sealed: in plain it stands in no column.

    `fingerprint` finds it again, keyed, so that nobody can try addresses without the key. Gone with the
    last thing it follows.
    """

    key = models.UUIDField(unique=True, help_text="What its own page is signed with.")
    fingerprint = models.CharField(max_length=64, unique=True)
    sealed = models.TextField(help_text="Encrypted under the newest key of PEOPLE_KEYS.")
    refused = models.PositiveSmallIntegerField(
        default=0, help_text="Deliveries refused one after the other; one that arrives sets it to 0."
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(sealed=""), name="a_follower_is_sealed")]

    def __str__(self) -> str:
        return f"follower {self.pk}"


class Follow(models.Model):
    """A story or a tag that an address follows, once its owner has confirmed it.

    `asking` is what a message still to leave asks to confirm; "" for none. `since` is the ledger's entry at
    which it was confirmed: only later editions are told.
    """

    class Choice(models.TextChoices):
        EVERY = "every", "every new edition"
        MOVES = "moves", "when the label moves"
        SETTLED = "settled", "when confirmed, corrected or retracted"

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="follows")
    key = models.UUIDField(unique=True, help_text="What the links that confirm and end it are signed with.")
    story = models.ForeignKey(Story, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    tag = models.CharField(max_length=200, blank=True, help_text="As it stands in addresses.")
    tag_name = models.CharField(max_length=200, blank=True)
    choice = models.CharField(max_length=7, choices=Choice)
    asked_at = models.DateTimeField()
    asking = models.CharField(max_length=7, choices=Choice, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    since = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(story__isnull=False, tag="") | Q(story__isnull=True) & ~Q(tag=""),
                name="a_follow_is_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["follower", "story"], condition=Q(tag=""), name="a_story_is_followed_once"
            ),
            models.UniqueConstraint(
                fields=["follower", "tag"], condition=~Q(tag=""), name="a_tag_is_followed_once"
            ),
            models.CheckConstraint(
                condition=Q(choice__in=["every", "moves", "settled"]), name="follow_choice_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=["story", "id"], name="followers_of_a_story"),
            models.Index(fields=["tag", "id"], name="followers_of_a_tag", condition=~Q(tag="")),
            models.Index(fields=["asked_at"], name="follows_asking", condition=~Q(asking="")),
            models.Index(
                fields=["asked_at"], name="follows_unconfirmed", condition=Q(confirmed_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"follow {self.pk}"


class Round(models.Model):
    """An edition's round among those who follow it. `filled_at`: every one of them has a row to be sent."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="+")
    entry = models.PositiveBigIntegerField(unique=True)
    filled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["entry"]

    def __str__(self) -> str:
        return f"round of edition {self.edition_id}"


class Delivery(models.Model):
    """A message for one follower of one edition: written before it leaves, and never written twice.

    It is WAITING until it is claimed, by turning it SENDING in a statement of its own; from then on the
    message may have left. SENT, REFUSED: the mail server said so. DOUBTED: its worker ended, or the line
    broke, before the server answered; it is not sent again, for nobody knows that it did not arrive.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "waits"
        SENDING = "sending", "being sent"
        SENT = "sent", "sent"
        DOUBTED = "doubted", "in doubt"
        REFUSED = "refused", "refused"

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="deliveries")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    follow = models.ForeignKey(
        Follow,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text="What it is sent for. The row outlives it: who also follows a tag is not told twice.",
    )
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    at = models.DateTimeField(help_text="When it came into its state.")

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(fields=["follower", "edition"], name="an_edition_is_mailed_once"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "sending", "sent", "doubted", "refused"]),
                name="delivery_state_is_known",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], name="deliveries_due", condition=Q(state="waiting")),
            models.Index(fields=["at"], name="deliveries_sending", condition=Q(state="sending")),
            models.Index(fields=["at"], name="deliveries_by_age"),
        ]

    def __str__(self) -> str:
        return f"delivery {self.pk}"


class Knock(models.Model):
    """How often somebody knocked at a door within a window of time. `who` is a keyed digest, never plain."""

    door = models.CharField(max_length=20)
    who = models.CharField(max_length=64)
    since = models.DateTimeField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["door", "who", "since"], name="knocks_are_counted_once")
        ]
        indexes = [models.Index(fields=["since"], name="knocks_by_age")]

    def __str__(self) -> str:
        return f"{self.times} at {self.door}"
