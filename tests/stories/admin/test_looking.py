"""Two editors do not do the same review: the page says who looks, and still lets the other decide."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from stories.actions.take_review import looks_at, take_review
from stories.models import Edition, Proposal, Story
from tests.stories.making import a_story, proposed, supported

pytestmark = pytest.mark.django_db
QUEUE = "/desk/stories/proposal/"


@pytest.fixture
def proposal(writer: User) -> Proposal:
    story = a_story(writer)
    supported(story, writer)
    return proposed(story, writer)


def address(proposal: Proposal) -> str:
    return f"{QUEUE}{proposal.pk}/change/"


def shown(client: Client, person: User, proposal: Proposal) -> str:
    client.force_login(person)
    return client.get(address(proposal)).content.decode()


def who_looks(proposal: Proposal) -> User | None:
    proposal.refresh_from_db()
    return looks_at(proposal)


def test_opening_the_page_takes_nothing(client: Client, editor: User, proposal: Proposal) -> None:
    assert "I am looking at this" in shown(client, editor, proposal)
    assert who_looks(proposal) is None


def test_a_button_takes_it_and_another_leaves_it(client: Client, editor: User, proposal: Proposal) -> None:
    client.force_login(editor)
    assert client.post(address(proposal), {"_take": "yes"}, follow=True).status_code == 200
    assert who_looks(proposal) == editor
    assert "You look at this" in shown(client, editor, proposal)
    client.post(address(proposal), {"_leave": "yes"})
    assert who_looks(proposal) is None


def test_a_note_begun_stays_when_it_is_taken(client: Client, editor: User, proposal: Proposal) -> None:
    client.force_login(editor)
    response = client.post(address(proposal), {"_take": "yes", "note": "Who counted"})
    assert "Who counted</textarea>" in response.content.decode()


def test_a_colleague_sees_who_looks_and_may_take_it_over(
    client: Client, editor: User, publisher: User, proposal: Proposal
) -> None:
    take_review(proposal, by=editor)
    assert "editor looks at this" in shown(client, publisher, proposal)
    client.post(address(proposal), {"_take": "over", "looked": editor.pk})
    assert who_looks(proposal) == publisher


def test_deciding_what_a_colleague_took_meanwhile_is_told_first(
    client: Client, editor: User, publisher: User, proposal: Proposal
) -> None:
    client.force_login(publisher)
    take_review(proposal, by=editor)
    response = client.post(address(proposal), {"_approve": "confirmed", "note": "Fine by me."})
    assert response.status_code == 409
    assert "Nothing was done: editor looks at this now" in response.content.decode()
    assert "Fine by me.</textarea>" in response.content.decode()
    assert not Edition.objects.exists()


def test_who_was_told_decides_all_the_same(
    client: Client, editor: User, publisher: User, proposal: Proposal
) -> None:
    take_review(proposal, by=editor)
    client.force_login(publisher)
    client.post(address(proposal), {"_approve": "confirmed", "looked": editor.pk})
    assert Edition.objects.get().statement["decided_by"] == "publisher"


def test_a_refused_decision_leaves_it_with_who_pressed(
    client: Client, editor: User, proposal: Proposal
) -> None:
    client.force_login(editor)
    client.post(address(proposal), {"_decline": "yes"})
    assert who_looks(proposal) == editor


def test_the_queue_says_who_looks(client: Client, editor: User, publisher: User, proposal: Proposal) -> None:
    take_review(proposal, by=editor)
    client.force_login(publisher)
    assert "editor looks at it since" in client.get(QUEUE).content.decode()


def test_the_queue_forgets_who_looked_long_ago(client: Client, editor: User, proposal: Proposal) -> None:
    take_review(proposal, by=editor, now=timezone.now() - timedelta(minutes=31))
    client.force_login(editor)
    assert "looks at it since" not in client.get(QUEUE).content.decode()


def test_after_a_decision_the_next_that_nobody_looks_at_opens(
    client: Client, writer: User, editor: User, publisher: User, proposal: Proposal
) -> None:
    second, third = (a_story(writer, headline=f"Story {n}") for n in (2, 3))
    for story in (second, third):
        supported(story, writer)
    taken, free = proposed(second, writer), proposed(third, writer)
    take_review(taken, by=publisher)
    client.force_login(editor)
    response = client.post(address(proposal), {"_approve": "confirmed"})
    assert response["Location"] == address(free)


def test_a_writer_sees_who_looks_and_decides_nothing(
    client: Client, second_writer: User, editor: User, proposal: Proposal
) -> None:
    take_review(proposal, by=editor)
    page = shown(client, second_writer, proposal)
    assert "editor looks at this" in page
    assert "_take" not in page
    assert "_approve" not in page
    assert client.post(address(proposal), {"_take": "over", "looked": editor.pk}).status_code == 403
    assert who_looks(proposal) == editor


def test_an_outsider_sees_nothing(client: Client, outsider: User, proposal: Proposal) -> None:
    client.force_login(outsider)
    assert client.get(address(proposal)).status_code in {302, 403}
    assert client.post(address(proposal), {"_take": "yes"}).status_code in {302, 403}
    assert who_looks(proposal) is None


def test_your_own_is_not_yours_to_take(client: Client, editor: User) -> None:
    story = a_story(editor)
    supported(story, editor)
    mine = proposed(story, editor)
    assert "_take" not in shown(client, editor, mine)
    assert client.post(address(mine), {"_take": "yes"}).status_code == 409


def test_what_is_private_to_others_is_in_no_queue(client: Client, editor: User, proposal: Proposal) -> None:
    Story.objects.update(is_private=True)
    client.force_login(editor)
    assert proposal.story.headline not in client.get(QUEUE).content.decode()
    assert client.get(address(proposal)).status_code == 404
    assert client.post(address(proposal), {"_approve": "confirmed"}).status_code == 404


def test_who_is_named_on_a_private_story_reviews_it(client: Client, editor: User, proposal: Proposal) -> None:
    Story.objects.update(is_private=True)
    proposal.story.named.add(editor)
    assert "_approve" in shown(client, editor, proposal)
