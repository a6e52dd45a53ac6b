"""A changed text side by side: a row a part, like beside like, what did not change put away. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from stories.rules.comparison import ContentChange, Field
from stories.rules.difference import IN, OUT, SAME, Part, Piece, Run, compare_text

HEADINGS = {"h2", "h3"}


@dataclass(frozen=True)
class Row:
    """A part then and now. `then` or `now` is None where it is not; `parts` are put-away, unchanged ones.

    `name` is the heading it stands under, `goes_on` where the row above stands under the same.
    """

    name: tuple[Piece, ...]
    tag: str = "p"
    then: tuple[Piece, ...] | None = None
    now: tuple[Piece, ...] | None = None
    parts: tuple[Part, ...] = ()
    goes_on: bool = False

    @property
    def is_folded(self) -> bool:
        return bool(self.parts)


def side_by_side(change: ContentChange) -> tuple[Row, ...]:
    """Every part of the text that stood or stands; of headline, standfirst and facts those that changed."""
    above = [_field(field, tag) for field, tag in _above(change) if field.changed]
    below = [_field(fact, "ui") for fact in change.facts if fact.changed]
    return (*above, *_body(change.runs), *below)


@dataclass(frozen=True)
class Note:
    """What readers are told with an edition: `pieces` in one line; `then` and `now`, None for nothing."""

    pieces: tuple[Piece, ...]
    then: tuple[Piece, ...] | None
    now: tuple[Piece, ...] | None


def note_beside(before: Mapping[str, Any] | None, now: str) -> Note:
    """The note an edition would stand with beside the one readers see, by its statement; None for none."""
    then = now if before is None else str(before["change_note"] or before["reason"])
    pieces = compare_text(then, now)
    return Note(pieces, *_sides(pieces))


def _above(change: ContentChange) -> tuple[tuple[Field, str], ...]:
    return ((change.headline, "head"), (change.standfirst, "standfirst"))


def _field(field: Field, tag: str) -> Row:
    then, now = _sides(field.pieces)
    return Row(_plain(field.name), tag, _closed(then), now)


def _closed(pieces: tuple[Piece, ...] | None) -> tuple[Piece, ...] | None:
    """A list that went on with what came ends without its comma."""
    return (*pieces[:-1], replace(pieces[-1], text=pieces[-1].text.rstrip(","))) if pieces else None


def _body(runs: Sequence[Run]) -> Iterator[Row]:
    heading: Part | None = None
    told, above = True, None
    for run in runs:
        if run.folded:
            yield _folded(run)
            inside = _headings(run.parts)
            heading, told, above = (inside[-1], True, None) if inside else (heading, told, None)
            continue
        for part, other in _paired(run.parts):
            if part.tag in HEADINGS:
                yield from _alone(heading, told)
                heading, told = part, False
                continue
            goes_on = above is heading and above is not None
            then, now = _sides((*part.pieces, *(other.pieces if other else ())))
            yield Row(_name(heading), (other or part).tag, then, now, goes_on=goes_on)
            told, above = True, heading
    yield from _alone(heading, told)


def _paired(parts: Sequence[Part]) -> Iterator[tuple[Part, Part | None]]:
    """Each part alone, but what went with what came in its place."""
    went = list[Part]()
    for part in parts:
        if part.change == OUT and part.tag not in HEADINGS:
            went.append(part)
        elif part.change == IN and part.tag not in HEADINGS and went:
            yield went.pop(0), part
        else:
            yield from ((one, None) for one in went)
            went = []
            yield part, None
    yield from ((one, None) for one in went)


def _alone(heading: Part | None, told: bool) -> Iterator[Row]:
    """A heading that changed and has nothing below it to name."""
    if heading and not told and heading.change != SAME:
        yield Row(_plain("Heading"), heading.tag, *_sides(heading.pieces))


def _folded(run: Run) -> Row:
    names = ", ".join(" ".join(piece.text for piece in part.pieces) for part in _headings(run.parts))
    return Row(_plain(names or "Unchanged"), parts=run.parts)


def _headings(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if part.tag in HEADINGS]


def _name(heading: Part | None) -> tuple[Piece, ...]:
    return heading.pieces if heading else _plain("Text")


def _sides(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...] | None, tuple[Piece, ...] | None]:
    then = tuple(piece for piece in pieces if piece.kind != IN)
    now = tuple(piece for piece in pieces if piece.kind != OUT)
    return then or None, now or None


def _plain(text: str) -> tuple[Piece, ...]:
    return (Piece(SAME, text),)
