"""Every address of the desk, and one row of each kind for them to lead to."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from newsroom.accounts.links import move_path
from sources.models import Derivation, Feed, HumanSource, Publisher, Reference
from stories.actions.assign import assign
from stories.models import Author, Event, Format, Label, Note, Page, Report, Section, Tag
from tests.sources.copies import a_copy
from tests.stories.making import cited, published

# For whoever comes: the door, and what a telephone asks before anybody has signed in.
DOORS = {"login", "logout", "manifest", "preview_outside"}
DOORS |= {"second_step", "second_step_lost", "passkey_ask", "passkey_enter"}
DOORS |= {"recovery", "recovery_password", "invitation"}

# What is asked beside the address, without which the screen has nothing to tell.
ASKED = {
    "autocomplete": "?app_label=sources&model_name=publisher&field_name=owner&term=",
    "stories_story_people": "?for=task",
    "stories_story_many": "?do=tag&story={stories_story}",
    "stories_story_time": "?prefix=propose",
}


def addresses(patterns: list[Any], at: str = "") -> Iterator[tuple[str, str]]:
    """(name, route) of everything under the desk, and of previews."""
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


def one_of_each(writer: User, editor: User) -> dict[str, int]:
    """The key of a row of each kind, by what the names of its addresses begin with."""
    edition = published(writer, editor)
    reference = cited(edition.story, writer, "Halden").reference
    other = Reference.objects.exclude(pk=reference.pk)[0]
    page = Page.objects.all()[0]
    rows: dict[str, Model] = {
        "stories_story": edition.story,
        "stories_proposal": edition.proposal,
        "stories_edition": edition,
        "stories_report": Report.objects.create(
            story=edition.story, edition=edition, text="It was on Tuesday.", sent_at=timezone.now()
        ),
        "stories_event": Event.objects.all()[0],
        "stories_label": Label.objects.all()[0],
        "stories_section": Section.objects.all()[0],
        "stories_tag": Tag.objects.create(name="headsets", slug="headsets"),
        "stories_format": Format.objects.all()[0],
        "stories_author": Author.objects.create(name="Ada Vik", slug="ada-vik"),
        "stories_page": page,
        "sources_reference": reference,
        "sources_publisher": Publisher.objects.all()[0],
        "sources_derivation": Derivation.objects.create(derived=reference, origin=other, kind="credit"),
        "sources_feed": Feed.objects.create(url="https://news.example/feed"),
        "sources_humansource": HumanSource.objects.create(alias="An engineer at Halden"),
        "auth_user": writer,
        "auth_group": Group.objects.all()[0],
        "task_done": assign(edition.story, "Call Halden", writer, by=writer, key=uuid4()),
        "inbox_open": Note.objects.filter(to=editor)[0],
        "copy_id": a_copy(reference, writer),
    }
    return {name: row.pk for name, row in rows.items()} | {"number": page.version}


def address(name: str, keys: Mapping[str, int]) -> str:
    """The address by its name, leading to the row that is there."""
    pattern = next(route for named, route in addresses(get_resolver().url_patterns) if named == name)
    key = keys.get("_".join(name.split("_")[:2]), keys["stories_story"])
    given: dict[str, Any] = {"app_label": "stories", "content_type_id": 1, "carried": "forged"}
    given |= dict.fromkeys(("id", "key", "object_id", "pk"), key)
    given |= {name: keys.get(name, key) for name in ("copy_id", "number")}
    asked = {
        field: value for field, value in given.items() if f":{field}>" in pattern or f"<{field}>" in pattern
    }
    with suppress(NoReverseMatch):
        return reverse(f"admin:{name}", kwargs=asked)
    return reverse(name, kwargs=asked)


def own(keys: Mapping[str, int], who: User) -> dict[str, str]:
    """{name: path} as `who` asks: with a line in their own inbox, and a link mailed to them."""
    line = Note.objects.create(to=who, kind=Note.Kind.TASK, key="walked", at=timezone.now())
    told = {name: address(name, {**keys, "inbox_open": line.pk}) for name in NAMES}
    told |= {name: told[name] + asked.format(**keys) for name, asked in ASKED.items()}
    return told | {"account_address": move_path(who, f"{who.username}@paper.example", timezone.now())}


def is_the_door(answer: Any) -> bool:
    return answer.status_code == 302 and "/desk/login/" in answer["Location"]
