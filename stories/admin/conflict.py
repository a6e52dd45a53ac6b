"""Two people saved: what joins by itself with its undo, and both sides of what somebody must settle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from stories.actions.save_merged import as_stored, sides
from stories.actions.save_story import StoryText, stored
from stories.admin.difference import Part, Piece, Run, compare_html, compare_text, fold
from stories.admin.story_parts import CHOSEN_NOT_WRITTEN, PARTS, sent, told
from stories.models import Revision, Story
from stories.rules.merging import CLASH, MINE, PARAGRAPHS, THEIRS, mark, merge, paragraphs, read_began

BOTH, OWN = "both", "own"
OF_THE_PAGE = {"csrfmiddlewaretoken", "version", "base", "unanswered", "_settled"}


@dataclass(frozen=True)
class Shown:
    """One side of a part: what it says, and how it came from what it is compared with."""

    text: str
    pieces: tuple[Piece, ...] = ()
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True)
class Clash:
    """A part both changed. `both` joins a body by its paragraphs, None where that would guess."""

    name: str
    title: str
    mine: Shown
    theirs: Shown
    both: Shown | None
    can_be_written: bool

    @property
    def is_body(self) -> bool:
        return self.name == "body"


@dataclass(frozen=True)
class Joined:
    """A part one side changed; `undone` is the choice that takes the change back."""

    name: str
    title: str
    whose: str
    undone: str
    shown: Shown


@dataclass(frozen=True)
class Meeting:
    """What a writer's text and a newer version make together. `began` is the version both began from."""

    clashes: tuple[Clash, ...]
    joined: tuple[Joined, ...]
    began: int


@dataclass(frozen=True)
class _Three:
    """A part as both began from it (None where that is not kept), as typed and as saved."""

    start: Any
    mine: Any
    theirs: Any


def meeting(
    story: Story, text: StoryText, began: str, version: int, unanswered: Iterable[StoryText] = ()
) -> Meeting:
    """`text` was written on top of `version`; `story` was saved by somebody else since."""
    whose, marks = sides(story, text, began, unanswered), read_began(began)
    mine, theirs, start = as_stored(story, text), stored(story), _start(story, marks, version)
    three = {name: _Three(start.get(name), mine[name], theirs[name]) for name in whose}
    names = [name for name in PARTS if name in whose]
    return Meeting(
        tuple(_clash(name, three[name], marks) for name in names if whose[name] == CLASH),
        tuple(_joined(name, three[name], whose[name]) for name in names if whose[name] in {MINE, THEIRS}),
        version,
    )


def _start(story: Story, marks: Mapping[str, Any], version: int) -> Mapping[str, Any]:
    """The text both began from, as far as history still has it."""
    kept = Revision.objects.filter(story=story, version=version).first()
    held: Mapping[str, Any] = kept.text if kept else {}
    return {name: value for name, value in held.items() if mark(value) == marks.get(name)}


def _clash(name: str, three: _Three, marks: Mapping[str, Any]) -> Clash:
    title, field = PARTS[name]
    mine, theirs = three.mine, three.theirs
    both = _both(mine, theirs, marks) if name == "body" else None
    return Clash(
        name=field,
        title=title,
        mine=_shown(name, theirs if three.start is None else three.start, mine),
        theirs=_shown(name, mine if three.start is None else three.start, theirs),
        both=None if both is None else _shown(name, theirs, both),
        can_be_written=name not in CHOSEN_NOT_WRITTEN,
    )


def _both(mine: str, theirs: str, marks: Mapping[str, Any]) -> str | None:
    start = marks.get(PARAGRAPHS)
    merged = merge(start, paragraphs(mine), paragraphs(theirs)) if isinstance(start, list) and start else None
    return None if merged is None else "".join(merged)


def _joined(name: str, three: _Three, whose: str) -> Joined:
    title, field = PARTS[name]
    before, now = (three.theirs, three.mine) if whose == MINE else (three.mine, three.theirs)
    undone = THEIRS if whose == MINE else MINE
    return Joined(field, title, whose, undone, _shown(name, before, now))


def _shown(name: str, before: Any, now: Any) -> Shown:
    start, text = told(name, before), told(name, now)
    if name == "body":
        return Shown(text, runs=fold(_without_empty(compare_html(start, text))))
    return Shown(text, pieces=compare_text(start, text))


def _without_empty(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.pieces)


def settled(data: QueryDict, story: Story) -> QueryDict:
    """What was sent, with every choice of the conflict page carried out."""
    whole, now = data.copy(), stored(story)
    for name, (_, field) in PARTS.items():
        choice = data.get(f"undo-{field}") or data.get(f"choice-{field}")
        if choice == THEIRS and name in now:
            whole.setlist(field, sent(name, now[name]))
        elif choice in {OWN, BOTH} and name not in CHOSEN_NOT_WRITTEN:
            whole[field] = data.get(f"{choice}-{field}", "")
        for extra in ("choice", "undo", OWN, BOTH):
            whole.pop(f"{extra}-{field}", None)
    return whole


def carried(data: QueryDict) -> list[tuple[str, str]]:
    """What the conflict page sends on: the whole form, and the button that was pressed."""
    return [
        (name, str(value)) for name, values in data.lists() if name not in OF_THE_PAGE for value in values
    ]
