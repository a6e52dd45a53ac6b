"""What each button on one's own account page does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from newsroom.accounts import trust
from newsroom.accounts.actions.ask_recovery import withdraw_recovery
from newsroom.accounts.actions.drop_second_step import drop_second_step
from newsroom.accounts.actions.end_elsewhere import end_elsewhere
from newsroom.accounts.actions.forget_device import forget_device, forget_devices
from newsroom.accounts.actions.move_address import ask_to_move
from newsroom.accounts.actions.remove_passkey import remove_passkey
from newsroom.accounts.actions.renew_codes import renew_codes
from newsroom.accounts.screens.again import ForgetForm, MoveForm, PasswordForm, RemoveForm
from newsroom.accounts.screens.codes_page import codes_page
from newsroom.accounts.screens.door import began
from stories.templatetags.desk import counted


@dataclass(frozen=True)
class Press:
    request: HttpRequest
    by: User
    form: Any


def end_others(press: Press) -> HttpResponse | None:
    here = press.request.session.session_key
    device = trust.this_one(press.request, press.by)
    ended, forgotten = end_elsewhere(by=press.by, session=here, device=device)
    gone = [counted(ended, "other session,other sessions")] if ended else []
    gone += [f"{counted(forgotten, 'other device,other devices')} trusted no more"] if forgotten else []
    told = f"Ended: {' and '.join(gone)}." if gone else "There was no other session."
    messages.success(press.request, told)
    return None


def move(press: Press) -> HttpResponse | None:
    email = press.form.cleaned_data["email"]
    ask_to_move(by=press.by, email=email, now=timezone.now())
    messages.success(
        press.request, f"Open the link that was mailed to {email}. Until then your address stays."
    )
    return None


def off(press: Press) -> HttpResponse | None:
    drop_second_step(by=press.by)
    began(press.request, second_step=False)
    messages.success(press.request, "The second step is off. Your password alone opens the desk.")
    return None


@sensitive_variables()
def new_codes(press: Press) -> HttpResponse | None:
    return codes_page(press.request, renew_codes(by=press.by))


def remove(press: Press) -> HttpResponse | None:
    session = press.request.session.session_key
    name = remove_passkey(press.form.cleaned_data["remove"], by=press.by, session=session)
    messages.success(press.request, f"Removed: {name}. Everywhere else you were signed out.")
    return None


def forget(press: Press) -> HttpResponse | None:
    name = forget_device(press.form.cleaned_data["forget"], by=press.by)
    messages.success(press.request, f"Forgotten: {name}. It is asked for a code next time.")
    return None


def forget_all(press: Press) -> HttpResponse | None:
    gone = forget_devices(by=press.by)
    messages.success(
        press.request, f"Forgotten: {counted(gone, 'device,devices')}. A code is asked for everywhere."
    )
    return None


def withdraw(press: Press) -> HttpResponse | None:
    withdraw_recovery(by=press.by, now=timezone.now())
    messages.success(press.request, "Taken back. Nobody takes your second step off.")
    return None


# The button, the form that goes with it, and what it does.
BUTTONS: Mapping[str, tuple[type[forms.Form], Callable[[Press], HttpResponse | None]]] = {
    "_end": (forms.Form, end_others),
    "_move": (MoveForm, move),
    "_off": (PasswordForm, off),
    "_codes": (PasswordForm, new_codes),
    "_remove": (RemoveForm, remove),
    "_forget": (ForgetForm, forget),
    "_forget_all": (forms.Form, forget_all),
    "_withdraw": (forms.Form, withdraw),
}
