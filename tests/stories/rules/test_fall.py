"""Why a label is no longer earned, in sentences."""

from typing import Any

from stories.rules.fall import why_fell


def note(n: int, who: str, **more: Any) -> dict[str, Any]:
    return {
        "n": n,
        "title": f"Report {n}",
        "kind_name": "Article",
        "publisher": {"name": who, "slug": who.lower(), "owner": ""},
        "person": None,
        "confidential": False,
        "published": "2026-11-20T19:40:00+00:00",
        "withdrawn": "",
    } | more


def claim(layers: int, stances: dict[int, str], n: int = 1, **more: Any) -> dict[str, Any]:
    said = [{"reference": ref, "kind": kind, "quote": ""} for ref, kind in stances.items()]
    told = {"n": n, "text": f"Claim {n}.", "headline": n == 1, "key": True, "layers": layers, "stances": said}
    return told | more


def evidence(
    notes: list[dict[str, Any]], beds: dict[str, list[int]], *claims: dict[str, Any]
) -> dict[str, Any]:
    layers = [{"letter": letter, "references": refs} for letter, refs in beds.items()]
    return {"references": notes, "layers": layers, "claims": list(claims)}


BOTH = {1: "supports", 2: "supports"}
TWO = [note(1, "Engadget"), note(2, "TechRadar")]
THEN = evidence(TWO, {"A": [1], "B": [2]}, claim(2, BOTH))


def test_a_source_its_publisher_withdrew() -> None:
    gone = [note(1, "Engadget", withdrawn="Engadget retracted its report."), TWO[1]]
    assert why_fell(THEN, evidence(gone, {"A": [1], "B": [2]}, claim(1, BOTH))) == (
        "Engadget withdrew its article of 20 November 2026 (source note 1).",
        "Claim 1 now rests on 1 source layer.",
    )


def test_a_confidential_source_is_not_named() -> None:
    gone = [note(1, "Engadget", withdrawn="x", confidential=True), TWO[1]]
    told = why_fell(THEN, evidence(gone, {"A": [1], "B": [2]}, claim(1, BOTH)))
    assert told[0] == "A confidential source withdrew its article (source note 1)."


def test_a_reference_taken_off() -> None:
    now = evidence(TWO[:1], {"A": [1]}, claim(1, {1: "supports"}))
    assert why_fell(THEN, now)[0] == "Source note 2 (TechRadar) was taken off the story."


def test_two_layers_that_became_one() -> None:
    now = evidence(TWO, {"A": [1, 2]}, claim(1, BOTH))
    assert why_fell(THEN, now)[0] == "Engadget and TechRadar count as one layer now."


def test_a_stance_that_changed() -> None:
    now = evidence(TWO, {"A": [1], "B": [2]}, claim(1, {1: "supports", 2: "contradicts"}))
    assert why_fell(THEN, now)[:2] == (
        "TechRadar no longer supports claim 1.",
        "TechRadar contradicts claim 1.",
    )


def test_a_claim_that_became_key() -> None:
    now = evidence(TWO, {"A": [1], "B": [2]}, claim(2, BOTH), claim(0, {}, n=2))
    assert why_fell(THEN, now) == (
        "Claim 2 is key now.",
        "No source layer supports claim 2 any more.",
    )


def test_a_ladder_that_asks_for_more() -> None:
    assert why_fell(THEN, THEN) == ("What the label asks for has changed since.",)


def test_an_edition_from_before_references_could_be_withdrawn() -> None:
    old = [{key: value for key, value in one.items() if key != "withdrawn"} for one in TWO]
    then = evidence(old, {"A": [1], "B": [2]}, claim(2, BOTH))
    assert why_fell(then, THEN) == ("What the label asks for has changed since.",)
