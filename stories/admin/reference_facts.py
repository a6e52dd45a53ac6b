"""The facts of a reference as its screen lists them: what holds, where it was read, what was put right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language_info

from sources.actions.correct_reference import NO, YES, told
from sources.models import Correction, Publisher, Reference
from stories.people import display_name

# field: its name at the desk, and the control it is corrected with
FIELDS = {
    "publisher": ("Publisher", "publisher"),
    "title": ("Title", "line"),
    "author": ("Author", "line"),
    "published_at": ("Published", "moment"),
    "excerpt": ("Excerpt", "text"),
    "kind": ("Kind", "choice"),
    "first_hand": ("First-hand", "choice"),
    "language": ("Language", "line"),
    "image_credit": ("Picture credit", "line"),
}
HANDS = {YES: "First-hand", NO: "Not first-hand"}
CHOICES: dict[str, Mapping[str, str]] = {"kind": dict(Reference.Kind.choices), "first_hand": HANDS}
BY_HAND = "a person"
MOST_SUGGESTED = 2000


@dataclass(frozen=True)
class Typed:
    """What was typed to correct `field`, and why it could not be taken; `at` names the control."""

    field: str
    value: str = ""
    why: str = ""
    at: str = ""
    refusal: str = ""


@dataclass(frozen=True)
class FactRow:
    """One fact. `was` is what the page said, where a person put it right; `shown` is for readers' eyes,
    `moment` the same as a time; `typed` is there while it is being corrected. Of what is `withheld` from who
    looks nothing else is told."""

    field: str
    name: str
    control: str
    value: str
    shown: str
    moment: datetime | None
    place: str
    correction: Correction | None
    was: str
    was_moment: datetime | None
    was_where: str
    typed: Typed | None
    choices: Iterable[tuple[str, str]]
    withheld: bool = False


def fact_rows(
    reference: Reference, corrections: list[Correction], typed: Typed | None, withheld: Set[str] = frozenset()
) -> list[FactRow]:
    """`corrections` are all of this reference, newest first; `withheld` fields are not for who looks."""
    return [
        _withheld(field) if field in withheld else _row(reference, field, corrections, typed)
        for field in FIELDS
    ]


def _withheld(field: str) -> FactRow:
    name, control = FIELDS[field]
    return FactRow(field, name, control, "", "", None, "", None, "", None, "", None, (), withheld=True)


def _row(reference: Reference, field: str, corrections: list[Correction], typed: Typed | None) -> FactRow:
    name, control = FIELDS[field]
    value = told(reference, field)
    of_it = [one for one in corrections if one.field == field]
    standing = next((one for one in of_it if one.undone_at is None), None)
    was = of_it[-1].was if standing else ""
    mine = typed if typed and typed.field == field else None
    return FactRow(
        field=field,
        name=name,
        control=control,
        value=value,
        shown=said(field, value),
        moment=reference.published_at if field == "published_at" else None,
        place=_place(reference, field, value),
        correction=standing,
        was=said(field, was),
        was_moment=_moment(was) if field == "published_at" else None,
        was_where="on the page" if reference.retrieved_at and field not in CHOICES else "before",
        typed=mine,
        choices=tuple(CHOICES.get(field, {}).items()),
    )


def suggested_names() -> list[str]:
    """Names to choose a publisher from."""
    return list(Publisher.objects.order_by("name").values_list("name", flat=True)[:MOST_SUGGESTED])


def opened_for(reference: Reference, query: Mapping[str, Any], withheld: Set[str]) -> Typed | None:
    """The fact a person asked to correct, with what holds in its field."""
    field = str(query.get("correct", ""))
    if field not in FIELDS or field in withheld:
        return None
    if field == "published_at" and reference.published_at:
        return Typed(field, timezone.localtime(reference.published_at).strftime("%Y-%m-%dT%H:%M"))
    return Typed(field, told(reference, field))


def said(field: str, value: str) -> str:
    """A value a correction keeps, as colleagues read it."""
    if field in CHOICES:
        return CHOICES[field].get(value, value)
    return language_name(value) if field == "language" and value else value


def language_name(code: str) -> str:
    """A language by its name; one nobody knows stays as it is written."""
    try:
        return str(get_language_info(code)["name"])
    except KeyError:
        return code


def _moment(text: str) -> datetime | None:
    return parse_datetime(text) if text else None


def _place(reference: Reference, field: str, value: str) -> str:
    """Where a fact was read, in words."""
    place = str(reference.facts_from.get(field, ""))
    if place and place != BY_HAND:
        return place
    who = display_name(reference.kept_by)
    if field in CHOICES:
        return f"chosen by {who}"
    if place or reference.retrieved_at is None:
        return f"entered by {who}" if value else "nothing entered"
    return "the page" if value else "none found on the page"
