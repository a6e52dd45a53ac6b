"""Bodies two people wrote on in: paragraphs join by themselves, and only what both changed clashes."""

from hypothesis import given
from hypothesis import strategies as st

from stories.rules.paragraphs import (
    BOTH,
    CLASH,
    MINE,
    SAME,
    THEIRS,
    mark,
    merge,
    name,
    paragraphs,
    stretches,
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


def whose(mine: list[str], theirs: list[str], known: list[str] | None = None) -> list[str]:
    return [one.whose for one in stretches(marks(START), mine, theirs, marks(known or []))]


def test_changes_in_different_paragraphs_join() -> None:
    mine, theirs = ["<p>Mine.</p>", *START[1:]], [*START[:2], "<p>Theirs.</p>"]
    assert merge(marks(START), mine, theirs) == ("<p>Mine.</p>", "<p>Two.</p>", "<p>Theirs.</p>")


def test_an_editor_spacing_the_markup_anew_changed_no_paragraph() -> None:
    spaced = paragraphs("<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>\n")
    assert merge(marks(START), [*START[:2], "<p>Mine.</p>"], spaced) == (*START[:2], "<p>Mine.</p>")


def test_spaces_an_editor_folds_changed_no_paragraph_but_in_code() -> None:
    assert name("<p>One  and two.</p>") == name("<p>One and two.</p>")
    assert name("<pre>if x:\n  y</pre>") != name("<pre>if x:\n    y</pre>")


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


def test_a_clash_has_both_sides_of_its_paragraphs_only() -> None:
    found = stretches(
        marks(START), [START[0], "<p>Mine.</p>", START[2]], [START[0], "<p>Theirs.</p>", "<p>End.</p>"]
    )
    clash = next(one for one in found if one.whose == CLASH)
    assert (clash.mine, clash.theirs) == (("<p>Mine.</p>",), ("<p>Theirs.</p>",))
    assert found[-1].theirs == ("<p>End.</p>",)


def test_a_paragraph_away_from_the_clash_joins() -> None:
    start = [*START, "<p>Four.</p>"]
    mine = [START[0], "<p>Mine.</p>", *start[2:]]
    theirs = [START[0], "<p>Theirs.</p>", START[2], "<p>End.</p>"]
    found = stretches(marks(start), mine, theirs)
    assert [one.whose for one in found] == [SAME, CLASH, SAME, THEIRS]


def test_what_both_changed_alike_stands_once() -> None:
    both = [START[0], "<p>Both.</p>", START[2]]
    assert whose(both, both) == [SAME, BOTH, SAME]


def test_meeting_a_paragraph_i_sent_before_is_no_clash() -> None:
    mine, sent = [*START[:2], "<p>Mine, further.</p>"], [*START[:2], "<p>Mine.</p>"]
    theirs = ["<p>Theirs.</p>", START[1], "<p>Mine.</p>"]
    assert whose(mine, theirs) == [THEIRS, SAME, CLASH]
    assert whose(mine, theirs, sent) == [THEIRS, SAME, MINE]


def test_what_they_took_away_is_no_echo_of_mine() -> None:
    mine = [*START[:2], "<p>Mine, further.</p>"]
    assert whose(mine, START[:2], mine) == [SAME, CLASH]


@given(texts, texts, texts)
def test_nothing_either_side_wrote_is_missing_from_the_stretches(
    start: list[str], mine: list[str], theirs: list[str]
) -> None:
    found = stretches(marks(start), mine, theirs)
    shown = {paragraph for one in found for paragraph in (*one.mine, *one.theirs)}
    assert {*mine, *theirs} - set(start) <= shown


@given(texts, texts, texts)
def test_settling_for_mine_keeps_all_i_wrote_and_what_both_kept(
    start: list[str], mine: list[str], theirs: list[str]
) -> None:
    found = stretches(marks(start), mine, theirs)
    settled = {paragraph for one in found for paragraph in one.now}
    assert set(mine) - set(start) <= settled
    assert set(start) & set(mine) & set(theirs) <= settled


@given(texts, texts, texts)
def test_each_side_of_the_stretches_is_that_side(
    start: list[str], mine: list[str], theirs: list[str]
) -> None:
    found = stretches(marks(start), mine, theirs)
    assert [paragraph for one in found for paragraph in one.mine] == mine
    assert [paragraph for one in found for paragraph in one.theirs] == theirs
