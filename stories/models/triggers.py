"""The seals of every table that must never change, the sources' among them."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from sources.models import triggers as sources_triggers
from sources.models.triggers import Seal

OWN = (Seal("stories_edition"), Seal("stories_event"), Seal("stories_pageversion"))
SEALS = (*sources_triggers.SEALS, *OWN)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    return sources_triggers.missing(connection, SEALS)


def install(connection: BaseDatabaseWrapper) -> None:
    sources_triggers.install(connection, SEALS)


def remove(connection: BaseDatabaseWrapper) -> None:
    sources_triggers.remove(connection, SEALS)
