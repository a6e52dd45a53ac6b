"""Which references share a layer, and what is said of why."""

import pytest

from sources.rules.layers import layers
from sources.rules.trails import trails
from tests.sources.rules.drawn import human, keys, leaflet, outlet, rests

ENGADGET, TECHCRUNCH, TECHRADAR, VERGE, KOTAKU, ARS = range(1, 7)


def test_no_reference_makes_no_layer() -> None:
    assert layers([], []) == ()


def test_strangers_are_layers_of_their_own() -> None:
    assert keys(layers([outlet(1, ENGADGET), outlet(2, TECHRADAR)], [])) == [(1,), (2,)]


def test_two_articles_of_one_publisher_are_one_layer() -> None:
    (layer,) = layers([outlet(1, ENGADGET), outlet(3, ENGADGET)], [])
    assert layer.joins[0].sentence == "References 1 and 3 are both from Engadget."


def test_two_outlets_of_one_owner_are_one_layer() -> None:
    (layer,) = layers([outlet(1, ENGADGET), outlet(2, TECHCRUNCH)], [])
    assert layer.joins[0].sentence == "Engadget and TechCrunch have the same owner, Yahoo."


def test_an_outlet_and_its_owner_are_one_layer() -> None:
    (layer,) = layers([outlet(1, KOTAKU), outlet(2, VERGE)], [])
    assert layer.joins[0].sentence == "Kotaku belongs to The Verge."


def test_one_person_asked_twice_is_one_layer() -> None:
    (layer,) = layers([human(1, 7), human(2, 7)], [])
    assert layer.joins[0].sentence == "References 1 and 2 come from the same person, An engineer."


def test_two_people_are_two_layers() -> None:
    assert len(layers([human(1, 7), human(2, 8)], [])) == 2


def test_sources_without_publisher_or_person_stand_alone() -> None:
    assert len(layers([leaflet(1), leaflet(2), outlet(3, ARS)], [])) == 3


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("copy", "TechRadar carries the text of Engadget."),
        ("rewrite", "TechRadar rewrites Engadget."),
        ("credit", "TechRadar credits Engadget for it."),
        ("release", "TechRadar and Engadget both rest on one release."),
        ("common", "TechRadar and Engadget both rest on one origin."),
        ("other", "TechRadar rests on Engadget."),
    ],
)
def test_a_derivation_makes_one_layer_and_says_how(kind: str, sentence: str) -> None:
    (layer,) = layers([outlet(1, ENGADGET), outlet(2, TECHRADAR)], [rests(102, 101, kind)])
    assert layer.joins[0].sentence == sentence


def test_two_of_one_name_are_told_apart_by_their_numbers() -> None:
    """As two people of one alias, or two papers of one title, are."""
    (layer,) = layers([leaflet(1), leaflet(2)], [rests(102, 101, "rewrite")])
    assert layer.joins[0].sentence == "Reference 2 rewrites reference 1."
    assert layer.joins[0].explained.startswith(
        "References 1 and 2: one layer, because reference 2 rewrites reference 1"
    )


def test_a_derivation_leads_from_what_rests_to_what_it_rests_on() -> None:
    step = rests(102, 101)
    (join,) = layers([outlet(1, ENGADGET), outlet(2, TECHRADAR)], [step])[0].joins
    assert (join.a, join.b, join.derivation, join.passage) == (2, 1, step.id, "according to")


def test_a_suggestion_joins_and_says_that_it_is_one() -> None:
    (layer,) = layers([outlet(1, ENGADGET), outlet(2, TECHRADAR)], [rests(102, 101, state="suggested")])
    assert layer.joins[0].sentence == "TechRadar credits Engadget for it (suggested, not yet judged)."


def test_two_that_rest_on_one_outside_origin_are_one_layer() -> None:
    (layer,) = layers([outlet(1, VERGE), outlet(2, TECHRADAR)], [rests(101, 5), rests(102, 5)])
    assert layer.joins[0].reason == "origin"
    assert layer.joins[0].sentence == "The Verge and TechRadar both rest on Origin 5."


def test_an_outside_origin_is_found_through_others_outside() -> None:
    steps = [rests(101, 4), rests(4, 5), rests(102, 5)]
    (layer,) = layers([outlet(1, VERGE), outlet(2, TECHRADAR)], steps)
    assert layer.joins[0].sentence == "The Verge and TechRadar both rest on Origin 5."


def test_one_that_rests_on_another_by_way_of_an_outsider_shares_its_layer() -> None:
    steps = [rests(102, 4, state="suggested"), rests(4, 101)]
    (join,) = layers([outlet(1, VERGE), outlet(2, TECHRADAR)], steps)[0].joins
    assert join.sentence == "TechRadar rests on The Verge by way of another page (suggested, not yet judged)."
    assert join.derivation == steps[0].id


def test_the_derivation_to_judge_is_the_doubtful_one() -> None:
    certain, doubtful = rests(101, 5), rests(102, 5, state="suggested")
    (join,) = layers([outlet(1, VERGE), outlet(2, TECHRADAR)], [certain, doubtful])[0].joins
    assert join.derivation == doubtful.id


def test_a_doubt_further_on_is_the_one_to_judge() -> None:
    certain, doubtful = rests(102, 4), rests(4, 101, state="suggested")
    (join,) = layers([outlet(1, VERGE), outlet(2, TECHRADAR)], [certain, doubtful])[0].joins
    assert join.derivation == doubtful.id


def test_a_circle_leads_from_a_reference_to_the_others_only() -> None:
    circle = {101: [rests(101, 4)], 4: [rests(4, 5)], 5: [rests(5, 101)]}
    assert set(trails(101, circle, {101})) == {4, 5}


def test_an_outside_digest_of_two_reports_does_not_join_them() -> None:
    assert len(layers([outlet(1, VERGE), outlet(2, TECHRADAR)], [rests(5, 101), rests(5, 102)])) == 2


def test_two_that_rest_on_each_other_are_joined_once() -> None:
    (layer,) = layers([outlet(1, VERGE), outlet(2, TECHRADAR)], [rests(101, 102), rests(102, 101)])
    assert len(layer.joins) == 1


def test_derivations_among_outsiders_change_nothing() -> None:
    assert len(layers([outlet(1, VERGE), outlet(2, TECHRADAR)], [rests(5, 6), rests(6, 5)])) == 2


def test_a_fact_explains_before_a_doubt() -> None:
    sources = [outlet(1, ENGADGET), outlet(2, TECHCRUNCH)]
    (join,) = layers(sources, [rests(102, 101, state="suggested")])[0].joins
    assert join.reason == "owner"


def test_a_confirmed_way_explains_before_a_shorter_doubtful_one() -> None:
    steps = [rests(102, 101, state="suggested"), rests(102, 4), rests(4, 101)]
    (join,) = layers([outlet(1, VERGE), outlet(2, TECHRADAR)], steps)[0].joins
    assert join.sentence == "TechRadar rests on The Verge by way of Origin 4."


def test_forty_copies_of_one_report_are_one_layer() -> None:
    report = outlet(1, ENGADGET)
    copies = [human(key, key) for key in range(2, 42)]
    (layer,) = layers([report, *copies], [rests(copy.origin, report.origin, "copy") for copy in copies])
    assert len(layer.joins) == 40


def test_a_layer_has_the_name_of_its_first_source() -> None:
    assert layers([outlet(4, TECHCRUNCH), outlet(2, ENGADGET)], [])[0].name == "Engadget"


def test_letters_follow_the_lowest_numbers() -> None:
    sources = [outlet(3, TECHRADAR), outlet(1, VERGE), outlet(5, KOTAKU), outlet(4, ARS)]
    assert [(layer.letter, layer.keys) for layer in layers(sources, [])] == [
        ("A", (1, 5)),
        ("B", (3,)),
        ("C", (4,)),
    ]


def test_after_z_comes_aa() -> None:
    found = layers([human(key, key) for key in range(1, 704)], [])
    assert [found[place].letter for place in (0, 25, 26, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA")
    ]
