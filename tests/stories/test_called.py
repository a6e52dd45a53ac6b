"""Whom a typed name means: a username, a whole name, a first name; and who is offered while it is typed."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from stories.called import (
    NobodyCalled,
    SeveralCalled,
    authors_called,
    authors_fitting,
    colleague_called,
    colleagues_fitting,
    name_for,
)
from stories.models import Author

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def newsroom() -> None:
    for username, first, last in (
        ("mlind", "Mara", "Lind"),
        ("jfeld", "Jonas", "Feld"),
        ("jonas.berg", "Jonas", "Berg"),
        ("aruiz", "Ana", "Ruiz"),
        ("ana2", "Ana", "Ruiz"),
        ("desk", "", ""),
    ):
        User.objects.create(username=username, first_name=first, last_name=last, is_staff=True)


def called(name: str) -> str:
    return colleague_called(name, User.objects.all()).username


def fitting(typed: str, most: int = 8) -> list[str]:
    return [one.username for one in colleagues_fitting(typed, User.objects.all(), most)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Mara Lind", "mlind"),
        ("mara lind", "mlind"),
        ("Mara", "mlind"),
        ("mlind", "mlind"),
        ("MLIND", "mlind"),
        ("jonas.berg", "jonas.berg"),
        ("Jonas Berg", "jonas.berg"),
        ("desk", "desk"),
    ],
)
def test_a_username_a_whole_name_or_a_first_name_only_one_has(typed: str, meant: str) -> None:
    assert called(typed) == meant


@pytest.mark.parametrize("typed", ["Mar", "Lind", "Nobody", "%", "'", "\x00", "Mara Lind Lind", "mlind@x"])
def test_half_a_name_means_nobody(typed: str) -> None:
    with pytest.raises(NobodyCalled, match="Choose one of those offered"):
        called(typed)


@pytest.mark.parametrize("typed", ["Jonas", "Ana Ruiz"])
def test_a_name_several_have_asks_for_the_username(typed: str) -> None:
    with pytest.raises(SeveralCalled, match=r"jfeld or jonas\.berg|ana2 or aruiz"):
        called(typed)


def test_a_username_means_its_person_whoever_is_called_the_same() -> None:
    User.objects.create(username="x", first_name="mlind")
    assert called("mlind") == "mlind"


def test_only_those_who_can_be_chosen_are_meant() -> None:
    with pytest.raises(NobodyCalled):
        colleague_called("Mara Lind", User.objects.exclude(username="mlind"))
    assert colleague_called("Jonas", User.objects.exclude(username="jfeld")).username == "jonas.berg"


@pytest.mark.parametrize(
    ("username", "written"),
    [("mlind", "Mara Lind"), ("jfeld", "Jonas Feld"), ("aruiz", "aruiz"), ("desk", "desk")],
)
def test_what_is_written_for_somebody_means_them(username: str, written: str) -> None:
    person = User.objects.get(username=username)
    assert name_for(person, User.objects.all()) == written
    assert called(written) == username


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("jo", ["jfeld", "jonas.berg"]),
        ("jonas b", ["jonas.berg"]),
        ("lin", ["mlind"]),
        ("ML", ["mlind"]),
        ("ind", []),
        ("%", []),
        ("", ["desk", "ana2", "aruiz", "jfeld", "jonas.berg", "mlind"]),
    ],
)
def test_those_are_offered_whose_names_begin_so(typed: str, found: list[str]) -> None:
    assert fitting(typed) == found


def test_an_address_is_no_name() -> None:
    User.objects.filter(username="mlind").update(email="anchor@paper.example")
    assert fitting("anchor") == fitting("paper") == []


def test_no_more_are_offered_than_asked_for() -> None:
    assert fitting("", 2) == ["desk", "ana2"]


def test_authors_are_found_by_name_in_either_case_and_no_other() -> None:
    mara = Author.objects.create(name="Mara Lind", slug="mara-lind")
    Author.objects.create(name="Marat Lindqvist", slug="marat")
    assert authors_called(["mara lind", "Mara Lind", "Mara", "%"]) == {
        "mara lind": mara,
        "Mara Lind": mara,
    }
    assert authors_called([]) == authors_called(["\x00"]) == {}


def test_authors_are_offered_by_any_word_of_their_name() -> None:
    for name in ("Zoe Lind", "Mara Lind", "Lin Berg"):
        Author.objects.create(name=name, slug=name.lower().replace(" ", "-"))
    assert authors_fitting("lin", 8) == ["Lin Berg", "Mara Lind", "Zoe Lind"]
    assert authors_fitting("mara l", 8) == ["Mara Lind"]
    assert authors_fitting("", 2) == ["Lin Berg", "Mara Lind"]


def test_no_two_authors_have_one_name() -> None:
    Author.objects.create(name="Mara Lind", slug="mara-lind")
    with pytest.raises(IntegrityError), transaction.atomic():
        Author.objects.create(name="MARA LIND", slug="mara-lind-2")
