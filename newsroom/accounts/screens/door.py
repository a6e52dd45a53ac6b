"""The door of the desk: signing in by password, and the second step that may follow."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, RedirectURLMixin
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.generic import FormView

from newsroom.accounts import codes, passkeys, pending, second_steps, throttle, trust
from newsroom.accounts.actions.pass_second_step import pass_second_step
from newsroom.accounts.actions.trust_device import pass_trusted, trust_device
from newsroom.accounts.errors import PasskeyRefused, TooManyTries
from newsroom.accounts.mails import mail_guesses
from newsroom.accounts.models import Passkey
from newsroom.accounts.people import who_types
from newsroom.accounts.places import browser, know, place
from newsroom.accounts.rules.waits import FROM_ONE_PLACE, GUESSES
from newsroom.accounts.second_steps import was_taken_off
from newsroom.accounts.sessions import BEGAN
from newsroom.accounts.throttle import Counted
from newsroom.desk import desk
from stories.errors import Refusal

BACKEND = "django.contrib.auth.backends.ModelBackend"
LATEST = F("used_at").desc(nulls_last=True)


class DoorForm(AdminAuthenticationForm):
    """A name or address and its password; `wait` is set where the next guess is not looked at."""

    wait: TooManyTries | None = None
    request: HttpRequest

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if passkeys.place():
            # Browsers then offer the passkeys they hold in the list below the field.
            self.fields["username"].widget.attrs["autocomplete"] = "username webauthn"

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        typed, now = str(self.cleaned_data.get("username", "")), timezone.now()
        if not typed or not self.cleaned_data.get("password"):
            return dict(self.cleaned_data)
        person = who_types(typed)
        counted = throttle.at_person("name", person, typed, place(self.request))
        try:
            throttle.count(counted, now)
        except TooManyTries as stopped:
            self.wait = stopped
            raise ValidationError(str(stopped), code="wait") from None
        self.cleaned_data["username"] = person.get_username() if person else typed
        try:
            told = super().clean()
        except ValidationError:
            self.wait = throttle.waits(counted, now)
            if self.wait and throttle.wrong(counted[0]) == GUESSES.free:
                mail_guesses.enqueue(key=person.pk if person else 0)
            raise
        throttle.was_right(counted)
        return dict(told)


class DoorView(LoginView):
    template_name = "admin/login.html"
    authentication_form = DoorForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method == "GET" and desk.has_permission(request):
            return HttpResponseRedirect(self.get_success_url())
        request.current_app = desk.name
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = {"app_path": self.request.get_full_path(), "username": self.request.user.get_username()}
        return {
            **desk.each_context(self.request),
            **super().get_context_data(**kwargs),
            **told,
            "title": "Sign in",
            "two_steps": bool(settings.SECOND_STEP_GROUPS),
            "next": self.get_success_url(),
            **said_of_passkey(self.request),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        person, now = form.get_user(), timezone.now()
        if not second_steps.comes_next(person):
            enter(self.request, person)
            return HttpResponseRedirect(self.get_success_url())
        trusted = pass_trusted(by=person, token=trust.carried(self.request, person), now=now)
        if trusted is None:
            pending.begin(self.request, person, now)
            asked = urlencode({"next": self.get_success_url()})
            return HttpResponseRedirect(f"{reverse('second_step')}?{asked}")
        enter(self.request, person, second_step=True)
        answer = HttpResponseRedirect(self.get_success_url())
        trust.put(answer, person, trusted)
        return answer

    def form_invalid(self, form: Any) -> HttpResponse:
        return waiting(self.render_to_response(self.get_context_data(form=form)), form.wait)


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Six figures from your app",
        max_length=20,
        strip=True,
        error_messages={"required": "Type the six figures your app shows."},
    )
    trust = forms.BooleanField(required=False)


@method_decorator([sensitive_post_parameters(), csrf_protect, never_cache], name="dispatch")
class SecondStepView(RedirectURLMixin, FormView[CodeForm]):
    template_name = "admin/second_step.html"
    form_class = CodeForm
    next_page = "admin:index"
    person: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        person = pending.who(request, timezone.now())
        if person is None:
            asked = urlencode({"next": self.get_success_url()})
            return HttpResponseRedirect(f"{reverse('admin:login')}?{asked}")
        self.person = person
        request.current_app = desk.name
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **desk.each_context(self.request),
            "title": "Show that it is you",
            "person": self.person,
            "next": self.get_success_url(),
            "trusted_for": trust.LIFE.days,
            "has_app": second_steps.has_app(self.person),
            "passkey": Passkey.objects.filter(holder__person=self.person).order_by(LATEST).first(),
            **said_of_passkey(self.request),
            **super().get_context_data(**kwargs),
        }

    @sensitive_variables()
    def form_valid(self, form: CodeForm) -> HttpResponse:
        now = timezone.now()
        counted = throttle.at_person("code", self.person, "", place(self.request))
        try:
            throttle.count(counted, now)
            pass_second_step(by=self.person, typed=form.cleaned_data["code"], now=now)
        except TooManyTries as stopped:
            return self.refused(form, stopped)
        except Refusal as refusal:
            form.add_error("code", str(refusal))
            return self.refused(form, throttle.waits(counted, now))
        throttle.was_right(counted)
        pending.done(self.request)
        enter(self.request, self.person, second_step=True)
        answer = HttpResponseRedirect(self.get_success_url())
        if form.cleaned_data["trust"] and codes.is_figures(codes.bare(form.cleaned_data["code"])):
            fresh = trust_device(by=self.person, browser=browser(self.request), now=now)
            trust.put(answer, self.person, fresh)
        return answer

    def refused(self, form: CodeForm, wait: TooManyTries | None) -> HttpResponse:
        return waiting(self.render_to_response(self.get_context_data(form=form, wait=wait)), wait)


def guesses(request: HttpRequest) -> list[Counted]:
    """What wrong passkeys are counted at: where they come from, for no name is given with one."""
    return [Counted(f"passkey {place(request)}", FROM_ONE_PLACE, shared=True)]


def said_of_passkey(request: HttpRequest) -> dict[str, Any]:
    """What a page says of a passkey that was just refused, on the way back from there."""
    if request.method != "GET" or "passkey" not in request.GET:
        return {}
    wait = throttle.waits(guesses(request), timezone.now())
    return {"passkey_wait": wait, "passkey_refused": "" if wait else str(PasskeyRefused())}


def enter(request: HttpRequest, person: User, *, second_step: bool = False) -> None:
    """Sign in, under a fresh session key, and note how the session began."""
    now = timezone.now()
    login(request, person, backend=BACKEND)
    # Before, it was nobody's, and kept for a while only.
    request.session.set_expiry(None)
    began(request, second_step=second_step)
    know(person, place(request), now)


def began(request: HttpRequest, *, second_step: bool) -> None:
    kept = request.session.get(BEGAN) or {"since": timezone.now().isoformat(), "browser": browser(request)}
    taken_off = not second_step and isinstance(request.user, User) and was_taken_off(request.user)
    request.session[BEGAN] = {**kept, "second_step": second_step, "taken_off": taken_off}


def waiting(answer: TemplateResponse | HttpResponse, wait: TooManyTries | None) -> HttpResponse:
    """Says to scripts and robots, too, that the next guess is looked at later, and when."""
    if wait:
        answer.status_code = 429
        answer["Retry-After"] = str(max(1, round((wait.until - timezone.now()).total_seconds())))
    return answer
