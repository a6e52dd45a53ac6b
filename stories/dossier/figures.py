"""How many layers and references stories rest on, and which rung that earns: for lists taken out whole.

Counted by the same rules as in stories.dossier.weigh, out of values instead of rows and without a word:
of a hundred thousand stories, rows and sentences take many times as long as the counting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sources.models import Derivation, Publisher
from sources.rules.layers import Rests, Source, layers
from sources.rules.owning import ultimate
from sources.rules.trails import SHARED
from stories.models import Citation, Claim, Label, Stance
from stories.rules.assessment import Assertion, Item, Rung, earned

from .weigh import rungs_of

CITED = (
    *("story_id", "pk", "number", "reference_id", "reference__publisher_id", "reference__person_id"),
    *("reference__person__named", "reference__first_hand", "reference__withdrawn_at"),
)


@dataclass(frozen=True)
class Figures:
    """`rung` is the slug of the label earned, None for none."""

    layers: int
    references: int
    rung: str | None


@dataclass(frozen=True)
class Cited:
    """A citation: `key` is its own, `number` the story's number of it."""

    key: int
    number: int
    reference: int
    publisher: int | None
    person: int | None
    first_hand: bool
    unnamed: bool


class Counting:
    """Counts stories many at a time; who owns whom is read once for all of them."""

    def __init__(self, labels: Iterable[Label]) -> None:
        self.rungs: tuple[Rung, ...] = rungs_of(labels)
        above = dict(Publisher.objects.order_by().values_list("pk", "owner_id"))
        self.owners = {pk: ultimate(pk, above) for pk in above}

    def count(self, stories: Sequence[int]) -> dict[int, Figures]:
        """By the stories' ids; in a number of queries that does not grow with them."""
        cited, withdrawn = _cited(stories)
        onward, behind = _onward({one.reference for found in cited.values() for one in found})
        gone = _fallen(withdrawn | behind, onward)
        claims = _claims(stories)
        stances = _stances(stories)
        return {
            pk: self._figures(cited.get(pk, []), claims.get(pk, []), stances, onward, gone) for pk in stories
        }

    def _figures(
        self,
        cited: Sequence[Cited],
        claims: Sequence[tuple[int, bool]],
        stances: Mapping[int, Sequence[tuple[int, str]]],
        onward: Mapping[int, Sequence[Rests]],
        gone: set[int],
    ) -> Figures:
        found = layers(map(self._source, cited), _behind(cited, onward))
        letters = {key: layer.letter for layer in found for key in layer.keys}
        items = [Item(one.number, letters[one.number], one.first_hand, one.unnamed) for one in cited]
        numbers = {one.key: one.number for one in cited if one.reference not in gone}
        told = [_assertion(claim, is_key, stances.get(claim, ()), numbers) for claim, is_key in claims]
        rung = earned(self.rungs, told, items)
        return Figures(len(found), len(cited), rung.slug if rung else None)

    def _source(self, one: Cited) -> Source:
        owner = self.owners.get(one.publisher, one.publisher) if one.publisher else None
        return Source(one.number, "", one.publisher, "", owner, "", one.person, one.reference)


def _cited(stories: Sequence[int]) -> tuple[Mapping[int, list[Cited]], set[int]]:
    """By story; and which of the references were withdrawn."""
    found: dict[int, list[Cited]] = defaultdict(list)
    withdrawn: set[int] = set()
    rows = Citation.objects.filter(story__in=stories).order_by().values_list(*CITED)
    for story, key, number, reference, publisher, person, named, first_hand, withdrawn_at in rows:
        unnamed = person is not None and not named
        found[story].append(Cited(key, number, reference, publisher, person, first_hand, unnamed))
        if withdrawn_at:
            withdrawn.add(reference)
    return found, withdrawn


def _claims(stories: Sequence[int]) -> Mapping[int, list[tuple[int, bool]]]:
    found: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    rows = Claim.objects.filter(story__in=stories).order_by().values_list("story_id", "pk", "is_key")
    for story, claim, is_key in rows:
        found[story].append((claim, is_key))
    return found


def _stances(stories: Sequence[int]) -> Mapping[int, list[tuple[int, str]]]:
    """(citation, kind) by claim."""
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = Stance.objects.filter(claim__story__in=stories).order_by()
    for claim, citation, kind in rows.values_list("claim_id", "citation_id", "kind"):
        found[claim].append((citation, kind))
    return found


def _assertion(
    claim: int, is_key: bool, stances: Iterable[tuple[int, str]], numbers: Mapping[int, int]
) -> Assertion:
    said = tuple((numbers[citation], kind) for citation, kind in stances if citation in numbers)
    return Assertion(claim, 0, "", is_key, said)


def _onward(references: set[int]) -> tuple[Mapping[int, list[Rests]], set[int]]:
    """What they rest on, by what derives, up to origins outside; and which origins were withdrawn."""
    found: dict[int, list[Rests]] = defaultdict(list)
    withdrawn: set[int] = set()
    passed, step = set(references), references
    while step:
        rows = Derivation.objects.filter(derived__in=step).exclude(state=Derivation.State.REJECTED).order_by()
        step = set()
        for pk, derived, origin, kind, state, gone in rows.values_list(
            "pk", "derived_id", "origin_id", "kind", "state", "origin__withdrawn_at"
        ):
            found[derived].append(Rests(pk, derived, origin, "", kind, state, ""))
            step.add(origin)
            if gone and kind not in SHARED:
                withdrawn.add(origin)
        step -= passed
        passed |= step
    return found, withdrawn


def _behind(cited: Iterable[Cited], onward: Mapping[int, Sequence[Rests]]) -> list[Rests]:
    found: list[Rests] = []
    ahead = [one.reference for one in cited]
    passed = set(ahead)
    while ahead:
        for rest in onward.get(ahead.pop(), ()):
            found.append(rest)
            if rest.origin not in passed:
                passed.add(rest.origin)
                ahead.append(rest.origin)
    return found


def _fallen(withdrawn: set[int], onward: Mapping[int, Sequence[Rests]]) -> set[int]:
    """See stories.dossier.fallen."""
    resting = [rest for rests in onward.values() for rest in rests if rest.kind not in SHARED]
    found = set(withdrawn)
    while more := {rest.derived for rest in resting if rest.origin in found} - found:
        found |= more
    return found
