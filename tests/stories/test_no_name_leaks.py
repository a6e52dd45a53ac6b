"""After a whole way the name of an unnamed person stands nowhere but under its seal."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.serializers import serialize
from django.db import connection
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks as OnCommit

from sources.models import HumanSource
from stories.actions.approve import approve
from stories.models import Edition, Story
from tests.sources.keeping import ALIAS, PILOT, WHY
from tests.stories.making import a_story, proposed, supported

pytestmark = pytest.mark.django_db
ADD = "/desk/sources/humansource/add/"
SECRETS = ("Brandvoll", "912 34 567", "Showed the licence", "555 000 111")
FORM = {"alias": ALIAS, "named": "", "why_unnamed": WHY, "name": PILOT.name, "contact": PILOT.contact}


@pytest.fixture
def walked(
    client: Client,
    writer: User,
    editor: User,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: OnCommit,
) -> Story:
    """Kept, shared, corrected, looked for, opened, cited, proposed, published; refused twice on the way."""
    caplog.set_level(logging.DEBUG)
    User.objects.update(email="colleague@example.org")
    client.force_login(writer)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(ADD, {**FORM, "alias": "Pilot Brandvoll", "notes": PILOT.notes})
        client.post(ADD, {**FORM, "notes": PILOT.notes})
        person = HumanSource.objects.get()
        page = f"/desk/sources/humansource/{person.pk}/change/"
        client.post(page, {"_let": "yes", "user": "editor"})
        client.post(page, {"_change": "yes", "name": PILOT.name, "contact": "555 000 111"})
        client.get(page)
        client.get("/desk/sources/humansource/?q=harbour")
        client.force_login(editor)
        client.post(page, {"_open": "yes", "why": "to call Brandvoll"})
        client.post(page, {"_open": "yes", "why": "to confirm the licence"})
        client.get(page)
        story = a_story(writer)
        told = {"person_alias": ALIAS, "person_named": False, "why_unnamed": WHY}
        supported(story, writer, "", kind="interview", **told)
        approve(proposed(story, writer), by=editor)
    return story


def columns() -> Iterator[tuple[str, str]]:
    """Every table whole, as the database holds it: (table, rows as text)."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            yield table, repr(cursor.fetchall())


def assert_silent(text: str, where: str) -> None:
    assert [secret for secret in SECRETS if secret in text] == [], where


def test_the_walk_reached_its_end(client: Client, walked: Story) -> None:
    assert Edition.objects.get().story == walked
    assert len(mail.outbox) == 2


def test_no_table_holds_a_name(walked: Story) -> None:
    tables = dict(columns())
    assert {"sources_identity", "sources_opening", "django_session", "django_admin_log"} <= set(tables)
    for table, rows in tables.items():
        assert_silent(rows, table)


def test_no_session_holds_a_name(client: Client, walked: Story) -> None:
    sessions = [session.get_decoded() for session in Session.objects.all()]
    assert sessions
    assert_silent(f"{sessions} {client.cookies}", "sessions")


def test_no_export_of_the_models_holds_a_name(walked: Story) -> None:
    for model in apps.get_models():
        assert_silent(serialize("json", model._default_manager.all()), model.__name__)


def test_no_log_line_holds_a_name(walked: Story, caplog: pytest.LogCaptureFixture) -> None:
    for record in caplog.records:
        assert_silent(f"{record.getMessage()} {record.__dict__}", record.name)


def test_no_mail_holds_a_name(walked: Story) -> None:
    for message in mail.outbox:
        assert_silent(message.message().as_string(), "mail")


def test_no_file_holds_a_name(walked: Story, ground: Path) -> None:
    for path in ground.rglob("*"):
        if path.is_file():
            assert_silent(path.read_bytes().decode(errors="replace"), str(path))


def test_an_edition_names_the_person_as_readers_know_them(walked: Story) -> None:
    edition = Edition.objects.get()
    (reference,) = edition.evidence["references"]
    assert reference["person"] == {"alias": ALIAS, "named": False, "why_unnamed": WHY}
    assert_silent(json.dumps([edition.content, edition.evidence, edition.statement]), "edition")


@pytest.mark.parametrize(
    "page",
    ["/", "/stories/{slug}/", "/desk/stories/story/{pk}/change/", "/desk/", "/desk/sources/reference/"],
)
def test_no_page_shows_a_name(client: Client, walked: Story, page: str) -> None:
    told = client.get(page.format(slug=walked.slug, pk=walked.pk)).content.decode()
    assert_silent(told, page)


def test_the_evidence_panel_shows_the_alias(client: Client, walked: Story) -> None:
    assert ALIAS in client.get(f"/desk/stories/story/{walked.pk}/change/").content.decode()
