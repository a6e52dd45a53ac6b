"""What one snapshot says that another does not: the words, field by field. Pure.

Contents have the shape of `stories.rules.snapshot.Content`; before the first edition
there is nothing to compare with, and all is shown as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .difference import (
    IN,
    OUT,
    SAME,
    Effort,
    Piece,
    Run,
    compare_html,
    compare_names,
    compare_text,
    count,
    fold,
    places,
    whole_html,
)

Content = Mapping[str, Any]


def _names(key: str) -> Callable[[Content], str]:
    return lambda content: ", ".join(row["name"] for row in content[key])


def _lead(key: str) -> Callable[[Content], str]:
    return lambda content: str((content["lead"] or {}).get(key, ""))


def _picture(content: Content) -> str:
    lead = content["lead"]
    return f"{lead['width']} by {lead['height']}, file {lead['digest'][7:15]}" if lead else ""


PICTURE = "Picture"


def _kept_point(content: Content) -> str:
    """Where crops of the picture hold on; the middle goes without saying."""
    lead = content["lead"] or {}
    across, down = lead.get("x", 50), lead.get("y", 50)
    return "" if (across, down) == (50, 50) else f"{across} % across, {down} % down"


TEXT: tuple[tuple[str, Callable[[Content], str]], ...] = (
    ("Headline", lambda content: content["headline"]),
    ("Standfirst", lambda content: content["standfirst"]),
    ("Text", lambda content: content["body"]),
)
# What stands below the text, in order: name and where to read it.
FACTS: tuple[tuple[str, Callable[[Content], str]], ...] = (
    ("Section", lambda content: content["section"]["name"]),
    ("Format", lambda content: content["format"]["name"]),
    ("Bylines", _names("bylines")),
    (PICTURE, _picture),
    ("Point crops keep", _kept_point),
    ("Alt text", _lead("alt")),
    ("Caption", _lead("caption")),
    ("Credit", _lead("credit")),
    ("Credit leads to", _lead("credit_url")),
    ("Address", lambda content: f"/stories/{content['slug']}/"),
)


@dataclass(frozen=True)
class Field:
    """A fact told in one line. `pieces` is empty when both sides have nothing there."""

    name: str
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        return any(piece.kind != SAME for piece in self.pieces)


@dataclass(frozen=True)
class ContentChange:
    """`first` when there was nothing before: then nothing is marked as new, all of it is."""

    first: bool
    headline: Field
    standfirst: Field
    runs: tuple[Run, ...]
    facts: tuple[Field, ...]
    changes: int
    words_in: int
    words_out: int

    @property
    def moved(self) -> bool:
        return self.changes > 0

    @property
    def shows_another_picture(self) -> bool:
        return any(fact.name == PICTURE and fact.changed for fact in self.facts)

    @property
    def kept(self) -> str:
        """The facts that say what they said, by name."""
        return ", ".join(fact.name.lower() for fact in self.facts if fact.pieces and not fact.changed)


def compare_content(before: Content | None, after: Content, effort: Effort | None = None) -> ContentChange:
    """`effort` bounds what comparing the texts may cost; without it they are compared whatever it costs."""
    headline = _field("Headline", before, after, lambda content: content["headline"])
    standfirst = _field("Standfirst", before, after, lambda content: content["standfirst"])
    facts = (
        *(_field(name, before, after, read) for name, read in FACTS),
        Field("Tags", _tags(before or after, after)),
    )
    parts = compare_html(before["body"], after["body"], effort) if before else whole_html(after["body"])
    groups = [headline.pieces, standfirst.pieces, *(part.pieces for part in parts)]
    groups += [fact.pieces for fact in facts]
    return ContentChange(
        first=before is None,
        headline=headline,
        standfirst=standfirst,
        runs=fold(parts) if before else (Run(folded=False, parts=parts),),
        facts=facts,
        changes=sum(places(group) for group in groups),
        words_in=sum(count(group, IN) for group in groups),
        words_out=sum(count(group, OUT) for group in groups),
    )


def changed_parts(before: Content, after: Content) -> tuple[str, ...]:
    """The names of the parts that differ, whatever in them does: far cheaper than to compare their words."""
    read = [*TEXT, *FACTS, ("Tags", _tag_names)]
    return tuple(name for name, of in read if of(before) != of(after))


def _tag_names(content: Content) -> set[str]:
    return {tag["name"] for tag in content["tags"]}


def _tags(before: Content, after: Content) -> tuple[Piece, ...]:
    # They have no order.
    then, now = (sorted(tag["name"] for tag in content["tags"]) for content in (before, after))
    return compare_names(then, now)


def _field(name: str, before: Content | None, after: Content, read: Callable[[Content], str]) -> Field:
    now = read(after)
    return Field(name, compare_text(now if before is None else read(before), now))
