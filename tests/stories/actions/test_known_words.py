"""What one editor alone, or the watch and one editor, put before readers holds no word nobody reviewed."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sources.models import Publisher
from stories.actions.approve import approve
from stories.actions.cite import note_citation, uncite
from stories.actions.claim import add_claim, reword_claim
from stories.actions.judge import state_rests_on
from stories.actions.lower_label import lower_label
from stories.actions.retract import retract
from stories.actions.take_stance import take_stance
from stories.actions.tell_changes import renew_lowerings
from stories.actions.withdraw import withdraw
from stories.actions.withdraw_reference import withdraw as withdraw_reference
from stories.errors import Moved
from stories.models import Citation, Edition, Proposal, Story
from tests.stories.making import a_story, cited, headline_claim, label, proposed, supported

Way = Callable[[Story, User], Edition]
FRAUD, LIE, SWINDLE = "The maker is a fraud.", "They lie.", "They swindle everybody."


@pytest.fixture
def story(writer: User, editor: User) -> Story:
    """Corroborated by Engadget, whose note readers know, and TechRadar."""
    story = a_story(writer)
    note_citation(supported(story, writer), "Saw it first.", by=writer)
    supported(story, writer, "TechRadar")
    return approve(proposed(story, writer, "corroborated"), by=editor).story


@pytest.fixture
def written(story: Story, writer: User) -> Story:
    """With a claim, a note and quotes since, that nobody reviewed."""
    first, second = story.citations.order_by("number")
    note_citation(first, LIE, by=writer)
    take_stance(headline_claim(story), second, "supports", by=writer, quote=SWINDLE)
    take_stance(add_claim(story, FRAUD, by=writer), first, "supports", by=writer, quote=SWINDLE)
    return story


def lowered(story: Story, editor: User) -> Edition:
    return lower_label(story, label("emerging"), by=editor, reason="One is doubtful.")


def retracted(story: Story, editor: User) -> Edition:
    return retract(story, by=editor, reason="It was forged.")


def asked(story: Story) -> Proposal:
    return story.proposals.get(state="open", proposed_by=None)


def fallen(story: Story, editor: User) -> Edition:
    """As the watch asks for, once TechRadar took its report back."""
    withdraw_reference(second(story).reference, by=editor, why="TechRadar took it back.")
    return approve(asked(story), by=editor)


def second(story: Story) -> Citation:
    return story.citations.get(number=2)


WAYS = pytest.mark.parametrize("way", [lowered, retracted, fallen])


def note_of(edition: Edition, n: int) -> str:
    return next(str(note["note"]) for note in edition.evidence["references"] if note["n"] == n)


@WAYS
def test_readers_see_no_claim_note_or_quote_written_since(
    written: Story, editor: User, client: Client, way: Way
) -> None:
    slug = way(written, editor).slug
    for page in (f"/stories/{slug}/", f"/stories/{slug}/ninjs.json", f"/stories/{slug}/editions/2/"):
        shown = client.get(page).content.decode()
        assert [words for words in (FRAUD, LIE, SWINDLE) if words in shown] == []
        assert "Orrery headsets swell" in shown


@WAYS
def test_they_see_the_notes_and_the_headline_claim_they_know(written: Story, editor: User, way: Way) -> None:
    edition = way(written, editor)
    assert note_of(edition, 1) == "Saw it first."
    assert [claim["text"] for claim in edition.evidence["claims"]] == ["Orrery headsets swell"]


@WAYS
def test_the_proposal_holds_what_was_published(written: Story, editor: User, way: Way) -> None:
    edition = way(written, editor)
    assert edition.proposal.evidence == edition.evidence


@WAYS
def test_a_withdrawal_is_public(written: Story, editor: User, way: Way) -> None:
    withdraw_reference(second(written).reference, by=editor, why="TechRadar took it back.")
    assert way(written, editor).evidence["references"][1]["withdrawn"] == "TechRadar took it back."


def test_a_new_contradiction_is_public_with_its_source(written: Story, writer: User, editor: User) -> None:
    against = cited(written, writer, "Wired")
    note_citation(against, LIE, by=writer)
    take_stance(headline_claim(written), against, "contradicts", by=writer, quote=SWINDLE)
    edition = lower_label(written, label("disputed"), by=editor, reason="A test found otherwise.")
    said = edition.evidence["claims"][0]["stances"][2]
    assert said == {"reference": 3, "kind": "contradicts", "quote": ""}
    assert (edition.evidence["references"][2]["publisher"]["name"], note_of(edition, 3)) == ("Wired", "")


def test_a_source_under_the_number_of_another_does_not_get_its_note(
    story: Story, writer: User, editor: User
) -> None:
    uncite(story.citations.get(number=1), by=writer)
    uncite(second(story), by=writer)
    supported(story, writer, "Wired", url="https://wired.example/1")
    take_stance(headline_claim(story), story.citations.get(), "contradicts", by=writer)
    edition = retracted(story, editor)
    assert edition.evidence["references"][0]["publisher"]["name"] == "Wired"
    assert note_of(edition, 1) == ""


@WAYS
def test_the_draft_is_ahead_and_the_next_proposal_brings_what_was_written(
    written: Story, writer: User, editor: User, way: Way
) -> None:
    way(written, editor)
    written.refresh_from_db()
    assert written.ahead_since is not None
    edition = approve(proposed(written, writer, "emerging"), by=editor)
    assert [claim["text"] for claim in edition.evidence["claims"]][1:] == [FRAUD]
    assert note_of(edition, 1) == LIE


def test_what_a_person_proposes_to_lower_a_second_one_has_seen(
    written: Story, writer: User, editor: User
) -> None:
    edition = approve(proposed(written, writer, "emerging"), by=editor)
    assert (edition.statement["kind"], note_of(edition, 1)) == ("lower", LIE)


def test_a_headline_claim_in_other_words_waits(
    story: Story, writer: User, editor: User, client: Client
) -> None:
    reword_claim(headline_claim(story), FRAUD, by=writer)
    edition = lowered(story, editor)
    shown = client.get(f"/stories/{edition.slug}/")
    assert edition.evidence["claims"] == []
    assert (shown.status_code, FRAUD in shown.content.decode()) == (200, False)


def test_what_the_watch_asks_for_holds_while_notes_and_claims_are_written(
    story: Story, writer: User, editor: User
) -> None:
    withdraw_reference(second(story).reference, by=writer, why="TechRadar took it back.")
    first = asked(story)
    note_citation(story.citations.get(number=1), LIE, by=writer)
    add_claim(story, FRAUD, by=writer)
    assert asked(story) == first
    assert approve(first, by=editor).label.slug == "emerging"


def test_what_moved_of_the_sources_is_refused_then_asked_for_anew(
    written: Story, writer: User, editor: User
) -> None:
    withdraw_reference(second(written).reference, by=writer, why="TechRadar took it back.")
    Publisher.objects.filter(name="Engadget").update(name="Engadget Weekly")
    with pytest.raises(Moved) as refusal:
        approve(asked(written), by=editor)
    assert FRAUD not in str(refusal.value.evidence)
    renew_lowerings()
    assert approve(asked(written), by=editor).label.slug == "emerging"


def test_the_watch_tells_readers_of_no_claim_they_do_not_know(story: Story, writer: User) -> None:
    claim = add_claim(story, FRAUD, by=writer)
    take_stance(claim, second(story), "supports", by=writer)
    reword_claim(claim, FRAUD, by=writer, is_key=True)
    withdraw_reference(second(story).reference, by=writer, why="TechRadar took it back.")
    proposal = asked(story)
    assert "Claim 2 is key now." in proposal.reason
    assert "laim 2" not in f"{proposal.change_note} {proposal.evidence}"


def test_a_third_named_since_is_not_told(story: Story, writer: User, editor: User) -> None:
    first, other = (citation.reference for citation in story.citations.order_by("number"))
    state_rests_on(other, first, by=writer, kind="release", through=FRAUD)
    edition = approve(asked(story), by=editor)
    assert edition.evidence["layers"][0]["why"] == ["TechRadar and Engadget both rest on one release."]


def test_another_request_after_a_person_took_theirs_back_holds_no_new_word(
    written: Story, writer: User
) -> None:
    mine = proposed(written, writer, "corroborated")
    withdraw_reference(second(written).reference, by=writer, why="TechRadar took it back.")
    withdraw(mine, by=writer)
    assert FRAUD not in str(asked(written).evidence)
