"""References: what the newsroom keeps as evidence, to be found and read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from newsroom.desk import DeskAdmin, desk
from sources.models import Derivation, Reference


@admin.register(Reference, site=desk)
class ReferenceAdmin(DeskAdmin):
    """Read only: a reference is kept and corrected on the story that cites it."""

    seen_by = "sources.add_reference"
    desk_group = "sources"
    desk_place = 10
    list_display = ("title", "publisher", "kind", "published", "kept")
    list_filter = ("kind", "first_hand", "confidential")
    search_fields = ("title", "url", "publisher__name", "author")
    search_help_text = "Title, address, publisher or author"
    ordering = ("-kept_at", "-pk")
    fieldsets = (
        (None, {"fields": ("title", "link", "publisher", "owner", "author", "kind_and_hand")}),
        ("Times", {"fields": (("published", "retrieved"), "kept")}),
        ("What it says", {"fields": ("excerpt", "rests_on", "carried_by")}),
        ("Where each fact was read", {"fields": ("read_from",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reference]:
        rows = Reference.objects.select_related("publisher__owner", "person", "kept_by")
        return rows.defer("text")

    @admin.display(description="address")
    def link(self, reference: Reference) -> str:
        if not reference.url:
            return "none: not on the web"
        return format_html('<a href="{0}" rel="noopener noreferrer">{0}</a>', reference.url)

    @admin.display(description="owned by")
    def owner(self, reference: Reference) -> str:
        owner = reference.publisher.owner if reference.publisher else None
        return owner.name if owner else "nobody known"

    @admin.display(description="kind")
    def kind_and_hand(self, reference: Reference) -> str:
        told = [reference.get_kind_display()]
        told += ["first-hand"] if reference.first_hand else []
        told += ["confidential: readers learn only that it exists"] if reference.confidential else []
        return ", ".join(told)

    @admin.display(description="published", ordering="published_at")
    def published(self, reference: Reference) -> str:
        return _moment(reference.published_at) or "not known"

    @admin.display(description="retrieved", ordering="retrieved_at")
    def retrieved(self, reference: Reference) -> str:
        return _moment(reference.retrieved_at) or "never: entered by hand"

    @admin.display(description="kept", ordering="kept_at")
    def kept(self, reference: Reference) -> str:
        by = reference.kept_by.get_full_name() or reference.kept_by.get_username()
        return f"{_moment(reference.kept_at, 'j M Y')} by {by}"

    @admin.display(description="rests on")
    def rests_on(self, reference: Reference) -> str:
        rows = reference.rests_on.select_related("origin__publisher")
        return _lines((row, row.origin) for row in rows) or "nothing known"

    @admin.display(description="carried by")
    def carried_by(self, reference: Reference) -> str:
        rows = reference.carried_by.select_related("derived__publisher")
        return _lines((row, row.derived) for row in rows) or "nobody known"

    @admin.display(description="read from")
    def read_from(self, reference: Reference) -> str:
        rows = format_html_join(
            "", "<div><dt>{}</dt><dd>{}</dd></div>", sorted(_read_from(reference).items())
        )
        return format_html('<dl class="facts">{}</dl>', rows) if rows else "entered by hand"


def _moment(at: datetime | None, shape: str = "j M Y, H:i e") -> str:
    return date_format(timezone.localtime(at), shape) if at else ""


def _lines(pairs: Iterable[tuple[Derivation, Reference]]) -> SafeString:
    """A line for each derivation: the other side, what it is, and how sure that is."""
    return format_html_join(
        "",
        "<p>{}: {} <span class='quiet'>{}, {}</span></p>",
        (
            (other.publisher or "no publisher", other, row.get_kind_display(), row.state)
            for row, other in pairs
        ),
    )


def _read_from(reference: Reference) -> dict[str, str]:
    """Where each fact was read, by the fact's plain name."""
    return {
        name.removesuffix("_name").removesuffix("_at").removesuffix("_url").replace("_", " "): place
        for name, place in reference.facts_from.items()
    }
