"""Stories weighed, many at once for lists: in a number of queries that does not grow with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sources.models import Publisher
from sources.rules.layers import Layer, layers
from stories.models import Citation, Claim, Label, Stance, Story
from stories.rules.assessment import Assessment, Rung, assess, missing_for

from . import weigh
from .rows import Rows, behind, owners, resting


@dataclass(frozen=True)
class Weighed:
    """What a story rests on now, and what that earns; its text and bylines are not loaded."""

    rows: Rows
    layers: tuple[Layer, ...]
    rungs: tuple[Rung, ...]
    assessment: Assessment

    @property
    def story(self) -> Story:
        return self.rows.story

    def label(self, slug: str | None) -> Label:
        """The label of that slug; Unverified for None."""
        if slug is None:
            return next(label for label in self.rows.labels if label.place == Label.Place.UNVERIFIED)
        return next(label for label in self.rows.labels if label.slug == slug)

    @property
    def contradicted(self) -> bool:
        """Whether a layer contradicts a key claim."""
        key = {claim.pk for claim in self.rows.claims if claim.is_key}
        return any(claim.contradicted_by for claim in self.assessment.claims if claim.key in key)

    def missing_for(self, label: Label) -> tuple[str, ...]:
        """What the evidence lacks for a label, in sentences; empty when it is earned."""
        if label.place == Label.Place.RETRACTED:
            return ()
        if label.place == Label.Place.DISPUTED:
            return () if self.contradicted else ("Missing: a layer that contradicts a key claim.",)
        if label.place == Label.Place.UNVERIFIED:
            return ("Readers never see a story at this label.",)
        return self.lacking(next(rung for rung in self.rungs if rung.slug == label.slug))

    def lacking(self, rung: Rung) -> tuple[str, ...]:
        return missing_for(rung, weigh.assertions(self.rows), weigh.items(self.rows, self.layers))


def weigh_many(stories: Iterable[Story], beside: Iterable[Publisher] = ()) -> dict[int, Weighed]:
    """Each story weighed, by id; `rows.owners` also answers for the publishers `beside`."""
    asked = {story.pk: story for story in stories}
    rows = _load(asked, beside) if asked else {}
    return {pk: weigh_rows(one) for pk, one in rows.items()}


def weigh_rows(rows: Rows) -> Weighed:
    found, rungs = layers(weigh.sources(rows), weigh.rests(rows)), weigh.rungs(rows)
    return Weighed(rows, found, rungs, assess(rungs, weigh.assertions(rows), weigh.items(rows, found)))


def _load(stories: Mapping[int, Story], beside: Iterable[Publisher]) -> dict[int, Rows]:
    cited = Citation.objects.filter(story__in=stories).select_related(
        "reference__publisher", "reference__person"
    )
    citations = list(cited.defer("reference__text", "reference__excerpt").order_by("number"))
    claims = list(Claim.objects.filter(story__in=stories).order_by("-is_headline", "position", "pk"))
    stances = Stance.objects.filter(claim__in=[claim.pk for claim in claims]).order_by("pk")
    of_story = {claim.pk: claim.story_id for claim in claims}
    cites = _by(citations, lambda citation: citation.story_id)
    claimed = _by(claims, lambda claim: claim.story_id)
    taken = _by(stances, lambda stance: of_story[stance.claim_id])
    publishers = [c.reference.publisher for c in citations if c.reference.publisher]
    owned = owners([*publishers, *beside])
    found = resting([citation.reference for citation in citations])
    onward = _by(found, lambda row: row.derived_id)
    labels = tuple(Label.objects.prefetch_related("rules"))
    return {
        pk: Rows(
            story=story,
            bylines=(),
            tags=(),
            citations=tuple(cites[pk]),
            claims=tuple(claimed[pk]),
            stances=tuple(taken[pk]),
            derivations=behind({citation.reference_id for citation in cites[pk]}, onward),
            owners=owned,
            labels=labels,
            attachments=(),
        )
        for pk, story in stories.items()
    }


def _by[Row](rows: Iterable[Row], key: Callable[[Row], int]) -> Mapping[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
