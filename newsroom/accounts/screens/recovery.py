"""A forgotten password, and a first one: a link by mail leads to where it is chosen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.contrib.auth.views import INTERNAL_RESET_SESSION_TOKEN, PasswordResetConfirmView
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.generic import FormView

from newsroom.accounts import throttle
from newsroom.accounts.actions.choose_password import choose_password
from newsroom.accounts.errors import TooManyTries
from newsroom.accounts.links import INVITATION, RECOVERY, Link
from newsroom.accounts.mails import mail_recovery
from newsroom.accounts.places import know, place
from newsroom.accounts.rules.waits import FROM_ONE_PLACE, LETTERS
from newsroom.accounts.screens.door import waiting
from newsroom.accounts.throttle import Counted
from newsroom.desk import desk


class AskForm(forms.Form):
    email = forms.EmailField(
        label="The address you sign in with",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"required": "Type your address.", "invalid": "This is no address of a mailbox."},
    )


@method_decorator([csrf_protect, never_cache], name="dispatch")
class RecoveryView(FormView[AskForm]):
    """Says the same for every address, whether somebody here has it or not, and takes as long."""

    template_name = "admin/recovery.html"
    form_class = AskForm

    def form_valid(self, form: AskForm) -> HttpResponse:
        email = form.cleaned_data["email"]
        asked = [
            Counted(f"recovery {email.casefold()}", LETTERS),
            Counted(f"recovery from {place(self.request)}", FROM_ONE_PLACE),
        ]
        try:
            throttle.count(asked, timezone.now())
        except TooManyTries as stopped:
            return waiting(self.render_to_response(self.get_context_data(form=form, wait=stopped)), stopped)
        mail_recovery.enqueue(address=email)
        return self.render_to_response(self.get_context_data(sent_to=email))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        minutes = int(RECOVERY.life.total_seconds() / 60)
        told = {"title": "You cannot sign in", "minutes": minutes}
        return {**desk.each_context(self.request), **told, **super().get_context_data(**kwargs)}


@method_decorator([sensitive_post_parameters(), csrf_protect, never_cache], name="dispatch")
class ChooseView(PasswordResetConfirmView):
    """`link` is what led here, `verb` what is recorded once a password is chosen."""

    template_name = "admin/choose_password.html"
    title = "Choose a password"
    link: Link = RECOVERY
    verb = ""

    @property
    def token_generator(self) -> Link:
        return self.link

    def get_user(self, uidb64: str) -> User | None:
        found = super().get_user(uidb64)
        return found if isinstance(found, User) and found.is_active and found.is_staff else None

    @sensitive_variables()
    def form_valid(self, form: Any) -> HttpResponse:
        here = place(self.request)
        with transaction.atomic():
            person = User.objects.select_for_update().get(pk=form.user.pk)
            # A colleague may have put the address right since the form was looked at.
            if not self.link.check_token(person, self.request.session[INTERNAL_RESET_SESSION_TOKEN]):
                self.validlink = False
                return self.render_to_response(self.get_context_data())
            choose_password(by=person, password=form.cleaned_data["new_password1"], verb=self.verb)
        throttle.forgive(person, here)
        know(person, here, timezone.now())
        del self.request.session[INTERNAL_RESET_SESSION_TOKEN]
        told = {"title": "Your password is set", "person": person, "validlink": True}
        return self.answer({**told, "done": True})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {**desk.each_context(self.request), **super().get_context_data(**kwargs)}
        title = self.title if self.validlink else "This link is no longer good"
        return {**context, "title": title, "person": self.user, "is_invitation": self.link is INVITATION}

    def answer(self, told: dict[str, Any]) -> HttpResponse:
        context = {**desk.each_context(self.request), **told}
        return TemplateResponse(self.request, self.template_name, context)


def recovery_password(request: HttpRequest, **kwargs: Any) -> Any:
    view = ChooseView.as_view(link=RECOVERY, verb="chose a new password by mail")
    return view(request, **kwargs)


def invitation(request: HttpRequest, **kwargs: Any) -> Any:
    view = ChooseView.as_view(link=INVITATION, verb="took up the invitation")
    return view(request, **kwargs)
