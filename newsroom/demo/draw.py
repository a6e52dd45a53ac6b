"""The demo's pictures, drawn in the house's own way: beds of rock and one thing in them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .sheet import (
    BONE,
    CLAY,
    DEEP,
    MIST,
    NIGHT,
    OCHRE,
    RUST,
    SAGE,
    SAND,
    SIZE,
    SLATE,
    TEAL,
    Sheet,
    along,
    cut,
    ring,
    rounded,
    wave,
)


def draw(name: str) -> bytes:
    """The picture of that name as a PNG, always the same bytes of picture; KeyError for an unknown name."""
    return SCENES[name]().png()


def corridor() -> Sheet:
    """Rooms in rooms, yellow, lit from the ceiling, with nobody in them."""
    sheet = Sheet(OCHRE)
    walls = [("#d9b75e", "#c9a344", "#b98d35"), ("#cfa94c", "#bd9138", "#a87c2c")]
    left, top, right, bottom = 0.0, 0.0, float(SIZE[0]), float(SIZE[1])
    for depth in range(5):
        side, floor, ceiling = walls[depth % 2]
        inner = (
            left + 150 - 14 * depth,
            top + 66 - 4 * depth,
            right - 190 + 16 * depth,
            bottom - 92 + 8 * depth,
        )
        outer = (left, top, right, bottom)
        _room(sheet, outer, inner, (side, floor, ceiling))
        left, top, right, bottom = inner
    sheet.box((left, top, right, bottom), NIGHT)
    return sheet


def _room(
    sheet: Sheet,
    outer: tuple[float, float, float, float],
    inner: tuple[float, float, float, float],
    colours: tuple[str, str, str],
) -> None:
    (l1, t1, r1, b1), (l2, t2, r2, b2) = outer, inner
    side, floor, ceiling = colours
    sheet.polygon([(l1, t1), (r1, t1), (r2, t2), (l2, t2)], ceiling)
    sheet.polygon([(l1, b1), (r1, b1), (r2, b2), (l2, b2)], floor, "dots")
    sheet.polygon([(l1, t1), (l2, t2), (l2, b2), (l1, b1)], side, "dashes")
    sheet.polygon([(r1, t1), (r2, t2), (r2, b2), (r1, b1)], side)
    middle, spread = (l1 + r1) / 2, (r1 - l1) * 0.09
    deep = (l2 + r2) / 2
    low, high = t1 + (t2 - t1) * 0.3, t1 + (t2 - t1) * 0.75
    sheet.polygon(
        [
            (middle - spread, low),
            (middle + spread, low),
            (deep + spread * 0.86, high),
            (deep - spread * 0.86, high),
        ],
        BONE,
    )


def road() -> Sheet:
    """A road that runs over the hills at night and stops at an edge."""
    sheet = Sheet(DEEP)
    sheet.disc((420, 190), 84, OCHRE)
    sheet.bed(wave(330, (52, 1500, 0.1), (16, 520, 0.4)), SLATE)
    sheet.bed(wave(452, (48, 1250, 0.62), (12, 470, 0.1)), TEAL, "dashes")
    sheet.bed(wave(580, (34, 1400, 0.2)), SAGE, "dots")
    sheet.polygon([(0, 690), (960, 668), (1010, 900), (0, 900)], NIGHT)
    for n in range(6):
        x = 60 + n * 156
        sheet.polygon([(x, 786), (x + 84, 783), (x + 87, 795), (x, 798)], BONE)
    for n, colour in enumerate((OCHRE, RUST, CLAY, SAND)):
        top = 668 + n * 58
        sheet.polygon(
            [
                (960 + n * 13, top),
                (1030 + n * 11, top - 8),
                (1040 + n * 11, top + 52),
                (972 + n * 13, top + 58),
            ],
            colour,
        )
    return sheet


def lens_in_rock() -> Sheet:
    """Orderly beds; in one of them a thin red lens that does not belong."""
    sheet = Sheet(MIST)
    beds = [
        (150, SAGE, "dots"),
        (270, TEAL, "dashes"),
        (400, SLATE, ""),
        (540, DEEP, "bricks"),
        (700, NIGHT, ""),
    ]
    for height, colour, rock in beds:
        sheet.bed(wave(height, (26, 1700, height / 900), (9, 560, 0.3)), colour, rock)
    roof = wave(455, (20, 1700, 0.5))
    body = [(x, roof(x) - 46 * _bulge(x, 640, 1190)) for x, _ in along(roof, 640, 1190)]
    foot = [(x, roof(x) + 34 * _bulge(x, 640, 1190)) for x, _ in along(roof, 640, 1190)]
    sheet.polygon([*body, *reversed(foot)], RUST, "crosses")
    sheet.stroke([(915, 0), (915, roof(915) - 48)], BONE, 5)
    sheet.disc((915, roof(915) - 4), 17, BONE)
    return sheet


def _bulge(x: float, left: float, right: float) -> float:
    across = (x - left) / (right - left)
    return 4 * across * (1 - across)


def windows() -> Sheet:
    """A wall of screens, most of them gone dark in the same way."""
    sheet, chance = Sheet(NIGHT), Random(291)  # noqa: S311 - which screens stay lit
    for row in range(5):
        for column in range(9):
            x, y = 46 + column * 170, 40 + row * 168
            lit = chance.random() < 0.16
            _screen(sheet, x, y, lit=lit)
    return sheet


def _screen(sheet: Sheet, x: float, y: float, *, lit: bool) -> None:
    sheet.box((x, y, x + 148, y + 104), DEEP, corner=9)
    sheet.box((x + 8, y + 8, x + 140, y + 96), SAND if lit else SLATE, "" if lit else "dashes", corner=4)
    sheet.polygon([(x + 60, y + 104), (x + 88, y + 104), (x + 98, y + 128), (x + 50, y + 128)], DEEP)
    if lit:
        sheet.box((x + 8, y + 62, x + 140, y + 96), OCHRE, "dots", corner=4)
        sheet.disc((x + 106, y + 40), 13, RUST)
    else:
        sheet.stroke([(x + 56, y + 40), (x + 92, y + 64)], MIST, 4)
        sheet.stroke([(x + 92, y + 40), (x + 56, y + 64)], MIST, 4)


def hovering() -> Sheet:
    """A flake of stone that leans over a magnet: one edge up, one edge still touching."""
    sheet = Sheet(BONE)
    for n, radius in enumerate((560, 460, 360, 262)):
        sheet.polygon(
            ring((800, 470), radius, 0.62, -6), (SAND, MIST, SAGE, BONE)[n], ("dots", "", "dashes", "")[n]
        )
    sheet.bed(wave(690, (10, 1600, 0.2)), SLATE, "bricks")
    sheet.box((520, 560, 1080, 704), DEEP, corner=18)
    sheet.box((520, 560, 1080, 604), TEAL, "dashes", corner=18)
    sheet.polygon(ring((806, 470), 196, 0.28, -21), NIGHT)
    sheet.polygon(ring((802, 452), 196, 0.28, -21), RUST, "crosses")
    sheet.stroke([(985, 400), (985, 552)], NIGHT, 3)
    for y in (400, 552):
        sheet.stroke([(968, y), (1002, y)], NIGHT, 3)
    return sheet


def slipped_pages() -> Sheet:
    """A pile of pages cut by a fault; the halves no longer meet."""
    sheet, slipped = Sheet(SAGE), Sheet(SAGE)
    beds = [
        (SAND, "dots"),
        (BONE, ""),
        (OCHRE, "dashes"),
        (MIST, ""),
        (CLAY, "crosses"),
        (DEEP, "bricks"),
        (NIGHT, ""),
    ]
    for n, (colour, rock) in enumerate(beds):
        sheet.bed(wave(220 + n * 98, (12, 1900, 0.1), (4, 380, 0.3)), colour, rock)
        slipped.bed(wave(352 + n * 98, (12, 1900, 0.35), (4, 380, 0.6)), colour, rock)
    sheet.inside(cut([(980, 0), (1600, 0), (1600, 900), (700, 900)]), slipped)
    sheet.polygon([(972, 0), (1004, 0), (724, 900), (692, 900)], SAGE)
    return sheet


def plugs() -> Sheet:
    """Cables of every colour that end in one and the same plug."""
    sheet = Sheet(SAND)
    sheet.bed(wave(640, (30, 1500, 0.4), (8, 420, 0.1)), CLAY, "dots")
    sheet.bed(wave(770, (24, 1700, 0.1)), RUST, "dashes")
    colours = (NIGHT, TEAL, OCHRE, SLATE, BONE)
    for n, colour in enumerate(colours):
        x = 240 + n * 280
        bend = wave(x, (70 - n * 24, 1100, 0.2 + n * 0.13))
        sheet.stroke([(bend(y) - bend(520) + x, y) for y in range(900, 500, -6)], colour, 26)
        sheet.box((x - 62, 330, x + 62, 540), NIGHT if colour != NIGHT else DEEP, corner=30)
        sheet.box((x - 44, 214, x + 44, 344), MIST, corner=30)
        sheet.box((x - 30, 236, x + 30, 262), SLATE, corner=12)
    return sheet


def far_signal() -> Sheet:
    """A dish on the ground and, very far away, one small light."""
    sheet, chance = Sheet(NIGHT), Random(1977)  # noqa: S311 - where the stars stand
    for _ in range(130):
        x, y = chance.uniform(0, 1600), chance.uniform(0, 560)
        sheet.disc((x, y), chance.choice((1.2, 1.6, 2.4)), MIST)
    sheet.disc((1330, 120), 9, OCHRE)
    for n in range(1, 5):
        arc = ring((1330, 120), 90 * n)[36:54]
        sheet.stroke(arc, OCHRE, 3)
    sheet.bed(wave(640, (34, 1500, 0.7), (10, 480, 0.2)), DEEP)
    sheet.bed(wave(720, (28, 1300, 0.3)), TEAL, "dashes")
    sheet.bed(wave(810, (18, 1600, 0.55)), SAGE, "dots")
    sheet.polygon([(470, 790), (530, 560), (560, 560), (620, 790)], SLATE, "bricks")
    sheet.polygon(ring((560, 470), 196, 0.46, 54), SLATE)
    sheet.polygon(ring((578, 458), 184, 0.36, 54), MIST, "dots")
    sheet.stroke([(578, 458), (700, 372)], OCHRE, 7)
    sheet.disc((704, 369), 14, OCHRE)
    return sheet


def cell() -> Sheet:
    """A battery filled with beds of rock, its lid beside it."""
    sheet, within = Sheet(MIST), Sheet(BONE)
    beds = [
        (300, SAND, "dots"),
        (400, OCHRE, "dashes"),
        (510, CLAY, ""),
        (610, RUST, "bricks"),
        (720, NIGHT, ""),
    ]
    for height, colour, rock in beds:
        within.bed(wave(height, (18, 420, height / 500), (6, 170, 0.2)), colour, rock)
    sheet.bed(wave(700, (22, 1600, 0.2)), SAGE, "dashes")
    sheet.box((560, 120, 900, 800), NIGHT, corner=54)
    sheet.box((660, 80, 800, 140), NIGHT, corner=18)
    sheet.inside(rounded((584, 144, 876, 776), 36), within)
    sheet.polygon([(990, 300), (1130, 262), (1270, 760), (1130, 798)], SLATE, "dots")
    sheet.polygon([(990, 300), (1130, 262), (1142, 304), (1002, 342)], DEEP)
    return sheet


SCENES: dict[str, Callable[[], Sheet]] = {
    "corridor": corridor,
    "road": road,
    "lens-in-rock": lens_in_rock,
    "windows": windows,
    "hovering": hovering,
    "slipped-pages": slipped_pages,
    "plugs": plugs,
    "far-signal": far_signal,
    "cell": cell,
}
