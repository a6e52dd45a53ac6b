"""How many layers and references stories rest on, which rung that earns and what objects: for lists.

Counted by the same rules as in stories.dossier.weigh, out of values instead of rows and without a word:
rows and sentences take many times as long as the counting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from sources.models import Derivation, Publisher
from sources.rules.falling import falling
from sources.rules.layers import Layer, Rests, Source, layers
from sources.rules.owning import ultimate
from sources.rules.trails import SHARED
from stories.models import Citation, Claim, Label, Stance
from stories.rules.assessment import Rung, earned
from stories.rules.tally import Assertion, Item, tally

from .weigh import rungs_of

REJECTED = Derivation.State.REJECTED
CITED = (
    *("story_id", "pk", "number", "reference_id", "reference__publisher_id"),
    *("reference__publisher__owner_id", "reference__person_id", "reference__person__named"),
    *("reference__first_hand", "reference__withdrawn_at"),
)


@dataclass(frozen=True)
class Figures:
    """`rung` is the slug of the label earned, None for none.

    `against` has for each layer that contradicts a key claim its references, in the order of their numbers.
    """

    layers: int
    references: int
    rung: str | None
    against: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Cited:
    """A citation: `key` its own, `number` the story's number of it; `owner` owns its publisher directly."""

    key: int
    number: int
    reference: int
    publisher: int | None
    owner: int | None
    person: int | None
    first_hand: bool
    unnamed: bool


@dataclass(frozen=True)
class Read:
    """What many stories are counted from: their citations and key claims, by story, and what these rest on.

    `stances` has (citation, kind) by claim; `onward` what a reference rests on; `gone` are the references
    withdrawn and those that rest on them; `owners` says for each publisher who ultimately owns it.
    """

    cited: Mapping[int, Sequence[Cited]]
    claims: Mapping[int, Sequence[int]]
    stances: Mapping[int, Sequence[tuple[int, str]]]
    onward: Mapping[int, Sequence[Rests]]
    gone: Set[int]
    owners: Mapping[int, int]


class Counting:
    """Counts stories many at a time.

    `above` is what is known already of who owns whom, publisher by publisher; who owns what else is cited is
    looked up, with one query for each storey of ownership.
    """

    def __init__(self, labels: Iterable[Label], above: Mapping[int, int | None] | None = None) -> None:
        self.rungs: tuple[Rung, ...] = rungs_of(labels)
        self.above = above or {}

    def count(self, stories: Sequence[int]) -> dict[int, Figures]:
        """By the stories' ids; in a number of queries that does not grow with them."""
        read = self._read(stories)
        return {story: self._figures(story, read) for story in stories}

    def _read(self, stories: Sequence[int]) -> Read:
        cited, withdrawn = _cited(stories)
        every = [one for found in cited.values() for one in found]
        onward, behind = _onward({one.reference for one in every})
        every_step = (step for steps in onward.values() for step in steps)
        standing = [step for step in every_step if step.state != REJECTED and step.kind not in SHARED]
        gone = falling(withdrawn | behind, [(step.derived, step.origin) for step in standing])
        return Read(cited, _key_claims(stories), _stances(stories), onward, gone.keys(), self._owners(every))

    def _owners(self, cited: Iterable[Cited]) -> Mapping[int, int]:
        direct = {one.publisher: one.owner for one in cited if one.publisher}
        above = {**self.above, **direct}
        while unknown := {owner for owner in above.values() if owner} - above.keys():
            further = Publisher.objects.filter(pk__in=unknown).order_by()
            above |= dict(further.values_list("pk", "owner_id"))
        return {publisher: ultimate(publisher, above) for publisher in direct}

    def _figures(self, story: int, read: Read) -> Figures:
        cited = read.cited.get(story, ())
        found = layers((_source(one, read.owners) for one in cited), _behind(cited, read.onward))
        letters = {key: layer.letter for layer in found for key in layer.keys}
        items = [Item(one.number, letters[one.number], one.first_hand, one.unnamed) for one in cited]
        numbers = {one.key: one.number for one in cited if one.reference not in read.gone}
        told = [_assertion(claim, read.stances, numbers) for claim in read.claims.get(story, ())]
        votes = [tally(claim, items) for claim in told]
        rung = earned(self.rungs, votes)
        return Figures(
            layers=len(found),
            references=len(cited),
            rung=rung.slug if rung else None,
            against=_against({letter for vote in votes for letter in vote.contradicted_by}, found, cited),
        )


def _source(one: Cited, owners: Mapping[int, int]) -> Source:
    owner = owners[one.publisher] if one.publisher else None
    return Source(one.number, "", one.publisher, "", owner, "", one.person, one.reference)


def _against(
    letters: set[str], found: Sequence[Layer], cited: Sequence[Cited]
) -> tuple[tuple[int, ...], ...]:
    references = {one.number: one.reference for one in cited} if letters else {}
    return tuple(tuple(references[key] for key in layer.keys) for layer in found if layer.letter in letters)


def _cited(stories: Sequence[int]) -> tuple[Mapping[int, list[Cited]], set[int]]:
    """By story; and which of the references were withdrawn."""
    found: dict[int, list[Cited]] = defaultdict(list)
    withdrawn: set[int] = set()
    rows = Citation.objects.filter(story__in=stories).order_by().values_list(*CITED)
    for story, key, number, reference, publisher, owner, person, named, first_hand, withdrawn_at in rows:
        unnamed = person is not None and not named
        found[story].append(Cited(key, number, reference, publisher, owner, person, first_hand, unnamed))
        if withdrawn_at:
            withdrawn.add(reference)
    return found, withdrawn


def _key_claims(stories: Sequence[int]) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = Claim.objects.filter(story__in=stories, is_key=True).order_by()
    for story, claim in rows.values_list("story_id", "pk"):
        found[story].append(claim)
    return found


def _stances(stories: Sequence[int]) -> Mapping[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = Stance.objects.filter(claim__story__in=stories, claim__is_key=True).order_by()
    for claim, citation, kind in rows.values_list("claim_id", "citation_id", "kind"):
        found[claim].append((citation, kind))
    return found


def _assertion(
    claim: int, stances: Mapping[int, Sequence[tuple[int, str]]], numbers: Mapping[int, int]
) -> Assertion:
    said = ((numbers[citation], kind) for citation, kind in stances.get(claim, ()) if citation in numbers)
    return Assertion(claim, 0, "", is_key=True, stances=tuple(said))


def _onward(references: set[int]) -> tuple[Mapping[int, list[Rests]], set[int]]:
    """What they rest on, by what derives, up to origins outside; and which origins were withdrawn."""
    found: dict[int, list[Rests]] = defaultdict(list)
    withdrawn: set[int] = set()
    passed, step = set(references), references
    while step:
        rows = Derivation.objects.filter(derived__in=step).order_by()
        step = set()
        for pk, derived, origin, kind, state, gone in rows.values_list(
            "pk", "derived_id", "origin_id", "kind", "state", "origin__withdrawn_at"
        ):
            found[derived].append(Rests(pk, derived, origin, "", kind, state, ""))
            if state == REJECTED:
                continue
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
            if rest.state != REJECTED and rest.origin not in passed:
                passed.add(rest.origin)
                ahead.append(rest.origin)
    return found
