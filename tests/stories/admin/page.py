"""The story page as a browser sends it: every field of its form, and the button that is pressed."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

from stories.models import Story

# A response of the test client, with its context.
type Page = Any
LIST = "admin:stories_story_changelist"
ADD = "admin:stories_story_add"


def address(story: Story) -> str:
    return reverse("admin:stories_story_change", args=[story.pk])


def opened(client: Client, story: Story) -> dict[str, list[str]]:
    """The fields of the story's page as they stand."""
    return fields(client.get(address(story)), "story_form")


def press(client: Client, story: Story, button: str, value: object = "yes", **changes: Any) -> Page:
    """Open the page, change fields, press a button; `__` stands for a hyphen in a field's name."""
    return send(client, story, opened(client, story), button, value, **changes)


def send(
    client: Client,
    story: Story,
    sent: dict[str, list[str]],
    button: str,
    value: object = "yes",
    **changes: Any,
) -> Page:
    """Send a page that was opened before."""
    named = {name.replace("__", "-"): new for name, new in changes.items()}
    return client.post(address(story), {**sent, **named, button: str(value)})


def fields(response: Page, form: str) -> dict[str, list[str]]:
    reader = _Fields(form)
    reader.feed(response.content.decode())
    return reader.found


class _Fields(HTMLParser):
    """What a browser would send of one form, buttons and files left out."""

    def __init__(self, form: str) -> None:
        super().__init__(convert_charrefs=True)
        self.form, self.inside = form, False
        self.found: dict[str, list[str]] = {}
        self.open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        name = facts.get("name") or ""
        if tag == "form":
            self.inside = facts.get("id") == self.form
        elif self.inside and name and tag == "input":
            self._input(name, facts)
        elif self.inside and name and tag in {"textarea", "select"}:
            self.open = name
            self.found.setdefault(name, []).append("")
        elif tag == "option" and self.open and "selected" in facts:
            self.found[self.open][-1] = facts.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in {"textarea", "select"}:
            self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open and self.get_starttag_text() and self.lasttag == "textarea":
            self.found[self.open][-1] += data

    def _input(self, name: str, facts: dict[str, str | None]) -> None:
        kind = facts.get("type") or "text"
        unchecked = kind in {"checkbox", "radio"} and "checked" not in facts
        if kind not in {"submit", "file"} and not unchecked:
            self.found.setdefault(name, []).append(facts.get("value") or ("on" if kind == "checkbox" else ""))
