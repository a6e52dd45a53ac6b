"""What each button on a colleague's page does: one named submit, one action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from newsroom.accounts import throttle
from newsroom.accounts.actions.add_colleague import invite_again
from newsroom.accounts.actions.confirm_address import confirm_address
from newsroom.accounts.actions.correct_colleague import correct_colleague
from newsroom.accounts.actions.forget_device import forget_devices_of
from newsroom.accounts.actions.regroup import regroup
from newsroom.accounts.actions.switch_colleague import switch_off, switch_on
from newsroom.accounts.actions.vouch import refuse_recovery, vouch
from newsroom.accounts.rules.waits import GUESSES
from newsroom.accounts.screens.again import ask_again
from newsroom.accounts.screens.colleague_forms import (
    ConfirmForm,
    CorrectForm,
    GroupsForm,
    RefuseForm,
    VouchForm,
)
from newsroom.accounts.throttle import Counted
from newsroom.desk import signed_in
from stories.people import display_name
from stories.templatetags.desk import counted


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


def correct(press: Press) -> str:
    typed = press.form.cleaned_data
    done = correct_colleague(press.person, **typed, by=press.by, now=timezone.now())
    if not (done.name or done.address):
        return "Nothing was changed."
    called = f"{typed['first_name']} {typed['last_name']}".strip()
    told = [f"They are called {called} at the desk now."] * done.name
    if done.waits:
        told.append(
            f"Signed out everywhere. {typed['email']} is theirs once they say so, by the link mailed "
            "there, or another publisher does."
        )
    elif done.address:
        told.append(f"The invitation goes to {typed['email']}; an earlier link opens nothing any more.")
    return " ".join(["Saved.", *told])


def confirm(press: Press) -> str:
    typed = press.form.cleaned_data
    ask_again(press.request, press.by, typed["password"])
    email = confirm_address(press.person, key=typed["given"], note=typed["note"], by=press.by)
    return f"Confirmed. {display_name(press.person)} gets mail at {email}, and is told so."


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
    "_correct": Button(correct, lambda data, by: CorrectForm(data, auto_id="correct_%s")),
    "_confirm": Button(confirm, lambda data, by: ConfirmForm(data, auto_id="confirm_%s")),
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
