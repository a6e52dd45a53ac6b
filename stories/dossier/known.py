"""A published story weighed for those who know its live edition, and what of that goes out unreviewed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from stories.models import Claim, Label, Stance
from stories.rules.assessment import Assessment
from stories.rules.known_part import claims_that_count, sources_that_count
from stories.rules.known_words import in_known_words
from stories.rules.snapshot import frozen

from . import freeze, weigh
from .many import Weighed, weigh_rows
from .rows import Rows

NOTHING: Mapping[str, Any] = {"references": [], "layers": [], "claims": []}
BEARS = frozenset({Stance.Kind.CONTRADICTS})
SPEAKS = BEARS | {Stance.Kind.SUPPORTS}


@dataclass(frozen=True)
class Known:
    """`rows` are all of today's; readers see none of what came since the live edition."""

    rows: Rows

    @cached_property
    def live(self) -> Mapping[str, Any]:
        edition = self.rows.story.live_edition
        return edition.evidence if edition else NOTHING

    @cached_property
    def assessment(self) -> Assessment:
        """By the claims that count, on all of today's sources."""
        return self._weigh(self.claims).assessment

    @property
    def label(self) -> str | None:
        return self.assessment.label

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Those by which the label that readers see is weighed. The headline claims whatever its words."""
        texts = [claim.text for claim in self.rows.claims]
        counted = claims_that_count(texts, self._told)
        return tuple(claim for claim in self.rows.claims if claim.is_headline or claim.text in counted)

    def missing_for(self, label: Label) -> tuple[str, ...]:
        """What the claims that count lack for it, on all of today's sources; empty when it is earned."""
        return self._weigh(self.claims).missing_for(label)

    def evidence(self, label: Label) -> Mapping[str, Any]:
        """What an edition under `label` freezes that no second person reviews, in words readers know.

        Of the sources cited since only those that bear on what readers know; where these leave the label
        unearned, those it stands on as well.
        """
        numbers = self._numbers(BEARS)
        if self._weigh(self.claims, numbers).missing_for(label):
            numbers = self._numbers(SPEAKS)
        shown = tuple(claim for claim in self.claims if claim.text in self._told)
        told, all_of_it = self._weigh(shown, numbers), self._weigh(self.claims, numbers)
        now = freeze.evidence(told.rows, told.layers, _said(told, all_of_it))
        return in_known_words(frozen(now), self.live)

    @property
    def _told(self) -> frozenset[str]:
        return frozenset(claim["text"] for claim in self.live["claims"])

    def _numbers(self, kinds: Collection[str]) -> frozenset[int]:
        """Source notes readers know, and those since that speak so to a claim that counts, or join others."""
        claims = {claim.pk for claim in self.claims}
        speaking = {
            one.citation_id for one in self.rows.stances if one.claim_id in claims and one.kind in kinds
        }
        known = self._known_numbers
        bearing = {c.number for c in self.rows.citations if c.number in known or c.pk in speaking}
        return sources_that_count(weigh.sources(self.rows), weigh.rests(self.rows), bearing)

    @cached_property
    def _known_numbers(self) -> frozenset[int]:
        """A number that fell free since is given again, to another source."""
        story, edition = self.rows.story, self.rows.story.live_edition
        if edition is None:
            return frozenset()
        since = story.events.filter(verb="uncited", at__gte=edition.published_at).order_by("-pk")
        # Left is the first it was taken off as: what readers see under that number.
        was = dict(since.values_list("detail__number", "detail__reference"))
        told = {note["n"] for note in self.live["references"]}
        return frozenset(
            citation.number
            for citation in self.rows.citations
            if citation.number in told
            and was.get(citation.number, citation.reference_id) == citation.reference_id
        )

    def _weigh(self, claims: Iterable[Claim], numbers: Collection[int] | None = None) -> Weighed:
        """`numbers`: the source notes that count, None for all."""
        rows = replace(self.rows, claims=tuple(claims))
        if numbers is not None:
            rows = _with(rows, numbers)
        return weigh_rows(rows)


def _with(rows: Rows, numbers: Collection[int]) -> Rows:
    citations = tuple(citation for citation in rows.citations if citation.number in numbers)
    kept = {citation.pk for citation in citations}
    stances = tuple(stance for stance in rows.stances if stance.citation_id in kept)
    return replace(rows, citations=citations, stances=stances)


def _said(told: Weighed, all_of_it: Weighed) -> Assessment:
    """What all claims that count have earned, and what of those readers see is lacking for more."""
    above = next((rung for rung in told.rungs if rung.slug == all_of_it.assessment.next), None)
    has_key = any(claim.is_key for claim in told.rows.claims)
    missing = told.lacking(above) if above and has_key else ()
    label, after = all_of_it.assessment.label, all_of_it.assessment.next
    return replace(told.assessment, label=label, next=after, missing=missing)
