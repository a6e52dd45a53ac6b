"""What joins by itself when two wrote on from one version."""

import json

from hypothesis import given
from hypothesis import strategies as st

from stories.rules.merging import (
    CLASH,
    MINE,
    SAME,
    THEIRS,
    began,
    mark,
    merge,
    paragraphs,
    read_began,
    side,
)

START = ["<p>One.</p>", "<p>Two.</p>", "<p>Three.</p>"]
texts = st.lists(st.sampled_from([f"<p>{n}</p>" for n in range(12)]), max_size=8)
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20)
pieces = st.one_of(
    words.map(lambda text: f"<p>{text.replace('<', '').replace('&', '')}</p>"),
    st.just("<ul><li><p>a</p></li><li>b</li></ul>"),
    st.just("<hr>"),
    st.just("\n"),
)


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


def test_changes_in_different_paragraphs_join() -> None:
    mine, theirs = ["<p>Mine.</p>", *START[1:]], [*START[:2], "<p>Theirs.</p>"]
    assert merge(marks(START), mine, theirs) == ("<p>Mine.</p>", "<p>Two.</p>", "<p>Theirs.</p>")


def test_an_editor_spacing_the_markup_anew_changed_no_paragraph() -> None:
    spaced = paragraphs("<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>\n")
    assert merge(marks(START), [*START[:2], "<p>Mine.</p>"], spaced) == (*START[:2], "<p>Mine.</p>")


def test_changes_in_neighbouring_paragraphs_join() -> None:
    mine, theirs = ["<p>Mine.</p>", *START[1:]], [START[0], "<p>Theirs.</p>", START[2]]
    assert merge(marks(START), mine, theirs) == ("<p>Mine.</p>", "<p>Theirs.</p>", "<p>Three.</p>")


def test_two_paragraphs_added_at_one_place_do_not_join() -> None:
    assert merge(marks(START), [*START, "<p>Mine.</p>"], [*START, "<p>Theirs.</p>"]) is None


def test_a_paragraph_taken_away_and_changed_does_not_join() -> None:
    assert merge(marks(START), START[:2], [*START[:2], "<p>Theirs.</p>"]) is None


def test_the_same_change_on_both_sides_joins_once() -> None:
    both = [START[0], "<p>Both.</p>", START[2]]
    assert merge(marks(START), both, both) == tuple(both)


@given(texts, texts)
def test_merging_with_an_unchanged_side_gives_the_other(start: list[str], changed: list[str]) -> None:
    assert merge(marks(start), changed, start) == tuple(changed)
    assert merge(marks(start), start, changed) == tuple(changed)


@given(texts, texts, texts)
def test_sides_can_be_exchanged(start: list[str], mine: list[str], theirs: list[str]) -> None:
    assert merge(marks(start), mine, theirs) == merge(marks(start), theirs, mine)


@given(texts, texts, texts)
def test_no_new_paragraph_of_either_side_is_dropped(
    start: list[str], mine: list[str], theirs: list[str]
) -> None:
    merged = merge(marks(start), mine, theirs)
    written = {*mine, *theirs} - set(start)
    assert merged is None or written <= set(merged)


@given(texts, texts, texts)
def test_a_paragraph_both_kept_stays(start: list[str], mine: list[str], theirs: list[str]) -> None:
    merged = merge(marks(start), mine, theirs)
    assert merged is None or set(start) & set(mine) & set(theirs) <= set(merged)


@given(st.lists(pieces, max_size=8).map("".join))
def test_a_body_cut_and_put_together_is_the_body(html: str) -> None:
    assert "".join(paragraphs(html)) == html


def test_a_list_is_one_paragraph() -> None:
    assert paragraphs("<p>a<br>b</p><ul><li><p>c</p></li></ul><hr><p>d</p>") == (
        "<p>a<br>b</p>",
        "<ul><li><p>c</p></li></ul>",
        "<hr>",
        "<p>d</p>",
    )
