"""After the password, for who has lost app, recovery codes and passkeys: two others are asked to vouch."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.contrib.auth.views import RedirectURLMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.generic import TemplateView

from newsroom.accounts import pending, recoveries, second_steps, throttle
from newsroom.accounts.actions.ask_recovery import ask_recovery, withdraw_recovery
from newsroom.accounts.errors import TooManyTries
from newsroom.accounts.models import KnownPlace
from newsroom.accounts.places import browser, place
from newsroom.accounts.rules.waits import FROM_ONE_PLACE, LETTERS
from newsroom.accounts.screens.door import waiting
from newsroom.accounts.throttle import Counted
from newsroom.desk import desk
from stories.errors import Refusal

# The figures, in the session that asked and nowhere else.
FIGURES = "recovery_figures"


@method_decorator([csrf_protect, never_cache], name="dispatch")
class LostView(RedirectURLMixin, TemplateView):
    template_name = "admin/lost.html"
    next_page = "admin:index"
    person: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        person = pending.who(request, timezone.now())
        if person is None or not second_steps.has(person):
            return HttpResponseRedirect(self.at("admin:login"))
        self.person = person
        request.current_app = desk.name
        return super().dispatch(request, *args, **kwargs)

    def at(self, name: str) -> str:
        return f"{reverse(name)}?{urlencode({'next': self.get_success_url()})}"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        act = self.withdraw if "_withdraw" in request.POST else self.ask
        try:
            act()
        except TooManyTries as stopped:
            return waiting(self.render_to_response(self.get_context_data(wait=stopped)), stopped)
        except Refusal as refusal:
            answer = self.render_to_response(self.get_context_data(refused=str(refusal)))
            answer.status_code = 400
            return answer
        return HttpResponseRedirect(self.at("second_step_lost"))

    def ask(self) -> None:
        now, here = timezone.now(), place(self.request)
        asked = [
            Counted(f"lost {self.person.pk}", LETTERS),
            Counted(f"lost from {here}", FROM_ONE_PLACE),
        ]
        throttle.count(asked, now)
        row, figures = ask_recovery(
            by=self.person,
            browser=browser(self.request),
            known_place=KnownPlace.objects.filter(person=self.person, place=here).exists(),
            now=now,
        )
        self.request.session[FIGURES] = {"recovery": row.pk, "told": figures}

    def withdraw(self) -> None:
        withdraw_recovery(by=self.person, now=timezone.now())
        self.request.session.pop(FIGURES, None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        row = recoveries.open_of(self.person, now)
        kept = self.request.session.get(FIGURES, {})
        mine = row is not None and kept.get("recovery") == row.pk
        return {
            **desk.each_context(self.request),
            "title": "Neither is at hand",
            "person": self.person,
            "next": self.get_success_url(),
            "recovery": row,
            "figures": f"{kept['told'][:3]} {kept['told'][3:]}" if mine else "",
            "enough": row is not None or len(recoveries.vouchers(self.person)) >= recoveries.NEEDED,
            "hours": int(recoveries.LIFE.total_seconds() / 3600),
            **super().get_context_data(**kwargs),
        }
