"""Rows into what the pure rules weigh."""

from __future__ import annotations

from collections.abc import Iterable

from sources.models import Derivation, Reference
from sources.rules.layers import Layer, Rests, Source
from stories.models import Label
from stories.rules.assessment import Assertion, Item, Rule, Rung

from .rows import Rows

HIDDEN = "a confidential source"


def named(reference: Reference) -> str:
    """Who readers would name for a reference: its publisher, its person, else the item itself."""
    if reference.publisher:
        return reference.publisher.name
    return reference.person.alias if reference.person else reference.title


def unnamed(reference: Reference) -> bool:
    return bool(reference.person and not reference.person.named)


def sources(rows: Rows) -> list[Source]:
    return [
        Source(
            key=citation.number,
            name=named(citation.reference),
            publisher=citation.reference.publisher_id,
            publisher_name=citation.reference.publisher.name if citation.reference.publisher else "",
            owner=_owner(rows, citation.reference)[0],
            owner_name=_owner(rows, citation.reference)[1],
            person=citation.reference.person_id,
            origin=citation.reference_id,
        )
        for citation in rows.citations
    ]


def _owner(rows: Rows, reference: Reference) -> tuple[int | None, str]:
    if reference.publisher_id is None:
        return None, ""
    owner = rows.owners[reference.publisher_id]
    return owner.pk, owner.name


def rests(rows: Rows) -> list[Rests]:
    return [
        Rests(
            id=row.pk,
            derived=row.derived_id,
            origin=row.origin_id,
            origin_name=HIDDEN if row.origin.confidential else named(row.origin),
            kind=row.kind,
            state=row.state,
            passage=row.passage,
        )
        for row in rows.derivations
        if row.state != Derivation.State.REJECTED
    ]


def items(rows: Rows, layers: Iterable[Layer]) -> list[Item]:
    letters = {key: layer.letter for layer in layers for key in layer.keys}
    return [
        Item(
            key=citation.number,
            layer=letters[citation.number],
            first_hand=citation.reference.first_hand,
            unnamed=unnamed(citation.reference),
        )
        for citation in rows.citations
    ]


def assertions(rows: Rows) -> list[Assertion]:
    numbers = {citation.pk: citation.number for citation in rows.citations}
    return [
        Assertion(
            key=claim.pk,
            number=place,
            text=claim.text,
            is_key=claim.is_key,
            stances=tuple(
                sorted((numbers[s.citation_id], s.kind) for s in rows.stances if s.claim_id == claim.pk)
            ),
        )
        for place, claim in enumerate(rows.claims, start=1)
    ]


def rungs(rows: Rows) -> tuple[Rung, ...]:
    """The ladder, lowest rung first."""
    return tuple(
        Rung(
            slug=label.slug,
            name=label.name,
            rank=label.rank or 0,
            rules=tuple(
                Rule(
                    least_layers=rule.least_layers,
                    least_first_hand=rule.least_first_hand,
                    unnamed_count=rule.unnamed_count,
                    contradictions_allowed=rule.contradictions_allowed,
                )
                for rule in label.rules.all()
            ),
        )
        for label in rows.labels
        if label.place == Label.Place.RUNG
    )
