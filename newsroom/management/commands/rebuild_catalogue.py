"""The readers' catalogue, written again from the editions it is about."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from stories.actions.catalogue import catalogue
from stories.models import CatalogueEntry, CatalogueTally, Edition, Ledger


class Command(BaseCommand):
    help = "Write the readers' catalogue again from the live editions."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        Ledger.objects.select_for_update().get(pk=1)  # so that nothing is published meanwhile
        CatalogueEntry.objects.all().delete()
        CatalogueTally.objects.all().delete()
        rows = Edition.objects.live().select_related("story").order_by("entry")
        done = len([catalogue(edition).pk for edition in rows.iterator(chunk_size=300)])
        self.stdout.write(f"Catalogued: {done} stories.")
