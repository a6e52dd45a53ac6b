from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db.models import Q

from sources.models import Derivation, Reference
from sources.rules.canonical import NotALink
from sources.rules.reuse import Suggestion, Text, spellings, suggest

LATEST = datetime.max.replace(tzinfo=UTC)
ELSEWHERE = 95


def suggest_derivations(reference: Reference, others: Iterable[Reference]) -> list[Derivation]:
    """Suggest which of `others` a reference rests on, or which rest on it.

    Part of citing, in its transaction. A pair somebody or something has linked already,
    whatever was decided of it, is left alone.
    """
    linked, elsewhere = _linked(reference), _published_at(reference)
    return [
        derivation
        for other in others
        if other.pk not in linked
        and (derivation := _syndicated(reference, other, elsewhere) or _suggestion(reference, other))
    ]


def _linked(reference: Reference) -> set[int]:
    either = Derivation.objects.filter(Q(derived=reference) | Q(origin=reference))
    return {pk for pair in either.values_list("derived", "origin") for pk in pair}


def _suggestion(one: Reference, other: Reference) -> Derivation | None:
    later, earlier = sorted((one, other), key=_moment, reverse=True)
    ways = (
        (later, earlier, suggest(_text(later), _text(earlier))),
        (earlier, later, suggest(_text(earlier), _text(later))),
    )
    # Of two that look alike the later one rests on the earlier: the sort is stable.
    derived, origin, found = max(ways, key=lambda way: way[2].strength if way[2] else 0)
    if found is None:
        return None
    return _suggested(derived, origin, found)


def _moment(reference: Reference) -> tuple[datetime, int]:
    """What is kept without a date stands after what has one; of equals, the one kept later."""
    return reference.published_at or LATEST, reference.pk


def _published_at(reference: Reference) -> dict[int, str]:
    """References whose address the page itself names as its canonical one: {id: the address}."""
    found: dict[int, str] = {}
    for retrieval in reference.retrievals.all():
        address = retrieval.facts.get("canonical_url", {}).get("value", "")
        try:
            known = Reference.objects.known_as(address) if address else None
        except NotALink:
            continue
        if known is not None:
            found[known.pk] = address
    return found


def _syndicated(reference: Reference, other: Reference, elsewhere: dict[int, str]) -> Derivation | None:
    if other.pk not in elsewhere:
        return None
    passage = f"Its canonical address is {elsewhere[other.pk]}"
    return _suggested(reference, other, Suggestion("copy", ELSEWHERE, passage))


def _suggested(derived: Reference, origin: Reference, found: Suggestion) -> Derivation:
    return Derivation.objects.create(
        derived=derived, origin=origin, kind=found.kind, strength=found.strength, passage=found.passage
    )


def _text(reference: Reference) -> Text:
    names = spellings(reference.publisher.name) if reference.publisher else ()
    return Text(reference.title, reference.text, tuple(names))
