"""Two people saved: what joins by itself with its undo, and both sides of what somebody must settle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.safestring import SafeString

from stories.actions.save_merged import as_stored, met, sides
from stories.actions.save_story import StoryText, stored
from stories.admin.conflict_body import COUNT, Editor, Place, places, put_together
from stories.admin.story_parts import CHOSEN_NOT_WRITTEN, PARTS, sent, told
from stories.models import Revision, Story
from stories.rules.difference import Part, Piece, Run, compare_html, compare_text, fold
from stories.rules.merging import read_began
from stories.rules.paragraphs import BOTH, CLASH, MINE, THEIRS, mark

OWN = "own"
_OF_SETTLING = re.compile(rf"(choice|undo|mine|theirs|{OWN})-|{COUNT}$")
OF_THE_PAGE = {"csrfmiddlewaretoken", "version", "base", "unanswered", "_settled"}


@dataclass(frozen=True)
class Shown:
    """One side of a part: what it says, and how it came from what it is compared with."""

    text: str
    pieces: tuple[Piece, ...] = ()
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True)
class Clash:
    """A part, or paragraphs of the body, both changed. `editor` is for writing paragraphs anew."""

    name: str
    title: str
    mine: Shown
    theirs: Shown
    can_be_written: bool
    editor: SafeString | None = None


@dataclass(frozen=True)
class Joined:
    """A part, or paragraphs of the body, one side changed; `undone` is the choice that takes that back."""

    name: str
    title: str
    whose: str
    undone: str
    shown: Shown


@dataclass(frozen=True)
class Meeting:
    """What a writer's text and a newer version make together. `began` is the version both began from,
    `body` the body in stretches where both changed it."""

    clashes: tuple[Clash, ...]
    joined: tuple[Joined, ...]
    began: int
    body: tuple[Place, ...] = ()


@dataclass(frozen=True)
class _Three:
    """A part as both began from it (None where that is not kept), as typed and as saved."""

    start: Any
    mine: Any
    theirs: Any


def meeting(
    story: Story,
    text: StoryText,
    began: str,
    version: int,
    *,
    theirs: Mapping[str, Any],
    unanswered: Iterable[StoryText],
    editor: Editor,
) -> Meeting:
    """`text` was written on top of `version`; `story` was saved by somebody else since, as `theirs` says."""
    earlier = list(unanswered)
    whose, marks = sides(story, text, began, earlier, theirs), read_began(began)
    mine, start = as_stored(story, text), _start(story, marks, version)
    three = {name: _Three(start.get(name), mine[name], theirs[name]) for name in whose}
    clashes, joined, body = list[Clash](), list[Joined](), list[Place]()
    for name in PARTS:
        if name == "body" and whose[name] in {CLASH, BOTH}:
            body = places(met(story, text, began, earlier), three[name].start)
            clashes += [_clash_of(place, editor) for place in body if place.clashes]
            joined += [_joined_of(place) for place in body if place.stretch.whose in {MINE, THEIRS}]
        elif whose.get(name) == CLASH:
            clashes.append(_clash(name, three[name]))
        elif whose.get(name) in {MINE, THEIRS}:
            joined.append(_joined(name, three[name], whose[name]))
    return Meeting(tuple(clashes), tuple(joined), version, tuple(body))


def _start(story: Story, marks: Mapping[str, Any], version: int) -> Mapping[str, Any]:
    """The text both began from, as far as history still has it."""
    kept = Revision.objects.filter(story=story, version=version).first()
    held: Mapping[str, Any] = kept.text if kept else {}
    return {name: value for name, value in held.items() if mark(value) == marks.get(name)}


def _clash(name: str, three: _Three) -> Clash:
    title, field = PARTS[name]
    mine, theirs = three.mine, three.theirs
    return Clash(
        name=field,
        title=title,
        mine=_shown(name, theirs if three.start is None else three.start, mine),
        theirs=_shown(name, mine if three.start is None else three.start, theirs),
        can_be_written=name not in CHOSEN_NOT_WRITTEN,
    )


def _clash_of(place: Place, editor: Editor) -> Clash:
    mine, theirs = place.mine, place.theirs
    return Clash(
        name=place.name,
        title=place.title,
        mine=_shown("body", theirs if place.start is None else place.start, mine),
        theirs=_shown("body", mine if place.start is None else place.start, theirs),
        can_be_written=True,
        editor=editor(f"own-{place.name}", mine),
    )


def _joined_of(place: Place) -> Joined:
    is_mine = place.stretch.whose == MINE
    before, now = (place.theirs, place.mine) if is_mine else (place.mine, place.theirs)
    undone = THEIRS if is_mine else MINE
    return Joined(place.name, place.title, place.stretch.whose, undone, _shown("body", before, now))


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
        elif choice == OWN and name not in CHOSEN_NOT_WRITTEN:
            whole[field] = data.get(f"{OWN}-{field}", "")
    body = put_together(data)
    if body is not None:
        whole["body"] = body
    for extra in [name for name in whole if _OF_SETTLING.match(name)]:
        whole.pop(extra)
    return whole


def carried(data: QueryDict) -> list[tuple[str, str]]:
    """What the conflict page sends on: the whole form, and the button that was pressed."""
    return [
        (name, str(value)) for name, values in data.lists() if name not in OF_THE_PAGE for value in values
    ]
