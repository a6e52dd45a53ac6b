"""Publishers: who stands behind a source, under which domains, and who owns it."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.core.validators import RegexValidator
from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsroom.counts import MOST, Rows, capped
from newsroom.desk import ByPermission, TabularInline, desk
from newsroom.one_line import OneLine
from newsroom.searched import SearchedAdmin
from sources.models import Domain, Publisher, Reference
from sources.models.publisher import MOST_SAID, PROPOSED, UNSEEN
from stories.admin.house import KeepsHouse
from stories.admin.ownership import SURENESS, month, ownership
from stories.search import PUBLISHERS, words_begin

SEE, KEEP = "sources.add_reference", "stories.keep_house"
_PROPOSED = re.compile(rf"\s*Proposed from [^;]*; {UNSEEN}\.")


class PublisherForm(forms.ModelForm[Publisher]):
    as_of = forms.CharField(
        label="Ownership known as of",
        required=False,
        validators=[RegexValidator(r"^\d{4}-(0[1-9]|1[0-2])$", "Write year and month, as in 2026-03.")],
        widget=forms.TextInput({"placeholder": "2026-03"}),
    )
    about = OneLine(
        label="Description",
        required=False,
        max_length=MOST_SAID,
        help_text=Publisher._meta.get_field("about").help_text,  # noqa: SLF001
        widget=forms.Textarea({"rows": 2, "data-counted": ""}),
    )
    confidence = forms.TypedChoiceField(
        label="How sure that is", choices=tuple(SURENESS.items()), coerce=int, initial=2
    )

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

    def clean(self) -> dict[str, Any]:
        """Whoever says how sure the ownership is has looked at it: the note need not say that nobody did."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if "confidence" in self.changed_data and told.get("confidence", 1) > 1:
            before = told.get("note", "")
            told["note"] = _PROPOSED.sub("", before).strip()
            if told["note"] != before and "note" not in self.changed_data:
                self.changed_data.append("note")
        return told


class DomainInline(ByPermission, TabularInline):
    seen_by, changed_by = SEE, KEEP
    model = Domain
    extra = 0

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


class SurenessFilter(admin.SimpleListFilter):
    title = "how sure the ownership is"
    parameter_name = "sure"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("new", "Proposed, not looked at"), *((str(n), words) for n, words in SURENESS.items())]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Publisher]) -> QuerySet[Publisher]:
        chosen = self.value()
        if chosen == "new":
            return queryset.filter(PROPOSED)
        sure = next((n for n in SURENESS if str(n) == chosen), None)
        return queryset.filter(confidence=sure) if sure else queryset


@admin.register(Publisher, site=desk)
class PublisherAdmin(SearchedAdmin, KeepsHouse):
    seen_by, changed_by = SEE, KEEP
    desk_group = "sources"
    desk_place = 30
    form = PublisherForm
    inlines = (DomainInline,)
    list_display = ("name", "kind", "owner", "known", "references_kept")
    list_filter = (SurenessFilter, "kind")
    sortable_by = ("name", "known")
    list_select_related = ("owner",)
    found_by = PUBLISHERS
    search_help_text = "Name, domain or owner"
    autocomplete_fields = ("owner",)
    prepopulated_fields = {"slug": ("name",)}
    readonly_fields = ("ownership_told",)

    class Media:
        js = ("desk/searched.js", "desk/counted.js")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publisher]:
        kept = Reference.objects.filter(publisher=OuterRef("pk"))
        return Publisher.objects.annotate(kept=Rows(kept, MOST))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Publisher], search_term: str
    ) -> tuple[QuerySet[Publisher], bool]:
        """Where an owner is chosen, by its own name alone; the list finds by domain and owner too."""
        found, twice = super().get_search_results(request, queryset, search_term)
        at = request.resolver_match
        if at and at.url_name == "autocomplete" and search_term.strip():
            found = found.filter(words_begin("name", search_term))
        return found, twice

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who may not change it reads in words what is known."""
        sure = ("as_of", "confidence") if self.has_change_permission(request, obj) else "ownership_told"
        return (
            (None, {"fields": (("name", "slug"), ("kind", "owner"), "about", "homepage")}),
            ("What is known", {"fields": (("country", "language"), sure, "note")}),
        )

    @admin.display(description="references")
    def references_kept(self, publisher: Any) -> str:
        return capped(publisher.kept)

    @admin.display(description="ownership as of", ordering="as_of")
    def known(self, publisher: Publisher) -> SafeString | str:
        told = month(publisher.as_of) or "never looked up"
        if publisher.confidence > 1:
            return format_html(
                '{}, <span class="quiet">{}</span>', told, SURENESS[publisher.confidence].lower()
            )
        word = "nobody has looked" if UNSEEN in publisher.note else "doubtful"
        return format_html('{} <span class="flag">{}</span>', told, word)

    @admin.display(description="ownership")
    def ownership_told(self, publisher: Publisher) -> str:
        return ownership(publisher)
