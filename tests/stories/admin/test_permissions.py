"""Who may open which screen, and that nothing of the record can be removed."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from stories.models import Edition, Format, Label, Proposal, Section
from tests.stories.making import a_story, proposed, published, supported

pytestmark = pytest.mark.django_db
KEPT = ("label", "section", "tag", "author")
RECORD = ("edition", "event")


@pytest.fixture
def edition(writer: User, editor: User) -> Edition:
    return published(writer, editor)


@pytest.mark.parametrize("screen", KEPT)
@pytest.mark.parametrize("who", ["writer", "editor"])
def test_the_house_is_kept_by_publishers_only(
    client: Client, request: pytest.FixtureRequest, who: str, screen: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(f"/desk/stories/{screen}/").status_code == 403
    assert client.post(f"/desk/stories/{screen}/add/", {}).status_code == 403


def test_an_editor_sets_what_a_new_story_of_a_format_starts_with(
    client: Client, editor: User, writer: User
) -> None:
    brief = Format.objects.get(slug="brief")
    told = {"name": brief.name, "slug": brief.slug, "headings": "What we know\nWhat we do not", "position": 1}
    client.force_login(writer)
    assert client.post(f"/desk/stories/format/{brief.pk}/change/", told).status_code == 403
    client.force_login(editor)
    assert client.post(f"/desk/stories/format/{brief.pk}/change/", told).status_code == 302
    assert Format.objects.get(pk=brief.pk).heading_list() == ["What we know", "What we do not"]


@pytest.mark.parametrize("screen", RECORD)
def test_the_record_is_not_for_writers(client: Client, writer: User, screen: str) -> None:
    client.force_login(writer)
    assert client.get(f"/desk/stories/{screen}/").status_code == 403


@pytest.mark.parametrize("verb", ["delete", "change"])
@pytest.mark.parametrize("screen", ["edition", "event", "proposal", "story"])
def test_nobody_deletes_the_record_not_even_an_administrator(
    client: Client, admin_user: User, edition: Edition, screen: str, verb: str
) -> None:
    keys = {"proposal": edition.proposal_id, "story": edition.story_id, "edition": edition.pk}
    key = keys.get(screen, edition.story.events.values_list("pk", flat=True).first())
    client.force_login(admin_user)
    if verb == "delete":
        assert client.post(f"/desk/stories/{screen}/{key}/delete/", {"post": "yes"}).status_code == 403
    else:
        assert "deletelink" not in client.get(f"/desk/stories/{screen}/{key}/change/").content.decode()


@pytest.mark.parametrize("action", [{"_approve": "confirmed"}, {"_approve": "yes"}, {"_decline": "yes"}])
def test_a_writer_decides_nothing(
    client: Client, writer: User, second_writer: User, action: dict[str, str]
) -> None:
    story = a_story(writer)
    supported(story, writer)
    proposal = proposed(story, writer)
    client.force_login(second_writer)
    address = f"/desk/stories/proposal/{proposal.pk}/change/"
    assert client.post(address, action | {"note": "Because."}).status_code == 403
    assert Proposal.objects.get().state == "open"


def test_a_decision_without_the_token_is_refused(editor: User, writer: User) -> None:
    story = a_story(writer)
    supported(story, writer)
    proposal = proposed(story, writer)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    address = f"/desk/stories/proposal/{proposal.pk}/change/"
    assert strict.post(address, {"_approve": "confirmed"}).status_code == 403
    assert not Edition.objects.exists()


@pytest.mark.parametrize("page", ["lower", "retract"])
def test_lowering_and_retracting_are_not_for_writers(
    client: Client, writer: User, edition: Edition, page: str
) -> None:
    client.force_login(writer)
    address = f"/desk/stories/story/{edition.story_id}/{page}/"
    assert client.post(address, {"reason": "x", "confirmed": "yes"}).status_code == 403


def test_a_section_no_story_uses_may_go(client: Client, publisher: User) -> None:
    section = Section.objects.create(name="Robots", slug="robots", angle="What they do at home.")
    client.force_login(publisher)
    client.post(f"/desk/stories/section/{section.pk}/delete/", {"post": "yes"})
    assert not Section.objects.filter(pk=section.pk).exists()


def test_a_section_with_stories_stays(client: Client, publisher: User, edition: Edition) -> None:
    section = edition.story.section
    client.force_login(publisher)
    client.post(f"/desk/stories/section/{section.pk}/delete/", {"post": "yes"})
    assert Section.objects.filter(pk=section.pk).exists()


def test_what_keeps_a_section_is_said_without_the_names(
    client: Client, publisher: User, edition: Edition
) -> None:
    client.force_login(publisher)
    address = f"/desk/stories/section/{edition.story.section_id}/delete/"
    page = client.get(address).content.decode()
    assert "stories that use it" in page
    assert edition.story.headline not in page


def test_nobody_deletes_an_account(client: Client, admin_user: User, edition: Edition) -> None:
    client.force_login(admin_user)
    address = f"/desk/auth/user/{edition.story.started_by_id}/delete/"
    assert client.get(address).status_code == 403
    assert client.post(address, {"post": "yes"}).status_code == 403


def test_a_label_keeps_the_slug_editions_name_it_by(client: Client, publisher: User) -> None:
    label = Label.objects.get(slug="emerging")
    client.force_login(publisher)
    page = client.get(f"/desk/stories/label/{label.pk}/change/").content.decode()
    assert 'name="slug"' not in page
    assert 'name="meaning"' in page
