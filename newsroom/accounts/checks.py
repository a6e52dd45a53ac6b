"""A group that must sign in with a second step, and is none."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections


@register(Tags.database)
def demanded_groups_stand(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """One error naming the groups of SECOND_STEP_GROUPS the newsroom does not have."""
    return [
        Error(
            f"SECOND_STEP_GROUPS names what is no group here: {', '.join(missing)}. "
            "Its people sign in by password alone.",
            hint="Name groups as they are called at the desk, comma-separated: Editor,Publisher.",
            id="newsroom.E006",
        )
        for alias in databases or []
        if settings.SECOND_STEP_GROUPS and (missing := _missing(alias))
    ]


def _missing(alias: str) -> list[str]:
    # `migrate` runs these checks before there is a table to ask.
    if Group._meta.db_table not in connections[alias].introspection.table_names():  # noqa: SLF001
        return []
    standing = set(Group.objects.using(alias).values_list("name", flat=True))
    # An empty newsroom is about to get its groups.
    return [name for name in settings.SECOND_STEP_GROUPS if standing and name not in standing]
