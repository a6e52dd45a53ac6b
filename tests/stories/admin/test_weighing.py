"""What moved between two states of the evidence."""

from typing import Any

from stories.admin.weighing import compare_evidence


def reference(n: int, layer: str = "A", **facts: Any) -> dict[str, Any]:
    known = {"title": f"Report {n}", "url": None, "publisher": None, "author": "", "published": None}
    return {
        **known,
        "n": n,
        "layer": layer,
        "kind": "article",
        "first_hand": False,
        "confidential": False,
        "person": None,
        "note": "",
        **facts,
    }


def layer(letter: str, *references: int, first_hand: bool = False) -> dict[str, Any]:
    return {"letter": letter, "references": list(references), "first_hand": first_hand}


def claim(n: int, text: str, voices: dict[str, str], **facts: Any) -> dict[str, Any]:
    layers = sum(kind == "supports" for kind in voices.values())
    told = {"headline": n == 1, "key": n == 1, "stances": [], "layers": layers}
    return {"n": n, "text": text, "voices": voices, **told, **facts}


ONE = {
    "references": [reference(1)],
    "layers": [layer("A", 1)],
    "claims": [claim(1, "It stopped.", {"A": "supports"})],
}
TWO = {
    "references": [reference(1), reference(2, "B")],
    "layers": [layer("A", 1), layer("B", 2)],
    "claims": [claim(1, "It stopped.", {"A": "supports", "B": "supports"})],
}


def test_the_same_evidence_has_not_moved() -> None:
    assert not compare_evidence(ONE, ONE).moved


def test_a_second_layer_is_counted_then_and_now() -> None:
    (row,) = compare_evidence(ONE, TWO).claims
    assert (row.then, row.now) == (1, 2)


def test_only_the_new_voice_is_new() -> None:
    (row,) = compare_evidence(ONE, TWO).claims
    assert [(voice.letter, voice.is_new) for voice in row.voices] == [("A", False), ("B", True)]


def test_references_come_stay_and_leave() -> None:
    change, back = compare_evidence(ONE, TWO), compare_evidence(TWO, ONE)
    assert [moved.row["n"] for moved in change.came] == [2]
    assert [row["n"] for row in change.stayed] == [1]
    assert [moved.row["n"] for moved in back.left] == [2]


def test_a_corrected_fact_is_named() -> None:
    corrected = {**ONE, "references": [reference(1, title="Another title", first_hand=True)]}
    (moved,) = compare_evidence(ONE, corrected).changed
    assert moved.what == ("title", "first-hand")


def test_a_voice_keeps_its_name_when_letters_wander() -> None:
    shifted = {
        "references": [reference(1, "B"), reference(2, "A")],
        "layers": [layer("A", 2), layer("B", 1)],
        "claims": [claim(1, "It stopped.", {"A": "silent", "B": "supports"})],
    }
    (row,) = compare_evidence(ONE, shifted).claims
    assert [(voice.letter, voice.is_new) for voice in row.voices] == [("B", False)]


def test_a_reworded_headline_claim_is_the_same_claim() -> None:
    reworded = {**ONE, "claims": [claim(1, "It stopped for good.", {"A": "supports"})]}
    (row,) = compare_evidence(ONE, reworded).claims
    assert row.then == 1
    assert [piece.kind for piece in row.pieces] == ["same", "in", "same"]


def test_a_removed_claim_is_still_shown() -> None:
    more = {**ONE, "claims": [*ONE["claims"], claim(2, "They swell.", {"A": "supports"})]}
    gone = compare_evidence(more, ONE).claims[-1]
    assert (gone.n, gone.then, gone.now) == (2, 1, None)


def test_another_stance_of_a_known_reference_is_told() -> None:
    says = [{"reference": 1, "kind": "supports", "quote": ""}]
    denies = [{"reference": 1, "kind": "contradicts", "quote": "Not so."}]
    then = {**ONE, "claims": [claim(1, "It stopped.", {"A": "supports"}, stances=says)]}
    now = {**ONE, "claims": [claim(1, "It stopped.", {"A": "contradicts"}, stances=denies)]}
    (move,) = compare_evidence(then, now).stances
    assert (move.then, move.now) == ("supports", "contradicts “Not so.”")


def test_references_that_now_share_a_layer_have_changed() -> None:
    joined = {**TWO, "references": [reference(1), reference(2)], "layers": [layer("A", 1, 2)]}
    change = compare_evidence(TWO, joined)
    assert [(moved.row["n"], moved.what) for moved in change.changed] == [(1, ("layer",)), (2, ("layer",))]
    assert (change.moved, change.stayed) == (True, ())


def test_a_reference_joined_by_another_that_came_has_not() -> None:
    joined = {**TWO, "references": [reference(1), reference(2)], "layers": [layer("A", 1, 2)]}
    change = compare_evidence(ONE, joined)
    assert ([row["n"] for row in change.stayed], change.changed) == ([1], ())


def test_nor_has_one_whose_layer_only_has_another_letter() -> None:
    turned = {**TWO, "layers": [layer("A", 2), layer("B", 1)]}
    assert compare_evidence(TWO, turned).changed == ()
