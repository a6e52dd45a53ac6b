"""Every address of the desk against every role: a new screen without a rule fails here."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.stories.walking import NAMES, address, is_the_door, one_of_each

pytestmark = [pytest.mark.django_db, pytest.mark.each]

ROLES = ("outsider", "writer", "editor", "publisher")
NOBODY = "nobody"
# who may open it at the least: by the whole name of an address, else by what stands before its last word
LEAST = {
    "index": "writer",
    "password_change": "writer",
    "password_change_done": "writer",
    "jsi18n": "writer",
    "account": "writer",
    "account_address": "writer",
    "second_step_set_up": "writer",
    "second_step_picture": "writer",
    "passkey_add": "writer",
    "passkey_offer": "writer",
    "app_list": "writer",
    "find": "writer",
    "send": "writer",
    "inbox": "writer",
    "inbox_open": "writer",
    "inbox_read": "writer",
    "task_done": "writer",
    "preview": "writer",
    "preview_links": "writer",
    "stories_story": "writer",
    "stories_story_export": "writer",
    "stories_story_ahead": "writer",
    "stories_story_lower": "editor",
    "stories_story_retract": "editor",
    "stories_proposal": "writer",
    "stories_report": "writer",
    "stories_edition": "editor",
    "stories_event": "editor",
    "stories_label": "publisher",
    "stories_section": "publisher",
    "stories_tag": "publisher",
    "stories_tag_add": NOBODY,
    "stories_format": "editor",
    "stories_author": "publisher",
    "stories_page": "publisher",
    "stories_page_add": NOBODY,
    "sources_reference": "writer",
    "sources_publisher": "writer",
    "sources_publisher_add": "publisher",
    "sources_derivation": "writer",
    "sources_signal": "writer",
    "sources_feed": "writer",
    "sources_feed_add": "editor",
    "sources_humansource": "writer",
    "auth_user": "publisher",
    "auth_group": NOBODY,
    # Autocompletes of the stock admin: no screen of ours offers one.
    "autocomplete": NOBODY,
    "view_on_site": NOBODY,
}
# Turned away with a word for the page's script, not with a way to the door.
FOR_SCRIPTS = {
    "stories_story_autosave",
    "stories_story_here",
    "stories_story_signed",
    "stories_story_tags",
    "stories_story_time",
}
SHUT = {401, 403, 404, 405}


def least(name: str) -> str:
    return LEAST.get(name) or LEAST[name.rpartition("_")[0]]


@pytest.fixture
def keys(writer: User, editor: User, publisher: User) -> dict[str, int]:
    return one_of_each(writer, editor)


def test_every_address_has_a_rule() -> None:
    assert [name for name in NAMES if name not in LEAST and name.rpartition("_")[0] not in LEAST] == []


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_it_may_and_nothing_else(
    request: pytest.FixtureRequest, keys: dict[str, int], role: str
) -> None:
    client = Client()
    client.force_login(request.getfixturevalue(role))
    told = {name: client.get(address(name, keys)) for name in NAMES}
    shut = {name for name, answer in told.items() if answer.status_code in SHUT or is_the_door(answer)}
    above = {name for name in NAMES if least(name) == NOBODY or ROLES.index(least(name)) > ROLES.index(role)}
    assert sorted(above - shut) == []


@pytest.mark.parametrize("role", ROLES[1:])
def test_what_a_role_may_open_opens(request: pytest.FixtureRequest, keys: dict[str, int], role: str) -> None:
    client = Client()
    client.force_login(request.getfixturevalue(role))
    mine = [
        name
        for name in NAMES
        if name.endswith(("_changelist", "_change")) and name not in {"password_change"}
        if least(name) != NOBODY and ROLES.index(least(name)) <= ROLES.index(role)
    ]
    assert [name for name in mine if client.get(address(name, keys)).status_code not in {200, 302}] == []


def test_who_has_not_signed_in_is_shown_the_door(keys: dict[str, int]) -> None:
    client = Client()
    told = {name: client.get(address(name, keys)) for name in NAMES}
    assert [
        name for name, answer in told.items() if not is_the_door(answer) and name not in FOR_SCRIPTS
    ] == []
    assert {told[name].status_code for name in FOR_SCRIPTS} <= SHUT


def test_no_address_takes_a_post_without_its_token(keys: dict[str, int], publisher: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(publisher)
    told = {name: strict.post(address(name, keys)).status_code for name in NAMES}
    assert {name: status for name, status in told.items() if status not in SHUT} == {}
