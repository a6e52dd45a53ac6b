"""Marks and times in templates."""

from datetime import UTC, datetime

import pytest
from django.test import override_settings

from stories.models import Label
from stories.templatetags.marks import breakable, label_mark, label_symbol, stance, when

MOMENT = datetime(2024, 11, 16, 16, 20, tzinfo=UTC)
FROZEN = {
    "slug": "corroborated",
    "name": "Corroborated",
    "place": "rung",
    "rank": 2,
    "colour": "corroborated",
}


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("haverleigh.example/a-note", "haverleigh<wbr>.example<wbr>/a<wbr>-note"),
        ("At <b>.example.example", "At &lt;b&gt;.example<wbr>.example"),
        ("The U.S. and 3.5 per cent", "The U.S. and 3.5 per cent"),
        ("1,234,567,890.123456", "1,234,567,890.123456"),
    ],
)
def test_a_long_address_breaks_at_its_joints(text: str, broken: str) -> None:
    assert breakable(text) == broken


def test_a_mark_never_stands_without_its_word() -> None:
    assert "#m-corroborated" in label_mark(FROZEN)
    assert '<span class="label__word">Corroborated</span>' in label_mark(FROZEN)


def test_a_row_and_its_frozen_words_give_the_same_mark() -> None:
    assert label_mark(Label(**FROZEN)) == label_mark(FROZEN)


def test_a_label_can_lead_to_its_paragraph() -> None:
    assert 'href="/labels/#corroborated"' in label_mark(FROZEN, link=True)


def test_the_name_of_a_label_is_escaped() -> None:
    assert "<b>" not in label_mark(FROZEN | {"name": "<b>"})


@pytest.mark.parametrize(
    ("place", "rank", "symbol"),
    [
        ("rung", 1, "emerging"),
        ("rung", 5, "confirmed"),
        ("disputed", None, "disputed"),
        ("<", None, "unverified"),
    ],
)
def test_filled_strata_count_the_rung(place: str, rank: int | None, symbol: str) -> None:
    assert label_symbol({"place": place, "rank": rank}) == f"m-{symbol}"


def test_a_divided_layer_says_so() -> None:
    assert "Divided" in stance("mixed")


def test_a_time_names_its_zone() -> None:
    assert when(MOMENT) == '<time datetime="2024-11-16T16:20+00:00">16 Nov 2024, 16:20 UTC</time>'


@override_settings(TIME_ZONE="Europe/Berlin")
def test_a_time_is_told_in_the_newsroom_s_zone() -> None:
    assert "17:20 CET" in when(MOMENT)


def test_no_time_is_no_words() -> None:
    assert when(None) == ""
