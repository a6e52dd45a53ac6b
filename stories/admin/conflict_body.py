"""A body two people changed, for the page that settles it: a part for each stretch of its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from django.http import QueryDict
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from stories.rules.paragraphs import CLASH, MINE, THEIRS, Stretch, names, paragraphs

COUNT = "body-count"
_HEADING = re.compile(r"<h[23]\b")
type Editor = Callable[[str, str], SafeString]


@dataclass(frozen=True)
class Place:
    """A stretch by the name its fields have, and where it stands in words; `start` is its HTML before
    either changed it, None where that is not kept."""

    name: str
    title: str
    stretch: Stretch
    start: str | None

    @property
    def mine(self) -> str:
        return "".join(self.stretch.mine)

    @property
    def theirs(self) -> str:
        return "".join(self.stretch.theirs)

    @property
    def choice(self) -> str:
        """Whose stands unasked."""
        return THEIRS if self.stretch.whose == THEIRS else MINE

    @property
    def clashes(self) -> bool:
        return self.stretch.whose == CLASH


def places(several: Sequence[Stretch], start: str | None) -> list[Place]:
    """`start` is the body both began from."""
    kept = paragraphs(start or "")
    words = dict(zip(names(kept), kept, strict=True))
    return [
        Place(f"body-{n}", title, one, _before(one, words))
        for n, (one, title) in enumerate(zip(several, _titles(several), strict=True))
    ]


def _before(one: Stretch, words: Mapping[str, str]) -> str | None:
    return "".join(words[mark] for mark in one.start) if all(mark in words for mark in one.start) else None


def _titles(several: Sequence[Stretch]) -> Iterator[str]:
    """ "Text, “The details worth keeping”, paragraph 1": counted below each heading."""
    heading, number = "", 0
    for one in several:
        first = next(iter((*one.now, *one.theirs)), "")
        if len(several) == 1:
            yield "Text"
        elif _HEADING.match(first):
            yield f"Text, “{_words(first)}”"
        else:
            yield f"Text, “{heading}”, paragraph {number + 1}" if heading else f"Text, paragraph {number + 1}"
        for paragraph in one.now:
            is_heading = _HEADING.match(paragraph)
            heading, number = (_words(paragraph), 0) if is_heading else (heading, number + 1)


def _words(html: str) -> str:
    return unescape(strip_tags(html)).strip()


def put_together(data: QueryDict) -> str | None:
    """The body as it was settled stretch by stretch, None where it was not; what nobody chose stays mine."""
    count = data.get(COUNT, "")
    if not (count.isdecimal() and len(count) < 5):
        return None
    fields = [f"body-{n}" for n in range(int(count))]
    return "".join(_settled(data, name) for name in fields)


def _settled(data: QueryDict, name: str) -> str:
    choice = data.get(f"undo-{name}") or data.get(f"choice-{name}") or MINE
    return str(data.get(f"{choice}-{name}", ""))
