"""Adding a passkey: a name for it and the password; then the browser makes it, and it is kept."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from newsroom.accounts import challenges, passkeys, second_steps
from newsroom.accounts.actions.add_passkey import add_passkey, key_holder
from newsroom.accounts.errors import PasskeyRefused
from newsroom.accounts.models import Passkey
from newsroom.accounts.places import browser
from newsroom.accounts.screens.again import PasswordForm, ask_again
from newsroom.accounts.screens.passkey_door import LONGEST
from newsroom.desk import desk, signed_in
from newsroom.one_line import OneLine
from stories.errors import Refusal


class NameForm(forms.Form):
    name = OneLine(
        label="A name you know the device by",
        max_length=Passkey._meta.get_field("name").max_length,  # noqa: SLF001
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Give it a name: you will look for it when the device is lost."},
    )


class OfferForm(PasswordForm, NameForm):
    field_order = ["name", "password"]


class MadeForm(NameForm):
    passkey = forms.CharField(max_length=LONGEST)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The page, and where its script sends what the device made."""
    here, by = passkeys.place(), signed_in(request)
    if here is None:
        raise Http404("This newsroom's address is none passkeys are made for.")
    refused = ""
    if request.method == "POST":
        try:
            key = _made(request, by)
        except Refusal as refusal:
            refused = str(refusal)
        else:
            messages.success(request, f"From now on {key.name} signs you in.")
            return HttpResponseRedirect(reverse("account"))
    context = {
        **desk.each_context(request),
        "title": "Add a passkey",
        "form": OfferForm(initial={"name": request.POST.get("name") or browser(request)}),
        "refused": refused,
        "origin": here.origin,
        "owed": second_steps.owed(by),
    }
    request.current_app = desk.name
    status = 400 if refused else 200
    return TemplateResponse(request, "admin/account/passkey.html", context, status=status)


@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def offer(request: HttpRequest) -> HttpResponse:
    """What a device is to make, once the password has been given again: for the page's script."""
    if passkeys.place() is None:
        raise Http404("This newsroom's address is none passkeys are made for.")
    by, form = signed_in(request), OfferForm(request.POST)
    if not form.is_valid():
        return _told(" ".join(str(line) for lines in form.errors.values() for line in lines))
    try:
        ask_again(request, by, form.cleaned_data["password"])
        challenge = challenges.give(request, _purpose(by), timezone.now())
    except Refusal as refusal:
        return _told(str(refusal))
    options = passkeys.ask_to_make(by, key_holder(by), challenge)
    return HttpResponse(options, content_type="application/json")


def _made(request: HttpRequest, by: User) -> Passkey:
    """Raises PasskeyRefused, and what the action raises."""
    form, now = MadeForm(request.POST), timezone.now()
    if not form.is_valid():
        raise PasskeyRefused
    made = passkeys.read_made(form.cleaned_data["passkey"])
    challenge = passkeys.signed_challenge(made)
    # Given only after the password: taking it shows that this was asked again.
    if not challenges.take(request, _purpose(by), challenge, now):
        raise PasskeyRefused
    return add_passkey(by=by, made=made, challenge=challenge, name=form.cleaned_data["name"], now=now)


def _purpose(by: User) -> str:
    return f"add {by.pk}"


def _told(sentence: str) -> HttpResponse:
    return JsonResponse({"told": sentence}, status=400)
