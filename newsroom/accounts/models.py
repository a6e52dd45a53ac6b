from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower


class Tries(models.Model):
    """How often was guessed at one thing: a name, a code, or from one place. `key` is its digest."""

    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)
    until = models.DateTimeField(null=True, help_text="No guess is looked at before.")

    def __str__(self) -> str:
        return f"{self.count} tries"


class KnownPlace(models.Model):
    """Where somebody has signed in from: strangers elsewhere cannot make them wait there."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "place"], name="a_place_is_known_once")]

    def __str__(self) -> str:
        return self.place[:8]


class SecondStep(models.Model):
    """A person's authenticator app. The secret it shares stands sealed under PEOPLE_KEYS."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="second_step"
    )
    sealed = models.TextField()
    since = models.DateTimeField()
    last_step = models.BigIntegerField(help_text="The time step of the last code taken: none is taken twice.")

    class Meta:
        permissions = [("keep_colleagues", "Can add, regroup and switch off colleagues")]

    def __str__(self) -> str:
        return f"since {self.since:%Y-%m-%d}"


class TakenOff(models.Model):
    """Somebody whose second step others took off: of them one is demanded until it stands again."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.person)


class KeyHolder(models.Model):
    """What a person's passkeys know them by: random, so that it tells nothing, and theirs for good."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="key_holder"
    )
    handle = models.CharField(max_length=86, unique=True, help_text="In base64url; up to 64 bytes.")

    def __str__(self) -> str:
        return self.handle[:8]


class Passkey(models.Model):
    """A key on a device of somebody's: it signs in alone, in place of password and second step."""

    holder = models.ForeignKey(KeyHolder, on_delete=models.CASCADE, related_name="passkeys")
    credential = models.CharField(
        max_length=1364, unique=True, help_text="The id its device gave it, in base64url; up to 1023 bytes."
    )
    public_key = models.BinaryField(help_text="As its device wrote it: COSE.")
    sign_count = models.PositiveBigIntegerField(help_text="Where the device counts, it only ever rises.")
    name = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Challenge(models.Model):
    """What a passkey is to sign, until it is taken: `digest` names session, purpose and challenge at once."""

    digest = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField(db_index=True)
    place = models.CharField(max_length=64, default="", help_text="Where it was asked for, as a digest.")

    class Meta:
        indexes = [models.Index(fields=["place", "until"], name="challenges_by_place")]

    def __str__(self) -> str:
        return self.digest[:8]


class RecoveryCode(models.Model):
    """One of the codes for when the app is not at hand; its digest is keyed with the secret."""

    second_step = models.ForeignKey(SecondStep, on_delete=models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["second_step", "digest"], name="a_recovery_code_is_kept_once")
        ]

    def __str__(self) -> str:
        return "used" if self.used_at else "unused"


class TrustedDevice(models.Model):
    """A browser that is asked for no code for a while. It goes with the second step it was trusted by.

    `digest` is of the token its cookie holds, which each sign-in replaces, and of the password of that day.
    """

    second_step = models.ForeignKey(SecondStep, on_delete=models.CASCADE, related_name="devices")
    digest = models.CharField(max_length=64, unique=True)
    browser = models.CharField(max_length=60, help_text='In words; "" for one that does not say.')
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    until = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.browser


class Recovery(models.Model):
    """Somebody who has lost app, recovery codes and passkeys asks two others to say that it is them.

    Who asks is told figures and tells them to both, so that nobody vouches for a request of somebody else's.
    """

    class End(models.TextChoices):
        OPEN = "", "open"
        DONE = "done", "taken off"
        REFUSED = "refused", "refused"
        WITHDRAWN = "withdrawn", "withdrawn"
        OVERTAKEN = "overtaken", "overtaken by another change"
        RAN_OUT = "ran out", "ran out"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recoveries")
    asked_at = models.DateTimeField()
    until = models.DateTimeField()
    figures = models.CharField(max_length=64, help_text="Their digest, and the password's of that day.")
    browser = models.CharField(max_length=60)
    known_place = models.BooleanField(help_text="Whether they had signed in from there before.")
    asked = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        related_name="+",
        help_text="Who could vouch when it was asked: nobody whom somebody made able to since.",
    )
    first_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    first_note = models.CharField(max_length=300, default="")
    second_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    second_note = models.CharField(max_length=300, default="")
    end = models.CharField(max_length=9, choices=End, default=End.OPEN)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(end=""), name="one_open_recovery_each"),
            models.CheckConstraint(
                condition=Q(first_by=None) | ~Q(first_by=F("person")), name="nobody_vouches_for_themselves"
            ),
            models.CheckConstraint(
                condition=Q(second_by=None)
                | (Q(first_by__isnull=False) & ~Q(second_by=F("person")) & ~Q(second_by=F("first_by"))),
                name="two_others_vouch",
            ),
            models.CheckConstraint(
                condition=(Q(second_by=None) & ~Q(end="done")) | Q(second_by__isnull=False, end="done"),
                name="a_recovery_is_done_by_two",
            ),
            models.CheckConstraint(
                condition=Q(end="", ended_at=None) | (~Q(end="") & Q(ended_at__isnull=False)),
                name="a_recovery_ends_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.end or 'open'}"


class GivenAddress(models.Model):
    """An address a colleague put down for somebody who has a password; until it is confirmed they have none.

    Else whoever gives it could have a new password mailed there, and be them.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="given_address"
    )
    email = models.EmailField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    asked = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        related_name="+",
        help_text="Who may confirm it in their stead: nobody whom somebody made able to since.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="an_address_waits_for_one_person"),
            models.CheckConstraint(condition=~Q(by=F("person")), name="an_address_is_given_by_a_colleague"),
        ]

    def __str__(self) -> str:
        return f"for {self.person}"
