"""What a story says about itself before its text: withdrawn, superseded, lowered, corrected, overridden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .history import Step


@dataclass(frozen=True)
class Notices:
    """Each is None where there is nothing to say; `corrections`, clarifications among them, newest first."""

    withdrawn: Step | None
    later: Step | None
    lowered: Step | None
    corrections: tuple[Step, ...]
    override: Step | None


def notices(history: Sequence[Step], number: int) -> Notices:
    """For edition `number`. Corrections made after it are shown too: whoever reads it should know."""
    newest, until = history[-1], [step for step in history if step.number <= number]
    shown = until[-1]
    moves = [step for step in until if step.did not in {"updated", "corrected", "clarified"}]
    last_move = moves[-1] if moves else None
    fell = last_move is not None and last_move.did in {"lowered", "disputed"}
    return Notices(
        withdrawn=newest if newest.label["place"] == "retracted" else None,
        later=newest if newest.number != shown.number else None,
        lowered=last_move if fell else None,
        corrections=tuple(step for step in reversed(history) if step.correction),
        override=shown if shown.statement["override"] else None,
    )
