"""Two people saved: both versions side by side, nothing overwritten until somebody has chosen."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.http import QueryDict

from stories.actions.save_story import StoryText, stored
from stories.admin import lead
from stories.models import Author, Format, Picture, Section, Story
from stories.sanitise import clean

from .difference import OUT, Part, Piece, compare_html, compare_text

MINE, THEIRS, OWN = "mine", "theirs", "own"
CHOICES = (MINE, THEIRS, OWN)
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
}
CHOSEN_NOT_WRITTEN = {"section_id", "format_id", "authors", "lead"}
OF_THE_PAGE = {"csrfmiddlewaretoken", "version", "base", "_settled"}


@dataclass(frozen=True)
class Clash:
    """One part both sides have differently. `choice` is set where only one side changed it.

    Pieces mark what the other side does not have; `parts` are those of a body.
    """

    name: str
    title: str
    choice: str
    mine: tuple[Piece, ...]
    theirs: tuple[Piece, ...]
    mine_parts: tuple[Part, ...]
    theirs_parts: tuple[Part, ...]
    start: str
    can_be_written: bool


def base_of(now: Mapping[str, Any]) -> str:
    """Fingerprints of a stored draft's parts, for the page to carry: what its writer began from."""
    return json.dumps({name: _print(value) for name, value in now.items()})


def clashes(story: Story, text: StoryText, base: str) -> list[Clash]:
    """The parts in which `text` differs from the draft as somebody else saved it."""
    theirs, mine, began = stored(story), _wanted(story, text), _prints(base)
    return [
        _clash(name, mine[name], theirs[name], began.get(name, ""))
        for name in PARTS
        if mine[name] != theirs[name]
    ]


def _clash(name: str, mine: Any, theirs: Any, began: str) -> Clash:
    title, field = PARTS[name]
    told, other = _told(name, mine), _told(name, theirs)
    is_body = name == "body"
    return Clash(
        name=field,
        title=title,
        choice=THEIRS if _print(mine) == began else MINE if _print(theirs) == began else "",
        mine=() if is_body else _of_one_side(compare_text(other, told)),
        theirs=() if is_body else _of_one_side(compare_text(told, other)),
        mine_parts=tuple(_parts_of_one_side(other, told)) if is_body else (),
        theirs_parts=tuple(_parts_of_one_side(told, other)) if is_body else (),
        start=told,
        can_be_written=name not in CHOSEN_NOT_WRITTEN,
    )


def settled(data: QueryDict, story: Story) -> QueryDict:
    """What was sent, with every choice of the conflict page carried out."""
    whole = data.copy()
    for name, (_, field) in PARTS.items():
        choice = data.get(f"choice-{field}")
        if choice == THEIRS:
            whole.setlist(field, _sent(name, stored(story)[name]))
        elif choice == OWN and name not in CHOSEN_NOT_WRITTEN:
            whole[field] = data.get(f"own-{field}", "")
        for extra in (f"choice-{field}", f"own-{field}"):
            whole.pop(extra, None)
    return whole


def carried(data: QueryDict) -> list[tuple[str, str]]:
    """What the conflict page sends on: the whole form, and the button that was pressed."""
    return [
        (name, str(value)) for name, values in data.lists() if name not in OF_THE_PAGE for value in values
    ]


def _wanted(story: Story, text: StoryText) -> dict[str, Any]:
    plain = {name: getattr(text, name) for name in stored(story)}
    return plain | {
        "body": clean(text.body),
        "lead": text.lead and text.lead.pk,
        "slug": text.slug or story.slug,
        "tags": tuple(sorted(text.tags)),
    }


def _prints(base: str) -> Mapping[str, str]:
    try:
        held: Any = json.loads(base or "{}")
    except json.JSONDecodeError:
        held = {}
    return held if isinstance(held, dict) else {}


def _print(value: Any) -> str:
    return sha256(json.dumps(value).encode()).hexdigest()[:16]


def _sent(name: str, value: Any) -> list[str]:
    """A stored value as its field sends it."""
    if name == "authors":
        return [str(one) for one in value]
    if name == "tags":
        return [", ".join(value)]
    if name == "lead":
        return [lead.carried(value)]
    return ["" if value is None else str(value)]


def _told(name: str, value: Any) -> str:
    """A value in words a person reads."""
    words: Mapping[str, Callable[[Any], str]] = {
        "section_id": lambda key: str(Section.objects.get(pk=key)),
        "format_id": lambda key: str(Format.objects.get(pk=key)),
        "authors": lambda keys: ", ".join(Author.objects.in_bulk(keys)[key].name for key in keys),
        "tags": ", ".join,
        "lead": lambda key: f"Picture, {Picture.objects.get(pk=key)}" if key else "No picture",
    }
    return words[name](value) if name in words else str(value)


def _of_one_side(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.kind != OUT)


def _parts_of_one_side(other: str, one: str) -> Iterator[Part]:
    for part in compare_html(other, one):
        if part.change != OUT:
            yield Part(part.tag, part.change, _of_one_side(part.pieces))
