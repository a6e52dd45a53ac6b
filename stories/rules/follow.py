"""What a reader who follows a story or a tag asked to be told, and whether an edition is of that kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

EVERY, MOVES, SETTLED = "every", "moves", "settled"
# as the form offers them
CHOICES: Mapping[str, str] = {
    EVERY: "Every new edition",
    MOVES: "Only when the label moves",
    SETTLED: "Only when it is confirmed, corrected or retracted",
}
# as a mail and a page say what one gets
GETS: Mapping[str, str] = {
    EVERY: "One message for each new edition",
    MOVES: "One message each time the label moves",
    SETTLED: "One message when it is confirmed, corrected or retracted",
}
Statement = Mapping[str, Any]


def told_of(statement: Statement) -> list[str]:
    """The choices that hear of an edition which says this of itself."""
    holds = {EVERY: True, MOVES: moved(statement), SETTLED: settled(statement)}
    return [choice for choice in CHOICES if holds[choice]]


def moved(statement: Statement) -> bool:
    """Whether readers saw another label before; a first edition moves nothing."""
    before = statement["previous_label"]
    return bool(before) and before["slug"] != statement["label"]["slug"]


def settled(statement: Statement) -> bool:
    """Whether it corrects, or brings the label to the ladder's top or to a retraction."""
    if statement["kind"] == "correct":
        return True
    before, label = statement["previous_label"], statement["label"]
    is_new = not before or before["slug"] != label["slug"]
    return bool(is_new and (label["place"] == "retracted" or _is_top(label, statement["ladder"])))


def news(statement: Statement) -> str:
    """What happened, in a few words, for the head of a message."""
    label, before = statement["label"], statement["previous_label"]
    if label["place"] == "retracted":
        return "Retracted"
    if statement["kind"] == "correct":
        return f"Corrected, {label['name']}"
    if before and moved(statement):
        return f"Now {label['name']}, was {before['name']}"
    return f"{'Updated' if before else 'New'}, {label['name']}"


def _is_top(label: Mapping[str, Any], ladder: Any) -> bool:
    return bool(label["place"] == "rung" and label["rank"] == max(rung["rank"] for rung in ladder))


def masked(address: str) -> str:
    """ "r…@mail.example": enough to know one's own by."""
    local, _, host = address.rpartition("@")
    return f"{local[:1]}…@{host}"
