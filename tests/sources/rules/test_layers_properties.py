"""What holds of layers, whatever the references and derivations."""

from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from sources.rules.joins import DOUBT
from sources.rules.layers import Join, Rests, Source, layers
from tests.sources.rules.drawn import all_it_rests_on, another, evidence, keys, one_source, steady

Evidence = tuple[list[Source], list[Rests]]


@steady
@given(evidence(), st.randoms(use_true_random=False))
def test_order_does_not_matter(drawn: Evidence, shuffler: Random) -> None:
    sources, steps = drawn
    others = shuffler.sample(sources, len(sources)), shuffler.sample(steps, len(steps))
    assert layers(*others) == layers(*drawn)


@steady
@given(evidence())
def test_each_source_is_in_exactly_one_layer(drawn: Evidence) -> None:
    found = [key for layer in layers(*drawn) for key in layer.keys]
    assert sorted(found) == sorted(source.key for source in drawn[0])


@steady
@given(evidence())
def test_there_are_as_many_as_a_slow_count_finds(drawn: Evidence) -> None:
    assert sorted(keys(layers(*drawn))) == slow_layers(*drawn)


def slow_layers(sources: list[Source], steps: list[Rests]) -> list[tuple[int, ...]]:
    """Every source beside every other, until nothing merges any more."""
    groups = [{source.key} for source in sources]
    pairs = [(a, b) for a in sources for b in sources if alike(a, b) or linked(a, b, steps)]
    for a, b in pairs:
        whole = set().union(*(group for group in groups if group & {a.key, b.key}))
        groups = [group for group in groups if not group & whole] + [whole]
    return sorted(tuple(sorted(group)) for group in groups)


def alike(a: Source, b: Source) -> bool:
    facts = ((a.publisher, b.publisher), (a.owner, b.owner), (a.person, b.person))
    return any(mine is not None and mine == its for mine, its in facts)


def linked(a: Source, b: Source, steps: list[Rests]) -> bool:
    """Of two a person parted, only by what a person confirmed."""
    if any(
        step.state == "rejected" and {step.derived, step.origin} == {a.origin, b.origin} for step in steps
    ):
        steps = confirmed(steps)
    return bool(all_it_rests_on(a.origin, steps) & all_it_rests_on(b.origin, steps))


def confirmed(steps: list[Rests]) -> list[Rests]:
    return [step for step in steps if step.state == "confirmed"]


@steady
@given(evidence())
def test_every_join_is_true(drawn: Evidence) -> None:
    sources, steps = drawn
    named = {source.key: source for source in sources}
    joins = [join for layer in layers(sources, steps) for join in layer.joins]
    assert [join for join in joins if not is_true(join, named[join.a], named[join.b], steps)] == []


def is_true(join: Join, a: Source, b: Source, steps: list[Rests]) -> bool:
    behind_a, behind_b = all_it_rests_on(a.origin, steps), all_it_rests_on(b.origin, steps)
    return {
        "publisher": a.publisher is not None and a.publisher == b.publisher,
        "owner": a.owner is not None and a.owner == b.owner,
        "person": a.person is not None and a.person == b.person,
        "derivation": b.origin in behind_a,
        "origin": bool((behind_a & behind_b) - {a.origin, b.origin}),
    }[join.reason]


@steady
@given(evidence())
def test_the_joins_lie_in_their_layer_and_reach_all_of_it(drawn: Evidence) -> None:
    for layer in layers(*drawn):
        reached = {layer.keys[0]}
        for _ in layer.joins:
            reached |= {key for join in layer.joins for key in (join.a, join.b) if reached & {join.a, join.b}}
        assert reached == set(layer.keys)
        assert len(layer.joins) == len(layer.keys) - 1


@steady
@given(evidence())
def test_a_join_names_a_derivation_that_was_given_or_none(drawn: Evidence) -> None:
    passages = {step.id: step.passage for step in drawn[1]}
    for join in (join for layer in layers(*drawn) for join in layer.joins):
        assert (join.derivation is None) == (join.reason in {"publisher", "owner", "person"})
        assert join.derivation is None or passages[join.derivation] == join.passage


@steady
@given(evidence())
def test_a_doubt_is_named_only_where_the_layer_needs_it(drawn: Evidence) -> None:
    sources, steps = drawn
    certain = confirmed(steps)
    joins = [join for layer in layers(sources, steps) for join in layer.joins]
    doubts = [join for join in joins if join.sentence.endswith("(suggested, not yet judged).")]
    assert len(doubts) == len(layers(sources, certain)) - len(layers(sources, steps))


@steady
@given(evidence(), st.data())
def test_one_more_derivation_never_splits_a_layer(drawn: Evidence, data: st.DataObject) -> None:
    sources, steps = drawn
    more = layers(sources, [*steps, data.draw(another(sources, steps))])
    assert all(any(set(before) <= set(after) for after in keys(more)) for before in keys(layers(*drawn)))


@steady
@given(evidence(), st.data())
def test_one_derivation_fewer_never_merges_layers(drawn: Evidence, data: st.DataObject) -> None:
    sources, steps = drawn
    standing = [step for step in steps if step.state != "rejected"]
    assume(standing)
    gone = data.draw(st.sampled_from(standing))
    fewer = keys(layers(sources, [step for step in steps if step is not gone]))
    assert all(any(set(after) <= set(before) for before in keys(layers(*drawn))) for after in fewer)


@steady
@given(evidence(), st.data())
def test_one_more_rejection_never_merges_layers(drawn: Evidence, data: st.DataObject) -> None:
    sources, steps = drawn
    more = keys(layers(sources, [*steps, data.draw(another(sources, steps, ["rejected"]))]))
    assert all(any(set(after) <= set(before) for before in keys(layers(*drawn))) for after in more)


@steady
@given(evidence())
def test_no_page_outside_the_story_is_named_by_a_suggestion(drawn: Evidence) -> None:
    for join in (join for layer in layers(*drawn) for join in layer.joins):
        if join.sentence.endswith(f"{DOUBT}."):
            assert "Origin" not in join.sentence


@steady
@given(evidence())
def test_saying_again_what_joined_a_layer_changes_nothing(drawn: Evidence) -> None:
    sources, steps = drawn
    assert layers(sources, [*steps, *steps]) == layers(sources, steps)


@steady
@given(evidence(), st.data())
def test_one_reference_fewer_never_merges_layers(drawn: Evidence, data: st.DataObject) -> None:
    sources, steps = drawn
    assume(sources)
    gone = data.draw(st.sampled_from(sources))
    fewer = keys(layers([source for source in sources if source is not gone], steps))
    assert all(any(set(after) <= set(before) for before in keys(layers(*drawn))) for after in fewer)


@steady
@given(evidence(), st.data())
def test_one_more_reference_is_at_most_one_more_layer(drawn: Evidence, data: st.DataObject) -> None:
    sources, steps = drawn
    new = data.draw(one_source(99))
    assert len(layers([*sources, new], steps)) <= len(layers(*drawn)) + 1


@steady
@given(evidence())
def test_a_layer_is_explained_by_those_it_joins(drawn: Evidence) -> None:
    for join in (join for layer in layers(*drawn) for join in layer.joins):
        assert join.explained.startswith(f"{join.who}: one layer, because ")
        assert join.explained.endswith("see passage).") == bool(join.passage)
        assert ("suggested, not yet judged" in join.explained) == join.sentence.endswith(f"{DOUBT}.")
