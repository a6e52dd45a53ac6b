"""People: who told the newsroom something, under the name readers know; who it is, only to those who know."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_safe

from newsroom.desk import desk, signed_in
from newsroom.pressed import pressed
from newsroom.row_key import row_key
from newsroom.searched import SearchedAdmin
from sources.actions.add_knower import asked_of
from sources.actions.keep_person import keep_person
from sources.errors import Refusal as SourcesRefusal
from sources.models import HumanSource, Knower, Opening, Reference
from stories.admin import happened
from stories.admin.people_form import PersonForm
from stories.admin.people_history import happenings
from stories.admin.people_page import page
from stories.admin.people_press import BUTTONS, Button, Press
from stories.errors import Refusal
from stories.models import Citation, story_open_to
from stories.people import display_name
from stories.search import PEOPLE
from stories.templatetags.desk import counted
from stories.templatetags.marks import when

KEEP = "sources.add_humansource"
LIST = "admin:sources_humansource_changelist"
KNOWING = Prefetch("knowers", Knower.objects.knowing().select_related("user"), to_attr="knowing")


class ToldFilter(admin.SimpleListFilter):
    title = "what readers are told"
    parameter_name = "told"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("unnamed", "not named"), ("named", "on the record")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[HumanSource]) -> QuerySet[HumanSource]:
        return queryset.filter(named=self.value() == "named") if self.value() else queryset


class MineFilter(admin.SimpleListFilter):
    title = "who knows"
    parameter_name = "knows"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("me", "I know who it is"), ("nobody", "nobody has written it down")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[HumanSource]) -> QuerySet[HumanSource]:
        if self.value() == "nobody":
            return queryset.filter(identity=None)
        known = Knower.objects.knowing().filter(user=signed_in(request)).values("person")
        return queryset.filter(pk__in=known) if self.value() == "me" else queryset


def _number(rows: QuerySet[Any], of: str) -> Coalesce:
    """How many different ones the rows name, each row of which is a person's."""
    counted = rows.order_by().annotate(all=Value(1)).values("all").annotate(number=Count(of, distinct=True))
    return Coalesce(Subquery(counted.values("number")), 0)


@admin.register(HumanSource, site=desk)
class PeopleAdmin(SearchedAdmin):
    seen_by = changed_by = KEEP
    desk_group = "sources"
    desk_name = "People"
    desk_none = "Whoever tells you something and must not be named is kept here, encrypted."
    desk_place = 40
    list_display = ("alias", "told", "rest", "who_know", "last_opened")
    list_filter = (ToldFilter, MineFilter)
    found_by = PEOPLE
    search_help_text = "What readers call them; no name is searched"

    def waiting(self, request: HttpRequest) -> QuerySet[Knower]:
        """Colleagues somebody wants to let know, where this person's word is asked for."""
        return asked_of(signed_in(request))

    def get_queryset(self, request: HttpRequest) -> QuerySet[HumanSource]:
        # Asked of each row of a page by itself: joined, all that anybody ever said would be read.
        said = Reference.objects.filter(person=OuterRef("pk"))
        is_open = story_open_to(signed_in(request).pk)
        cited = Citation.objects.filter(is_open, reference__person=OuterRef("pk"))
        opened = Opening.objects.filter(person=OuterRef("pk")).order_by("-at")
        return HumanSource.objects.annotate(
            times_said=_number(said, "pk"),
            stories=_number(cited, "story"),
            last=Subquery(opened.values("at")[:1]),
        ).prefetch_related(KNOWING)

    @admin.display(description="readers are told")
    def told(self, person: HumanSource) -> str:
        if person.named:
            return "on the record"
        return format_html('<span class="flag is-plain">not named</span> {}', person.why_unnamed)

    @admin.display(description="rests on them")
    def rest(self, person: Any) -> str:
        said, stories = counted(person.times_said, "reference,references"), person.stories
        return f"{said} in {counted(stories, 'story,stories')}" if person.times_said else "nothing yet"

    @admin.display(description="who knows")
    def who_know(self, person: Any) -> str:
        return ", ".join(display_name(knower.user) for knower in person.knowing) or "nobody yet"

    @admin.display(description="last opened")
    def last_opened(self, person: Any) -> str:
        return format_html("opened {}", when(person.last, "short")) if person.last else "never opened"

    @method_decorator(sensitive_post_parameters())
    @method_decorator(sensitive_variables())
    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = PersonForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                person = keep_person(**form.told(), who=form.who(), by=signed_in(request))
            except SourcesRefusal as refusal:
                blame(form, refusal)
            else:
                messages.success(
                    request, "Kept. Whose voice it is stands encrypted; those who know can open it."
                )
                return HttpResponseRedirect(address(person))
        return adding(request, form)

    @method_decorator(sensitive_post_parameters())
    @method_decorator(sensitive_variables())
    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        person = self._one(request, object_id)
        if request.method != "POST":
            return page(request, person)
        name = pressed(request.POST, BUTTONS)
        return press(request, person, name, BUTTONS[name])

    @method_decorator(require_safe)
    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        person = self._one(request, object_id)
        told = happened.Of("person", person.alias, "People", address(person), reverse(LIST))
        return happened.page(request, happenings(person, signed_in(request)), told)

    def _one(self, request: HttpRequest, object_id: str) -> HumanSource:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(HumanSource, pk=row_key(object_id))


@sensitive_variables()
def press(request: HttpRequest, person: HumanSource, name: str, button: Button) -> HttpResponse:
    """Does what the button says; a refused form comes straight back in the answer, and is stored nowhere."""
    form = button.form(request.POST, person)
    if form.is_valid():
        try:
            done = button.act(Press(person, signed_in(request), form, str(request.POST[name])))
        except (SourcesRefusal, Refusal) as refusal:
            blame(form, refusal)
        else:
            if done:
                messages.success(request, done)
            return HttpResponseRedirect(address(person))
    return page(request, person, typed=form, pressed=name, status=400)


def blame(form: forms.Form, refusal: Refusal | SourcesRefusal) -> None:
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))


@sensitive_variables()
def adding(request: HttpRequest, form: PersonForm) -> TemplateResponse:
    context = {**desk.each_context(request), "title": "A new person", "form": form}
    request.current_app = desk.name
    status = 400 if form.is_bound else 200
    return TemplateResponse(request, "admin/sources/humansource/add_form.html", context, status=status)


def address(person: HumanSource) -> str:
    return reverse("admin:sources_humansource_change", args=[person.pk])
