"""What each button on a colleague's page does: one named submit, one action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import Group, User
from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from newsroom.accounts import throttle
from newsroom.accounts.actions.add_colleague import invite_again
from newsroom.accounts.actions.forget_device import forget_devices_of
from newsroom.accounts.actions.regroup import regroup
from newsroom.accounts.actions.switch_colleague import switch_off, switch_on
from newsroom.accounts.actions.vouch import refuse_recovery, vouch
from newsroom.accounts.permissions import gives
from newsroom.accounts.rules.waits import GUESSES
from newsroom.accounts.screens.again import PasswordForm, ask_again
from newsroom.accounts.throttle import Counted
from newsroom.desk import signed_in
from newsroom.fields import Rows
from newsroom.one_line import OneLine
from stories.people import display_name
from stories.templatetags.desk import counted


class AddForm(forms.Form):
    first_name = OneLine(
        label="First name",
        max_length=150,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Give at least a first name: colleagues and the log call them by it."},
    )
    last_name = OneLine(
        label="Last name", max_length=150, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    email = forms.EmailField(
        label="Address",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off"}),
        error_messages={
            "required": "Give their address: the invitation goes there.",
            "invalid": "This is no address of a mailbox.",
        },
    )
    group = forms.ModelChoiceField(
        Group.objects.none(),
        label="Group",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Choose a group: it says what they may do."},
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["group"]
        choice.queryset = gives(by)  # type: ignore[attr-defined]


class GroupsForm(forms.Form):
    """Also shows a group the colleague is in and this person cannot give: it stays unless they may."""

    groups = Rows(Group.objects.none(), label="Groups", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, by: User, person: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Q(pk__in=gives(by).values("pk"))
        theirs = Q(user=person) if person else Q()
        choice = self.fields["groups"]
        choice.queryset = Group.objects.filter(mine | theirs).distinct().order_by("pk")  # type: ignore[attr-defined]


def how(error: str) -> forms.CharField:
    return forms.CharField(
        label="How you know",
        max_length=300,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": error},
    )


class RefuseForm(forms.Form):
    recovery = forms.IntegerField(widget=forms.HiddenInput)
    note = how("Say why: colleagues read it in the log.")


class VouchForm(PasswordForm):
    recovery = forms.IntegerField(widget=forms.HiddenInput)
    figures = forms.CharField(
        label="Six figures they tell you",
        max_length=10,
        widget=forms.TextInput({"class": "is-code", "inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": "Type the figures they tell you: only who asked was shown them."},
    )
    note = how("Say how you made sure: in person, or by which telephone.")
    field_order = ["figures", "note", "password"]


@dataclass(frozen=True)
class Press:
    request: HttpRequest
    person: User
    by: User
    form: Any


@dataclass(frozen=True)
class Button:
    """`act` returns the sentence that says what was done."""

    act: Callable[[Press], str]
    form: Callable[[QueryDict | None, User], forms.Form] = lambda data, by: forms.Form(data)


def groups(press: Press) -> str:
    changed = regroup(press.person, press.form.cleaned_data["groups"], by=press.by)
    name = display_name(press.person)
    return f"Saved. What {name} may do has changed at once." if changed else "Nothing was changed."


def off(press: Press) -> str:
    switch_off(press.person, by=press.by)
    return (
        f"{display_name(press.person)} is switched off and signed out. Their name stays on what they wrote."
    )


def on(press: Press) -> str:
    switch_on(press.person, by=press.by)
    return f"{display_name(press.person)} may come in again, with the password they had."


def invite(press: Press) -> str:
    invite_again(press.person, by=press.by)
    return f"A new invitation goes to {press.person.email}."


def say_so(press: Press) -> str:
    typed, now, name = press.form.cleaned_data, timezone.now(), display_name(press.person)
    ask_again(press.request, press.by, typed["password"])
    guess = [Counted(f"figures {press.person.pk} {press.by.pk}", GUESSES)]
    throttle.count(guess, now)
    told = {"key": typed["recovery"], "figures": typed["figures"], "note": typed["note"]}
    done = vouch(press.person, **told, by=press.by, now=now)
    throttle.was_right(guess)
    if done:
        return f"Taken off: two have said so. {name} is told by mail, and sets it up anew."
    return f"You have said that it is {name}. Another publisher must say so, too."


def refuse(press: Press) -> str:
    typed, now = press.form.cleaned_data, timezone.now()
    refuse_recovery(press.person, key=typed["recovery"], note=typed["note"], by=press.by, now=now)
    return f"Refused. Nothing is taken off, and {display_name(press.person)} is told by mail."


def forget(press: Press) -> str:
    gone = forget_devices_of(press.person, by=press.by)
    return f"Forgotten: {counted(gone, 'device,devices')}. Each is asked for a code next time."


BUTTONS: Mapping[str, Button] = {
    "_groups": Button(groups, lambda data, by: GroupsForm(data, by=by)),
    "_off": Button(off),
    "_on": Button(on),
    "_invite": Button(invite),
    "_forget": Button(forget),
    "_vouch": Button(say_so, lambda data, by: VouchForm(data, auto_id="vouch_%s")),
    "_refuse": Button(refuse, lambda data, by: RefuseForm(data, auto_id="refuse_%s")),
}


def press(request: HttpRequest, person: User, pressed: str, form: Any) -> str:
    """Raises what the action raises."""
    return BUTTONS[pressed].act(Press(request, person, signed_in(request), form))
