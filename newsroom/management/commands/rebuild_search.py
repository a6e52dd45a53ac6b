"""The search, put in place and written again from the rows it is about."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from stories.search import INDEXES, install, missing, rebuild


class Command(BaseCommand):
    help = "Write the search indexes again, after a restore or a change made past the triggers."

    def handle(self, *args: Any, **options: Any) -> None:
        if names := missing(connection):
            install(connection)
            self.stdout.write(f"Put back: {', '.join(names)}")
        for index in INDEXES:
            self.stdout.write(f"{index.table}: {rebuild(connection, index)} rows")
