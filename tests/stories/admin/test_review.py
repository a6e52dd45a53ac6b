"""Deciding a proposal on its page."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from stories.actions.save_story import save_story
from stories.models import Edition, Proposal
from tests.stories.making import a_story, cited, proposed, published, supported, words

pytestmark = pytest.mark.django_db
APPROVE = {"_approve": "confirmed"}


@pytest.fixture
def proposal(writer: User) -> Proposal:
    story = a_story(writer)
    supported(story, writer)
    return proposed(story, writer)


def address(proposal: Proposal) -> str:
    return f"/desk/stories/proposal/{proposal.pk}/change/"


def shown(client: Client, person: User, proposal: Proposal) -> str:
    client.force_login(person)
    return client.get(address(proposal)).content.decode()


def reworded(proposal: Proposal, by: User, **changes: object) -> None:
    story = proposal.story
    story.refresh_from_db()
    save_story(story.pk, words(**changes), by=by, version=story.version)


def test_an_editor_sees_label_reason_text_and_evidence(
    client: Client, editor: User, proposal: Proposal
) -> None:
    page = shown(client, editor, proposal)
    for part in ("Emerging", "It is ready.", "Sales have stopped.", "Engadget", "Nothing moved"):
        assert part in page


def test_approving_publishes_and_says_so(client: Client, editor: User, proposal: Proposal) -> None:
    client.force_login(editor)
    response = client.post(address(proposal), APPROVE, follow=True)
    assert Edition.objects.get().label.slug == "emerging"
    assert "is out as Emerging" in response.content.decode()


def test_approving_asks_once_more_first(client: Client, editor: User, proposal: Proposal) -> None:
    client.force_login(editor)
    response = client.post(address(proposal), {"_approve": "yes", "note": "Good."})
    page = response.content.decode()
    assert "Publish edition 1 as Emerging?" in page
    assert 'value="Good."' in page
    assert not Edition.objects.exists()


def test_a_second_press_publishes_nothing_more(client: Client, editor: User, proposal: Proposal) -> None:
    client.force_login(editor)
    client.post(address(proposal), APPROVE)
    response = client.post(address(proposal), APPROVE)
    assert response.status_code == 409
    assert "already approved" in response.content.decode()
    assert Edition.objects.count() == 1


def test_declining_needs_a_note(client: Client, editor: User, proposal: Proposal) -> None:
    client.force_login(editor)
    response = client.post(address(proposal), {"_decline": "yes"})
    proposal.refresh_from_db()
    assert response.status_code == 400
    assert "Say what would make you approve" in response.content.decode()
    assert proposal.state == "open"


def test_declining_sends_the_note_back(client: Client, editor: User, proposal: Proposal) -> None:
    client.force_login(editor)
    client.post(address(proposal), {"_decline": "yes", "note": "Who counted them?"})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decision_note) == ("declined", "Who counted them?")


def test_after_a_decision_the_next_one_opens(
    client: Client, writer: User, editor: User, proposal: Proposal
) -> None:
    other = a_story(writer, headline="Another story")
    supported(other, writer)
    following = proposed(other, writer)
    client.force_login(editor)
    response = client.post(address(proposal), APPROVE)
    assert response["Location"] == address(following)


def test_what_moved_is_shown_and_closes_approving(
    client: Client, writer: User, editor: User, proposal: Proposal
) -> None:
    reworded(proposal, writer, standfirst="Shops were told to burn them.")
    page = shown(client, editor, proposal)
    assert "It moved after it was proposed" in page
    assert "<ins>burn</ins>" in page
    assert "Approving is closed" in page


def test_approving_what_moved_is_refused_and_the_note_stays(
    client: Client, writer: User, editor: User, proposal: Proposal
) -> None:
    client.force_login(editor)
    reworded(proposal, writer, standfirst="Shops were told to burn them.")
    response = client.post(address(proposal), APPROVE | {"note": "Fine by me."})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Not approved: the text moved" in page
    assert "Fine by me.</textarea>" in page
    assert not Edition.objects.exists()


def test_moved_evidence_is_shown(client: Client, writer: User, editor: User, proposal: Proposal) -> None:
    cited(proposal.story, writer, "TechRadar", title="A later report")
    page = shown(client, editor, proposal)
    assert "the evidence" in page
    assert "A later report" in page


def test_a_new_edition_is_compared_with_what_readers_see(client: Client, writer: User, editor: User) -> None:
    story = published(writer, editor).story
    text = replace(words(), standfirst="Shops in four countries were told to stop selling them.")
    save_story(story.pk, text, by=writer, version=story.version)
    supported(story, writer, "Nordlicht Technik")
    page = shown(client, editor, proposed(story, writer, "corroborated", change_note="A second layer."))
    assert "<ins>in four countries</ins>" in page
    assert "B supports" in page
    assert "Approve and publish edition 2" in page


def test_your_own_proposal_can_be_withdrawn_but_not_decided(client: Client, editor: User) -> None:
    story = a_story(editor)
    supported(story, editor)
    mine = proposed(story, editor)
    page = shown(client, editor, mine)
    assert "Withdraw the proposal" in page
    assert "_approve" not in page


def test_approving_your_own_is_refused(client: Client, editor: User) -> None:
    story = a_story(editor)
    supported(story, editor)
    mine = proposed(story, editor)
    client.force_login(editor)
    response = client.post(address(mine), APPROVE)
    assert response.status_code == 409
    assert "another editor must" in response.content.decode()


def test_withdrawing_takes_it_back(client: Client, writer: User, proposal: Proposal) -> None:
    client.force_login(writer)
    client.post(address(proposal), {"_withdraw": "yes"})
    proposal.refresh_from_db()
    assert proposal.state == "withdrawn"


def test_a_newsroom_of_one_may_decide_its_own(client: Client, editor: User, settings: Settings) -> None:
    settings.FOUR_EYES = False
    story = a_story(editor)
    supported(story, editor)
    mine = proposed(story, editor)
    assert "readers are told that one person decided" in shown(client, editor, mine)
    client.post(address(mine), APPROVE)
    assert Edition.objects.get().statement["four_eyes"] == "switched off"


def test_a_label_above_the_evidence_names_who_speaks_for_it(
    client: Client, writer: User, editor: User, publisher: User
) -> None:
    story = a_story(writer)
    supported(story, writer)
    above = proposed(story, publisher, "corroborated", override="We have held the device.")
    page = shown(client, editor, above)
    assert "Above the evidence" in page
    assert "We have held the device." in page


def test_a_decided_proposal_shows_the_decision(client: Client, editor: User, proposal: Proposal) -> None:
    client.force_login(editor)
    client.post(address(proposal), {"_decline": "yes", "note": "Who counted them?"})
    page = shown(client, editor, proposal)
    assert "Who counted them?" in page
    assert "_approve" not in page


def test_hostile_words_stay_words(client: Client, writer: User, editor: User) -> None:
    story = a_story(writer, headline="<script>alert(1)</script> & more")
    supported(story, writer, "<b>Publisher</b>", title="<img src=x onerror=alert(1)>")
    page = shown(client, editor, proposed(story, writer))
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>Publisher" not in page
