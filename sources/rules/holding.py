"""Which of what later looks found at a page still holds: the newest that no look since undid."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

# What a page may be lost to; only one of them is so at a time, and `back` ends it.
LOST: Final = frozenset({"gone", "moved", "walled"})
BACK: Final = "back"
# Once the text is again what it was, these are no more.
REWORDED: Final = frozenset({"text", "corrected"})


@dataclass(frozen=True, slots=True)
class Noted:
    """One finding: `kind` as Change.Kind; `before` and `after` the digests of the texts it lies between, ""
    where there is none."""

    kind: str
    seen_at: datetime
    before: str = ""
    after: str = ""


def holding(noted: Iterable[Noted]) -> Noted | None:
    """Of one page, in the order they were seen. A retraction is none of them: it takes the reference out of
    the count, and that holds until a person lets it count again."""
    standing = list[Noted]()
    for one in noted:
        if one.kind in LOST or one.kind == BACK:
            standing = [other for other in standing if other.kind not in LOST]
        undone = _undone(standing, one)
        standing = [other for other in standing if other not in undone]
        if not undone and (one.kind in LOST or one.kind in REWORDED):
            standing.append(one)
    return standing[-1] if standing else None


def _undone(standing: list[Noted], now: Noted) -> list[Noted]:
    """Changes of the text from the one on before which it read as it does now; a notice that stands beside
    the text, and left it as it was, stays."""
    if now.kind != "text" or not now.after:
        return []
    reworded = [one for one in standing if one.kind in REWORDED and one.before != one.after]
    first = next((at for at, one in enumerate(reworded) if one.before == now.after), len(reworded))
    return reworded[first:]
