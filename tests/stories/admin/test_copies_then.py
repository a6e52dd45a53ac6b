"""On the review page, what has no address leads to its archived copy, for who may open that."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from sources.models import Reference, Retrieval
from stories.actions.approve import approve
from stories.actions.cite import uncite
from stories.actions.take_stance import take_stance
from stories.models import Citation, Proposal, Story
from tests.stories.making import a_story, cited, headline_claim, proposed, supported

pytestmark = pytest.mark.django_db
UNNAMED = {
    "kind": "interview",
    "person_alias": "A clerk",
    "person_named": False,
    "why_unnamed": "It would cost the job.",
}


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)


def handed_in(citation: Citation, name: str = "memo.pdf") -> str:
    """The address of the copy of what was handed in for it."""
    now = timezone.now()
    Reference.objects.filter(pk=citation.reference_id).update(retrieved_at=now)
    copy = Retrieval.objects.create(
        key=uuid4(), way="file", state="read", file_name=name, retrieved_at=now, reference=citation.reference
    )
    Retrieval.objects.filter(pk=copy.pk).update(warc="2026/11/28/a.warc.gz")
    return f"/desk/sources/reference/{citation.reference_id}/copies/{copy.pk}/"


def review(client: Client, proposal: Proposal, who: User) -> str:
    client.force_login(who)
    return client.get(f"/desk/stories/proposal/{proposal.pk}/change/").content.decode()


def test_a_file_leads_to_its_copy(client: Client, story: Story, writer: User, editor: User) -> None:
    copy = handed_in(supported(story, writer))
    page = review(client, proposed(story, writer), editor)
    assert f'<a href="{copy}">Archived copy<span class="visually-hidden"> of source note 1</span></a>' in page


def test_a_page_leads_to_itself(client: Client, story: Story, writer: User, editor: User) -> None:
    handed_in(supported(story, writer, url="https://engadget.example/a"))
    page = review(client, proposed(story, writer), editor)
    assert "https://engadget.example/a" in page
    assert "Archived copy" not in page


def test_what_was_entered_by_hand_leads_nowhere(
    client: Client, story: Story, writer: User, editor: User
) -> None:
    supported(story, writer)
    assert "Archived copy" not in review(client, proposed(story, writer), editor)


def test_a_letter_says_who_may_read_it(client: Client, story: Story, writer: User, editor: User) -> None:
    copy = handed_in(supported(story, writer, "", **UNNAMED))
    proposal = proposed(story, writer)
    page = review(client, proposal, editor)
    assert copy not in page
    assert "writer, who kept it, and those who know the person can read them." in page
    assert copy in review(client, proposal, writer)


def test_a_confidential_one_is_read_at_the_desk(
    client: Client, story: Story, writer: User, editor: User
) -> None:
    copy = handed_in(supported(story, writer, confidential=True))
    assert copy in review(client, proposed(story, writer), editor)


def test_a_decided_proposal_leads_to_what_it_was_decided_on(
    client: Client, story: Story, writer: User, editor: User
) -> None:
    first = supported(story, writer)
    copy, proposal = handed_in(first), proposed(story, writer)
    approve(proposal, by=editor)
    uncite(first, by=writer)
    other = handed_in(supported(story, writer, "TechRadar"))
    page = review(client, proposal, editor)
    assert (copy in page, other in page) == (True, False)


def test_what_came_since_leads_to_its_copy_too(
    client: Client, story: Story, writer: User, editor: User
) -> None:
    supported(story, writer)
    proposal = proposed(story, writer)
    came = cited(story, writer, "TechRadar")
    take_stance(headline_claim(story), came, "supports", by=writer)
    assert handed_in(came) in review(client, proposal, editor)


def test_the_draft_beside_the_edition_leads_there(client: Client, story: Story, writer: User) -> None:
    copy = handed_in(supported(story, writer))
    client.force_login(writer)
    assert copy in client.get(f"/desk/stories/story/{story.pk}/ahead/").content.decode()
