"""A lowering is weighed by the claims readers know; what was cited since goes out where it is the reason."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from stories.actions.approve import approve
from stories.actions.cite import cite, uncite
from stories.actions.claim import add_claim, reword_claim
from stories.actions.judge import state_rests_on
from stories.actions.lower_label import lower_label
from stories.actions.retract import retract
from stories.actions.take_stance import take_stance
from stories.actions.withdraw_reference import withdraw
from stories.errors import NotEarned
from stories.models import Citation, Claim, Edition, Proposal, Story
from tests.stories.making import a_story, cited, headline_claim, label, proposed, supported

Way = Callable[[Story, User], Edition]
NEW, AUTHOR, HOUSE = "What the board hid", "Gundula Hinterhuber", "Wired"
FACTS = {"title": NEW, "author": AUTHOR}


@pytest.fixture
def story(writer: User, editor: User) -> Story:
    """Corroborated by Engadget and TechRadar; its second claim is not key."""
    story = a_story(writer)
    first = supported(story, writer)
    supported(story, writer, "TechRadar")
    take_stance(add_claim(story, "Sales stopped.", by=writer), first, "supports", by=writer)
    return approve(proposed(story, writer, "corroborated"), by=editor).story


def a_new_claim(story: Story, writer: User, text: str = "The maker knew.") -> Claim:
    """Key, with nothing behind it, and before the claim readers know as the second."""
    claim = add_claim(story, text, by=writer)
    reword_claim(claim, text, by=writer, is_key=True)
    Claim.objects.filter(story=story, is_headline=False).exclude(pk=claim.pk).update(position=9)
    return claim


def fall(story: Story, by: User) -> None:
    withdraw(story.citations.get(number=2).reference, by=by, why="TechRadar took it back.")


def asked(story: Story) -> Proposal:
    return story.proposals.get(state="open", proposed_by=None)


def lowered(story: Story, editor: User) -> Edition:
    return lower_label(story, label("emerging"), by=editor, reason="One is doubtful.")


def retracted(story: Story, editor: User) -> Edition:
    return retract(story, by=editor, reason="It was forged.")


def fallen(story: Story, editor: User) -> Edition:
    fall(story, editor)
    return approve(asked(story), by=editor)


WAYS = pytest.mark.parametrize("way", [lowered, retracted, fallen])


def sources(edition: Edition) -> list[int]:
    return [note["n"] for note in edition.evidence["references"]]


def test_a_claim_nobody_published_lowers_no_label(story: Story, writer: User) -> None:
    a_new_claim(story, writer)
    story.refresh_from_db()
    assert story.unsupported_since is None
    assert not story.proposals.filter(state="open").exists()


@WAYS
def test_no_sentence_numbers_a_claim_readers_do_not_see(
    story: Story, writer: User, editor: User, way: Way
) -> None:
    a_new_claim(story, writer)
    edition = way(story, editor)
    told = [(claim["n"], claim["text"]) for claim in edition.evidence["claims"]]
    assert told == [(1, "Orrery headsets swell"), (2, "Sales stopped.")]
    said = " ".join([edition.statement["reason"], *edition.evidence["assessment"]["missing"]])
    assert "claim 2" not in said.lower()
    assert "claim 3" not in said.lower()


@pytest.mark.parametrize("way", [lowered, fallen])
def test_what_is_missing_is_told_of_the_claims_they_see(
    story: Story, writer: User, editor: User, way: Way
) -> None:
    if way is lowered:
        fall(story, writer)
    a_new_claim(story, writer)
    assessment = way(story, editor).evidence["assessment"]
    assert (assessment["label"], assessment["next"]) == ("emerging", "corroborated")
    assert [sentence.rpartition("for ")[2] for sentence in assessment["missing"]] == ["claim 1."]


@WAYS
def test_a_source_that_only_adds_waits(
    story: Story, writer: User, editor: User, client: Client, way: Way
) -> None:
    (cited if way is fallen else supported)(story, writer, HOUSE, **FACTS)
    edition = way(story, editor)
    assert sources(edition) == [1, 2]
    for page in (
        f"/stories/{edition.slug}/",
        f"/stories/{edition.slug}/ninjs.json",
        "/feed.atom",
        "/sources/",
    ):
        shown = client.get(page).content.decode()
        assert [words for words in (NEW, AUTHOR, HOUSE) if words in shown] == []


def test_then_the_layers_are_counted_without_it(story: Story, writer: User, editor: User) -> None:
    supported(story, writer, HOUSE, **FACTS)
    edition = lowered(story, editor)
    assert edition.layers == len(edition.evidence["layers"]) == edition.evidence["claims"][0]["layers"] == 2


@WAYS
def test_one_that_contradicts_is_the_reason(story: Story, writer: User, editor: User, way: Way) -> None:
    against = cited(story, writer, HOUSE, **FACTS)
    take_stance(headline_claim(story), against, "contradicts", by=writer)
    edition = way(story, editor)
    assert (sources(edition), edition.evidence["references"][2]["title"]) == ([1, 2, 3], NEW)


def test_one_that_contradicts_only_what_nobody_published_waits(
    story: Story, writer: User, editor: User
) -> None:
    take_stance(a_new_claim(story, writer), cited(story, writer, HOUSE), "contradicts", by=writer)
    assert sources(lowered(story, editor)) == [1, 2]


def test_one_that_joins_two_layers_is_named_in_the_sentence(story: Story, writer: User, editor: User) -> None:
    origin = cited(story, writer, HOUSE, **FACTS).reference
    for citation in story.citations.filter(number__lt=3):
        state_rests_on(citation.reference, origin, by=writer, kind="credit")
    edition = approve(asked(story), by=editor)
    assert edition.layers == 1
    (layer,) = edition.evidence["layers"]
    assert layer["why"] == ["Engadget and TechRadar both rest on Wired."]
    assert NEW not in str(edition.evidence)


def test_one_the_lower_label_stands_on_goes_out_with_it(story: Story, writer: User, editor: User) -> None:
    supported(story, writer, HOUSE)
    for citation in story.citations.filter(number__lt=3):
        withdraw(citation.reference, by=editor, why="Taken back.")
    assert asked(story).label.slug == "emerging"
    assert sources(lowered(story, editor)) == [1, 2, 3]


def test_a_label_the_known_claims_have_not_earned_is_refused(
    story: Story, writer: User, editor: User
) -> None:
    for citation in story.citations.all():
        withdraw(citation.reference, by=editor, why="Taken back.")
    with pytest.raises(NotEarned, match="claim 1"):
        lowered(story, editor)


def test_another_source_under_a_number_readers_know_is_new(story: Story, writer: User, editor: User) -> None:
    uncite(story.citations.get(number=2), by=writer)
    assert supported(story, writer, HOUSE).number == 2
    edition = lowered(story, editor)
    assert sources(edition) == [1]


def test_one_cited_again_under_its_number_is_not(story: Story, writer: User, editor: User) -> None:
    second = Citation.objects.select_related("reference").get(story=story, number=2)
    uncite(second, by=writer)
    take_stance(headline_claim(story), cite(story, second.reference, by=writer), "supports", by=writer)
    assert sources(lowered(story, editor)) == [1, 2]


def test_while_the_headline_claim_is_reworded_its_fall_is_not_overlooked(story: Story, writer: User) -> None:
    reword_claim(headline_claim(story), "Headsets burn.", by=writer)
    fall(story, writer)
    assert asked(story).label.slug == "emerging"
    assert [claim["text"] for claim in asked(story).evidence["claims"]] == ["Sales stopped."]
