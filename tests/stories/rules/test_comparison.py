"""What one edition's content says that another's does not."""

from typing import Any

import pytest

from stories.rules.comparison import changed_parts, compare_content

PICTURE = {
    "width": 1600,
    "height": 900,
    "digest": "sha256:ab12",
    "alt": "A headset.",
    "caption": "",
    "credit": "Halden",
    "credit_url": "",
}
CONTENT: dict[str, Any] = {
    "slug": "orrery",
    "headline": "Orrery headsets swell",
    "standfirst": "Shops were told.",
    "body": "<p>Sales in Germany have stopped.</p>",
    "section": {"name": "Devices"},
    "format": {"name": "Brief"},
    "bylines": [{"name": "Mara Lind"}],
    "tags": [{"name": "headsets"}, {"name": "recalls"}],
    "lead": PICTURE,
}


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"headline": "Orrery headsets smoke"}, "Headline"),
        ({"standfirst": ""}, "Standfirst"),
        ({"body": "<p>Sales go on.</p>"}, "Text"),
        ({"section": {"name": "Policy"}}, "Section"),
        ({"format": {"name": "Live"}}, "Format"),
        ({"bylines": []}, "Bylines"),
        ({"lead": {**PICTURE, "alt": "A swollen headset."}}, "Alt text"),
        ({"lead": {**PICTURE, "x": 20}}, "Point crops keep"),
        ({"tags": [{"name": "headsets"}]}, "Tags"),
        ({"slug": "headsets"}, "Address"),
    ],
)
def test_each_part_that_differs_is_named(change: dict[str, Any], part: str) -> None:
    assert changed_parts(CONTENT, CONTENT | change) == (part,)


def test_what_is_named_is_what_the_comparison_shows() -> None:
    change = compare_content(CONTENT, {**CONTENT, "format": {"name": "Live"}, "slug": "headsets"})
    assert [fact.name for fact in change.facts if fact.changed] == ["Format", "Address"]


def test_tags_have_no_order() -> None:
    assert changed_parts(CONTENT, {**CONTENT, "tags": CONTENT["tags"][::-1]}) == ()


def test_a_picture_sealed_before_it_had_a_point_holds_on_to_the_middle() -> None:
    assert changed_parts(CONTENT, {**CONTENT, "lead": {**PICTURE, "x": 50, "y": 50}}) == ()
