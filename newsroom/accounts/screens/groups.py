"""Groups: what each may do, told in words. Who runs the newsroom sets it; every change is an action."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst

from newsroom.accounts.actions.add_group import add_group
from newsroom.accounts.actions.change_group import change_group
from newsroom.accounts.actions.remove_group import remove_group
from newsroom.accounts.people import in_order, in_words, told_permissions
from newsroom.accounts.permissions import may_set
from newsroom.desk import DeskAdmin, desk, signed_in
from newsroom.fields import Rows
from newsroom.one_line import OneLine
from newsroom.row_key import row_key
from stories.errors import Refusal
from stories.permissions import GROUPS
from stories.templatetags.desk import counted


class GroupForm(forms.Form):
    permissions = Rows(
        Permission.objects.none(), label="May", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ranked = sorted(told_permissions(), key=in_order)
        choice = self.fields["permissions"]
        choice.queryset = told_permissions()  # type: ignore[attr-defined]
        choice.choices = [(one.pk, capfirst(in_words([one]))) for one in ranked]  # type: ignore[attr-defined]


class NewGroupForm(GroupForm):
    name = OneLine(
        label="Name",
        max_length=150,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Give it a name: colleagues are put in it by that."},
    )


@admin.register(Group, site=desk)
class GroupScreen(DeskAdmin):
    desk_group = "newsroom"
    desk_name = "Groups"
    desk_place = 55
    list_display = ("name", "people", "allows")
    ordering = ("name",)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return isinstance(request.user, User) and may_set(request.user)

    has_add_permission = has_change_permission = has_view_permission

    def get_queryset(self, request: HttpRequest) -> QuerySet[Group]:
        rows = Group.objects.annotate(many=Count("user", distinct=True))
        return rows.prefetch_related("permissions__content_type")

    @admin.display(description="people")
    def people(self, group: Group) -> str:
        return counted(group.many, "person,people")  # type: ignore[attr-defined]

    @admin.display(description="may")
    def allows(self, group: Group) -> str:
        return in_words(group.permissions.all()) or "nothing yet"

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = NewGroupForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                group = add_group(**form.cleaned_data, by=signed_in(request))
            except Refusal as refusal:
                form.add_error(refusal.field, str(refusal))
            else:
                messages.success(request, f"{group.name} is added. Put people in it under Colleagues.")
                return HttpResponseRedirect(reverse("admin:auth_group_changelist"))
        return page(request, form, "Add a group")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        group = get_object_or_404(self.get_queryset(request), pk=row_key(object_id))
        if "_remove" in request.POST:
            return removed(request, group)
        held = [one.pk for one in group.permissions.all()]
        form = GroupForm(request.POST if request.method == "POST" else None, initial={"permissions": held})
        if request.method == "POST" and form.is_valid():
            try:
                changed = change_group(group, **form.cleaned_data, by=signed_in(request))
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                said = f"Saved. What {group.name} may do has changed at once."
                messages.success(request, said if changed else "Nothing was changed.")
                return HttpResponseRedirect(reverse("admin:auth_group_change", args=[group.pk]))
        return page(request, form, group.name, group)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What was done to which group stands in the log."""
        raise PermissionDenied


def removed(request: HttpRequest, group: Group) -> HttpResponse:
    try:
        remove_group(group, by=signed_in(request))
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("admin:auth_group_change", args=[group.pk]))
    messages.success(request, f"The group {group.name} is removed.")
    return HttpResponseRedirect(reverse("admin:auth_group_changelist"))


def page(request: HttpRequest, form: GroupForm, title: str, group: Group | None = None) -> HttpResponse:
    told = set(told_permissions().values_list("pk", flat=True))
    besides = [one.name for one in group.permissions.all() if one.pk not in told] if group else []
    context = {
        **desk.each_context(request),
        "title": title,
        "form": form,
        "group": group,
        "besides": besides,
        "may_go": group is not None and group.name not in GROUPS and not group.many,  # type: ignore[attr-defined]
    }
    request.current_app = desk.name
    status = 400 if form.errors else 200
    return TemplateResponse(request, "admin/auth/group/page.html", context, status=status)
