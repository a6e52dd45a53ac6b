"""Word by word: what came, what went, and that nothing goes unseen."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from stories.rules.difference import (
    IN,
    OUT,
    SAME,
    Effort,
    Part,
    Piece,
    compare_html,
    compare_text,
    fold,
    places,
)

VOCABULARY = ["Shops", "in", "four", "countries", "sell", "no", "headset", ",", ".", "now"]
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=14).map(" ".join)


def kinds(parts: tuple[Part, ...]) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for part in parts for piece in part.pieces]


def side(pieces: tuple[Piece, ...], dropped: str) -> str:
    return "".join(p.text for p in pieces if p.kind != dropped).replace(" ", "")


@given(WORDS, WORDS)
def test_both_texts_can_be_read_back(before: str, after: str) -> None:
    pieces = compare_text(before, after)
    assert side(pieces, IN) == before.replace(" ", "")
    assert side(pieces, OUT) == after.replace(" ", "")


@given(WORDS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert places(compare_text(text, text)) == 0


def test_a_word_exchanged_is_two_pieces() -> None:
    pieces = compare_text("Shops in Germany stopped", "Shops in Spain stopped")
    assert [(p.kind, p.text) for p in pieces] == [
        (SAME, "Shops in"),
        (OUT, "Germany"),
        (IN, "Spain"),
        (SAME, "stopped"),
    ]


def test_a_reworded_paragraph_is_one_paragraph() -> None:
    (part,) = compare_html("<p>Sales have stopped for now.</p>", "<p>Sales have stopped for good.</p>")
    assert part.change == "changed"


def test_another_paragraph_is_one_gone_and_one_come() -> None:
    parts = compare_html("<p>Sales have stopped.</p>", "<p>A notice was seen by us all.</p>")
    assert sorted(part.change for part in parts) == [IN, OUT]


def test_a_link_led_elsewhere_is_seen() -> None:
    parts = compare_html(
        '<p><a href="https://a.example/">Here</a></p>', '<p><a href="https://b.example/">Here</a></p>'
    )
    assert (OUT, "[https://a.example/]") in kinds(parts)
    assert (IN, "[https://b.example/]") in kinds(parts)


def test_emphasis_alone_is_seen() -> None:
    parts = compare_html("<p>It did stop.</p>", "<p>It <strong>did</strong> stop.</p>")
    assert (IN, "did") in kinds(parts)


def test_source_notes_side_by_side_are_a_piece_each() -> None:
    text = '<p>Sales have stopped. <sup data-note="5">5</sup><sup data-note="3">3</sup></p>'
    (part,) = compare_html(text, text)
    assert part.pieces[1:] == (Piece(SAME, "5", True, ("note",)), Piece(SAME, "3", True, ("note",)))


def test_a_number_raised_by_hand_is_no_note() -> None:
    (part,) = compare_html("<p>E = mc<sup>2</sup></p>", "<p>E = mc<sup>2</sup></p>")
    assert part.pieces[-1].marks == ("sup",)


def test_markup_in_plain_text_stays_text() -> None:
    pieces = compare_text("", "<b>bold</b> & more")
    assert side(pieces, OUT) == "<b>bold</b>&more"


def test_unchanged_parts_fold_and_a_heading_stays_with_its_change() -> None:
    before = "<h2>One</h2><p>Same.</p><h2>Two</h2><p>Old words here.</p>"
    runs = fold(compare_html(before, before.replace("Old words", "New words")))
    assert [(run.folded, [part.tag for part in run.parts]) for run in runs] == [
        (True, ["h2", "p"]),
        (False, ["h2"]),
        (False, ["p"]),
    ]


def long_text(seed: int) -> str:
    """A hundred paragraphs of sixty words."""
    chance = Random(seed)
    return "".join(f"<p>{' '.join(f'w{chance.randrange(90)}' for _ in range(60))}</p>" for _ in range(100))


def test_effort_that_does_not_suffice_leaves_the_rest_whole_and_loses_no_word() -> None:
    effort = Effort(2_000)
    parts = compare_html(long_text(1), long_text(2), effort)
    assert effort.spent
    assert sum(part.change != OUT for part in parts) == 100


def test_an_edit_of_a_long_text_takes_little_effort() -> None:
    effort = Effort(20_000)
    before = "".join(f"<p>Paragraph {n} says what it says.</p>" for n in range(400))
    parts = compare_html(before, before.replace("Paragraph 7 says", "Paragraph 7 tells"), effort)
    assert not effort.spent
    assert [part.change for part in parts if part.change != SAME] == ["changed"]
