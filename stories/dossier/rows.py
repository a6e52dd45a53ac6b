"""The rows a dossier is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from taggit.models import Tag

from sources.models import Derivation, Publisher, Reference, Retrieval
from sources.rules.owning import ultimate
from stories.models import Attachment, Byline, Citation, Claim, Label, Stance, Story

# Of a reference: what weighing never reads, and what is longest.
LONGEST = ("text", "facts_from")


@dataclass(frozen=True)
class Rows:
    """`owners` gives for each publisher at hand who ultimately owns it (itself, when nobody does)."""

    story: Story
    bylines: tuple[Byline, ...]
    tags: tuple[Tag, ...]
    citations: tuple[Citation, ...]
    claims: tuple[Claim, ...]
    stances: tuple[Stance, ...]
    derivations: tuple[Derivation, ...]
    owners: Mapping[int, Publisher]
    labels: tuple[Label, ...]
    attachments: tuple[Attachment, ...]


def load(story: Story) -> Rows:
    cited = story.citations.select_related("reference__publisher", "reference__person")
    citations = tuple(cited.defer(*(f"reference__{name}" for name in LONGEST)).order_by("number"))
    references = [citation.reference for citation in citations]
    attachments = story.attachments.filter(
        retrieval__reference__isnull=True, retrieval__state__in=Retrieval.OPEN
    )
    return Rows(
        story=story,
        bylines=tuple(story.bylines.select_related("author")),
        tags=tuple(story.tags.order_by("name")),
        citations=citations,
        claims=tuple(story.claims.order_by("-is_headline", "position", "pk")),
        stances=tuple(Stance.objects.filter(claim__story=story).order_by("pk")),
        derivations=resting(references),
        owners=owners(reference.publisher for reference in references if reference.publisher),
        labels=tuple(Label.objects.prefetch_related("rules")),
        attachments=tuple(attachments.select_related("retrieval").order_by("pk")),
    )


def owners(publishers: Iterable[Publisher]) -> dict[int, Publisher]:
    """For each publisher's id, its ultimate owner. One query for each storey of ownership."""
    known = {publisher.pk: publisher for publisher in publishers}
    asked = set(known)
    while unknown := {p.owner_id for p in known.values() if p.owner_id} - set(known):
        known |= Publisher.objects.in_bulk(unknown)
    above = {pk: publisher.owner_id for pk, publisher in known.items()}
    return {pk: known[ultimate(pk, above)] for pk in asked}


def resting(references: Iterable[Reference]) -> tuple[Derivation, ...]:
    """What the references rest on, and what that rests on, up to origins outside the story. Both sides of
    each come with publisher and person, as the references given do: those are not read again."""
    known = {reference.pk: reference for reference in references}
    found: dict[int, Derivation] = {}
    passed: set[int] = set()
    step = set(known)
    while step:
        rows = Derivation.objects.filter(derived__in=step).select_related("decided_by")
        found |= {row.pk: row for row in rows}
        passed |= step
        step = {row.origin_id for row in found.values() if row.state != Derivation.State.REJECTED} - passed
    outside = {key for row in found.values() for key in (row.derived_id, row.origin_id)} - set(known)
    if outside:
        known |= Reference.objects.select_related("publisher", "person").defer(*LONGEST).in_bulk(outside)
    for row in found.values():
        row.derived, row.origin = known[row.derived_id], known[row.origin_id]
    return tuple(found[pk] for pk in sorted(found))


def behind(references: set[int], onward: Mapping[int, Sequence[Derivation]]) -> tuple[Derivation, ...]:
    """The same, out of the derivations of many stories: `onward` holds them by what they derive."""
    found: dict[int, Derivation] = {}
    passed, ahead = set(references), list(references)
    while ahead:
        rows = onward.get(ahead.pop(), ())
        found |= {row.pk: row for row in rows}
        further = {row.origin_id for row in rows if row.state != Derivation.State.REJECTED} - passed
        passed |= further
        ahead += further
    return tuple(found[pk] for pk in sorted(found))
