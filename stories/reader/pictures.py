"""The lead picture of an edition: addresses, sizes, credit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage

from .addresses import web_address


@dataclass(frozen=True)
class Shown:
    """A picture to print: `src` the widest rendition, `small` one fit for a list, `srcset` all of them.

    `at` are the classes of static/reader/picture.css that keep its point where it is cropped.
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


LIST_WIDTH = 400
# A class a step, in percent: a style of its own for each picture is what the pages' policy forbids.
STEP, MIDDLE = 5, 50


def shown(lead: Mapping[str, Any] | None) -> Shown | None:
    """None without a picture, or while none of its renditions is made."""
    made = sorted(lead.get("renditions") or [], key=lambda one: int(one["width"])) if lead else []
    if not lead or not made:
        return None
    widest = made[-1]
    small = next((one for one in made if one["width"] >= LIST_WIDTH), widest)
    return Shown(
        src=address(widest),
        small=address(small),
        srcset=", ".join(f"{address(one)} {int(one['width'])}w" for one in made),
        width=int(widest["width"]),
        height=int(widest["height"]),
        alt=lead.get("alt", ""),
        caption=lead.get("caption", ""),
        credit=lead.get("credit", ""),
        credit_url=web_address(lead.get("credit_url")),
        at=" ".join(kept_at(axis, lead.get(axis, MIDDLE)) for axis in ("x", "y")),
    )


def kept_at(axis: str, percent: int) -> str:
    return f"at-{axis}{STEP * round(percent / STEP)}"


def address(rendition: Mapping[str, Any]) -> str:
    return default_storage.url(str(rendition["path"]))
