"""Every address of the desk against every role: a new screen without a rule fails here."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from sources.models import Derivation, Feed, HumanSource, Publisher, Reference
from stories.models import Author, Event, Format, Label, Proposal, Section
from tests.stories.making import cited, published

pytestmark = pytest.mark.django_db

ROLES = ("outsider", "writer", "editor", "publisher")
NOBODY = "nobody"
# who may open it at the least: by the whole name of an address, else by what stands before its last word
LEAST = {
    "index": "writer",
    "password_change": "writer",
    "password_change_done": "writer",
    "jsi18n": "writer",
    "app_list": "writer",
    "send": "writer",
    "inbox": "writer",
    "inbox_open": "writer",
    "inbox_read": "writer",
    "task_done": "writer",
    "preview": "writer",
    "preview_links": "writer",
    "stories_story": "writer",
    "stories_story_lower": "editor",
    "stories_story_retract": "editor",
    "stories_proposal": "writer",
    "stories_edition": "editor",
    "stories_event": "editor",
    "stories_label": "publisher",
    "stories_section": "publisher",
    "stories_format": "publisher",
    "stories_author": "publisher",
    "sources_reference": "writer",
    "sources_publisher": "writer",
    "sources_publisher_add": "publisher",
    "sources_derivation": "writer",
    "sources_signal": "writer",
    "sources_feed": "writer",
    "sources_feed_add": "editor",
    "sources_humansource": "writer",
    "auth_user": NOBODY,
    "auth_user_password_change": NOBODY,
    "auth_group": NOBODY,
    # Autocompletes of the stock admin: no screen of ours offers one.
    "autocomplete": NOBODY,
    "view_on_site": NOBODY,
}
# For whoever comes: the door, and what a telephone asks before anybody has signed in.
DOORS = {"login", "logout", "manifest", "preview_outside"}
# Turned away with a word for the page's script, not with a way to the door.
FOR_SCRIPTS = {"stories_story_autosave", "stories_story_here", "stories_story_signed"}
SHUT = {401, 403, 404, 405}


def addresses(patterns: list[Any], at: str = "") -> Iterator[tuple[str, str]]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, f"{at}{one.pattern}")
        elif (
            isinstance(one, URLPattern)
            and one.name
            and f"{at}{one.pattern}".startswith(("desk/", "preview/"))
        ):
            yield one.name, f"{at}{one.pattern}"


NAMES = sorted({name for name, _ in addresses(get_resolver().url_patterns)} - DOORS)


def least(name: str) -> str:
    return LEAST.get(name) or LEAST[name.rpartition("_")[0]]


@pytest.fixture
def keys(writer: User, editor: User, publisher: User) -> dict[str, int]:
    """One row of each kind, for the addresses to lead to."""
    edition = published(writer, editor)
    reference = cited(edition.story, writer, "Halden").reference
    other = Reference.objects.exclude(pk=reference.pk)[0]
    derivation = Derivation.objects.create(derived=reference, origin=other, kind="credit")
    rows = {
        "stories_story": edition.story,
        "stories_proposal": Proposal.objects.get(),
        "stories_edition": edition,
        "stories_event": Event.objects.all()[0],
        "stories_label": Label.objects.all()[0],
        "stories_section": Section.objects.all()[0],
        "stories_format": Format.objects.all()[0],
        "stories_author": Author.objects.create(name="Ada Vik", slug="ada-vik"),
        "sources_reference": reference,
        "sources_publisher": Publisher.objects.all()[0],
        "sources_derivation": derivation,
        "sources_feed": Feed.objects.create(url="https://news.example/feed"),
        "sources_humansource": HumanSource.objects.create(alias="An engineer at Halden"),
        "auth_user": writer,
        "auth_group": Group.objects.all()[0],
    }
    return {name: row.pk for name, row in rows.items()}


def address(name: str, keys: dict[str, int]) -> str:
    """The address by its name, leading to the row that is there."""
    pattern = next(route for named, route in addresses(get_resolver().url_patterns) if named == name)
    key = keys.get("_".join(name.split("_")[:2]), keys["stories_story"])
    given: dict[str, Any] = {"app_label": "stories", "content_type_id": 1, "copy_id": 1, "id": key}
    given |= {"object_id": key, "key": key, "pk": key}
    asked = {
        field: value for field, value in given.items() if f":{field}>" in pattern or f"<{field}>" in pattern
    }
    with suppress(NoReverseMatch):
        return reverse(f"admin:{name}", kwargs=asked)
    return reverse(name, kwargs=asked)


def test_every_address_has_a_rule() -> None:
    assert [name for name in NAMES if name not in LEAST and name.rpartition("_")[0] not in LEAST] == []


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_it_may_and_nothing_else(
    request: pytest.FixtureRequest, keys: dict[str, int], role: str
) -> None:
    client = Client()
    client.force_login(request.getfixturevalue(role))
    told = {name: client.get(address(name, keys)) for name in NAMES}
    shut = {name for name, answer in told.items() if answer.status_code in SHUT or _is_the_door(answer)}
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
        name for name, answer in told.items() if not _is_the_door(answer) and name not in FOR_SCRIPTS
    ] == []
    assert {told[name].status_code for name in FOR_SCRIPTS} <= SHUT


def test_no_address_takes_a_post_without_its_token(keys: dict[str, int], publisher: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(publisher)
    told = {name: strict.post(address(name, keys)).status_code for name in NAMES}
    assert {name: status for name, status in told.items() if status not in SHUT} == {}


def _is_the_door(answer: Any) -> bool:
    return answer.status_code == 302 and "/desk/login/" in answer["Location"]
