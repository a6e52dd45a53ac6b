import pytest
from django.contrib.auth.models import User

from sources.errors import NoNote
from sources.models import Derivation, Publisher
from stories.actions.cite import cite, note_citation, uncite
from stories.actions.claim import add_claim, remove_claim, reword_claim
from stories.actions.judge import judge, state_rests_on
from stories.actions.take_stance import take_stance
from stories.dossier import open_dossier
from stories.errors import (
    AlreadyCited,
    AlreadyClaimed,
    HeadlineClaimStays,
    NotAllowed,
    StanceMoved,
)
from stories.models import Claim, Stance, Story
from tests.stories.making import a_story, cited, headline_claim, supported


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


def earned(story: Story) -> str | None:
    return open_dossier(story).assessment.label


def test_one_supporting_reference_earns_emerging(story: Story, writer: User) -> None:
    assert earned(story) is None
    supported(story, writer)
    assert earned(story) == "emerging"


def test_background_earns_nothing(story: Story, writer: User) -> None:
    take_stance(headline_claim(story), cited(story, writer), "background", by=writer)
    assert earned(story) is None


def test_a_second_independent_publisher_earns_corroborated(story: Story, writer: User) -> None:
    supported(story, writer)
    supported(story, writer, "TechRadar")
    assert earned(story) == "corroborated"


def test_a_second_publisher_of_the_same_owner_does_not(story: Story, writer: User) -> None:
    supported(story, writer)
    second = supported(story, writer, "Yahoo Tech")
    owner = Publisher.objects.create(name="Yahoo", slug="yahoo")
    Publisher.objects.filter(name__in=["Engadget", "Yahoo Tech"]).update(owner=owner)
    dossier = open_dossier(story)
    assert dossier.assessment.label == "emerging"
    assert "same owner, Yahoo" in dossier.layers[0].joins[0].sentence
    assert second.number in dossier.layers[0].keys


def test_a_stated_derivation_joins_and_a_rejected_one_parts(story: Story, writer: User) -> None:
    first, second = supported(story, writer), supported(story, writer, "TechRadar")
    derivation = state_rests_on(second.reference, first.reference, by=writer, kind="credit")
    assert earned(story) == "emerging"
    judge(derivation, by=writer, confirmed=False, note="It saw the notice itself.")
    assert earned(story) == "corroborated"


def test_a_suggestion_already_counts_against_corroboration(story: Story, writer: User) -> None:
    first, second = supported(story, writer), supported(story, writer, "TechRadar")
    Derivation.objects.create(derived=second.reference, origin=first.reference, kind="credit")
    assert earned(story) == "emerging"


def test_rejecting_needs_a_note(story: Story, writer: User) -> None:
    first, second = supported(story, writer), supported(story, writer, "TechRadar")
    derivation = Derivation.objects.create(derived=second.reference, origin=first.reference, kind="credit")
    with pytest.raises(NoNote):
        judge(derivation, by=writer, confirmed=False)


def test_a_reference_is_cited_once(story: Story, writer: User) -> None:
    citation = supported(story, writer)
    with pytest.raises(AlreadyCited, match="source note 1"):
        cite(story, citation.reference, by=writer)


def test_a_source_note_keeps_its_number_when_another_goes(story: Story, writer: User) -> None:
    first, second = cited(story, writer), cited(story, writer, "TechRadar")
    uncite(first, by=writer)
    uncite(first, by=writer)
    assert [c.number for c in story.citations.all()] == [second.number] == [2]


def test_an_outsider_touches_no_evidence(story: Story, writer: User, outsider: User) -> None:
    citation, claim = cited(story, writer), headline_claim(story)
    for attempt in (
        lambda: uncite(citation, by=outsider),
        lambda: note_citation(citation, "x", by=outsider),
        lambda: add_claim(story, "x", by=outsider),
        lambda: reword_claim(claim, "x", by=outsider),
        lambda: take_stance(claim, citation, "supports", by=outsider),
        lambda: state_rests_on(citation.reference, citation.reference, by=outsider),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_every_key_claim_must_be_supported(story: Story, writer: User) -> None:
    supported(story, writer)
    claim = add_claim(story, "Only one batch.", by=writer, is_key=True)
    assert earned(story) is None
    reword_claim(claim, "Only one batch.", by=writer, is_key=False)
    assert earned(story) == "emerging"


def test_the_headline_claim_stays_and_stays_key(story: Story, writer: User) -> None:
    claim = headline_claim(story)
    with pytest.raises(HeadlineClaimStays):
        remove_claim(claim, by=writer)
    reword_claim(claim, "Reworded.", by=writer, is_key=False)
    assert Claim.objects.get().is_key


def test_a_claim_is_made_once(story: Story, writer: User) -> None:
    add_claim(story, "Only one batch.", by=writer)
    with pytest.raises(AlreadyClaimed):
        add_claim(story, "Only one batch. ", by=writer)


def test_a_stale_page_does_not_overwrite_a_colleagues_stance(
    story: Story, writer: User, second_writer: User
) -> None:
    claim, citation = headline_claim(story), cited(story, writer)
    take_stance(claim, citation, "contradicts", by=second_writer, expected="")
    with pytest.raises(StanceMoved):
        take_stance(claim, citation, "supports", by=writer, expected="")
    assert Stance.objects.get().kind == "contradicts"


def test_a_stance_set_twice_is_one_stance(story: Story, writer: User) -> None:
    claim, citation = headline_claim(story), cited(story, writer)
    take_stance(claim, citation, "supports", by=writer, expected="")
    take_stance(claim, citation, "supports", by=writer, expected="")
    assert story.events.filter(verb="weighed").count() == 1


def test_a_claim_and_a_citation_of_two_stories_never_meet(story: Story, writer: User) -> None:
    other = a_story(writer, headline="Other")
    with pytest.raises(ValueError, match="different stories"):
        take_stance(headline_claim(other), cited(story, writer), "supports", by=writer)


def test_weighing_costs_the_same_for_one_reference_and_for_thirty(
    story: Story, writer: User, django_assert_num_queries: object
) -> None:
    supported(story, writer)
    with django_assert_num_queries(12):  # type: ignore[operator]
        open_dossier(Story.objects.get(pk=story.pk))
    for number in range(29):
        supported(story, writer, f"Outlet {number}")
    with django_assert_num_queries(12):  # type: ignore[operator]
        open_dossier(Story.objects.get(pk=story.pk))
