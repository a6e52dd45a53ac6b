"""What the newsroom sets up once: labels and their rules, sections, formats, authors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import Field, Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html

from newsroom.desk import ByPermission, DeskAdmin, TabularInline, desk, signed_in
from newsroom.one_line import OneLine
from newsroom.searched import SearchedAdmin
from stories.actions.change_house import change_house
from stories.admin.known_people import ColleagueField, choose, offered_at, staff
from stories.admin.told_changes import told_changes
from stories.models import Author, Format, Label, LabelRule, Section, Tag
from stories.search import AUTHORS, TAGS
from stories.templatetags.marks import label_mark

KEEP = "stories.keep_house"
SIGNS_IN = "Of a colleague: their stories are theirs, and a new one is signed by this name."


class KeepsHouse(DeskAdmin):
    """What is written here is recorded, and may change what stories have earned."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        fields = {*form.changed_data, *(formset.prefix for formset in formsets if formset.has_changed())}
        said = told_changes(form, formsets) if change else ()
        if said or not change:
            verb = "changed" if change else "added"
            change_house(form.instance, by=signed_in(request), changed=fields, verb=verb, said=said)
        if change:
            messages.success(request, _saved(request, form.instance, said))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Without Django's message, which does not say what was changed: ours stands already."""
        if "_continue" in request.POST:
            return HttpResponseRedirect(request.get_full_path())
        return self.response_post_save_change(request, obj)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        change_house(obj, by=signed_in(request), changed=(), verb="removed")
        super().delete_model(request, obj)


def _saved(request: HttpRequest, row: Model, said: Sequence[str]) -> str:
    if not said:
        return "Nothing was changed."
    return format_html('<a href="{}">{}</a>: {}.', request.path, row, "; ".join(said))


class HouseAdmin(KeepsHouse):
    seen_by = changed_by = KEEP
    desk_group = "newsroom"


class LabelRuleInline(ByPermission, TabularInline):
    seen_by = changed_by = KEEP
    model = LabelRule
    extra = 0
    verbose_name_plural = "rules: any one of them earns the label"

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


@admin.register(Label, site=desk)
class LabelAdmin(HouseAdmin):
    desk_place = 10
    list_display = ("mark", "meaning", "place", "rank")
    fieldsets = (
        (None, {"fields": ("name", "slug", "meaning", "about", "colour")}),
        ("On the ladder", {"fields": (("place", "rank"), "publishable")}),
    )
    inlines = (LabelRuleInline,)
    prepopulated_fields = {"slug": ("name",)}

    @admin.display(description="label", ordering="name")
    def mark(self, label: Label) -> str:
        return label_mark(label)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else dict(self.prepopulated_fields)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # Sealed editions and old links name a label by its slug.
        return ("slug", "place") if obj else ()


class ShelfAdmin(HouseAdmin):
    """What no story uses may go; the database refuses the rest. `used_by` is what holds it fast."""

    used_by: ClassVar[str] = "stories"

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Why it stays, without the names: there may be many stories, which nobody reads for that, and some
        private."""
        if any(getattr(one, self.used_by).exists() for one in objs):
            return [], {}, set(), ["stories that use it"]
        return super().get_deleted_objects(objs, request)


class DescribedAdmin(ShelfAdmin):
    """What has a page of its own, with a description for its readers."""

    class Media:
        js = ("desk/counted.js",)

    def formfield_for_dbfield(self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "about":
            kwargs |= {"form_class": OneLine, "widget": forms.Textarea(attrs={"rows": 3, "data-counted": ""})}
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Section, site=desk)
class SectionAdmin(DescribedAdmin):
    desk_place = 20
    fields = ("name", "slug", "about", "angle", "position")
    list_display = ("name", "about", "angle", "position")
    prepopulated_fields = {"slug": ("name",)}

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else dict(self.prepopulated_fields)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # Sealed editions name their section by its slug.
        return ("slug",) if obj else ()


@admin.register(Tag, site=desk)
class TagAdmin(SearchedAdmin, DescribedAdmin):
    """A tag comes with the first edition under it, and keeps its page: so none is added here, none goes."""

    desk_place = 25
    desk_none = "A tag comes here with the first story that is published under it."
    fields = ("name", "slug", "about")
    readonly_fields = ("name", "slug")
    list_display = ("name", "about", "slug")
    sortable_by = ("name", "slug")
    found_by = TAGS

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Format, site=desk)
class FormatAdmin(ShelfAdmin):
    seen_by = changed_by = "stories.keep_formats"
    desk_place = 30
    list_display = ("name", "first_headings", "position")
    prepopulated_fields = {"slug": ("name",)}

    @admin.display(description="starts with")
    def first_headings(self, shape: Format) -> str:
        return ", ".join(shape.heading_list())


@admin.register(Author, site=desk)
class AuthorAdmin(SearchedAdmin, ShelfAdmin):
    used_by = "bylines"
    desk_place = 40
    list_display = ("name", "signs_in_as")
    list_select_related = ("user",)
    found_by = AUTHORS
    prepopulated_fields = {"slug": ("name",)}

    def formfield_for_dbfield(self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name != "user":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        field = ColleagueField(staff(), label="Account", required=False, help_text=SIGNS_IN)
        choose(field, staff(), offered_at("author"))
        return field

    @admin.display(description="signs in as")
    def signs_in_as(self, author: Author) -> str:
        return author.user.get_username() if author.user else "nobody"
