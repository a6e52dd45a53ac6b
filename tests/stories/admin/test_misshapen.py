"""What no page of ours sends: answered plainly, and nothing breaks."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from stories.models import Comment, Event, Proposal, Story
from tests.stories.making import a_story, proposed, supported

pytestmark = [pytest.mark.django_db, pytest.mark.each]


@pytest.fixture
def story(writer: User) -> Story:
    story = a_story(writer)
    supported(story, writer)
    return story


@pytest.fixture
def proposal(story: Story, writer: User) -> Proposal:
    return proposed(story, writer)


@pytest.fixture
def desk_of(editor: User) -> Client:
    client = Client()
    client.force_login(editor)
    return client


@pytest.mark.parametrize("key", ["²", "9" * 5000, "-1", "x"])
@pytest.mark.parametrize(
    "page", ["story/{}/change/", "story/{}/history/", "story/{}/preview/", "proposal/{}/change/"]
)
def test_what_is_no_id_is_not_found(desk_of: Client, page: str, key: str) -> None:
    assert desk_of.get(f"/desk/stories/{page.format(key)}").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "story/?older=5_9999-12-31T23:59:59-23:59",
        "story/?older=5_0001-01-01T00:00:00%2B23:59",
        "event/?until=9999-12-31",
        "proposal/?p=1000000000000000000",
        "proposal/?q=" + "a+" * 3000,
    ],
)
def test_a_list_asked_for_the_impossible_still_opens(desk_of: Client, query: str) -> None:
    assert desk_of.get(f"/desk/stories/{query}").status_code == 200


@pytest.mark.parametrize("asked", [{"story": "²"}, {"q": "x" * 101}, {"until": "9999-12-31"}])
def test_the_log_is_not_exported_by_a_filter_nobody_understood(
    desk_of: Client, story: Story, asked: dict[str, str]
) -> None:
    answer = desk_of.post("/desk/stories/event/export/", asked)
    assert answer.status_code == 302
    assert not Event.objects.filter(verb="exported the log").exists()


@pytest.mark.parametrize("decision", [{"_decline": "yes"}, {"_approve": "confirmed"}])
def test_a_note_longer_than_a_story_is_refused(
    desk_of: Client, proposal: Proposal, decision: dict[str, str]
) -> None:
    page = desk_of.post(f"/desk/stories/proposal/{proposal.pk}/change/", {**decision, "note": "x" * 5000})
    assert "at most 4000 fit" in page.content.decode()
    assert Proposal.objects.get().state == "open"


@pytest.mark.parametrize("sent", [{"_comment": "yes", "comment-text": "Is\x00 that so?"}, {"note": "\x00"}])
def test_a_form_with_a_nul_is_refused(desk_of: Client, proposal: Proposal, sent: dict[str, str]) -> None:
    assert desk_of.post(f"/desk/stories/proposal/{proposal.pk}/change/", sent).status_code == 400
    assert not Comment.objects.exists()


def test_what_waits_for_its_button_is_kept_only_so_far(client: Client, writer: User, story: Story) -> None:
    client.force_login(writer)
    client.post(f"/desk/stories/story/{story.pk}/change/", {"newclaim-text": "x" * 100_000})
    assert len(client.session.get("typed", {}).get(str(story.pk), {}).get("newclaim-text", "")) == 10_000
