"""Every address of the desk against every role, read and pressed: a new screen without a rule fails here."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client

from tests.conftest import person
from tests.flows.screens import LEFT_OUT
from tests.stories.walking import ASKED, NAMES, address, is_the_door, one_of_each, own

pytestmark = [pytest.mark.django_db, pytest.mark.each]

# The newcomer may enter the desk and is in no group yet; only whoever runs the newsroom is its chief.
ROLES = ("outsider", "newcomer", "writer", "editor", "publisher", "admin_user")
NOBODY = "nobody"
# who may open it at the least: by the whole name of an address, else by what stands before its last word
LEAST = {
    "index": "newcomer",
    "password_change": "newcomer",
    "password_change_done": "newcomer",
    "jsi18n": "newcomer",
    "account": "newcomer",
    "account_address": "newcomer",
    "second_step_set_up": "newcomer",
    "second_step_picture": "newcomer",
    "passkey_add": "newcomer",
    "passkey_offer": "newcomer",
    "app_list": "newcomer",
    "find": "newcomer",
    "send": "writer",
    "inbox": "newcomer",
    "inbox_open": "newcomer",
    "inbox_read": "newcomer",
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
    "stories_format": "editor",
    "stories_author": "publisher",
    "stories_page": "publisher",
    "sources_reference": "writer",
    "sources_publisher": "writer",
    "sources_publisher_add": "publisher",
    "sources_derivation": "writer",
    "sources_signal": "writer",
    "sources_feed": "writer",
    "sources_feed_add": "editor",
    "sources_humansource": "writer",
    "auth_user": "publisher",
    "auth_group": "admin_user",
    "auth_group_history": NOBODY,
    "auth_user_history": NOBODY,
    # of a publisher's owner, which the form of a publisher completes
    "autocomplete": "writer",
    "view_on_site": NOBODY,
}
LEAST |= dict.fromkeys(
    (
        *(f"stories_{kind}_add" for kind in ("edition", "event", "page", "proposal", "report", "tag")),
        *("sources_derivation_add", "sources_reference_add"),
        *(f"auth_{kind}_delete" for kind in ("group", "user")),
        *(
            f"sources_{kind}_delete"
            for kind in ("derivation", "feed", "humansource", "publisher", "reference")
        ),
        *(f"stories_{kind}_delete" for kind in ("edition", "event", "label", "page", "proposal", "report")),
        *("sources_reference_delete", "stories_story_delete", "stories_tag_delete"),
    ),
    NOBODY,
)
# who may press on it, where that is more than to open it
LEAST_TO_PRESS = {
    "sources_publisher_change": "publisher",
    "stories_edition_change": NOBODY,
    "stories_event_change": NOBODY,
}
# Answer a press alone.
NOT_READ = {
    *("inbox_open", "inbox_read", "passkey_offer", "task_done"),
    *("stories_edition_export", "stories_event_export", "stories_story_export"),
    *("stories_story_autosave", "stories_story_here"),
}
# Are read alone.
NOT_PRESSED = {
    *("autocomplete", "find", "jsi18n", "password_change_done", "preview", "second_step_picture"),
    *("sources_humansource_history", "sources_reference_history", "stories_story_ahead"),
    *("stories_story_authors", "stories_story_people", "stories_story_signed", "stories_story_tags"),
    "stories_story_time",
}
# Turned away with a word for the page's script, not with a way to the door.
FOR_SCRIPTS = {
    "stories_story_authors",
    "stories_story_autosave",
    "stories_story_here",
    "stories_story_people",
    "stories_story_signed",
    "stories_story_tags",
    "stories_story_time",
}
# Where a form without the name of a button is no form of ours.
PRESSED = {"sources_reference_change": {"_look": ""}}
FURTHER, SHUT, NOT_TAKEN, NO_ROW = "further", "shut", "takes no such request", "nothing there"
WORDS = {401: SHUT, 403: SHUT, 404: NO_ROW, 405: NOT_TAKEN}
TOKEN = "a" * 32


def least(name: str, method: str = "get") -> str:
    opens = LEAST.get(name) or LEAST[name.rpartition("_")[0]]
    return LEAST_TO_PRESS.get(name, opens) if method == "post" else opens


def may(role: str, name: str, method: str) -> bool:
    at_least = least(name, method)
    return at_least != NOBODY and ROLES.index(at_least) <= ROLES.index(role)


def said(answer: Any) -> str:
    return SHUT if is_the_door(answer) else WORDS.get(answer.status_code, FURTHER)


def right(role: str, name: str, method: str) -> set[str]:
    """What may be answered. Whether a request is taken at all may be said before who may, or after."""
    not_taken = {NOT_TAKEN} if name in (NOT_PRESSED if method == "post" else NOT_READ) else set()
    if may(role, name, method):
        return not_taken or {FURTHER}
    return {SHUT, NO_ROW} if name == "view_on_site" else {SHUT, *not_taken}


@pytest.fixture
def newcomer(db: None) -> User:
    newcomer = person("newcomer", None)
    newcomer.is_staff = True
    newcomer.save()
    return newcomer


@pytest.fixture
def keys(writer: User, editor: User, publisher: User) -> dict[str, int]:
    return one_of_each(writer, editor)


def entered(who: User) -> Client:
    """Signed in, with a second step on offer, and a token at hand."""
    client = Client(enforce_csrf_checks=True, headers={"X-CSRFToken": TOKEN})
    client.force_login(who)
    client.cookies["csrftoken"] = TOKEN
    client.get("/desk/account/second-step/")
    return client


def pressed(client: Client, name: str, at: str) -> Any:
    """The answer to a form in which nothing stands but what is asked; what it did is undone."""
    with transaction.atomic():
        answer = client.post(at, dict(parse_qsl(urlsplit(at).query)) | PRESSED.get(name, {}))
        transaction.set_rollback(True)
    return answer


def test_every_address_has_a_rule() -> None:
    assert [name for name in NAMES if name not in LEAST and name.rpartition("_")[0] not in LEAST] == []


def test_no_rule_is_left_of_an_address_that_is_gone() -> None:
    named = {*LEAST_TO_PRESS, *NOT_READ, *NOT_PRESSED, *ASKED}
    assert named - set(NAMES) == set()
    assert {name for name in LEAST if not any(f"{one}_".startswith(f"{name}_") for one in NAMES)} == set()


def test_what_is_passed_over_because_nobody_may_is_shut_to_all() -> None:
    passed_over = [names for why, names in LEFT_OUT.items() if why.startswith("nobody ")]
    assert set().union(*passed_over) == {name for name in NAMES if least(name) == NOBODY} - {"view_on_site"}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_it_may_and_nothing_else(
    request: pytest.FixtureRequest, keys: dict[str, int], role: str
) -> None:
    who = request.getfixturevalue(role)
    client = entered(who)
    told = {name: said(client.get(at)) for name, at in own(keys, who).items()}
    assert {name: told[name] for name in NAMES if told[name] not in right(role, name, "get")} == {}


@pytest.mark.once
@pytest.mark.parametrize("role", ROLES)
def test_each_role_presses_where_it_may_and_nowhere_else(
    request: pytest.FixtureRequest, keys: dict[str, int], role: str
) -> None:
    who = request.getfixturevalue(role)
    client = entered(who)
    told = {name: said(pressed(client, name, at)) for name, at in own(keys, who).items()}
    assert {name: told[name] for name in NAMES if told[name] not in right(role, name, "post")} == {}


def test_who_has_not_signed_in_is_shown_the_door(keys: dict[str, int]) -> None:
    client = Client()
    told = {name: client.get(address(name, keys)) for name in NAMES}
    assert {name for name, answer in told.items() if not is_the_door(answer)} == FOR_SCRIPTS
    assert {told[name].status_code for name in FOR_SCRIPTS} == {401}


def test_no_address_takes_a_post_without_its_token(keys: dict[str, int], publisher: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(publisher)
    told = {name: strict.post(address(name, keys)).status_code for name in NAMES}
    assert {name: status for name, status in told.items() if status != 403} == {}
