"""Whose material rests on whose, as an edition's own sentences say."""

from typing import Any

import pytest

from stories.rules.resting import resting


def note(n: int, name: str, **more: Any) -> dict[str, Any]:
    who = {"name": name, "slug": name.lower().replace(" ", "-"), "owner": ""}
    return {"n": n, "publisher": who, "confidential": False, **more}


def found(*why: str, **third: Any) -> list[tuple[str, str, str, bool]]:
    """(who rests, on whom, how, whether in doubt), of a layer of Wired, Reuters and Bloomberg News."""
    notes = [note(1, "Wired"), note(2, "Reuters"), note(3, "Bloomberg News", **third)]
    layer = {"letter": "A", "references": [1, 2, 3], "why": list(why)}
    told = resting({"references": notes, "layers": [layer]})
    return [(one.derived.slug, one.origin.slug, one.kind, one.is_doubt) for one in told]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Wired carries the text of Reuters.", "copy"),
        ("Wired rewrites Reuters.", "rewrite"),
        ("Wired credits Reuters for it.", "credit"),
        ("Wired rests on Reuters.", "other"),
        ("Wired rests on Reuters by way of a confidential source.", "other"),
    ],
)
def test_a_sentence_says_who_rests_on_whom(sentence: str, kind: str) -> None:
    assert found(sentence) == [("wired", "reuters", kind, False)]


def test_a_doubt_stays_one() -> None:
    says = "Reuters credits Bloomberg News for it (suggested, not yet judged)."
    assert found(says) == [("reuters", "bloomberg-news", "credit", True)]


def test_of_one_pair_what_was_judged_is_told() -> None:
    doubtful = "Wired rewrites Reuters (suggested, not yet judged)."
    assert found(doubtful, "Wired credits Reuters for it.", doubtful) == [
        ("wired", "reuters", "credit", False)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "References 1 and 2 are both from Wired.",
        "Wired belongs to Reuters.",
        "Wired and Reuters both rest on one release.",
        "Wired shares an origin with Reuters by way of Bloomberg News.",
        "Source note 2 is confidential; it is not independent of this layer.",
        "Wired credits Engadget for it.",
    ],
)
def test_nothing_else_is_taken_for_resting_on(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    "gone", [{"confidential": True}, {"withdrawn": "Taken back."}, {"fallen": "With it."}]
)
def test_what_counts_no_more_or_is_not_shown_rests_on_nothing(gone: dict[str, Any]) -> None:
    assert found("Bloomberg News credits Reuters for it.", **gone) == []
