"""What holds from references to label, whatever the evidence and whatever the ladder."""

from dataclasses import dataclass, replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sources.rules.layers import Rests, Source, layers
from stories.rules.assessment import Assertion, Assessment, Item, Rule, Rung, assess, missing_for
from tests.sources.rules.drawn import another, cited, derivations, leaflet, steady
from tests.stories.rules.weighed import claims, ladders

NEW = 99  # the number of a source that is added


@dataclass(frozen=True)
class Evidence:
    """A story's sources with what is known of each, its derivations, claims, and some ladder."""

    sources: list[Source]
    steps: list[Rests]
    first_hand: frozenset[int]
    unnamed: frozenset[int]
    claims: list[Assertion]
    ladder: list[Rung]

    def items(self) -> list[Item]:
        return [
            Item(key, layer.letter, key in self.first_hand, key in self.unnamed)
            for layer in layers(self.sources, self.steps)
            for key in layer.keys
        ]

    def assess(self) -> Assessment:
        return assess(self.ladder, self.claims, self.items())


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    sources = draw(cited(most=7))
    keys = [source.key for source in sources]
    some = st.frozensets(st.sampled_from([*keys, NEW]))
    steps = draw(derivations(sources, most=4))
    return Evidence(sources, steps, draw(some), draw(some), draw(claims(keys)), draw(ladders()))


def ranks(ladder: list[Rung], found: Assessment) -> list[int]:
    """Of the story, then of each claim; 0 where nothing is earned."""
    known = {rung.slug: rung.rank for rung in ladder}
    return [found.rank, *(known.get(claim.label or "", 0) for claim in found.claims)]


def counts(found: Assessment) -> list[int]:
    return [count for claim in found.claims for count in (claim.layers, claim.first_hand)]


@steady
@given(evidence(), st.data())
def test_a_derivation_never_raises_an_assessment(drawn: Evidence, data: st.DataObject) -> None:
    more = replace(drawn, steps=[*drawn.steps, data.draw(another(drawn.sources, drawn.steps))])
    before, after = ranks(drawn.ladder, drawn.assess()), ranks(drawn.ladder, more.assess())
    assert all(now <= then for now, then in zip(after, before, strict=True))


@steady
@given(evidence(), st.data())
def test_a_derivation_never_raises_a_count(drawn: Evidence, data: st.DataObject) -> None:
    more = replace(drawn, steps=[*drawn.steps, data.draw(another(drawn.sources, drawn.steps))])
    pairs = zip(counts(more.assess()), counts(drawn.assess()), strict=True)
    assert all(now <= then for now, then in pairs)


@steady
@given(evidence(), st.data())
def test_a_supporting_independent_layer_never_lowers_an_assessment(
    drawn: Evidence, data: st.DataObject
) -> None:
    backed = [back(claim) if data.draw(st.booleans()) else claim for claim in drawn.claims]
    more = replace(drawn, sources=[*drawn.sources, leaflet(NEW)], claims=backed)
    before, after = ranks(drawn.ladder, drawn.assess()), ranks(drawn.ladder, more.assess())
    assert all(now >= then for now, then in zip(after, before, strict=True))


def back(claim: Assertion) -> Assertion:
    return replace(claim, stances=(*claim.stances, (NEW, "supports")))


@steady
@given(evidence())
def test_something_is_missing_exactly_when_there_is_a_next_rung(drawn: Evidence) -> None:
    found = drawn.assess()
    assert bool(found.missing) == (found.next is not None)


@steady
@given(evidence())
def test_there_is_a_next_rung_unless_the_story_stands_on_the_top_one(drawn: Evidence) -> None:
    top = max((rung.rank for rung in drawn.ladder), default=0)
    found = drawn.assess()
    assert (found.next is None) == (found.rank == top)


@steady
@given(evidence())
def test_nothing_is_missing_for_a_rung_exactly_when_it_is_earned(drawn: Evidence) -> None:
    cited = drawn.items()
    key = [claim for claim in drawn.claims if claim.is_key]
    for rung in drawn.ladder:
        earned = bool(key) and all(slow_earned(rung, claim, cited) for claim in key)
        assert (missing_for(rung, drawn.claims, cited) == ()) == earned


@steady
@given(evidence())
def test_a_claim_has_the_highest_rung_it_satisfies(drawn: Evidence) -> None:
    cited = drawn.items()
    slow = [
        max((rung.rank for rung in drawn.ladder if slow_earned(rung, claim, cited)), default=0)
        for claim in drawn.claims
    ]
    assert ranks(drawn.ladder, drawn.assess())[1:] == slow


def slow_earned(rung: Rung, claim: Assertion, cited: list[Item]) -> bool:
    """The ladder's rules, read out one after the other."""
    return any(slow_holds(rule, claim, cited) for rule in rung.rules)


def slow_holds(rule: Rule, claim: Assertion, cited: list[Item]) -> bool:
    pro = [item for item in cited if (item.key, "supports") in claim.stances]
    con = {item.layer for item in cited if (item.key, "contradicts") in claim.stances}
    named = {item.layer for item in pro if not item.unnamed} - con
    counted = {item.layer for item in pro} - con if rule.unnamed_count else named
    first_hand = {item.layer for item in pro if item.first_hand and not item.unnamed} - con
    enough = len(counted) >= rule.least_layers and len(first_hand) >= rule.least_first_hand
    return enough and (rule.contradictions_allowed or not con)


@steady
@given(evidence())
def test_the_story_has_the_lowest_rung_of_its_key_claims(drawn: Evidence) -> None:
    rank, *each = ranks(drawn.ladder, drawn.assess())
    of_key = [own for own, claim in zip(each, drawn.claims, strict=True) if claim.is_key]
    assert rank == min(of_key, default=0)


@steady
@given(evidence())
def test_every_layer_has_one_voice_on_every_claim(drawn: Evidence) -> None:
    letters = [layer.letter for layer in layers(drawn.sources, drawn.steps)]
    found = drawn.assess().claims
    assert [[letter for letter, _ in claim.voices] for claim in found] == [letters] * len(drawn.claims)


@steady
@given(evidence(), st.randoms(use_true_random=False))
def test_the_order_of_items_and_rungs_does_not_matter(drawn: Evidence, shuffler: Random) -> None:
    cited, ladder = drawn.items(), drawn.ladder
    others = shuffler.sample(ladder, len(ladder)), drawn.claims, shuffler.sample(cited, len(cited))
    assert assess(*others) == drawn.assess()
