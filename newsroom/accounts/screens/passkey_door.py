"""Signing in with a passkey: what its device is asked to sign, and what came back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.views import RedirectURLMixin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from newsroom.accounts import challenges, passkeys, pending, throttle
from newsroom.accounts.actions.pass_passkey import pass_passkey
from newsroom.accounts.errors import PasskeyRefused, TooManyAsked
from newsroom.accounts.models import Passkey
from newsroom.accounts.screens.door import enter, guesses
from stories.errors import Refusal

ENTER = "enter"
# A browser's answer for the longest of ids takes a few thousand.
LONGEST = 20_000


class AnswerForm(forms.Form):
    """`only` is who it must be, by the name they sign in with, where that is known already."""

    passkey = forms.CharField(max_length=LONGEST)
    only = forms.CharField(max_length=150, required=False)


@never_cache
@csrf_protect
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """What a passkey is to sign; after the password it is asked for one of that person's."""
    if passkeys.place() is None:
        raise Http404("This newsroom's address is none passkeys are made for.")
    now = timezone.now()
    person = pending.who(request, now)
    named = person and person.get_username() == request.POST.get("only")
    keys = list(Passkey.objects.filter(holder__person=person)) if named else []
    try:
        options = passkeys.ask_to_use(challenges.give(request, ENTER, now), keys)
    except TooManyAsked as stopped:
        seconds = str(int(challenges.GOOD_FOR.total_seconds()))
        return JsonResponse({"told": str(stopped)}, status=429, headers={"Retry-After": seconds})
    return HttpResponse(options, content_type="application/json")


@method_decorator([require_POST, csrf_protect, never_cache], name="dispatch")
class PasskeyView(RedirectURLMixin, FormView[AnswerForm]):
    """Waits for no wrong password: nobody guesses a signature. Wrong ones count where they come from."""

    form_class = AnswerForm
    next_page = "admin:index"

    def form_valid(self, form: AnswerForm) -> HttpResponse:
        now, counted = timezone.now(), guesses(self.request)
        try:
            throttle.count(counted, now)
            used = passkeys.read_used(form.cleaned_data["passkey"])
            challenge = passkeys.signed_challenge(used)
            if not challenges.take(self.request, ENTER, challenge, now):
                raise PasskeyRefused
            person = pass_passkey(used=used, challenge=challenge, now=now, only=form.cleaned_data["only"])
        except Refusal:
            return self.form_invalid(form)
        throttle.was_right(counted)
        pending.done(self.request)
        enter(self.request, person, second_step=True)
        return HttpResponseRedirect(self.get_success_url())

    def form_invalid(self, form: AnswerForm) -> HttpResponse:
        """Back to the page it was asked for on, which says so."""
        asked: dict[str, Any] = {"next": self.get_success_url(), "passkey": "no"}
        halfway = pending.who(self.request, timezone.now())
        named = halfway and halfway.get_username() == self.request.POST.get("only")
        where = reverse("second_step" if named else "admin:login")
        return HttpResponseRedirect(f"{where}?{urlencode(asked)}")
