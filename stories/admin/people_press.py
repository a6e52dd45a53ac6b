"""What each button on a person's page does: one named submit, one action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from django.http import Http404, QueryDict
from django.views.decorators.debug import sensitive_variables

from newsroom.row_key import row_key
from sources.actions.add_knower import add_knower, agree_to_knower
from sources.actions.change_identity import change_identity
from sources.actions.keep_person import seal_identity
from sources.actions.open_identity import open_identity
from sources.actions.remove_knower import remove_knower
from sources.models import HumanSource, Knower
from stories.actions.describe_person import describe_person
from stories.admin.people_form import DescriptionForm, LetForm, OpenForm, ReopenForm, WhoForm
from stories.people import display_name


@dataclass(frozen=True)
class Press:
    """A button pressed with its form valid; `value` is the row it stands beside."""

    person: HumanSource
    by: User
    form: Any
    value: str

    def knower(self) -> Knower:
        found = self.person.knowers.filter(pk=row_key(self.value))
        for row in found.select_related("user", "person"):
            return row
        raise Http404


@dataclass(frozen=True)
class Button:
    """`act` returns the sentence that says what was done: it waits in the session, so it names nobody."""

    act: Callable[[Press], str]
    form: Callable[[QueryDict, HumanSource], forms.Form] = lambda data, person: forms.Form(data)


def describe(press: Press) -> str:
    changed = describe_person(press.person, by=press.by, **press.form.told())
    return "Saved. Readers see it with the next edition of each story." if changed else "Nothing was changed."


@sensitive_variables()
def write_down(press: Press) -> str:
    seal_identity(press.person, press.form.who(), by=press.by)
    return "Encrypted and kept. You are the one who knows; it closes by itself in five minutes."


def opened(press: Press) -> str:
    open_identity(press.person, why=press.form.cleaned_data["why"], by=press.by)
    return ""


@sensitive_variables()
def change(press: Press) -> str:
    """With a reason typed it opens again first: what was sent too late is not lost."""
    why = press.form.cleaned_data["why"]
    with transaction.atomic():
        if why:
            open_identity(press.person, why=why, by=press.by)
        change_identity(press.person, press.form.who(), by=press.by)
    return "Encrypted and kept. The others who know are told that it was changed."


def let(press: Press) -> str:
    row = add_knower(press.person, press.form.cleaned_data["user"], by=press.by)
    name = display_name(row.user)
    return f"{name} knows now." if row.agreed_at else f"{name} will know once another who knows agrees."


def agree(press: Press) -> str:
    return f"{display_name(agree_to_knower(press.knower(), by=press.by).user)} knows now."


def remove(press: Press) -> str:
    row = press.knower()
    remove_knower(row, by=press.by)
    if row.user_id == press.by.pk:
        return "You are off the list. What you know you still know: the promise stands."
    return f"Turned down: {display_name(row.user)} does not get to know."


BUTTONS: Mapping[str, Button] = {
    "_describe": Button(describe, lambda data, person: DescriptionForm(data)),
    "_seal": Button(write_down, lambda data, person: WhoForm(data)),
    "_open": Button(opened, lambda data, person: OpenForm(data)),
    "_change": Button(change, lambda data, person: ReopenForm(data)),
    "_let": Button(let, lambda data, person: LetForm(data, person=person)),
    "_agree": Button(agree),
    "_remove": Button(remove),
}
