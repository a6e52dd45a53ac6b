"""A publisher writes what the newsroom says of itself."""

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction

from stories.actions.change_page import change_page
from stories.errors import NotAllowed
from stories.models import Event, Page, PageVersion
from stories.models.page import LONGEST
from stories.page_errors import EmptyPage, LongPage, StalePage

pytestmark = pytest.mark.django_db


def ethics() -> Page:
    return Page.objects.get(slug="ethics")


def change(by: User, body: str = "<p>We ask twice.</p>", title: str = "Ethics", version: int = 1) -> Page:
    return change_page(ethics().pk, title=title, body=body, by=by, version=version)


def test_the_old_text_stays_kept(publisher: User) -> None:
    before = ethics().body
    change(publisher)
    assert [(one.version, one.body) for one in ethics().versions.all()] == [(1, before)]


def test_it_is_recorded_who_changed_what(publisher: User) -> None:
    change(publisher)
    event = Event.objects.get(verb="changed page")
    assert (event.by, event.detail) == (publisher, {"name": "Ethics", "page": "ethics", "fields": ["body"]})


def test_saving_what_stands_already_changes_nothing(publisher: User) -> None:
    change(publisher, body=ethics().body)
    assert ethics().version == 1
    assert not Event.objects.filter(verb="changed page").exists()


def test_who_wrote_on_an_older_text_is_stopped(publisher: User) -> None:
    change(publisher)
    with pytest.raises(StalePage):
        change(publisher, body="<p>Other.</p>")
    assert ethics().body == "<p>We ask twice.</p>"


@pytest.mark.parametrize(("title", "body"), [(" ", "<p>a</p>"), ("Ethics", "<p> </p>"), ("Ethics", "")])
def test_readers_are_never_led_to_an_empty_page(publisher: User, title: str, body: str) -> None:
    with pytest.raises(EmptyPage):
        change(publisher, title=title, body=body)


def test_a_text_beyond_all_measure_is_refused(publisher: User) -> None:
    with pytest.raises(LongPage):
        change(publisher, body=f"<p>{'a' * LONGEST}</p>")


def test_an_editor_may_not(editor: User) -> None:
    with pytest.raises(NotAllowed):
        change(editor)


def test_no_text_it_ever_had_can_be_changed(publisher: User) -> None:
    change(publisher)
    with pytest.raises(DatabaseError), transaction.atomic():
        PageVersion.objects.update(body="<p>Never said.</p>")
    with pytest.raises(DatabaseError), transaction.atomic():
        PageVersion.objects.all().delete()
