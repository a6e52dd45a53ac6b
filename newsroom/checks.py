"""Misconfiguration, named before it can surprise. The database is asked by `check --database default`."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from newsroom.pages import writable
from sources.sealing import is_key
from stories import search
from stories.models import triggers

Apps = Sequence[AppConfig] | None


@register(Tags.security, deploy=True)
def loopback_is_shut(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    if not settings.FETCH_ALLOW_LOOPBACK:
        return []
    return [
        Error(
            "FETCH_ALLOW_LOOPBACK is on: a pasted link can reach services on this machine.",
            hint="Unset FETCH_ALLOW_LOOPBACK; it exists for tests only.",
            id="newsroom.E001",
        )
    ]


@register(Tags.security, deploy=True)
def four_eyes_are_on(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    if settings.FOUR_EYES:
        return []
    return [
        Caution(
            "FOUR_EYES is off: one person alone can publish, and every such edition says so to readers.",
            hint="Unset FOUR_EYES unless this is a newsroom of one.",
            id="newsroom.W001",
        )
    ]


@register(Tags.security)
def keys_of_people_are_keys(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    wrong = [str(place) for place, key in enumerate(settings.PEOPLE_KEYS, 1) if not is_key(key)]
    if settings.PEOPLE_KEYS and not wrong:
        return []
    return [
        Error(
            f"PEOPLE_KEYS holds what is no key, in place {', '.join(wrong)}."
            if wrong
            else "PEOPLE_KEYS is empty: who the newsroom's people are could neither be sealed nor opened.",
            hint="`manage.py rotate_key --make` prints a key. An old one must stay until rotate_key has run.",
            id="newsroom.E004",
        )
    ]


@register(Tags.security, deploy=True)
def keys_of_people_lie_elsewhere(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """A key in the folder of the database opens it to whoever copies the folder, or finds a backup of it."""
    kept = Path(settings.DATA) / "people-keys"
    if not kept.exists() or not set(kept.read_text().replace(",", " ").split()) & set(settings.PEOPLE_KEYS):
        return []
    return [
        Caution(
            f"A key of PEOPLE_KEYS lies in {settings.DATA}, beside what it protects.",
            hint="Put a new key into the environment variable PEOPLE_KEYS with the present one behind it, "
            "run `manage.py rotate_key`, then drop the old one and delete the file.",
            id="newsroom.W002",
        )
    ]


@register(Tags.staticfiles, deploy=True)
def static_files_are_collected(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    if not settings.STATIC_ROOT or (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        return []
    return [
        Error(
            f"STATIC_ROOT ({settings.STATIC_ROOT}) holds no collected files: every page would fail.",
            hint="Run `manage.py collectstatic` with the same STATIC_ROOT.",
            id="newsroom.E003",
        )
    ]


@register(Tags.files, deploy=True)
def readers_pages_are_kept(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    why = writable()
    if not why:
        return []
    return [
        Caution(
            f"READERS_PAGES ({settings.READERS_PAGES}) cannot be written: {why}. With the database down, "
            "readers would get nothing.",
            hint="Make the folder writable for who runs the server and the worker, or name another one in "
            "READERS_PAGES.",
            id="newsroom.W003",
        )
    ]


@register(Tags.database)
def seals_stand(
    app_configs: Apps, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """One error naming the triggers that migrations put in place and the database no longer holds."""
    return [
        Error(
            f"The database lacks the triggers that keep editions and events unchanged: {', '.join(names)}.",
            hint="Put them back with stories.models.triggers.install(connection), "
            "then run `manage.py verify_ledger`.",
            id="newsroom.E002",
        )
        for alias in databases or []
        if (names := _missing(alias, triggers.missing))
    ]


@register(Tags.database)
def search_is_kept(
    app_configs: Apps, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """One error naming the triggers that keep the search current and are gone."""
    return [
        Error(
            f"The database lacks the triggers that keep the search current: {', '.join(names)}.",
            hint="Run `manage.py rebuild_search`.",
            id="newsroom.E005",
        )
        for alias in databases or []
        if (names := _missing(alias, search.missing))
    ]


def _missing(alias: str, standing: Callable[[BaseDatabaseWrapper], list[str]]) -> list[str]:
    executor = MigrationExecutor(connections[alias])
    # `migrate` runs these checks before it starts: what it is about to put in place is not missing yet.
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return []
    return standing(connections[alias])
