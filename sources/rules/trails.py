"""What a reference rests on, step by step, up to origins outside the story."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import NamedTuple


@dataclass(frozen=True)
class Rests:
    """A derivation: reference `derived` rests on reference `origin`; rejected, it says that they do not.

    `id` is unique. Either reference may lie outside the story. `origin_name` is what readers may
    know the origin by. Of kind release or common both rest on a third: `through` names it, or is "".
    """

    id: int
    derived: int
    origin: int
    origin_name: str
    kind: str  # copy | rewrite | credit | release | common | other
    state: str  # suggested | confirmed | rejected
    passage: str
    through: str = ""


SHARED = frozenset({"release", "common"})


class Trail(NamedTuple):
    """The steps from one source to a reference it rests on; the surest, then shortest, sorts first."""

    doubts: int
    length: int
    ids: tuple[int, ...]
    steps: tuple[Rests, ...]

    @property
    def shares(self) -> bool:
        """Whether somewhere on the way two rest on a third, not the one on the other."""
        return any(step.kind in SHARED for step in self.steps)

    def then(self, step: Rests) -> "Trail":
        doubts = self.doubts + (step.state == "suggested")
        return Trail(doubts, self.length + 1, (*self.ids, step.id), (*self.steps, step))

    def beside(self, other: "Trail") -> "Trail":
        """Both ways as one: as doubtful and as long as the two together."""
        return Trail(
            self.doubts + other.doubts,
            self.length + other.length,
            self.ids + other.ids,
            self.steps + other.steps,
        )


START = Trail(0, 0, (), ())


def trails(start: int, onward: Mapping[int, Sequence[Rests]], cited: Container[int]) -> dict[int, Trail]:
    """The surest way from `start` to each reference it rests on.

    No way leads on from a cited reference: what that one rests on, it says for itself.
    """
    found: dict[int, Trail] = {}
    ahead = [START.then(step) for step in onward.get(start, ())]
    heapify(ahead)
    while ahead:
        trail = heappop(ahead)
        end = trail.steps[-1].origin
        if end == start or end in found:
            continue
        found[end] = trail
        for step in () if end in cited else onward.get(end, ()):
            heappush(ahead, trail.then(step))
    return found
