"""A list of the desk taken out whole: what its filters leave, on no page, at a button of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib.admin.options import IncorrectLookupParameters
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from newsroom.desk import ModelAdmin
from newsroom.keyset import KeysetList

if TYPE_CHECKING:
    from django.contrib.admin.views.main import ChangeList

type Export = Callable[[HttpRequest, ModelAdmin], HttpResponseBase]


class Everything(KeysetList):
    """All that the address asks for, on no page."""

    def get_results(self, request: HttpRequest) -> None:
        self.result_list = []


def export_urls(admin: ModelAdmin, export: Export) -> list[URLPattern]:
    @require_POST
    def view(request: HttpRequest) -> HttpResponseBase:
        return export(request, admin)

    return [path("export/", admin.admin_site.admin_view(view), name=_name(admin))]


def is_export(request: HttpRequest, admin: ModelAdmin) -> bool:
    return request.resolver_match is not None and request.resolver_match.url_name == _name(admin)


def understood(request: HttpRequest, admin: ModelAdmin) -> ChangeList | None:
    """None where the address asks for what no list shows: nobody is to take more than they asked for."""
    try:
        asked = admin.get_changelist_instance(request)
    except IncorrectLookupParameters:
        return None
    return asked if asked.query == request.GET.get("q", "") else None


def _name(admin: ModelAdmin) -> str:
    return f"{admin.opts.app_label}_{admin.opts.model_name}_export"
