"""What no page of the desk ever sent breaks none: it is refused in a sentence, or counts for nothing."""

import json

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from sources.models import Publisher
from stories.models import Story
from tests.stories.admin.page import address, fields, opened, send

pytestmark = pytest.mark.each

HUGE = "9" * 20
DEEP = "[" * 10_000
NUMBER = "1" * 5_000
CARRIED = [DEEP, NUMBER, "[1]", '{"authors": []}', '{"headline": {}, "paragraphs": [[], 1]}', "{"]


@pytest.fixture
def chief(db: None) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("chief"))
    return client


@pytest.mark.parametrize("base", CARRIED)
def test_a_draft_that_began_from_nothing_known_clashes_and_is_not_lost(
    desk: Client, story: Story, base: str
) -> None:
    old = opened(desk, story)
    send(desk, story, old, "_save", headline="A colleague's headline")
    at = reverse("admin:stories_story_autosave", args=[story.pk])
    answer = desk.post(at, {**old, "headline": "Mine", "base": base})
    assert (answer.status_code, "told" in json.loads(answer.content)) == (409, True)


@pytest.mark.parametrize("seen", CARRIED)
def test_evidence_that_was_shown_to_nobody_is_taken_as_not_shown(
    desk: Client, story: Story, seen: str
) -> None:
    send(desk, story, opened(desk, story), "_save", headline="Saved all the same", seen=seen)
    story.refresh_from_db()
    assert story.headline == "Saved all the same"


@pytest.mark.parametrize("owner", ["y", HUGE, "-1", "²"])
@pytest.mark.parametrize("screen", ["add", "change"])
def test_an_owner_that_is_none_is_refused_at_its_field(chief: Client, screen: str, owner: str) -> None:
    row = Publisher.objects.create(name="Halden Press", slug="halden-press")
    at = reverse(f"admin:sources_publisher_{screen}", args=[row.pk] if screen == "change" else [])
    answer = chief.post(at, {**fields(chief.get(at), "publisher_form"), "owner": owner})
    assert answer.status_code == 200
    assert "Select a valid choice" in answer.text


@pytest.mark.parametrize("group", ["y", HUGE, "-1", DEEP])
def test_a_group_that_is_none_is_refused(chief: Client, writer: User, group: str) -> None:
    at = reverse("admin:auth_user_change", args=[writer.pk])
    assert chief.post(at, {"_groups": "yes", "groups": group}).status_code == 400
    assert writer.groups.exists()


@pytest.mark.parametrize("permission", ["y", HUGE])
def test_a_permission_that_is_none_is_refused(chief: Client, permission: str) -> None:
    one = Group.objects.get(name="Writer")
    held = one.permissions.count()
    at = reverse("admin:auth_group_change", args=[one.pk])
    assert chief.post(at, {"permissions": permission}).status_code < 500
    assert one.permissions.count() == held


def test_the_address_of_a_story_is_left_alone_by_a_page_that_carries_nothing(
    desk: Client, story: Story
) -> None:
    assert desk.post(address(story), {"_save": "yes"}).status_code in {200, 409}
