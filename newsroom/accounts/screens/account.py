"""Your account: what one signs in with, where one is signed in, and what one's groups allow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from newsroom.accounts import given, passkeys, recoveries, second_steps, sessions, trust
from newsroom.accounts.actions.choose_password import DEVICES, choose_password
from newsroom.accounts.actions.move_address import move_address
from newsroom.accounts.links import move_told
from newsroom.accounts.models import Passkey, SecondStep
from newsroom.accounts.people import said_groups
from newsroom.accounts.screens.account_press import BUTTONS, Press
from newsroom.accounts.screens.again import PasswordForm, ask_again
from newsroom.desk import desk, signed_in
from stories.errors import Refusal


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    pressed = next((name for name in BUTTONS if name in request.POST), "")
    if request.method != "POST" or not pressed:
        return page(request)
    return press(request, pressed)


@sensitive_variables()
def press(request: HttpRequest, pressed: str) -> HttpResponse:
    """Does what the button says, once the password it asks for has been given again."""
    form_class, act = BUTTONS[pressed]
    form, by = form_class(request.POST), signed_in(request)
    if form.is_valid():
        try:
            if isinstance(form, PasswordForm):
                ask_again(request, by, form.cleaned_data["password"])
            return act(Press(request, by, form)) or HttpResponseRedirect(reverse("account"))
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    return page(request, {pressed: form}, status=400)


def page(
    request: HttpRequest, typed: Mapping[str, forms.Form] | None = None, status: int = 200
) -> HttpResponse:
    by, typed = signed_in(request), typed or {}
    forms_ = {
        name[1:]: typed.get(name) or made(auto_id=f"{name[1:]}_%s") for name, (made, _) in BUTTONS.items()
    }
    given_one = given.of(by)
    if given_one:
        forms_["move"].initial = {"email": given_one.email}
    step = SecondStep.objects.filter(person=by).first()
    keys = list(Passkey.objects.filter(holder__person=by))
    asked, now = request.POST.get("remove") or request.GET.get("remove"), timezone.now()
    context = {
        **desk.each_context(request),
        "title": "Your account",
        "forms": forms_,
        "refused": next(iter(typed.values()), None),
        "pressed": next(iter(typed), ""),
        "given": given_one,
        "step": step,
        "codes_left": step.codes.filter(used_at=None).count() if step else 0,
        "is_demanded": second_steps.is_demanded(by),
        "passkeys": keys,
        "no_passkeys": passkeys.none_at(request.get_host()),
        "asked": next((key for key in keys if str(key.pk) == asked), None),
        "groups": said_groups(by.groups.order_by("pk")),
        "devices": list(trust.of(by, now)) if step else [],
        "this_device": trust.this_one(request, by),
        "recovery": recoveries.open_of(by, now),
        "sessions": sessions.of(by, now),
        "this": request.session.session_key,
    }
    request.current_app = desk.name
    return TemplateResponse(request, "admin/account/page.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest, carried: str) -> HttpResponse:
    """Where a mailed link leads: the new address is taken when its reader says so."""
    by = signed_in(request)
    email = move_told(carried, by, timezone.now())
    context: dict[str, Any] = {**desk.each_context(request), "title": "Your new address", "email": email}
    if email and request.method == "POST":
        try:
            move_address(by=by, email=email)
        except Refusal as refusal:
            context["refusal"] = str(refusal)
        else:
            messages.success(request, f"Your address is {email} now.")
            return HttpResponseRedirect(reverse("account"))
    request.current_app = desk.name
    refused = not email or "refusal" in context
    return TemplateResponse(request, "admin/account/address.html", context, status=400 if refused else 200)


class ChangeForm(PasswordChangeForm):
    """Wrong old passwords are counted as at the door."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    @sensitive_variables()
    def clean_old_password(self) -> str:
        typed = str(self.cleaned_data["old_password"])
        try:
            ask_again(self.request, self.user, typed)
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal), code="password_incorrect") from None
        return typed


@method_decorator(sensitive_post_parameters(), name="dispatch")
class ChangeView(PasswordChangeView):
    form_class = ChangeForm
    template_name = "registration/password_change_form.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = {**desk.each_context(self.request), **super().get_context_data(**kwargs)}
        return {**told, "title": "Change your password"}

    @sensitive_variables()
    def form_valid(self, form: Any) -> HttpResponse:
        by, password = signed_in(self.request), form.cleaned_data["new_password1"]
        key = self.request.session.session_key
        forgotten = choose_password(by=by, password=password, verb="changed their password", session=key)
        update_session_auth_hash(self.request, by)
        told = "Your password is changed. Everywhere else you were signed out."
        messages.success(self.request, f"{told} {DEVICES}" if forgotten else told)
        return HttpResponseRedirect(reverse("account"))
