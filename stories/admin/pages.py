"""The pages about the newsroom: their texts, and every text they had before.

A publisher stands before it, wants to say in public what the house holds to, and fears to say it wrongly
or to lose what stood there.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget

from newsroom.desk import DeskAdmin, desk, signed_in
from stories.actions.change_page import change_page
from stories.admin.story_form import EDITOR
from stories.errors import Refusal
from stories.models import Page, PageVersion
from stories.page_errors import StalePage
from stories.people import display_name
from stories.rules.difference import SAME, compare_html, compare_text, fold
from stories.rules.page import to_fill_in
from stories.templatetags.desk import counted
from stories.templatetags.marks import when

KEEP = "stories.keep_house"
MOST_VERSIONS = 50


class PageForm(forms.Form):
    """`version` is the text the writer began from."""

    title = forms.CharField(max_length=120, required=False)
    body = ProseEditorFormField(
        label="Text", required=False, extensions=EDITOR, widget=AdminProseEditorWidget
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


@admin.register(Page, site=desk)
class PageAdmin(DeskAdmin):
    seen_by = changed_by = KEEP
    desk_group = "newsroom"
    desk_place = 50
    list_display = ("title", "stands_at", "state", "changed")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Which pages there are is fixed: what leads to them names them.
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Page]:
        return Page.objects.select_related("updated_by")

    @admin.display(description="address")
    def stands_at(self, page: Page) -> str:
        return reverse("reader:about_page", args=[page.slug])

    @admin.display(description="still missing")
    def state(self, page: Page) -> str:
        places = to_fill_in(page.body)
        return counted(places, "place to fill in,places to fill in") if places else "nothing left"

    @admin.display(description="changed", ordering="updated_at")
    def changed(self, page: Page) -> str:
        if page.updated_by is None:
            return "never: the text it came with"
        return f"{display_name(page.updated_by)}, {when(page.updated_at, 'short')}"

    def get_urls(self) -> list[URLPattern]:
        version = self.admin_site.admin_view(self.version_view)
        own = path("<int:pk>/versions/<int:number>/", version, name="stories_page_version")
        return [own, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        page = self.asked(request, int(object_id) if object_id.isdecimal() else 0)
        said = {"title": page.title, "body": page.body, "version": page.version}
        form = PageForm(request.POST or None, initial=said)
        if request.method == "POST" and form.is_valid() and self.saved(request, page, form):
            messages.success(request, "Readers see it now. What it said before is kept.")
            return HttpResponseRedirect(reverse("admin:stories_page_change", args=[page.pk]))
        if form.has_error("version"):
            raise Http404("This form is not one of ours.")
        return drawn(request, page, {"form": form, "title": page.title})

    def saved(self, request: HttpRequest, page: Page, form: PageForm) -> bool:
        try:
            change_page(page.pk, **form.cleaned_data, by=signed_in(request))
        except StalePage as refusal:
            # What is typed may be saved over it once the colleague's text was seen.
            page.refresh_from_db()
            form.data = request.POST.copy()
            form.data["version"] = str(page.version)
            form.add_error(None, str(refusal))
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return not form.errors

    def version_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """What a version said, against the one before it."""
        page = self.asked(request, pk)
        rows = page.versions.select_related("by")
        chosen = page.standing() if number == page.version else get_object_or_404(rows, version=number)
        before = page.versions.filter(version__lt=number).first()
        title = f"{page.title}, version {number}"
        return drawn(request, page, {"chosen": chosen, "title": title, **difference(before, chosen)})

    def asked(self, request: HttpRequest, pk: int) -> Page:
        if not self.has_change_permission(request):
            raise PermissionDenied
        return get_object_or_404(Page, pk=pk)


def difference(before: PageVersion | None, after: PageVersion) -> dict[str, Any]:
    old = before or after
    parts = compare_html(old.body, after.body)
    return {
        "before": before,
        "heading": compare_text(old.title, after.title),
        "runs": fold(parts) if before and any(part.change != SAME for part in parts) else (),
        "parts": parts,
    }


def drawn(request: HttpRequest, page: Page, told: dict[str, Any]) -> HttpResponse:
    versions = [page.standing(), *page.versions.select_related("by")[:MOST_VERSIONS]]
    context = {
        **desk.each_context(request),
        "page": page,
        "places": to_fill_in(page.body),
        "versions": versions,
        **told,
    }
    request.current_app = desk.name
    return TemplateResponse(request, "admin/stories/page/change_form.html", context)
