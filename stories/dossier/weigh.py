"""Rows into what the pure rules weigh."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sources.models import Derivation, Publisher, Reference
from sources.rules.layers import Layer, Rests, Source
from stories.models import Label
from stories.rules.assessment import Assertion, Item, Rule, Rung

from .fallen import fallen
from .rows import Rows

HIDDEN = "a confidential source"
HOUSE = "a house that is not named"


def named(reference: Reference) -> str:
    """Who readers would name for a reference: its publisher, its person, else the item itself."""
    if reference.publisher and not reference.withholds_sender:
        return reference.publisher.name
    return reference.person.alias if reference.person else reference.title


def unnamed(reference: Reference) -> bool:
    return bool(reference.person and not reference.person.named)


def counts_first_hand(reference: Reference) -> bool:
    return reference.first_hand and not unnamed(reference) and reference.withdrawn_at is None


def sources(rows: Rows) -> list[Source]:
    return [source(citation.number, citation.reference, rows.owners) for citation in rows.citations]


def source(key: int, reference: Reference, owners: Mapping[int, Publisher]) -> Source:
    """`owners`: for each publisher's id, who ultimately owns it (see stories.dossier.rows)."""
    publisher = reference.publisher
    owner = owners[publisher.pk] if publisher else None
    # It counts as that house's all the same.
    publisher_name, owner_name = (one.name if one else "" for one in (publisher, owner))
    if reference.withholds_sender:
        publisher_name = owner_name = HOUSE
    return Source(
        key=key,
        name=named(reference),
        publisher=publisher.pk if publisher else None,
        publisher_name=publisher_name,
        owner=owner.pk if owner else None,
        owner_name=owner_name,
        person=reference.person_id,
        origin=reference.pk,
    )


def rests(rows: Rows) -> list[Rests]:
    return steps(rows.derivations)


def steps(derivations: Iterable[Derivation]) -> list[Rests]:
    return [
        Rests(
            id=row.pk,
            derived=row.derived_id,
            origin=row.origin_id,
            origin_name=HIDDEN if row.origin.confidential else named(row.origin),
            kind=row.kind,
            state=row.state,
            passage=row.passage,
            through=row.through,
        )
        for row in derivations
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
    """The claims with their stances; what was withdrawn, or rests on that, says nothing any more."""
    gone = fallen(rows)
    numbers = {c.pk: c.number for c in rows.citations if c.reference_id not in gone}
    return [
        Assertion(
            key=claim.pk,
            number=place,
            text=claim.text,
            is_key=claim.is_key,
            stances=tuple(
                sorted(
                    (numbers[s.citation_id], s.kind)
                    for s in rows.stances
                    if s.claim_id == claim.pk and s.citation_id in numbers
                )
            ),
        )
        for place, claim in enumerate(rows.claims, start=1)
    ]


def rungs(rows: Rows) -> tuple[Rung, ...]:
    return rungs_of(rows.labels)


def rungs_of(labels: Iterable[Label]) -> tuple[Rung, ...]:
    """The ladder, lowest rung first; their rules have been read with them."""
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
        for label in labels
        if label.place == Label.Place.RUNG
    )
