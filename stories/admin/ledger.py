"""The ledger: every edition in order, to be read by who may, changed by nobody."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from newsroom.desk import DeskAdmin, desk
from stories.models import Edition
from stories.templatetags.desk import counted
from stories.templatetags.marks import label_mark, when


@admin.register(Edition, site=desk)
class EditionAdmin(DeskAdmin):
    seen_by = "stories.read_ledger"
    desk_name = "Ledger"
    desk_place = 30
    list_display = ("edition", "label_then", "rests_on", "entry", "published", "sealed")
    list_display_links = None
    list_filter = ("label",)
    search_fields = ("headline",)
    search_help_text = "Headline"
    ordering = ("-entry",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        rows = Edition.objects.select_related("label")
        return rows.defer("content", "evidence", "statement")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="edition")
    def edition(self, edition: Edition) -> str:
        address = reverse("reader:edition", args=[edition.slug, edition.number])
        return format_html(
            '<a href="{}">{}</a><p class="meta"><span>edition {}</span></p>',
            address,
            edition.headline,
            edition.number,
        )

    @admin.display(description="label")
    def label_then(self, edition: Edition) -> str:
        return label_mark(edition.label)

    @admin.display(description="rests on")
    def rests_on(self, edition: Edition) -> str:
        layers = counted(edition.layers, "layer,layers")
        return f"{layers}, {counted(edition.references, 'reference,references')}"

    @admin.display(description="published", ordering="entry")
    def published(self, edition: Edition) -> str:
        return when(edition.published_at)

    @admin.display(description="seal")
    def sealed(self, edition: Edition) -> str:
        return format_html("<code>{}</code>", edition.digest.removeprefix("sha256:")[:12])
