"""What narrows the list of stories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from newsroom.counts import capped
from newsroom.desk import signed_in
from stories.called import authors_called
from stories.models import Author, Byline, CatalogueEntry, Label, Proposal, Section, Story
from stories.templatetags.marks import label_mark

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin
    from django.contrib.admin.views.main import ChangeList

STATES = {
    "draft": "Draft",
    "waiting": "Proposed",
    "scheduled": "Scheduled",
    "live": "Live",
    "ahead": "Live, draft ahead",
    "retracted": "Retracted",
    "unsupported": "Label no longer earned",
}
CHANGES = {"1": "Past day", "7": "Past week", "30": "Past month", "365": "Past year"}
MOST_NAME = 120
# Counted to five hundred: beside a choice that holds more stands "500+".
COUNTED = 501
# How many sections are counted; the look-ups of all of a hundred would take longer than the list.
SECTIONS_COUNTED = 20
type Choice = tuple[str, str]


def pending(state: str) -> QuerySet[Proposal, Any]:
    return Proposal.objects.filter(state=state).values("story")


def unseen(stories: QuerySet[Story]) -> QuerySet[Story]:
    return stories.filter(live_edition__isnull=True)


def retracted() -> QuerySet[CatalogueEntry, Any]:
    """Their stories. By the label's key: the database then knows how few they are, and reads no others."""
    label = Label.objects.filter(place=Label.Place.RETRACTED).values_list("pk", flat=True).first()
    return CatalogueEntry.objects.filter(label=label).order_by().values("story")


def of_state(stories: QuerySet[Story], state: str, over: QuerySet[CatalogueEntry, Any]) -> QuerySet[Story]:
    """`over` are those of the retracted ones."""
    if state == "waiting":
        return stories.filter(pk__in=pending(Proposal.State.OPEN))
    if state == "scheduled":
        return stories.filter(pk__in=pending(Proposal.State.SCHEDULED))
    if state == "unsupported":
        return stories.filter(unsupported_since__isnull=False)
    if state == "retracted":
        return stories.filter(pk__in=over)
    if state == "draft":
        return unseen(stories)
    seen = "ahead_since" if state == "ahead" else "live_edition"
    return stories.filter(**{f"{seen}__isnull": False}).exclude(pk__in=over)


class Narrowing(admin.SimpleListFilter):
    """A list of choices, each beside how many stories open to the person it holds.

    Whatever else narrows the list is left out of those numbers: what two filters have in common no index
    knows, and to count it reads every story.
    """

    everything = "All"

    def narrowed(self, stories: QuerySet[Story], chosen: str) -> QuerySet[Story]:
        raise NotImplementedError

    def counted(self) -> list[str]:
        return [value for value, _ in self.lookup_choices]

    def held(self, person: User) -> Mapping[Choice, QuerySet[Any]]:
        """By what an address asks for, the rows that are counted."""
        stories = Story.objects.open_to(person).order_by()
        return {(str(self.parameter_name), one): self.rows(stories, one) for one in self.counted()}

    def rows(self, stories: QuerySet[Story], choice: str) -> QuerySet[Any]:
        """The stories that answer, or one row of another table for each."""
        return self.narrowed(stories, choice)

    def chosen(self) -> str:
        """The choice an address asks for, "" for none and for what is no choice."""
        chosen = self.value() or ""
        return chosen if chosen in {value for value, _ in self.lookup_choices} else ""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Story]) -> QuerySet[Story]:
        chosen = self.chosen()
        return self.narrowed(queryset, chosen) if chosen else queryset

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        numbers: Mapping[Choice, int] = getattr(changelist, "numbers", {})
        every, *rest = super().choices(changelist)
        yield {**every, "display": self.everything, "selected": not self.chosen()}
        for (value, _), choice in zip(self.lookup_choices, rest, strict=True):
            number = numbers.get((str(self.parameter_name), value))
            yield {**choice, "number": "" if number is None else capped(number, COUNTED)}


class StateFilter(Narrowing):
    title, parameter_name, everything = "state", "state", "Any state"
    help = (
        "Draft ahead: its text, its facts or its evidence are not those of the edition readers see. A save "
        "that changes nothing, or changes back, does not count."
    )

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[Choice]:
        self.over = retracted()
        return list(STATES.items())

    def narrowed(self, stories: QuerySet[Story], chosen: str) -> QuerySet[Story]:
        return of_state(stories, chosen, self.over)


class LabelFilter(Narrowing):
    """What readers see; a story they do not see yet is Unverified."""

    title, parameter_name, everything = "label readers see", "label", "Any label"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, SafeString]]:
        lowest = Label.Place.UNVERIFIED
        shown = Label.objects.filter(Q(publishable=True) | Q(place=lowest))
        self.labels = {label.slug: label for label in sorted(shown, key=lambda one: one.place != lowest)}
        return [(slug, label_mark(label)) for slug, label in self.labels.items()]

    def narrowed(self, stories: QuerySet[Story], chosen: str) -> QuerySet[Story]:
        label = self.labels[chosen]
        if label.place == Label.Place.UNVERIFIED:
            return unseen(stories)
        # The catalogue holds a row a story: of the editions, most of a label are no longer the live one.
        return stories.filter(catalogued__label=label)

    def rows(self, stories: QuerySet[Story], choice: str) -> QuerySet[Any]:
        """The catalogue's own: what readers see is open to the whole desk."""
        label = self.labels[choice]
        if label.place == Label.Place.UNVERIFIED:
            return super().rows(stories, choice)
        return CatalogueEntry.objects.filter(label=label).order_by()


class SectionFilter(Narrowing):
    title, parameter_name, everything = "section", "section", "Any section"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[Choice]:
        self.sections = {section.slug: section for section in Section.objects.all()}
        return [(slug, section.name) for slug, section in self.sections.items()]

    def counted(self) -> list[str]:
        return super().counted()[:SECTIONS_COUNTED]

    def narrowed(self, stories: QuerySet[Story], chosen: str) -> QuerySet[Story]:
        return stories.filter(section=self.sections[chosen])


class BylineFilter(admin.SimpleListFilter):
    """A name is typed: a newsroom has more authors than a column of links can hold."""

    title, parameter_name = "byline", "byline"
    template = "admin/stories/story/byline_filter.html"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, str]]:
        """None: without any a filter is not shown, so it says itself that it is."""
        return []

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """None as links: `kept` is what else the address asks for."""
        asked = changelist.get_filters_params()
        kept = {**{name: values[-1] for name, values in asked.items()}, "q": changelist.query}
        self.kept = [(k, v) for k, v in kept.items() if v and k != self.parameter_name]
        yield from ()

    def chosen(self) -> str:
        return (self.value() or "").replace("\x00", "")[:MOST_NAME].strip()

    @cached_property
    def author(self) -> Author | None:
        name = self.chosen()
        return authors_called([name]).get(name)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Story]) -> QuerySet[Story]:
        if not self.chosen():
            return queryset
        return queryset.filter(pk__in=Byline.objects.filter(author=self.author).values("story"))


class WhoseFilter(Narrowing):
    title, parameter_name, everything = "whose", "whose", "Anybody's"
    starts_closed = True

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[Choice]:
        self.person = signed_in(request)
        return [("mine", "Mine: started or signed by me")]

    def narrowed(self, stories: QuerySet[Story], chosen: str) -> QuerySet[Story]:
        return stories & Story.objects.of(self.person)


class ChangedFilter(Narrowing):
    title, parameter_name, everything = "last change", "days", "Any time"
    starts_closed = True

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[Choice]:
        return list(CHANGES.items())

    def narrowed(self, stories: QuerySet[Story], chosen: str) -> QuerySet[Story]:
        return stories.filter(saved_at__gte=timezone.now() - timedelta(days=int(chosen)))


FILTERS = (LabelFilter, StateFilter, SectionFilter, BylineFilter, WhoseFilter, ChangedFilter)
