"""What joins by itself when two wrote on from one version."""

import json

from stories.rules.merging import began, read_began, side
from stories.rules.paragraphs import CLASH, MINE, SAME, THEIRS, mark

START = ["<p>One.</p>", "<p>Two.</p>", "<p>Three.</p>"]


def marks(html: list[str]) -> list[str]:
    return [mark(one) for one in html]


def test_what_neither_changed_is_the_same() -> None:
    assert side("a", "a", {mark("a")}, mark("a")) == SAME


def test_what_only_i_changed_is_mine() -> None:
    assert side("b", "a", {mark("a")}, mark("a")) == MINE


def test_what_only_they_changed_is_theirs() -> None:
    assert side("a", "b", {mark("a")}, mark("a")) == THEIRS


def test_what_both_changed_clashes() -> None:
    assert side("b", "c", {mark("a")}, mark("a")) == CLASH


def test_finding_what_i_sent_myself_is_no_clash() -> None:
    assert side("c", "b", {mark("a"), mark("b")}, mark("a")) == MINE


def test_without_a_start_everything_different_clashes() -> None:
    assert side("b", "c", {""}, "") == CLASH


def test_a_page_carries_a_mark_of_every_part_and_paragraph() -> None:
    held = read_began(began({"headline": "H", "body": "".join(START)}))
    assert held == {
        "headline": mark("H"),
        "body": mark("".join(START)),
        "paragraphs": marks(START),
    }


def test_what_is_no_mark_is_read_as_none() -> None:
    assert [read_began(one) for one in ("", "{", "[1]", json.dumps("x"))] == [{}, {}, {}, {}]
