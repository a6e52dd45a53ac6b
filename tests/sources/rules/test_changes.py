"""What a later look found, in kinds and in words."""

from dataclasses import replace

import pytest

from sources.rules.changes import Seen, found

HERE = "https://courier.example/2026/11/headsets-swell"
TEXT = (
    "Halden told its shops on Friday to stop selling the Orrery headset. "
    "The company counted 412 returns in two weeks, it said. "
    "A technician opened nine of them and found the cell swollen in each."
)
BEFORE = Seen(HERE, HERE, "Headsets swell", TEXT)
LONG = replace(BEFORE, text=" ".join(f"{TEXT} Paragraph number {n} goes on about it." for n in range(6)))


def kinds(before: Seen | None, after: Seen, was: str = "") -> list[str]:
    return [one.kind for one in found(before, after, who="Engadget", was=was)]


def with_text(old: str, new: str) -> Seen:
    assert old in TEXT
    return replace(BEFORE, text=TEXT.replace(old, new))


def test_the_same_page_is_no_change() -> None:
    assert kinds(BEFORE, BEFORE) == []


@pytest.mark.parametrize(
    "more",
    [
        "\nUpdated 21 November 2026, 14:03",
        "\n3 hours ago",
        "\n12 comments",
        "\nRelated: Ten phones to buy this winter",
        "\n5 min read",
        "\n\n  ",
    ],
)
def test_what_moves_on_every_load_is_no_change(more: str) -> None:
    assert kinds(BEFORE, replace(BEFORE, text=TEXT + more)) == []
    assert kinds(replace(BEFORE, text=TEXT + more), BEFORE) == []


def test_counters_and_other_stories_may_change() -> None:
    before = replace(BEFORE, text=f"{TEXT}\n12 comments\nTen phones to buy")
    assert kinds(before, replace(BEFORE, text=f"{TEXT}\n97 comments\nWhy tablets are back in fashion")) == []


def test_signs_and_a_few_plain_words_are_no_change() -> None:
    assert kinds(BEFORE, with_text("in two weeks, it said.", "in two weeks (it said).")) == []
    assert kinds(BEFORE, with_text("found the cell swollen", "saw the cell swollen")) == []


def test_a_changed_number_always_is_one() -> None:
    changed = found(BEFORE, with_text("412", "214"), who="Engadget")
    assert [one.kind for one in changed] == ["text"]
    assert "214 returns" in changed[0].passage


def test_a_changed_name_always_is_one() -> None:
    assert kinds(BEFORE, with_text("Halden told", "Nordlicht told")) == ["text"]


def test_a_changed_date_in_a_sentence_is_one() -> None:
    assert kinds(BEFORE, with_text("on Friday", "on Thursday")) == ["text"]


def test_a_changed_figure_in_a_cell_is_one() -> None:
    before = replace(BEFORE, text=f"{TEXT}\nCapacity of the cell: 500 mAh")
    assert kinds(before, replace(BEFORE, text=f"{TEXT}\nCapacity of the cell: 300 mAh")) == ["text"]


def test_how_much_changed_is_said() -> None:
    after = with_text(TEXT.split(". ")[2], "Nothing was found in any of them.")
    changed = found(BEFORE, after, who="Engadget")
    assert changed[0].sentence.startswith("Engadget changed its text by about ")
    assert "1 sentence came, 1 sentence went" in changed[0].sentence


def test_a_changed_headline_is_told() -> None:
    assert kinds(BEFORE, replace(BEFORE, title="Halden denies that headsets swell at all")) == ["text"]


def test_a_marked_correction_is_quoted() -> None:
    noticed = replace(BEFORE, notice="The count was 214, not 412.", notice_kind="corrected")
    (one,) = found(BEFORE, noticed, who="Engadget")
    assert one.sentence == "Engadget's page now carries a correction: “The count was 214, not 412.”"


def test_a_correction_only_its_text_tells_is_seen() -> None:
    after = replace(BEFORE, text=f"{TEXT}\nCorrection: an earlier version gave 412 returns.")
    assert kinds(BEFORE, after) == ["corrected"]


def test_a_notice_that_was_there_is_no_news() -> None:
    noticed = replace(BEFORE, notice="The count was 214, not 412.", notice_kind="corrected")
    assert kinds(noticed, noticed) == []


@pytest.mark.parametrize(
    "notice",
    ["This article has been retracted.", "Retraction: the note was forged.", "We have withdrawn this story."],
)
def test_a_retraction_comes_before_everything(notice: str) -> None:
    after = replace(BEFORE, text=f"{notice}\n{TEXT[:80]} Correction: all of it.")
    assert kinds(BEFORE, after) == ["retracted"]


@pytest.mark.parametrize(
    "more",
    [
        "The journal later withdrew a study of the same cells.",
        "The report was withdrawn by the ministry on Friday.",
        "Its notice says that this paper has been retracted.",
    ],
)
def test_a_report_about_somebody_elses_retraction_is_none(more: str) -> None:
    assert kinds(BEFORE, replace(BEFORE, text=f"{TEXT} {more}")) == ["text"]


@pytest.mark.parametrize("final", ["/", "", "/2026/11/", "/news", "/index.html", "/en"])
def test_an_address_that_ends_at_a_front_page_has_moved(final: str) -> None:
    after = Seen(HERE, f"https://courier.example{final}", "Courier", "Today's stories. Many of them.")
    assert kinds(BEFORE, after) == ["moved"]


def test_a_report_under_a_new_address_has_not() -> None:
    assert kinds(BEFORE, replace(BEFORE, final="https://courier.example/swell")) == []


def test_a_page_that_shows_its_beginning_only_stands_behind_a_wall() -> None:
    cut = replace(LONG, text=f"{LONG.text[:420]}\nSubscribe to read on.")
    assert kinds(LONG, cut) == ["walled"]


def test_a_sign_of_a_wall_is_believed() -> None:
    assert kinds(BEFORE, replace(BEFORE, walled=True)) == ["walled"]


def test_what_always_stood_behind_a_wall_does_not_go_there() -> None:
    assert kinds(replace(BEFORE, walled=True), replace(BEFORE, walled=True)) == []


@pytest.mark.parametrize("was", ["gone", "moved", "walled"])
def test_what_is_there_again_is_told(was: str) -> None:
    assert kinds(BEFORE, BEFORE, was) == ["back"]


def test_nothing_is_told_twice() -> None:
    front = Seen(HERE, "https://courier.example/", "Courier", "Today's stories.")
    assert kinds(BEFORE, front, was="moved") == []
    assert kinds(BEFORE, replace(BEFORE, walled=True), was="walled") == []


def test_of_a_page_never_read_only_a_notice_is_news() -> None:
    assert kinds(None, BEFORE) == []
    assert kinds(None, replace(BEFORE, notice="Made up.", notice_kind="retracted")) == ["retracted"]
