"""The forms on colleagues' pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import Group, User
from django.db.models import Q

from newsroom.accounts.permissions import gives
from newsroom.accounts.screens.again import PasswordForm
from newsroom.fields import Rows
from newsroom.one_line import OneLine


class WhoForm(forms.Form):
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


class AddForm(WhoForm):
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


class CorrectForm(WhoForm):
    """Who has no address may stay so."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = False


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


class ConfirmForm(PasswordForm):
    given = forms.IntegerField(widget=forms.HiddenInput)
    note = how("Say how you made sure: in person, or by which telephone.")
    field_order = ["note", "password"]


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
