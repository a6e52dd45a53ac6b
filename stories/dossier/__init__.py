"""Everything a story says and rests on, loaded at once and weighed.

Actions decide on it, the desk shows it, and an edition freezes it: all three see
the same thing. Loading takes a number of queries that does not grow with the
number of references.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sources.models import Derivation
from sources.rules.layers import Layer, layers
from stories.models import Attachment, Citation, Claim, Label, Stance, Story
from stories.rules.assessment import Assessment, Rung, assess
from stories.rules.readiness import lacks
from stories.rules.snapshot import digest, frozen

from . import freeze, weigh
from .fallen import fallen
from .known import Known
from .many import Weighed
from .rows import Rows, load

__all__ = ["Dossier", "earned", "open_dossier"]


@dataclass(frozen=True)
class Dossier:
    """`content` and `evidence` are what an edition would freeze now (see stories.rules.snapshot).

    `authors` are ids in the order of the byline. `stances` is by (claim id, citation id); `derivations`
    touch the story's references, rejected ones among them; `readiness` maps field to what an edition still
    lacks there. `fallen` says by reference id why one counts for nothing any more.
    """

    story: Story
    authors: tuple[int, ...]
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    stances: Mapping[tuple[int, int], Stance]
    derivations: tuple[Derivation, ...]
    attachments: tuple[Attachment, ...]
    labels: tuple[Label, ...]
    layers: tuple[Layer, ...]
    rungs: tuple[Rung, ...]
    assessment: Assessment
    fallen: Mapping[int, str]
    content: Mapping[str, Any]
    evidence: Mapping[str, Any]
    content_digest: str
    evidence_digest: str
    readiness: Mapping[str, str]

    @property
    def ladder(self) -> list[Label]:
        """The rungs, lowest first."""
        return [label for label in self.labels if label.place == Label.Place.RUNG]

    def label(self, slug: str | None) -> Label:
        """The label of that slug; Unverified for None."""
        if slug is None:
            return self.placed(Label.Place.UNVERIFIED)
        return next(label for label in self.labels if label.slug == slug)

    def placed(self, place: str) -> Label:
        """The label at a place beside the ladder."""
        return next(label for label in self.labels if label.place == place)

    @property
    def earned(self) -> Label:
        return self.label(self.assessment.label)

    @cached_property
    def known(self) -> Known:
        """The story weighed for those who know its live edition."""
        return Known(self._rows)

    @property
    def contradicted(self) -> bool:
        """Whether a layer contradicts a key claim."""
        return self._weighed.contradicted

    def missing_for(self, label: Label) -> tuple[str, ...]:
        """What the evidence lacks for a label, in sentences; empty when it is earned."""
        return self._weighed.missing_for(label)

    def if_judged(self, derivation: int, state: str) -> tuple[tuple[Layer, ...], Assessment]:
        """The layers and what they would earn, were that derivation of that state."""
        judged = tuple(_judged(one, derivation, state) for one in self._rows.derivations)
        rows = replace(self._rows, derivations=judged)
        found = layers(weigh.sources(rows), weigh.rests(rows))
        return found, assess(self.rungs, weigh.assertions(rows), weigh.items(rows, found))

    @property
    def _weighed(self) -> Weighed:
        return Weighed(self._rows, self.layers, self.rungs, self.assessment)

    _rows: Rows


def _judged(row: Derivation, derivation: int, state: str) -> Derivation:
    judged = copy(row)
    judged.state = state if row.pk == derivation else row.state
    return judged


def open_dossier(story: Story) -> Dossier:
    """Load and weigh a story as it stands."""
    rows = load(story)
    found = layers(weigh.sources(rows), weigh.rests(rows))
    rungs = weigh.rungs(rows)
    assessment = assess(rungs, weigh.assertions(rows), weigh.items(rows, found))
    content = frozen(freeze.content(rows))
    evidence = frozen(freeze.evidence(rows, found, assessment))
    return Dossier(
        story=story,
        authors=tuple(byline.author_id for byline in rows.bylines),
        citations=rows.citations,
        claims=rows.claims,
        stances={(stance.claim_id, stance.citation_id): stance for stance in rows.stances},
        derivations=rows.derivations,
        attachments=rows.attachments,
        labels=rows.labels,
        layers=found,
        rungs=rungs,
        assessment=assessment,
        fallen=fallen(rows),
        content=content,
        evidence=evidence,
        content_digest=digest(content),
        evidence_digest=digest(evidence),
        readiness=lacks(freeze.draft(rows)),
        _rows=rows,
    )


def earned(story: Story) -> Label:
    """The label a story's evidence earns as it stands, without the rest of its dossier."""
    rows = load(story)
    found = layers(weigh.sources(rows), weigh.rests(rows))
    slug = assess(weigh.rungs(rows), weigh.assertions(rows), weigh.items(rows, found)).label
    unverified = Label.Place.UNVERIFIED
    return next(row for row in rows.labels if (row.slug == slug if slug else row.place == unverified))
