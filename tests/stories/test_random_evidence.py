"""Whatever writers do with a story's evidence, in whatever order, its layers are those a naive count finds.

The count here is written a second time, from the rules' own words (DESIGN, "The rules that make it
trustworthy", 1): beside each pair of references, brute force, and nothing of the code it checks.
"""

from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from sources.actions.keep_reference import ReferenceFacts, keep_reference
from sources.actions.remember_text import remember_text
from sources.actions.suggest_derivations import suggest_derivations
from sources.intake.archive import digest
from sources.models import Derivation, Publisher, Reference
from stories.actions.cite import cite, uncite
from stories.actions.claim import add_claim
from stories.actions.judge import judge, state_apart, state_rests_on
from stories.actions.take_stance import take_stance
from stories.actions.withdraw_reference import restore, withdraw
from stories.dossier import Dossier, open_dossier
from stories.dossier.figures import Counting, Figures
from stories.dossier.many import weigh_many
from stories.errors import StillOneLayer
from stories.models import Label, Stance, Story
from tests.sources.actions.keeping import OWN, REPORT
from tests.stories.making import a_story

# (publisher, owner, text): two pairs of owners, a report that three carry, own work, and one bare.
KEPT = (
    ("Engadget", "Yahoo", REPORT),
    ("TechCrunch", "Yahoo", ""),
    ("TechRadar", "Future", REPORT),
    ("T3", "Future", OWN),
    ("The Verge", "", REPORT),
    ("Ars", "", OWN),
    ("Ars", "", ""),
)
BARE = (
    "The harbour office counted ninety ships last month, eleven fewer than the month before it. A clerk "
    "there blames the fog, which kept the pilots ashore on six mornings, and expects more of it in spring."
)
PEOPLE = ("An engineer", "An engineer", "A buyer")
numbers = st.integers(0, 10_000)


def chosen[One](some: Iterable[One], number: int) -> One:
    held = list(some)
    return held[number % len(held)]


class Evidence(RuleBasedStateMachine):
    """One story, another that shares its references, and a writer who does as drawn."""

    writer: User
    kept: list[Reference]

    def __init__(self) -> None:
        super().__init__()
        self.held = transaction.atomic()
        self.held.__enter__()
        self.story, self.other = a_story(self.writer), a_story(self.writer, headline="Other", slug="other")
        add_claim(self.story, "Only one batch swells.", by=self.writer, is_key=True)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.held.__exit__(None, None, None)

    @rule(number=numbers, elsewhere=st.booleans())
    def attach(self, number: int, elsewhere: bool) -> None:
        story = self.other if elsewhere and number % 4 == 0 else self.story
        reference = Reference.objects.get(pk=chosen(self.kept, number).pk)
        if not story.citations.filter(reference=reference).exists():
            cite(story, reference, by=self.writer)

    @precondition(lambda self: self.story.citations.exists())
    @rule(number=numbers)
    def remove(self, number: int) -> None:
        uncite(chosen(self.story.citations.all(), number), by=self.writer)

    @precondition(lambda self: self.story.citations.exists())
    @rule(number=numbers, kind=st.sampled_from([*Stance.Kind.values, "supports", "supports", ""]))
    def weigh(self, number: int, kind: str) -> None:
        citation = chosen(self.story.citations.all(), number)
        take_stance(chosen(self.story.claims.all(), number // 7), citation, kind, by=self.writer)

    @rule(one=numbers, other=numbers, kind=st.sampled_from(Derivation.Kind.values))
    def state(self, one: int, other: int, kind: str) -> None:
        derived, origin = chosen(self.kept, one), chosen(self.kept, other)
        if derived != origin:
            state_rests_on(derived, origin, by=self.writer, kind=kind, through="Bloomberg")

    @precondition(lambda self: Derivation.objects.exists())
    @rule(number=numbers, confirmed=st.booleans(), turned=st.booleans())
    def decide(self, number: int, confirmed: bool, turned: bool) -> None:
        row = chosen(Derivation.objects.all(), number)
        judge(row, by=self.writer, confirmed=confirmed, turned=turned, note="I looked at both.")

    @rule(one=numbers, other=numbers)
    def part(self, one: int, other: int) -> None:
        a, b = (Reference.objects.get(pk=chosen(self.kept, number).pk) for number in (one, other))
        if a == b:
            return
        before = list(Derivation.objects.order_by("pk").values())
        try:
            state_apart(a, b, by=self.writer, note="Two witnesses.")
        except StillOneLayer:
            assert list(Derivation.objects.order_by("pk").values()) == before
        else:
            assert not linked(a, b, behind())

    @rule(number=numbers, holds=st.booleans())
    def look_again(self, number: int, holds: bool) -> None:
        act: Callable[..., Any] = restore if holds else withdraw
        act(chosen(self.kept, number), by=self.writer, why="It says so on its page.")

    @rule(number=numbers, text=st.sampled_from([REPORT, OWN, BARE]))
    def recheck(self, number: int, text: str) -> None:
        """A kept text becomes another, and is compared with all there is once more."""
        reference = Reference.objects.get(pk=chosen(self.kept[: len(KEPT)], number).pk)
        decided = decisions()
        reference.text, reference.digest = text, digest(text.encode())
        reference.save()
        remember_text(reference)
        suggest_derivations(reference, Reference.objects.exclude(pk=reference.pk))
        assert decisions() == decided
        assert resembling(reference) == naive_resembling(reference)


class Counted(Evidence):
    """What holds whatever was done."""

    @invariant()
    def the_layers_are_those_of_a_naive_count(self) -> None:
        found = open_dossier(Story.objects.get(pk=self.story.pk))
        groups = naive_layers(self.story)
        assert [set(layer.keys) for layer in found.layers] == groups
        counted = {claim.key: claim.layers for claim in found.assessment.claims}
        assert counted == {claim.pk: naive_count(claim.pk, groups) for claim in found.claims}

    @invariant()
    def lists_count_what_the_story_says(self) -> None:
        """One story by its rows, many by theirs, and all of them by figures alone."""
        both = [Story.objects.get(pk=one.pk) for one in (self.story, self.other)]
        many = weigh_many(both)
        counted = Counting(Label.objects.prefetch_related("rules")).count([one.pk for one in both])
        for story in both:
            found, of_many, figures = open_dossier(story), many[story.pk], counted[story.pk]
            assert (of_many.layers, of_many.assessment) == (found.layers, found.assessment)
            label, against = found.assessment.label, objecting(found)
            assert figures == Figures(len(found.layers), len(found.citations), label, against)

    @invariant()
    def a_pair_is_decided_once_and_says_by_whom(self) -> None:
        for row in Derivation.objects.exclude(state="suggested"):
            assert row.decided_by == self.writer


def decisions() -> list[Any]:
    return list(Derivation.objects.exclude(state="suggested").order_by("pk").values())


def beside(reference: Reference, rows: QuerySet[Derivation]) -> set[int]:
    """The others in the rows a reference is in."""
    mine = rows.filter(Q(derived=reference) | Q(origin=reference)).values_list("derived", "origin")
    return {pk for both in mine for pk in both} - {reference.pk}


def resembling(reference: Reference) -> set[int]:
    """Those with a text a reference is suggested to share its own with, either way round."""
    told = Reference.objects.exclude(text="").values_list("pk", flat=True)
    return beside(reference, Derivation.objects.filter(state="suggested")) & set(told)


def naive_resembling(reference: Reference) -> set[int]:
    """Those with the same text, letter by letter, on whom nobody has decided."""
    same = set(Reference.objects.filter(text=reference.text).values_list("pk", flat=True))
    decided = beside(reference, Derivation.objects.exclude(state="suggested"))
    return same - decided - {reference.pk}


def objecting(found: Dossier) -> tuple[tuple[int, ...], ...]:
    """Of each layer that contradicts a key claim, its references by number."""
    key = {claim.pk for claim in found.claims if claim.is_key}
    told = (claim for claim in found.assessment.claims if claim.key in key)
    letters = {letter for claim in told for letter in claim.contradicted_by}
    references = {citation.number: citation.reference_id for citation in found.citations}
    return tuple(
        tuple(references[n] for n in layer.keys) for layer in found.layers if layer.letter in letters
    )


type Reached = dict[int, set[int]]


def behind() -> tuple[Reached, Reached]:
    """Every kept reference with all it rests on: by what nobody rejected, and by what somebody confirmed."""
    return reached_by("suggested", "confirmed"), reached_by("confirmed")


def reached_by(*states: str) -> Reached:
    steps = list(Derivation.objects.filter(state__in=states).values_list("derived", "origin"))
    reached = {pk: {pk} for pk in Reference.objects.values_list("pk", flat=True)}
    for _ in reached:
        for derived, origin in steps:
            reached[derived] |= reached[origin]
    return reached


def linked(a: Reference, b: Reference, reached: tuple[Reached, Reached]) -> bool:
    """Of two that a person parted, only what a person confirmed counts."""
    same_publisher = a.publisher is not None and owner(a.publisher) == (b.publisher and owner(b.publisher))
    same_person = a.person_id is not None and a.person_id == b.person_id
    by = reached[Derivation.objects.filter(state="rejected", derived__in=[a, b], origin__in=[a, b]).exists()]
    return same_publisher or same_person or bool(by[a.pk] & by[b.pk])


def owner(publisher: Publisher) -> Publisher:
    return owner(publisher.owner) if publisher.owner else publisher


def naive_layers(story: Story) -> list[set[int]]:
    """Source notes' numbers, merged pair by pair until every linked pair is in one set."""
    cited = {c.number: c.reference for c in story.citations.select_related("reference__publisher__owner")}
    reached, groups = behind(), [{number} for number in cited]
    for one, other in combinations(cited, 2):
        if linked(cited[one], cited[other], reached):
            whole = set().union(*(group for group in groups if group & {one, other}))
            groups = [group for group in groups if not group & whole] + [whole]
    return sorted(groups, key=min)


def fallen() -> set[int]:
    """What was withdrawn, and whatever rests on it, found by going over all derivations again and again."""
    found = set(Reference.objects.filter(withdrawn_at__isnull=False).values_list("pk", flat=True))
    while True:
        rests = Derivation.objects.filter(origin__in=found, kind__in=("copy", "rewrite", "credit", "other"))
        more = set(rests.exclude(state="rejected").values_list("derived", flat=True)) - found
        if not more:
            return found
        found |= more


def naive_count(claim: int, groups: list[set[int]]) -> int:
    """The layers in which somebody who stands by it supports the claim and nobody contradicts it."""
    told = Stance.objects.filter(claim=claim).exclude(citation__reference__in=fallen())
    said = dict(told.values_list("citation__number", "kind"))
    voices = [{said.get(number) for number in group} for group in groups]
    return sum("supports" in voice and "contradicts" not in voice for voice in voices)


def keep(by: User, **told: str) -> Reference:
    return keep_reference(ReferenceFacts(title="Orrery off the shelves", **told), by=by, key=uuid4())  # type: ignore[arg-type]


def keep_all(by: User) -> list[Reference]:
    kept = [keep(by, publisher_name=name, text=text) for name, _, text in KEPT]
    for name, above, _ in KEPT:
        if above:
            owned_by, _ = Publisher.objects.get_or_create(name=above, defaults={"slug": above.lower()})
            Publisher.objects.filter(name=name).update(owner=owned_by)
    return kept + [keep(by, kind="interview", person_alias=alias) for alias in PEOPLE]


@pytest.mark.django_db
def test_random_evidence_is_counted_as_a_naive_count_does(writer: User) -> None:
    class Drawn(Counted):
        pass

    Drawn.writer, Drawn.kept = writer, keep_all(writer)
    # Without shrinking: it would walk for minutes, and a walk of 25 steps can be read.
    walk = settings(
        max_examples=8, stateful_step_count=25, deadline=None, database=None, phases=[Phase.generate]
    )
    run_state_machine_as_test(Drawn, settings=walk)
