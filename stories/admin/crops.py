"""What readers see of a lead picture where it is cropped: most of it in a shape, held at a point. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Shape as width through height, as readers' sheets crop (static/reader: story.css, front.css).
SHAPES = (
    ("Wide", "a story on a wide screen", 2.2),
    ("Square", "lists on a phone", 1.0),
    ("Phone", "a story on a phone", 1.6),
)
# Percent: readers' sheets know the point in these steps (static/reader/picture.css).
STEP = 5


@dataclass(frozen=True)
class Crop:
    """`shape` is width through height; the window is in units of the picture's, from its upper left."""

    name: str
    where: str
    shape: float
    x: float
    y: float
    width: float
    height: float

    @property
    def box(self) -> str:
        """As an SVG's viewBox."""
        return " ".join(f"{round(number, 2):g}" for number in (self.x, self.y, self.width, self.height))

    @property
    def hole(self) -> str:
        """As a path, to be cut out of what veils the rest."""
        x, y, width, height = self.box.split()
        return f"M{x} {y}h{width}v{height}h-{width}z"


def crops(width: float, height: float, across: int, down: int) -> Sequence[Crop]:
    """Of a picture that wide and high; `across` and `down` are the point kept, in percent."""
    return tuple(_crop(*shape, (width, height), (across, down)) for shape in SHAPES)


def _crop(name: str, where: str, shape: float, whole: tuple[float, float], point: tuple[int, int]) -> Crop:
    width, height = min(whole[0], whole[1] * shape), min(whole[1], whole[0] / shape)
    across, down = (STEP * round(percent / STEP) / 100 for percent in point)
    return Crop(name, where, shape, (whole[0] - width) * across, (whole[1] - height) * down, width, height)
