"""Rows into what an edition freezes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sources.models import Reference
from sources.rules.layers import Join, Layer
from stories.models import Citation, Claim, Story
from stories.rules.assessment import Assessment, ClaimAssessment
from stories.rules.body import empty_headings, noted, words
from stories.rules.readiness import Draft
from stories.rules.snapshot import (
    Content,
    Evidence,
    FrozenAssessment,
    FrozenClaim,
    FrozenLayer,
    FrozenReference,
    FrozenSection,
    FrozenStance,
    Lead,
    Named,
    Person,
    Who,
)

from .fallen import fallen
from .rows import Rows
from .weigh import counts_first_hand, named, unnamed


def content(rows: Rows) -> Content:
    story = rows.story
    return Content(
        slug=story.slug,
        headline=story.headline,
        standfirst=story.standfirst,
        body=story.body,
        language="en",
        section=FrozenSection(story.section.name, story.section.slug, story.section.angle),
        format=Named(story.format.name, story.format.slug),
        bylines=tuple(Named(b.author.name, b.author.slug) for b in rows.bylines),
        tags=tuple(Named(tag.name, tag.slug) for tag in rows.tags),
        lead=_lead(story),
    )


def _lead(story: Story) -> Lead | None:
    if story.lead is None:
        return None
    return Lead(
        alt=story.lead_alt,
        caption=story.lead_caption,
        credit=story.lead_credit,
        credit_url=story.lead_credit_url,
        width=story.lead.width,
        height=story.lead.height,
        digest=story.lead.digest,
        renditions=tuple(story.lead.renditions),
        x=story.lead_x,
        y=story.lead_y,
    )


def evidence(rows: Rows, found: Sequence[Layer], assessment: Assessment) -> Evidence:
    letters = {key: layer.letter for layer in found for key in layer.keys}
    weighed = {claim.key: claim for claim in assessment.claims}
    gone = fallen(rows)
    return Evidence(
        references=tuple(
            _reference(rows, c, letters[c.number], gone.get(c.reference_id, "")).public()
            for c in rows.citations
        ),
        layers=tuple(_layer(rows, layer) for layer in found),
        claims=tuple(
            _claim(rows, claim, place, weighed[claim.pk]) for place, claim in enumerate(rows.claims, start=1)
        ),
        assessment=FrozenAssessment(assessment.label, assessment.next, assessment.missing),
    )


def _reference(rows: Rows, citation: Citation, letter: str, gone: str) -> FrozenReference:
    reference = citation.reference
    return FrozenReference(
        n=citation.number,
        layer=letter,
        kind=reference.kind,
        kind_name=Reference.Kind(reference.kind).label,
        title=reference.title,
        url=reference.url,
        publisher=_publisher(rows, reference),
        author="" if reference.withholds_sender else reference.author,
        published=_moment(reference.published_at),
        retrieved=_moment(reference.retrieved_at),
        first_hand=reference.first_hand,
        confidential=reference.confidential,
        person=_person(reference),
        note=citation.note,
        withdrawn=gone if reference.withdrawn_at else "",
        fallen="" if reference.withdrawn_at else gone,
    )


def _publisher(rows: Rows, reference: Reference) -> Who | None:
    publisher = reference.publisher
    if publisher is None or reference.withholds_sender:
        return None
    owner = rows.owners[publisher.pk]
    return Who(publisher.name, publisher.slug, "" if owner.pk == publisher.pk else owner.name)


def _person(reference: Reference) -> Person | None:
    person = reference.person
    return Person(person.alias, person.named, person.why_unnamed, person.can_know) if person else None


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


def _layer(rows: Rows, layer: Layer) -> FrozenLayer:
    references = {c.number: c.reference for c in rows.citations if c.number in layer.keys}
    hidden = {number for number, reference in references.items() if reference.confidential}
    names = [named(reference) for number, reference in references.items() if number not in hidden]
    return FrozenLayer(
        letter=layer.letter,
        name=names[0] if names else "A confidential source",
        references=layer.keys,
        first_hand=any(counts_first_hand(ref) for ref in references.values()),
        unnamed_only=all(unnamed(ref) for ref in references.values()),
        why=tuple(_why(join, hidden) for join in layer.joins),
    )


def _why(join: Join, hidden: set[int]) -> str:
    """Why two references are one layer; with whom a confidential one shares its origin is not told."""
    number = next((key for key in (join.a, join.b) if key in hidden), None)
    if number is None:
        return join.sentence
    return f"Source note {number} is confidential; it is not independent of this layer."


def _claim(rows: Rows, claim: Claim, place: int, weighed: ClaimAssessment) -> FrozenClaim:
    numbers = {citation.pk: citation.number for citation in rows.citations}
    stances = [stance for stance in rows.stances if stance.claim_id == claim.pk]
    return FrozenClaim(
        n=place,
        text=claim.text,
        headline=claim.is_headline,
        key=claim.is_key,
        label=weighed.label,
        layers=weighed.layers,
        voices=dict(weighed.voices),
        stances=tuple(
            FrozenStance(numbers[s.citation_id], s.kind, s.quote)
            for s in sorted(stances, key=lambda s: numbers[s.citation_id])
        ),
    )


def draft(rows: Rows) -> Draft:
    """What readiness is judged on."""
    story = rows.story
    return Draft(
        headline=story.headline,
        standfirst=story.standfirst,
        body_text=words(story.body),
        section=story.section.name,
        bylines=len(rows.bylines),
        lead=story.lead is not None,
        lead_alt=story.lead_alt,
        lead_credit=story.lead_credit,
        empty_headings=empty_headings(story.body),
        noted=noted(story.body),
        cited=tuple(citation.number for citation in rows.citations),
    )
