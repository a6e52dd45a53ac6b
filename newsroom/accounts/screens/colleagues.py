"""Colleagues: who works at the desk, in which groups, and who may no longer come in."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from newsroom.accounts import given, recoveries, second_steps, trust
from newsroom.accounts.actions.add_colleague import add_colleague
from newsroom.accounts.links import INVITATION
from newsroom.accounts.models import Passkey
from newsroom.accounts.people import said_groups
from newsroom.accounts.permissions import gives, may_touch
from newsroom.accounts.screens.colleague_forms import AddForm, CorrectForm, GroupsForm
from newsroom.accounts.screens.colleague_list import ColleagueList
from newsroom.accounts.screens.colleague_press import BUTTONS, press
from newsroom.accounts.screens.door import LATEST
from newsroom.desk import desk, signed_in
from newsroom.pressed import pressed
from newsroom.row_key import row_key
from stories.errors import Refusal
from stories.people import display_name

# What is asked once more before it is done, by the word in the page's address.
ASKED = ("off", "refuse", "correct")


@admin.register(User, site=desk)
class ColleagueAdmin(ColleagueList):
    """Adding a colleague, and one colleague's page; every change is an action."""

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        by = signed_in(request)
        form = AddForm(request.POST or None, by=by)
        if request.method == "POST" and form.is_valid():
            try:
                person = add_colleague(**form.cleaned_data, by=by)
            except Refusal as refusal:
                form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
            else:
                told = "{} is added. A mail to {} leads to where they choose their password."
                messages.success(request, told.format(display_name(person), person.email))
                return HttpResponseRedirect(at(person))
        context = {
            **desk.each_context(request),
            "title": "Add a colleague",
            "form": form,
            "groups": said_groups(gives(by)),
            "days": INVITATION.life.days,
        }
        request.current_app = desk.name
        status = 400 if form.errors else 200
        return TemplateResponse(request, "admin/auth/user/add.html", context, status=status)

    @method_decorator(sensitive_post_parameters())
    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        person = get_object_or_404(self.get_queryset(request), pk=row_key(object_id))
        if request.method != "POST":
            return page(request, person)
        button = pressed(request.POST, BUTTONS)
        form = BUTTONS[button].form(request.POST, signed_in(request))
        if form.is_valid():
            try:
                messages.success(request, press(request, person, button, form))
                return HttpResponseRedirect(at(person))
            except Refusal as refusal:
                form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return page(request, person, button, form)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What was done to whom stands in the log."""
        raise PermissionDenied


def page(request: HttpRequest, person: User, button: str = "", typed: Any = None) -> HttpResponse:
    by, now = signed_in(request), timezone.now()
    row = recoveries.open_at(now).filter(person=person).select_related("first_by").first()
    keys = list(Passkey.objects.filter(holder__person=person).order_by(LATEST))
    given_one = given.of(person)
    who = {
        "first_name": person.first_name,
        "last_name": person.last_name,
        "email": given_one.email if given_one else person.email,
    }
    groups = GroupsForm({"groups": [group.pk for group in person.groups.all()]}, by=by, person=person)
    context = {
        **desk.each_context(request),
        "title": display_name(person),
        "person": person,
        "may_touch": may_touch(person, by),
        "is_self": person.pk == by.pk,
        "form": typed if button == "_groups" else groups,
        "groups": said_groups(gives(by)),
        "step": getattr(person, "second_step", None),
        "passkeys": keys,
        "is_demanded": second_steps.is_demanded(person),
        "asked": button.removeprefix("_") or next((name for name in ASKED if name in request.GET), ""),
        "devices": trust.of(person, now).count(),
        "given": given_one,
        "may_confirm": given_one and given.may_confirm(by, given_one),
        "correct": typed if button == "_correct" else CorrectForm(initial=who, auto_id="correct_%s"),
        "confirm": typed if button == "_confirm" else BUTTONS["_confirm"].form(None, by),
        "recovery": row,
        "may_vouch": row and recoveries.may_vouch(by, row),
        "vouch": typed if button == "_vouch" else BUTTONS["_vouch"].form(None, by),
        "refuse": typed if button == "_refuse" else BUTTONS["_refuse"].form(None, by),
        "refused": typed.non_field_errors() if typed else (),
    }
    request.current_app = desk.name
    status = 400 if typed else 200
    return TemplateResponse(request, "admin/auth/user/page.html", context, status=status)


def at(person: User) -> str:
    return reverse("admin:auth_user_change", args=[person.pk])
