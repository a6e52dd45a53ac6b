"""What finds a text among a million kept ones: its fingerprints, and the addresses it links to."""

from __future__ import annotations

from django.db import models

from .reference import Reference


class Fingerprint(models.Model):
    """One chosen shingle of a reference's text, hashed to 63 bits.

    The key is (print, reference): looking a print up reads a stretch of that index and no row.
    """

    pk = models.CompositePrimaryKey("print", "reference_id")
    print = models.BigIntegerField()
    reference = models.ForeignKey(
        Reference, on_delete=models.CASCADE, db_index=False, related_name="fingerprints"
    )

    def __str__(self) -> str:
        return f"{self.print:x}"


class PageLink(models.Model):
    """An address the text of a reference links to, canonical; kept already, or perhaps one day."""

    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="page_links")
    url = models.URLField(max_length=2000, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reference", "url"], name="a_link_is_noted_once")]

    def __str__(self) -> str:
        return self.url
