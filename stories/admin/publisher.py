"""Publishers: who stands behind a source, under which domains, and who owns it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from newsroom.desk import ByPermission, TabularInline, desk
from sources.models import Domain, Publisher
from stories.admin.house import KeepsHouse

SEE, KEEP = "sources.add_reference", "stories.keep_house"


class PublisherForm(forms.ModelForm[Publisher]):
    def clean_owner(self) -> Publisher | None:
        """No circles: nobody is, in the end, their own owner."""
        owner: Publisher | None = self.cleaned_data["owner"]
        above, passed = owner, set()
        while above is not None and above.pk not in passed:
            if above.pk == self.instance.pk:
                raise forms.ValidationError(
                    f"{owner} is owned by {self.instance}, so it cannot own it. "
                    "Change that owner first, or choose another."
                )
            passed.add(above.pk)
            above = above.owner
        return owner


class DomainInline(ByPermission, TabularInline):
    seen_by, changed_by = SEE, KEEP
    model = Domain
    extra = 0

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


@admin.register(Publisher, site=desk)
class PublisherAdmin(KeepsHouse):
    seen_by, changed_by = SEE, KEEP
    desk_group = "sources"
    desk_place = 30
    form = PublisherForm
    inlines = (DomainInline,)
    list_display = ("name", "kind", "owner", "references_kept", "as_of")
    list_filter = ("kind",)
    list_select_related = ("owner",)
    search_fields = ("name", "domains__host", "owner__name")
    search_help_text = "Name, domain or owner"
    autocomplete_fields = ("owner",)
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": (("name", "slug"), ("kind", "owner"), "homepage")}),
        ("What is known", {"fields": (("country", "language"), ("as_of", "confidence"), "note")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publisher]:
        return Publisher.objects.annotate(kept=Count("references", distinct=True))

    @admin.display(description="references", ordering="kept")
    def references_kept(self, publisher: Any) -> int:
        kept: int = publisher.kept
        return kept
