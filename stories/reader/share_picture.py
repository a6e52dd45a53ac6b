"""The picture that goes with a link to a story: label, headline, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .share_marks import BOX, mark

WIDTH, HEIGHT = 1200, 630
EDGE = 72
# What static/reader/tokens.css has for light screens.
PAPER, INK, SOFT = "#fafbf9", "#15191a", "#454d4d"
COLOURS = {
    "unverified": "#59625f",
    "emerging": "#855300",
    "corroborated": "#00646a",
    "confirmed": "#1c4a9c",
    "disputed": "#b1301a",
    "retracted": "#15191a",
}
FONT = Path(__file__).parent / "fonts" / "SourceSerifPro-Semibold.ttf"
# The largest size at which the headline fits its lines is taken.
SIZES = ((68, 3), (58, 4), (48, 4))
HEAD_TOP = 210
# Drawn so many times larger, then made smaller: Pillow's own edges are rough.
FINE = 4
UNKNOWN = "\uffff"
ENDS = " ,.;:"


@dataclass(frozen=True)
class Card:
    """`symbol` is a mark's name; `step` "2 of 3" or ""."""

    newsroom: str
    headline: str
    label: str
    colour: str
    symbol: str
    step: str
    rests: str
    foot: str


def draw(card: Card) -> bytes:
    """A PNG, 1200 by 630. Words in a script the font lacks are left out: boxes say nothing."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen, colour = ImageDraw.Draw(picture), COLOURS.get(card.colour, COLOURS["unverified"])
    pen.rectangle((0, 0, WIDTH, 14), fill=colour)
    stamp(picture, card.symbol, (EDGE, 64), 104, colour)
    at = write(pen, (EDGE + 128, 70), card.label, 56, colour)
    write(pen, (at + 22, 88), card.step, 34, SOFT)
    write(pen, (EDGE + 130, 136), card.rests, 28, SOFT)
    headline = fitted(card.headline)
    for number, line in enumerate(headline):
        write(pen, (EDGE, HEAD_TOP + number * headline.pitch), line, headline.size, INK)
    strata(pen, HEIGHT - 120)
    write(pen, (EDGE, HEIGHT - 82), card.newsroom, 32, INK)
    foot = shown(card.foot, font(26))
    write(pen, (int(WIDTH - EDGE - font(26).getlength(foot)), HEIGHT - 77), foot, 26, SOFT)
    kept = BytesIO()
    picture.quantize(64).save(kept, "PNG", optimize=True)
    return kept.getvalue()


class Lines(list[str]):
    """A headline in lines, and the size they are set in."""

    def __init__(self, lines: Sequence[str], size: int) -> None:
        super().__init__(lines)
        self.size, self.pitch = size, round(size * 1.18)


def fitted(headline: str) -> Lines:
    """In the largest size it fits in; what is longer than the smallest has room for ends with "…"."""
    for size, most in SIZES:
        lines = wrapped(shown(headline, font(size)), size)
        if len(lines) <= most:
            return Lines(lines, size)
    lines = lines[:most]
    while lines[-1] and font(size).getlength(f"{lines[-1]}…") > WIDTH - 2 * EDGE:
        lines[-1] = lines[-1][:-1].rstrip()
    return Lines([*lines[:-1], f"{lines[-1].rstrip(ENDS)}…"], size)


def wrapped(text: str, size: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font(size).getlength(longer) > WIDTH - 2 * EDGE:
            lines.append(word)
        else:
            lines[-1] = longer
    return [piece for line in lines for piece in cut(line, size)]


def cut(line: str, size: int) -> list[str]:
    """A word wider than the picture goes on in the next line."""
    pieces = []
    while font(size).getlength(line) > WIDTH - 2 * EDGE:
        fits = next(n for n in range(len(line), 0, -1) if font(size).getlength(line[:n]) <= WIDTH - 2 * EDGE)
        pieces.append(line[:fits])
        line = line[fits:]
    return [*pieces, line]


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)


def shown(text: str, face: ImageFont.FreeTypeFont) -> str:
    """The text, or "" where the font has no letter for a part of it."""
    nothing = bytes(face.getmask(UNKNOWN))
    letters = {one for one in text if not one.isspace()}
    lacking = any(bytes(face.getmask(one)) == nothing for one in letters)
    return "" if lacking else " ".join(text.split())


def write(pen: ImageDraw.ImageDraw, at: tuple[int, int], text: str, size: int, colour: str) -> int:
    """Where the text ends, in pixels from the left."""
    face = font(size)
    words = shown(text, face)
    pen.text(at, words, font=face, fill=colour)
    return round(at[0] + face.getlength(words))


def stamp(picture: Image.Image, symbol: str, at: tuple[int, int], size: int, colour: str) -> None:
    large = Image.new("L", (size * FINE, size * FINE), 0)
    pen, scale = ImageDraw.Draw(large), size * FINE / BOX
    for shape in mark(symbol):
        points = [(x * scale, y * scale) for x, y in shape.points]
        if shape.width:
            pen.line(points, fill=255, width=round(shape.width * scale), joint="curve")
        else:
            pen.polygon(points, fill=255)
    picture.paste(
        Image.new("RGB", (size, size), colour), at, large.resize((size, size), Image.Resampling.LANCZOS)
    )


def strata(pen: ImageDraw.ImageDraw, y: int) -> None:
    """The motif of the masthead: three beds, thicker the deeper they lie."""
    for top, thick in ((0, 1), (5, 3), (13, 7)):
        pen.rectangle((EDGE, y + top, WIDTH - EDGE, y + top + thick - 1), fill=INK)
