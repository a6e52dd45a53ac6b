"""The list of colleagues: who may come in, in which groups, and how they sign in."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from newsroom.accounts import recoveries
from newsroom.accounts.models import Passkey
from newsroom.accounts.permissions import KEEP
from newsroom.searched import SearchedAdmin
from stories.people import display_name
from stories.search import COLLEAGUES
from stories.templatetags.marks import when


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


class ColleagueList(SearchedAdmin):
    seen_by = changed_by = KEEP
    desk_group = "newsroom"
    desk_name = "Colleagues"
    desk_place = 50
    list_display = ("name", "signs_in_as", "in_groups", "steps", "state", "last_here")
    list_filter = (StateFilter,)
    found_by = COLLEAGUES
    search_help_text = "Name or address"
    ordering = ("username",)

    def waiting(self, request: HttpRequest) -> QuerySet[Any]:
        return recoveries.open_at(timezone.now())

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        asking = recoveries.open_at(timezone.now()).select_related("person").order_by("pk")
        return super().changelist_view(request, {"asking": asking, **(extra_context or {})})

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        members = User.objects.filter(Q(is_staff=True) | Q(is_superuser=True))
        keys = Passkey.objects.filter(holder__person=OuterRef("pk"))
        annotated = members.annotate(has_passkey=Exists(keys))
        return annotated.select_related("second_step", "given_address").prefetch_related("groups")

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

    @admin.display(description="signs in by")
    def steps(self, person: User) -> str:
        first = "password and app" if hasattr(person, "second_step") else "password"
        return f"{first}, or passkey" if getattr(person, "has_passkey", False) else first

    @admin.display(description="state")
    def state(self, person: User) -> str:
        if not person.is_active:
            return mark_safe('<span class="flag is-danger">switched off</span>')
        if not person.has_usable_password():
            return mark_safe('<span class="flag is-plain">invited</span>')
        if hasattr(person, "given_address"):
            return mark_safe('works here <span class="flag">address waits</span>')
        return "works here"

    @admin.display(description="last signed in", ordering="last_login")
    def last_here(self, person: User) -> str:
        return format_html("{}", when(person.last_login, "short")) if person.last_login else "never"
