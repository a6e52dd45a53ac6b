"""The lead picture of an edition: addresses, sizes, credit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import OuterRef, Subquery
from django.db.models.fields.json import KT

from stories.models import Edition, Picture
from stories.models.edition import EditionQuerySet

from .addresses import web_address


@dataclass(frozen=True)
class Source:
    """One format in all its widths."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Shown:
    """A picture to print: `src` the widest rendition, `small` one fit for a list, `srcset` all of them.

    These are of the format every browser reads, where that is made; `sources` are the smaller ones, the
    smallest first. `at` are the classes of static/reader/picture.css that keep its point where it is cropped.
    """

    src: str
    small: str
    srcset: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    credit_url: str
    at: str
    sources: tuple[Source, ...] = ()


LIST_WIDTH = 400
FROZEN = "webp"
# The smallest files first; and which of them is read by the most browsers.
TYPES = {"avif": "image/avif", "webp": "image/webp"}
PLAINEST = ("jpg", FROZEN)
# A class a step, in percent: a style of its own for each picture is what the pages' policy forbids.
STEP, MIDDLE = 5, 50


def with_formats(editions: EditionQuerySet) -> EditionQuerySet:
    """Each with `formats`, what is made of its picture by now: what an edition froze does not tell."""
    row = Picture.objects.filter(digest=OuterRef("lead_digest")).values("formats")[:1]
    return editions.annotate(lead_digest=KT("content__lead__digest")).annotate(formats=Subquery(row))


def formats_of(edition: Edition) -> Sequence[str] | None:
    """Asks the database only for an edition that was not got `with_formats`."""
    if hasattr(edition, "formats"):
        told: list[str] | None = edition.formats
        return told
    digest = (edition.content["lead"] or {}).get("digest")
    return Picture.objects.filter(digest=digest).values_list("formats", flat=True).first() if digest else None


def shown(lead: Mapping[str, Any] | None, formats: Sequence[str] | None = None) -> Shown | None:
    """None without a picture, or while its WebP files, which are made first, are not there.

    `formats` are the endings made by now; where no row tells, the files the edition names are taken to be.
    """
    made = sorted(lead.get("renditions") or [], key=lambda one: int(one["width"])) if lead else []
    ready = [FROZEN] if formats is None else formats
    if not lead or not made or FROZEN not in ready:
        return None
    last = next(one for one in PLAINEST if one in ready)
    widest = made[-1]
    small = next((one for one in made if one["width"] >= LIST_WIDTH), widest)
    return Shown(
        src=address(widest, last),
        small=address(small, last),
        srcset=srcset(made, last),
        width=int(widest["width"]),
        height=int(widest["height"]),
        alt=lead.get("alt", ""),
        caption=lead.get("caption", ""),
        credit=lead.get("credit", ""),
        credit_url=web_address(lead.get("credit_url")),
        at=" ".join(kept_at(axis, lead.get(axis, MIDDLE)) for axis in ("x", "y")),
        sources=tuple(Source(TYPES[one], srcset(made, one)) for one in TYPES if one in ready and one != last),
    )


def srcset(made: Sequence[Mapping[str, Any]], suffix: str) -> str:
    return ", ".join(f"{address(one, suffix)} {int(one['width'])}w" for one in made)


def kept_at(axis: str, percent: int) -> str:
    return f"at-{axis}{STEP * round(percent / STEP)}"


def address(rendition: Mapping[str, Any], suffix: str) -> str:
    """An edition names its WebP files; those of other formats stand beside them."""
    path = str(rendition["path"])
    beside = path if suffix == FROZEN else f"{path.removesuffix(f'.{FROZEN}')}.{suffix}"
    return default_storage.url(beside)
