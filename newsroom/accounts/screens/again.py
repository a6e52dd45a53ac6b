"""The password asked again, before anything changes that protects an account."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from newsroom.accounts import throttle
from newsroom.accounts.errors import TooManyTries, WrongPassword
from newsroom.accounts.places import place
from stories.errors import Refusal


class PasswordForm(forms.Form):
    password = forms.CharField(
        label="Your password",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": "Type your password, so that nobody else changes this."},
    )


class MoveForm(PasswordForm):
    email = forms.EmailField(
        label="New address",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"required": "Type the new address.", "invalid": "This is no address of a mailbox."},
    )
    field_order = ["email", "password"]


class RemoveForm(PasswordForm):
    remove = forms.IntegerField(widget=forms.HiddenInput)


class ForgetForm(forms.Form):
    forget = forms.IntegerField(widget=forms.HiddenInput)


class SetUpForm(PasswordForm):
    code = forms.CharField(
        label="Six figures your app shows now",
        max_length=20,
        widget=forms.TextInput(
            {"class": "is-code", "inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": "7"}
        ),
        error_messages={"required": "Type the six figures your app shows."},
    )
    field_order = ["code", "password"]


class Wait(Refusal):
    """The password was asked for too often."""

    field = "password"

    def __init__(self, until: datetime) -> None:
        at = timezone.localtime(until)
        super().__init__(
            f"Too many wrong passwords. Nothing was changed; it is looked at again from {at:%H:%M %Z} on."
        )


@sensitive_variables()
def ask_again(request: HttpRequest, by: User, password: str) -> None:
    """Raises WrongPassword, or Wait after too many."""
    counted, now = throttle.at_person("again", by, "", place(request)), timezone.now()
    try:
        throttle.count(counted, now)
    except TooManyTries as stopped:
        raise Wait(stopped.until) from None
    if not by.check_password(password):
        raise WrongPassword
    throttle.was_right(counted)
