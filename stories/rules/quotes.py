"""A place in a text: the words quoted, with what stood before and after, found again when the text moved.

The shape is a W3C TextQuoteSelector. All text is single spaced.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from stories.rules.body import parts

AROUND, LONGEST = 60, 600


@dataclass(frozen=True)
class Place:
    quote: str
    before: str = ""
    after: str = ""


def plain(headline: str, standfirst: str, body: str) -> str:
    """A story's words as one line: headline, standfirst, then the HTML body with its headings."""
    written = (piece for part in parts(body) for piece in (part.heading, part.text))
    return spaced(" ".join((headline, standfirst, *written)))


def spaced(text: str) -> str:
    return " ".join(text.split())


def find(text: str, place: Place) -> int | None:
    """Where the quoted words stand in `text`: of several, where most of what stood around them still
    does, the first of equals. None when they are no longer in it."""
    quote, text = spaced(place.quote), spaced(text)
    if not quote:
        return None
    at = list(_every(text, quote))
    return max(at, key=lambda start: (_around(text, start, quote, place), -start), default=None)


def placed(text: str, quote: str, before: str = "", after: str = "") -> Place | None:
    """The place of words somebody quoted from `text`, with what stands around them there; None where
    `text` does not say them. `before` and `after` choose, where it says them several times."""
    quote, text = spaced(quote).strip("“”\"' ") or spaced(quote), spaced(text)
    start = find(text, Place(quote, before, after))
    if start is None or len(quote) > LONGEST:
        return None
    end = start + len(quote)
    return Place(quote, text[max(0, start - AROUND) : start], text[end : end + AROUND])


def _every(text: str, quote: str) -> Iterator[int]:
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


def _around(text: str, start: int, quote: str, place: Place) -> int:
    """How many characters around it are as they were."""
    before = _shared(reversed(place.before.rstrip()), reversed(text[:start].rstrip()))
    return before + _shared(iter(place.after.lstrip()), iter(text[start + len(quote) :].lstrip()))


def _shared(one: Iterator[str], other: Iterator[str]) -> int:
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    return same
