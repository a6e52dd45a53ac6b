"""The parts of a story's text: how each is named, said in words, and sent by its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from stories.admin import lead
from stories.models import Author, Format, Picture, Section

# name in StoryText: (title on the page, field of the form)
PARTS: Mapping[str, tuple[str, str]] = {
    "headline": ("Headline", "headline"),
    "standfirst": ("Standfirst", "standfirst"),
    "body": ("Text", "body"),
    "section_id": ("Section", "section"),
    "format_id": ("Format", "format"),
    "authors": ("Byline", "authors"),
    "tags": ("Tags", "tags"),
    "slug": ("Address", "slug"),
    "lead": ("Lead picture", "lead"),
    "lead_alt": ("Alt text", "lead_alt"),
    "lead_caption": ("Caption", "lead_caption"),
    "lead_credit": ("Credit", "lead_credit"),
    "lead_credit_url": ("Address of the credit", "lead_credit_url"),
    "lead_x": ("Point of the picture to keep, across", "lead_x"),
    "lead_y": ("Point of the picture to keep, down", "lead_y"),
}
CHOSEN_NOT_WRITTEN = {"section_id", "format_id", "authors", "lead"}


def sent(name: str, value: Any) -> list[str]:
    """A stored value as its field sends it."""
    if name == "authors":
        return _names(value)
    if name == "tags":
        return [", ".join(value)]
    if name == "lead":
        return [lead.carried(value)]
    return ["" if value is None else str(value)]


def told(name: str, value: Any) -> str:
    """A value in words a person reads."""
    words: Mapping[str, Callable[[Any], str]] = {
        "section_id": lambda key: str(Section.objects.get(pk=key)),
        "format_id": lambda key: str(Format.objects.get(pk=key)),
        "authors": lambda keys: ", ".join(_names(keys)),
        "tags": ", ".join,
        "lead": lambda key: f"Picture, {Picture.objects.get(pk=key)}" if key else "No picture",
    }
    return words[name](value) if name in words else str(value)


def _names(keys: tuple[int, ...]) -> list[str]:
    found = Author.objects.in_bulk(keys)
    return [found[key].name for key in keys]


def listed(names: tuple[str, ...]) -> str:
    """Parts in a sentence: "the standfirst, the tags and the text"."""
    said = [f"the {PARTS[name][0].lower()}" for name in names if name in PARTS]
    return " and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)
