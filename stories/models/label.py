from __future__ import annotations

from django.db import models
from django.db.models import Q


class Label(models.Model):
    """A rung of the ladder, or a state beside it.

    Rungs carry a rank from 1 up; the others carry none. `meaning` is the one
    line readers get at the headline, `about` the paragraph on How we label.
    """

    class Place(models.TextChoices):
        RUNG = "rung", "a rung of the ladder"
        UNVERIFIED = "unverified", "no layer yet"
        DISPUTED = "disputed", "contradicted"
        RETRACTED = "retracted", "withdrawn"

    class Colour(models.TextChoices):
        SLATE = "unverified", "slate"
        OCHRE = "emerging", "ochre"
        VERDIGRIS = "corroborated", "verdigris"
        LAPIS = "confirmed", "lapis"
        CINNABAR = "disputed", "cinnabar"
        INK = "retracted", "ink"

    name = models.CharField(max_length=40, unique=True)
    slug = models.SlugField(max_length=40, unique=True)
    place = models.CharField(max_length=10, choices=Place, default=Place.RUNG)
    rank = models.PositiveSmallIntegerField(null=True, blank=True, unique=True)
    meaning = models.CharField(max_length=200)
    about = models.TextField()
    colour = models.CharField(max_length=12, choices=Colour)
    publishable = models.BooleanField(default=True)

    class Meta:
        ordering = [models.F("rank").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(place="rung", rank__gte=1) | (~Q(place="rung") & Q(rank__isnull=True)),
                name="only_rungs_have_a_rank",
                violation_error_message="A rung needs a rank from 1 up; other labels have none.",
            ),
            models.UniqueConstraint(
                fields=["place"],
                condition=~Q(place="rung"),
                name="one_label_per_place_beside_the_ladder",
            ),
            models.CheckConstraint(
                condition=~Q(place="unverified") | Q(publishable=False),
                name="unverified_is_never_published",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LabelRule(models.Model):
    """One way to earn a rung. Any one of a label's rules is enough."""

    label = models.ForeignKey(Label, on_delete=models.CASCADE, related_name="rules")
    least_layers = models.PositiveSmallIntegerField(default=1)
    least_first_hand = models.PositiveSmallIntegerField(default=0)
    unnamed_count = models.BooleanField("layers resting only on unnamed people count", default=True)
    contradictions_allowed = models.BooleanField(default=False)

    class Meta:
        ordering = ["label", "least_layers", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(least_layers__gte=1),
                name="rule_asks_for_a_layer",
                violation_error_message="A rung needs at least one layer.",
            ),
            models.CheckConstraint(
                condition=Q(least_first_hand__lte=models.F("least_layers")),
                name="rule_first_hand_within_layers",
                violation_error_message="First-hand layers are among the layers asked for.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.least_layers}, {self.least_first_hand} first-hand"
