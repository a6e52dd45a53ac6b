"""Who is meant by a name somebody typed: colleagues and authors, found by an index, never read whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_, or_

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Upper

from stories.errors import Refusal
from stories.models import Author
from stories.people import display_name
from stories.search import AUTHORS, COLLEAGUES, matching, words_begin

# A name that more colleagues begin with names nobody in particular.
MOST_ALIKE = 100
FIRST_NAMES_FIRST = ("first_name", "username")
MOST_TOLD = 3


class NobodyCalled(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"Nobody to choose here is called “{name}”. Choose one of those offered as you type."
        )


class SeveralCalled(Refusal):
    def __init__(self, name: str, usernames: Sequence[str]) -> None:
        told = " or ".join(usernames[:MOST_TOLD])
        super().__init__(
            f"Several people are called “{name}”. Write the username of the one you mean: {told}."
        )


def colleague_called(name: str, people: QuerySet[User]) -> User:
    """The one of `people` with this username, else this whole name, else this first name, in letters of
    either case. Raises NobodyCalled, SeveralCalled."""
    # A sign no database holds is in nobody's name.
    if "\x00" in name:
        raise NobodyCalled(name)
    if found := people.filter(username=name).first():
        return found
    alike = matching(people, COLLEAGUES, name).order_by(*FIRST_NAMES_FIRST)[:MOST_ALIKE]
    said, rows = name.casefold(), list(alike)
    for told in (User.get_username, display_name, _first_name):
        meant = [one for one in rows if told(one).casefold() == said]
        if len(meant) > 1:
            raise SeveralCalled(name, [one.get_username() for one in meant])
        if meant:
            return meant[0]
    raise NobodyCalled(name)


def name_for(person: User, people: QuerySet[User]) -> str:
    """What to write for somebody so that `colleague_called` finds them among `people`."""
    name = display_name(person)
    try:
        is_clear = colleague_called(name, people) == person
    except Refusal:
        is_clear = False
    return name if is_clear else person.get_username()


def _first_name(person: User) -> str:
    return person.first_name


def colleagues_fitting(typed: str, people: QuerySet[User], most: int) -> Sequence[User]:
    """Of whom each word typed begins a name, the first by name; with nothing typed the first of all."""
    words = typed.split()
    if words:
        begins = reduce(and_, (_begins(word) for word in words))
        people = matching(people, COLLEAGUES, typed).filter(begins)
    return list(people.order_by(*FIRST_NAMES_FIRST)[:most])


def _begins(word: str) -> Q:
    return Q(username__istartswith=word) | words_begin("first_name", word) | words_begin("last_name", word)


def authors_called(names: Iterable[str]) -> dict[str, Author]:
    """Authors by those of `names` they have, in letters of either case."""
    asked = [name for name in dict.fromkeys(names) if "\x00" not in name]
    if not asked:
        return {}
    alike = reduce(or_, (Q(upper=Upper(Value(name))) for name in asked))
    found = {one.name.casefold(): one for one in Author.objects.alias(upper=Upper("name")).filter(alike)}
    return {name: found[name.casefold()] for name in asked if name.casefold() in found}


def authors_fitting(typed: str, most: int) -> Sequence[str]:
    """Names of authors a word of which begins so, in their order; with nothing typed the first of all."""
    rows = Author.objects.all()
    if typed:
        rows = matching(rows, AUTHORS, typed).filter(words_begin("name", typed))
    return list(rows.values_list("name", flat=True)[:most])
