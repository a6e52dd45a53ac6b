"""Starting a correction, from a reader's report or from the history: nothing begins empty."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from stories.models import Edition, Proposal, Story
from tests.stories.admin.page import address, opened, press
from tests.stories.making import a_report, published

SHEET = "#id_propose-correction"


@pytest.fixture
def edition(writer: User, editor: User) -> Edition:
    return published(writer, editor)


def from_report(desk: Client, edition: Edition) -> str:
    report = a_report(edition, "It was on Tuesday.")
    answer = desk.post(reverse("admin:stories_report_change", args=[report.pk]), {"_correct": "yes"})
    return str(answer.headers["Location"])


def from_history(desk: Client, story: Story) -> str:
    answer = desk.post(reverse("admin:stories_story_history", args=[story.pk]), {"_correct": "yes"})
    return str(answer.headers["Location"])


def sheet(desk: Client, story: Story) -> tuple[str, str, str]:
    """What the sheet holds: kind, the note to readers, the reason."""
    fields = opened(desk, story)
    mends, note, reason = (
        fields[f"propose-{name}"][0].removeprefix("\n") for name in ("mends", "correction", "reason")
    )
    return mends, note, reason


def test_from_a_report_the_sheet_quotes_the_sentence_and_the_reader(desk: Client, edition: Edition) -> None:
    assert from_report(desk, edition) == address(edition.story) + SHEET
    assert sheet(desk, edition.story) == (
        "correct",
        "An earlier edition said: “Sales have stopped.” ",
        "A reader reports: It was on Tuesday.",
    )


def test_from_the_history_it_quotes_what_the_draft_changed(desk: Client, edition: Edition) -> None:
    press(desk, edition.story, "_save", standfirst="Shops stopped selling them.")
    assert from_history(desk, edition.story) == address(edition.story) + SHEET
    kind, note, _ = sheet(desk, edition.story)
    assert (kind, note) == ("correct", "An earlier edition said: “Shops were told to stop selling them.” ")


def test_where_the_draft_changed_nothing_the_text_is_begun_all_the_same(
    desk: Client, edition: Edition
) -> None:
    from_history(desk, edition.story)
    assert sheet(desk, edition.story)[1].strip() == "An earlier edition said:"


def test_what_was_typed_before_stays(desk: Client, edition: Edition) -> None:
    press(desk, edition.story, "_save", propose__reason="Mine.", propose__correction="It was 33.")
    from_report(desk, edition)
    assert sheet(desk, edition.story) == ("correct", "It was 33.", "Mine.")


BEGUN = "An earlier edition said: “Sales have stopped.”"


def test_what_was_begun_and_finished_goes_out_as_a_correction(desk: Client, edition: Edition) -> None:
    from_report(desk, edition)
    press(desk, edition.story, "_propose", propose__correction=f"{BEGUN} They “go on.”")
    proposal = Proposal.objects.get(state="open")
    assert (proposal.kind, proposal.correction) == ("correct", f"{BEGUN} They “go on.”")


@pytest.mark.parametrize("begun", [BEGUN, "An earlier edition said:", f"{BEGUN[:-2]} “all.””"])
def test_what_was_only_begun_is_refused_at_its_field(desk: Client, edition: Edition, begun: str) -> None:
    from_report(desk, edition)
    page = press(desk, edition.story, "_propose", propose__correction=begun)
    assert "This says only what was wrong. Say after it what is right." in page.content.decode()
    assert not Proposal.objects.filter(state="open").exists()


def test_the_history_offers_it_once_readers_see_something(
    desk: Client, edition: Edition, story: Story
) -> None:
    page = reverse("admin:stories_story_history", args=[edition.story.pk])
    assert "Start a correction" in desk.get(page).content.decode()
    before = reverse("admin:stories_story_history", args=[story.pk])
    assert "Start a correction" not in desk.get(before).content.decode()
    assert desk.post(before, {"_correct": "yes"}).status_code == 404
