"""How a person of the newsroom is named, to colleagues and to readers."""

from __future__ import annotations

from django.contrib.auth.models import User


def display_name(person: User) -> str:
    return person.get_full_name() or person.get_username()
