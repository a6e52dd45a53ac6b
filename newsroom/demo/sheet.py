"""Paper, inks and rock: what the demo's pictures are drawn with.

Coordinates run from (0, 0) at the top left to SIZE; everything is drawn finer and scaled down at the end.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw

SIZE = (1600, 900)
FINE = 2

NIGHT, DEEP, SLATE, TEAL = "#13242a", "#1f3b44", "#37565e", "#41827f"
SAGE, SAND, OCHRE, CLAY = "#a3b8a0", "#dccba6", "#d39a3c", "#c68d65"
RUST, MIST, BONE = "#b4522f", "#c9d2cc", "#eeefe6"

type Point = tuple[float, float]
type Box = tuple[float, float, float, float]
type Line = Callable[[float], float]
type Swing = tuple[float, float, float]


def wave(height: float, *swings: Swing) -> Line:
    """A line across the sheet; each swing is its rise, its length and where it starts."""

    def line(x: float) -> float:
        return height + sum(
            rise * math.sin(math.tau * (x / length + start)) for rise, length, start in swings
        )

    return line


def along(line: Line, left: float = 0, right: float = SIZE[0], step: float = 8) -> list[Point]:
    count = max(2, math.ceil((right - left) / step) + 1)
    xs = [left + (right - left) * n / (count - 1) for n in range(count)]
    return [(x, line(x)) for x in xs]


def ring(centre: Point, radius: float, squash: float = 1, tilt: float = 0) -> list[Point]:
    """An ellipse as points, so that it can lean: `tilt` in degrees, `squash` its height to its width."""
    turn, points = math.radians(tilt), []
    for n in range(120):
        x, y = radius * math.cos(math.tau * n / 120), radius * squash * math.sin(math.tau * n / 120)
        points.append(
            (
                centre[0] + x * math.cos(turn) - y * math.sin(turn),
                centre[1] + x * math.sin(turn) + y * math.cos(turn),
            )
        )
    return points


class Sheet:
    def __init__(self, ground: str) -> None:
        self.image = Image.new("RGB", (SIZE[0] * FINE, SIZE[1] * FINE), ground)

    def polygon(self, points: Sequence[Point], colour: str, rock: str = "") -> None:
        fine = [_fine(point) for point in points]
        self._lay(lambda pen, fill: pen.polygon(fine, fill=fill), colour, rock)

    def disc(self, centre: Point, radius: float, colour: str, rock: str = "") -> None:
        self.polygon(ring(centre, radius), colour, rock)

    def box(self, box: Box, colour: str, rock: str = "", corner: float = 0) -> None:
        fine = (*_fine(box[:2]), *_fine(box[2:]))
        self._lay(lambda pen, fill: pen.rounded_rectangle(fine, corner * FINE, fill=fill), colour, rock)

    def bed(self, top: Line, colour: str, rock: str = "", *, left: float = 0, right: float = SIZE[0]) -> None:
        """A bed of rock: everything from `top` down."""
        floor: list[Point] = [(right, SIZE[1]), (left, SIZE[1])]
        self.polygon([*along(top, left, right), *floor], colour, rock)

    def stroke(self, points: Sequence[Point], colour: str, width: float) -> None:
        pen = ImageDraw.Draw(self.image)
        pen.line([_fine(point) for point in points], fill=colour, width=round(width * FINE), joint="curve")

    def inside(self, mask: Image.Image, other: Sheet) -> None:
        """Take over from another sheet what lies under the mask."""
        self.image.paste(other.image, mask=mask)

    def png(self) -> bytes:
        out = BytesIO()
        self.image.resize(SIZE, Image.Resampling.LANCZOS).save(out, "PNG")
        return out.getvalue()

    def _lay(self, draw: Callable[[ImageDraw.ImageDraw, str | int], None], colour: str, rock: str) -> None:
        draw(ImageDraw.Draw(self.image), colour)
        if rock:
            mask = blank()
            draw(ImageDraw.Draw(mask), 255)
            if there := mask.getbbox():
                grain = ImageChops.multiply(mask.crop(there), pattern(rock).crop(there))
                self.image.paste(NIGHT, there[:2], mask=grain)


def _fine(point: Sequence[float]) -> Point:
    return point[0] * FINE, point[1] * FINE


def blank() -> Image.Image:
    return Image.new("L", (SIZE[0] * FINE, SIZE[1] * FINE), 0)


def rounded(box: Box, corner: float) -> Image.Image:
    """A mask with round corners."""
    mask = blank()
    ImageDraw.Draw(mask).rounded_rectangle((*_fine(box[:2]), *_fine(box[2:])), corner * FINE, fill=255)
    return mask


def cut(points: Sequence[Point]) -> Image.Image:
    """A mask with straight edges."""
    mask = blank()
    ImageDraw.Draw(mask).polygon([_fine(point) for point in points], fill=255)
    return mask


def _dots(pen: ImageDraw.ImageDraw) -> None:
    for x, y in ((8, 8), (26, 26)):
        pen.ellipse((x - 3, y - 3, x + 3, y + 3), fill=INKED)


def _dashes(pen: ImageDraw.ImageDraw) -> None:
    pen.line((4, 8, 32, 8), fill=INKED, width=3)
    pen.line((38, 26, 62, 26), fill=INKED, width=3)


def _bricks(pen: ImageDraw.ImageDraw) -> None:
    for line in ((0, 2, 88, 2), (0, 34, 88, 34), (24, 2, 24, 34), (68, 34, 68, 66)):
        pen.line(line, fill=INKED, width=3)


def _crosses(pen: ImageDraw.ImageDraw) -> None:
    for x, y in ((14, 14), (40, 40)):
        pen.line((x - 6, y, x + 6, y), fill=INKED, width=3)
        pen.line((x, y - 6, x, y + 6), fill=INKED, width=3)


INKED = 84
ROCKS: dict[str, tuple[tuple[int, int], Callable[[ImageDraw.ImageDraw], None]]] = {
    "dots": ((36, 36), _dots),
    "dashes": ((68, 36), _dashes),
    "bricks": ((88, 64), _bricks),
    "crosses": ((52, 52), _crosses),
}


@cache
def pattern(rock: str) -> Image.Image:
    """The whole sheet covered in one kind of rock."""
    size, draw = ROCKS[rock]
    tile, whole = Image.new("L", size, 0), blank()
    draw(ImageDraw.Draw(tile))
    for x in range(0, whole.width, size[0]):
        for y in range(0, whole.height, size[1]):
            whole.paste(tile, (x, y))
    return whole
