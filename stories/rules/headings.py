"""Under which headings readers find a story, and the words of its sources: read off what is frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from stories.rules.resting import resting
from stories.rules.snapshot import gone

TAG, AUTHOR, SOURCE = "tag", "author", "source"
Frozen = Mapping[str, Any]


@dataclass(frozen=True)
class Heading:
    """`is_first`: a source whose report came out before all others the edition rests on. `rests`: one whose
    material rests on another's; `carries`: one that another's rests on."""

    kind: str
    slug: str
    name: str
    is_first: bool = False
    rests: bool = False
    carries: bool = False


def headings(content: Frozen, evidence: Frozen) -> list[Heading]:
    """Each once: tags, authors in the order of the byline, sources that still count, by their numbers."""
    named = ((TAG, content["tags"]), (AUTHOR, content["bylines"]))
    found = [Heading(kind, one["slug"], one["name"]) for kind, some in named for one in some]
    return list({(one.kind, one.slug): one for one in [*found, *_sources(evidence)]}.values())


def owners(evidence: Frozen) -> dict[str, str]:
    """{slug of a source: its owner's name, "" for none}, of the sources readers are shown."""
    who = (note["publisher"] for note in _public(evidence) if note["publisher"])
    return {one["slug"]: one["owner"] for one in who}


def words_of_sources(evidence: Frozen) -> str:
    """Titles, authors and publishers that readers are shown."""
    lines = ((note["title"], note["author"], _publisher(note)) for note in _public(evidence))
    return "\n".join(" ".join(filter(None, line)) for line in lines)


def _sources(evidence: Frozen) -> Iterator[Heading]:
    standing = [note for note in _public(evidence) if note["publisher"] and not gone(note)]
    first = _first([note for note in evidence["references"] if not gone(note)])
    pairs = resting(evidence)
    derived, origins = {one.derived.slug for one in pairs}, {one.origin.slug for one in pairs}
    # The one that came first last: of two headings alike the later is kept.
    for note in sorted(standing, key=lambda note: note is first):
        slug = note["publisher"]["slug"]
        yield Heading(
            SOURCE, slug, note["publisher"]["name"], note is first, slug in derived, slug in origins
        )


def _first(notes: list[Frozen]) -> Frozen | None:
    """Whose item came out before all others; None where that is not known of each."""
    if not notes or not all(note["published"] for note in notes):
        return None
    one, *others = sorted(notes, key=lambda note: str(note["published"]))
    return one if all(other["published"] != one["published"] for other in others) else None


def _public(evidence: Frozen) -> list[Frozen]:
    return [note for note in evidence["references"] if not note["confidential"]]


def _publisher(note: Frozen) -> str:
    return str(note["publisher"]["name"]) if note["publisher"] else ""
