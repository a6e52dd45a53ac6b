"""Colleagues: who works at the desk, in which groups, and who may no longer come in."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.views.decorators.debug import sensitive_post_parameters

from newsroom.accounts import second_steps
from newsroom.accounts.actions.add_colleague import add_colleague
from newsroom.accounts.links import INVITATION
from newsroom.accounts.people import said_groups
from newsroom.accounts.permissions import KEEP, gives, may_touch
from newsroom.accounts.screens.colleague_press import BUTTONS, AddForm, GroupsForm, press
from newsroom.desk import DeskAdmin, desk, signed_in
from newsroom.row_key import row_key
from stories.errors import Refusal
from stories.people import display_name
from stories.templatetags.marks import when

# What is asked once more before it is done, by the word in the page's address.
ASKED = ("off", "take_off")


class StateFilter(admin.SimpleListFilter):
    title = "who may come in"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("on", "works here"), ("invited", "invited, no password yet"), ("off", "switched off")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        invited = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        wanted = {
            "on": Q(is_active=True) & ~invited,
            "invited": Q(is_active=True) & invited,
            "off": Q(is_active=False),
        }
        return queryset.filter(wanted.get(str(self.value()), Q()))


@admin.register(User, site=desk)
class ColleagueAdmin(DeskAdmin):
    seen_by = changed_by = KEEP
    desk_group = "newsroom"
    desk_name = "Colleagues"
    desk_place = 50
    list_display = ("name", "signs_in_as", "in_groups", "steps", "state", "last_here")
    list_filter = (StateFilter,)
    search_fields = ("username", "first_name", "last_name", "email")
    search_help_text = "Name or address"
    ordering = ("username",)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        # An address of the list could otherwise be made to guess at passwords' digests.
        return lookup == StateFilter.parameter_name

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        members = User.objects.filter(Q(is_staff=True) | Q(is_superuser=True))
        return members.select_related("second_step").prefetch_related("groups")

    @admin.display(description="name", ordering="last_name")
    def name(self, person: User) -> str:
        return display_name(person)

    @admin.display(description="signs in as", ordering="username")
    def signs_in_as(self, person: User) -> str:
        return person.get_username()

    @admin.display(description="groups")
    def in_groups(self, person: User) -> str:
        if person.is_superuser:
            return "administrator"
        return ", ".join(sorted(group.name for group in person.groups.all())) or "none"

    @admin.display(description="second step")
    def steps(self, person: User) -> str:
        return "on" if hasattr(person, "second_step") else "off"

    @admin.display(description="state")
    def state(self, person: User) -> str:
        if not person.is_active:
            return mark_safe('<span class="flag is-danger">switched off</span>')
        if not person.has_usable_password():
            return mark_safe('<span class="flag is-plain">invited</span>')
        return "works here"

    @admin.display(description="last signed in", ordering="last_login")
    def last_here(self, person: User) -> str:
        return format_html("{}", when(person.last_login, "short")) if person.last_login else "never"

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
        pressed = next((name for name in BUTTONS if name in request.POST), "")
        if request.method != "POST" or not pressed:
            return page(request, person)
        form = BUTTONS[pressed].form(request.POST, signed_in(request))
        if form.is_valid():
            try:
                messages.success(request, press(request, person, pressed, form))
                return HttpResponseRedirect(at(person))
            except Refusal as refusal:
                form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return page(request, person, pressed, form)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What was done to whom stands in the log."""
        raise PermissionDenied


def page(request: HttpRequest, person: User, pressed: str = "", typed: Any = None) -> HttpResponse:
    by = signed_in(request)
    groups = GroupsForm({"groups": [group.pk for group in person.groups.all()]}, by=by, person=person)
    context = {
        **desk.each_context(request),
        "title": display_name(person),
        "person": person,
        "may_touch": may_touch(person, by),
        "is_self": person.pk == by.pk,
        "form": typed if pressed == "_groups" else groups,
        "groups": said_groups(gives(by)),
        "step": getattr(person, "second_step", None),
        "is_demanded": second_steps.is_demanded(person),
        "asked": pressed.removeprefix("_") or next((name for name in ASKED if name in request.GET), ""),
        "again": typed if pressed == "_take_off" else BUTTONS["_take_off"].form(None, by),
        "refused": typed.non_field_errors() if typed else (),
    }
    request.current_app = desk.name
    status = 400 if typed else 200
    return TemplateResponse(request, "admin/auth/user/page.html", context, status=status)


def at(person: User) -> str:
    return reverse("admin:auth_user_change", args=[person.pk])
