from __future__ import annotations

from django.db import models
from django.db.models import Q


class HumanSource(models.Model):
    """A person who told the newsroom something.

    `alias` is what readers may see: the name of a person on the record, or a
    description ("an engineer at the supplier") of one who is not. Nothing here
    identifies an unnamed person.
    """

    alias = models.CharField("name or description for readers", max_length=200)
    named = models.BooleanField("on the record, by name", default=True)
    why_unnamed = models.CharField(
        "why this person is not named",
        max_length=300,
        blank=True,
        help_text="Readers see this reason.",
    )

    class Meta:
        ordering = ["alias"]
        constraints = [
            models.CheckConstraint(
                condition=Q(named=True) | ~Q(why_unnamed=""),
                name="unnamed_person_has_a_reason",
                violation_error_message="Say why this person is not named: readers see it.",
            ),
        ]

    def __str__(self) -> str:
        return self.alias
