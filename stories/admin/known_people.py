"""Colleagues whose names fit what is typed, for the fields in which one of them is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse

from newsroom.row_key import row_key
from newsroom.suggested import MOST, Suggested, suggestions, typed_in
from sources.knowing import knows
from sources.models import HumanSource, Knower
from sources.permissions import NEEDS
from sources.permissions import require as require_of_sources
from stories.actions.story_people import colleagues, colleagues_on, granting_on, nameable_on
from stories.admin.for_scripts import for_scripts
from stories.called import colleague_called, colleagues_fitting, name_for
from stories.errors import Refusal
from stories.models import Story
from stories.people import WATCH, display_name
from stories.permissions import holding, require

type Offering = Callable[[User, int], QuerySet[User]]


class ColleagueField(forms.ModelChoiceField[User]):
    """A colleague by name, as `colleague_called` understands it; `queryset` is who may be chosen."""

    widget = Suggested

    def to_python(self, value: Any) -> User | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        try:
            return colleague_called(typed, self._people())
        except Refusal as refusal:
            raise ValidationError(str(refusal), code="invalid_choice") from None

    def prepare_value(self, value: Any) -> Any:
        """What somebody typed stays as it is."""
        person = self._people().filter(pk=value).first() if isinstance(value, int) else value
        return name_for(person, self._people()) if isinstance(person, User) else person

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(self.prepare_value(initial) or "") != str(data or "").strip()

    def _people(self) -> QuerySet[User]:
        return User.objects.none() if self.queryset is None else self.queryset.all()


def choose(field: forms.Field, people: QuerySet[User], address: str) -> None:
    """Let one of `people` be chosen in a form's field; those who fit are offered at `address`."""
    if isinstance(field, ColleagueField):
        field.queryset, field.widget.address = people, address


def offered_at(what: str, row: int | None = None) -> str:
    """The address that offers people for `what`, one of OFFERINGS."""
    asked = {"for": what} if row is None else {"for": what, "of": row}
    return f"{reverse('admin:stories_story_people')}?{urlencode(asked)}"


@for_scripts(get=True, verb="")
def known_people(request: HttpRequest, by: User) -> JsonResponse:
    """By what is typed, who can be chosen. Raises NotAllowed, Http404."""
    offering = OFFERINGS.get(request.GET.get("for", ""))
    if offering is None:
        raise Http404("There is nothing of that kind to choose anybody for.")
    typed, people = typed_in(request.GET.get("q")), offering(by, row_key(request.GET.get("of")))
    found = list(_told(colleagues_fitting(typed, people, MOST)))
    watch = [(WATCH, "")] if offering is _log and f" {typed.casefold()}" in f" {WATCH}" else []
    return suggestions([*watch, *found][:MOST])


def _told(people: Sequence[User]) -> Iterator[tuple[str, str]]:
    """Who shares a name is told apart, and chosen, by the username."""
    many = Counter(display_name(one) for one in people)
    for one in people:
        name, username = display_name(one), one.get_username()
        yield (name, "" if name == username else username) if many[name] == 1 else (username, name)


def _task(by: User, key: int) -> QuerySet[User]:
    require(by, "assign")
    return colleagues_on(_story(by, key)) if key else colleagues()


def _name(by: User, key: int) -> QuerySet[User]:
    require(by, "keep_private")
    return nameable_on(_story(by, key))


def _ask(by: User, key: int) -> QuerySet[User]:
    require(by, "propose")
    return granting_on(_story(by, key), by)


def _log(by: User, key: int) -> QuerySet[User]:
    require(by, "read_ledger")
    return staff()


def _author(by: User, key: int) -> QuerySet[User]:
    require(by, "keep_house")
    return staff()


def _know(by: User, key: int) -> QuerySet[User]:
    require_of_sources(by, "keep_people")
    person = HumanSource.objects.filter(pk=key).first()
    if person is None or not knows(person, by):
        raise Http404("There is no such person.")
    return could_know(person)


def could_know(person: HumanSource) -> QuerySet[User]:
    """Who may work with people, and is not on the list of this one yet."""
    listed = Knower.objects.filter(person=person, removed_at__isnull=True).values("user")
    return holding(NEEDS["keep_people"]).exclude(pk__in=listed)


def _story(by: User, key: int) -> Story:
    story = Story.objects.open_to(by).filter(pk=key).first()
    if story is None:
        raise Http404("There is no such story.")
    return story


def staff() -> QuerySet[User]:
    """Everybody with an account at the desk, also who was switched off since."""
    return User.objects.filter(is_staff=True)


# What a colleague is chosen for: who can be, asked by somebody about the row of a key.
OFFERINGS: Mapping[str, Offering] = {
    "ask": _ask,
    "author": _author,
    "know": _know,
    "log": _log,
    "name": _name,
    "task": _task,
}
