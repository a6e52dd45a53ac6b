"""From which label to which: what kind of step it is, and which steps only ever claim less."""

from __future__ import annotations

from dataclasses import dataclass

RUNG, UNVERIFIED, DISPUTED, RETRACTED = "rung", "unverified", "disputed", "retracted"


@dataclass(frozen=True)
class Standing:
    """A label by its place and, on the ladder, its rank from 1 up."""

    place: str
    rank: int | None = None

    @property
    def height(self) -> int:
        """How much is claimed: rungs by rank, below them Disputed, below that Retracted."""
        return {RUNG: self.rank or 0, DISPUTED: 0, RETRACTED: -1, UNVERIFIED: -1}[self.place]


def is_lower(asked: Standing, now: Standing) -> bool:
    return asked.height < now.height


def kind_of(asked: Standing, now: Standing | None, *, corrects: bool) -> str:
    """The kind of proposal that moves a story from `now` (None: not published) to `asked`."""
    if now is None:
        return "publish"
    if asked.place == RETRACTED:
        return "retract"
    if corrects:
        return "correct"
    if asked == now:
        return "update"
    return "lower" if is_lower(asked, now) else "promote"
