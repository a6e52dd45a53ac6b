"""Two people wrote on from one version: whose value of each part stands. Pure."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from stories.rules.carried import carried, carried_words
from stories.rules.paragraphs import CLASH, MINE, SAME, THEIRS, mark, names, paragraphs

PARAGRAPHS = "paragraphs"


def began(now: Mapping[str, Any]) -> str:
    """What a page carries of the version its writer begins from: a mark of every part, and of every
    paragraph of the body, as JSON."""
    marks: dict[str, Any] = {name: mark(value) for name, value in now.items()}
    return json.dumps({**marks, PARAGRAPHS: names(paragraphs(str(now.get("body", ""))))})


def read_began(sent: str) -> Mapping[str, Any]:
    """The marks a page carried; none where it carried something else, so that everything clashes."""
    marks: dict[str, Any] = {**carried_words(sent)}
    several = carried(sent).get(PARAGRAPHS)
    if isinstance(several, list) and all(isinstance(one, str) for one in several):
        marks[PARAGRAPHS] = several
    return marks


def side(mine: Any, theirs: Any, known: Collection[Any], start: Any) -> str:
    """Whose value of one part stands.

    `start` is the mark of what both began from, `known` the marks of what this writer has
    put there since or began from: finding one of those means nobody else was there.
    """
    if mine == theirs:
        return SAME
    if mark(theirs) in known:
        return MINE
    return THEIRS if mark(mine) == start else CLASH
