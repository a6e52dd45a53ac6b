"""The moves of a proposal, and from which label to which: what kind of step it is, which only claim less."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

RUNG, UNVERIFIED, DISPUTED, RETRACTED = "rung", "unverified", "disputed", "retracted"

# (state, action): the state after it. What is not here cannot be done.
MOVES: Mapping[tuple[str, str], str] = {
    ("open", "approve"): "approved",
    ("open", "schedule"): "scheduled",
    ("open", "decline"): "declined",
    ("open", "withdraw"): "withdrawn",
    ("scheduled", "publish"): "approved",
    ("scheduled", "stop"): "stopped",
    ("scheduled", "unschedule"): "open",
    ("scheduled", "withdraw"): "withdrawn",
}
STATES = ("open", "scheduled", "approved", "declined", "withdrawn", "stopped")
# "publish" and "stop" are the clock's; a set time that has come by when it is approved is "approve".
ACTIONS = ("approve", "schedule", "decline", "withdraw", "publish", "stop", "unschedule")


def after(state: str, action: str) -> str | None:
    """The state a proposal in `state` has after `action`; None where that cannot be done."""
    return MOVES.get((state, action))


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


def kind_of(asked: Standing, now: Standing | None, *, corrects: bool = False, clarifies: bool = False) -> str:
    """The kind of proposal that moves a story from `now` (None: not published) to `asked`.

    What mends something is named for that, whatever its label does: the label's move shows by itself.
    """
    if now is None:
        return "publish"
    if asked.place == RETRACTED:
        return "retract"
    if clarifies or corrects:
        return "clarify" if clarifies else "correct"
    if asked == now:
        return "update"
    return "lower" if is_lower(asked, now) else "promote"
