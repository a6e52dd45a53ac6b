"""How a person of the newsroom is named, to colleagues and to readers."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User

WATCH = "the newsroom's watch"


def display_name(person: User | None) -> str:
    """A person's name; nobody is the newsroom's own watch over its sources."""
    return (person.get_full_name() or person.get_username()) if person else WATCH


def is_watch(name: str) -> bool:
    """Whether somebody who writes this means the watch and no person."""
    return name.casefold() in {WATCH, "watch"}


def initials(person: User | None) -> str:
    """Two letters for a person, "" for the watch."""
    return f"{(person.first_name or person.username)[:1]}{person.last_name[:1]}".upper() if person else ""


def who_asks(person: User | None) -> str:
    """The same at the head of a line."""
    return display_name(person) if person else f"{WATCH[0].upper()}{WATCH[1:]}"


def names(people: Sequence[User], *, you: User | None = None) -> str:
    """ "Lena Marsh", "you and Lena Marsh", "A, B and C"; whoever is `you` comes first. "" for nobody."""
    first = sorted(people, key=lambda one: one != you)
    told = ["you" if one == you else display_name(one) for one in first]
    return " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)
