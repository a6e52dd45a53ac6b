"""The desk: the admin site journalists work on, and what its screens share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.options import ShowFacets
from django.contrib.admin.views.main import ERROR_FLAG
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator as StockPaginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst

from newsroom.counts import capped, counts
from newsroom.fields import Completed
from newsroom.keyset import KeysetList

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
    Paginator = StockPaginator[Any]
else:
    ModelAdmin = admin.ModelAdmin
    TabularInline = admin.TabularInline
    Paginator = StockPaginator

# The navigation's groups, in order; a screen names its own with `desk_group`.
NOT_OFFERED = (
    "The address asked for something this list does not offer. Nothing was changed: here is the list as it "
    "opens, to search or to filter anew."
)
GROUPS = {"stories": "Stories", "sources": "Sources", "newsroom": "Newsroom"}


class ByPermission:
    """Access to a screen by two permissions of ours; nothing is ever deleted through it.

    `seen_by` is needed to open it, `changed_by` to add and change; "" means nobody.
    """

    seen_by: ClassVar[str] = ""
    changed_by: ClassVar[str] = ""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _may(request, self.seen_by)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _may(request, self.changed_by)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return _may(request, self.changed_by)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class FirstRows(Paginator):
    """What a completed field offers: no more than `most`, and no more are counted."""

    most = 200

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return len(rows.values_list("pk")[: self.most])


class DeskAdmin(ByPermission, ModelAdmin):
    """A screen family of the desk.

    `desk_name` is its word in the navigation, `desk_place` its place in its group.
    `desk_none` says what comes there, where nothing is yet.
    `waiting` is what waits there for the person asking, None where nothing is counted.
    """

    desk_group: ClassVar[str] = "stories"
    desk_name: ClassVar[str] = ""
    desk_place: ClassVar[int] = 50
    desk_none: ClassVar[str] = ""
    list_per_page = 50
    paginator = FirstRows
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    actions = None

    def waiting(self, request: HttpRequest) -> QuerySet[Any] | None:
        return None

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[KeysetList]:
        return KeysetList

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if ERROR_FLAG in request.GET:
            if len(request.GET) > 1:
                return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")
            messages.warning(request, NOT_OFFERED)
        told = {"title": self.word(), "desk_name": self.word(), "desk_none": self.desk_none}
        return super().changelist_view(request, {**told, **(extra_context or {})})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        told = {"desk_name": self.word(), **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, told)

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        """Django would lead to the front page, with a message; what never was is a 404 here."""
        raise Http404(f"There is no such {opts.verbose_name}.")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = Completed(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def word(self) -> str:
        return self.desk_name or str(capfirst(self.opts.verbose_name_plural))


class DeskSite(admin.AdminSite):
    site_header = settings.NEWSROOM_NAME
    site_title = f"{settings.NEWSROOM_NAME} desk"
    index_title = "Front page"
    empty_value_display = "none"
    front_page: Callable[[HttpRequest], dict[str, Any]] | None = None

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        told = self.front_page(request) if self.front_page else {}
        context = {**self.each_context(request), "title": self.index_title, **told}
        request.current_app = self.name
        return TemplateResponse(request, "admin/index.html", {**context, **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The navigation: groups of screens this person may open, each with what waits there."""
        opened = [one for one in self.screens() if one.has_view_permission(request)]
        waiting = _waiting(request, opened)
        rows = [self._row(one, waiting.get(one, 0)) for one in opened]
        groups = [_group(self.name, name, rows) for name in GROUPS]
        return [group for group in groups if group["models"]]

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Completes the fields that a form of ours completes, and no other column."""
        asked = tuple(request.GET.get(name, "") for name in ("app_label", "model_name", "field_name"))
        if asked not in {
            (one.opts.app_label, one.opts.model_name, name)
            for one in self.screens()
            for name in one.autocomplete_fields
        }:
            raise PermissionDenied
        return super().autocomplete_view(request)

    def screens(self) -> list[DeskAdmin]:
        return [screen for screen in self._registry.values() if isinstance(screen, DeskAdmin)]

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        return self.index(request, extra_context)

    def _row(self, screen: DeskAdmin, waiting: int) -> dict[str, Any]:
        opts = screen.opts
        listed = f"admin:{opts.app_label}_{opts.model_name}_changelist"
        return {
            "name": screen.word(),
            "object_name": opts.object_name,
            "admin_url": reverse(listed, current_app=self.name),
            "group": screen.desk_group,
            "place": screen.desk_place,
            "count": capped(waiting) if waiting else "",
        }


def _waiting(request: HttpRequest, opened: Iterable[DeskAdmin]) -> dict[DeskAdmin, int]:
    """How much waits on each screen that counts; nothing for who stands before the door."""
    if not isinstance(request.user, User):
        return {}
    asked = {screen: screen.waiting(request) for screen in opened}
    return counts({screen: rows for screen, rows in asked.items() if rows is not None})


def signed_in(request: HttpRequest) -> User:
    """Who asks; every screen of the desk stands behind the sign-in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _may(request: HttpRequest, permission: str) -> bool:
    return bool(permission) and request.user.is_active and request.user.has_perm(permission)


def _group(site: str, name: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    models = sorted((row for row in rows if row["group"] == name), key=itemgetter("place"))
    return {
        "name": GROUPS[name],
        "app_label": name,
        "app_url": reverse("admin:index", current_app=site),
        "has_module_perms": True,
        "models": models,
    }


desk = DeskSite(name="desk")
