from __future__ import annotations

from django.conf import settings
from django.db import models


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
