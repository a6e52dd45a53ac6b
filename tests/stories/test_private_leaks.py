"""Of a draft that is private to others nothing is found: on no page, by no search, in no log and no mail."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stories.actions.mail_notes import mail_what_waits
from stories.actions.publish_due import publish_what_is_due
from stories.actions.tell_overdue import tell_what_is_late
from stories.models import Note, Story
from stories.reader.errors import words
from tests.stories.hiding import ALSO, BOTH, CHIEF, SECRET, a_secret_draft, a_secret_due, hidden
from tests.stories.walking import NAMES, address

pytestmark = [pytest.mark.django_db, pytest.mark.once]
UNNAMED = ("second_writer", "editor", "publisher", "admin_user")
TABS = ("mine", "none", "later", "kept", "dismissed")
STATES = ("draft", "waiting", "scheduled", "live", "unsupported")


@pytest.fixture
def draft(writer: User, editor: User) -> Story:
    return a_secret_draft(writer, editor)


@pytest.fixture
def due(writer: User, editor: User) -> Story:
    return a_secret_due(writer, editor)


@pytest.fixture
def keys(draft: Story, due: Story, writer: User, editor: User) -> dict[str, int]:
    return hidden(draft, writer, editor)


def places(keys: Mapping[str, int], due: Story) -> Iterator[str]:
    """Every desk address, every list searched and narrowed, and what anyone may ask."""
    yield from (address(name, keys) for name in NAMES)
    ours = {**keys, "stories_story": due.pk, "stories_proposal": due.proposals.latest("pk").pk}
    yield from (address(name, ours) for name in NAMES if name.startswith(("stories_story", "stories_prop")))
    yield from (f"{address(name, keys)}?q={SECRET}" for name in NAMES if name.endswith("_changelist"))
    yield from (f"{address('sources_signal_changelist', keys)}?tab={tab}" for tab in TABS)
    yield from (f"{address('stories_story_changelist', keys)}?state={state}" for state in STATES)
    yield f"{address('stories_story_changelist', keys)}?whose=mine"
    yield f"{address('stories_event_changelist', keys)}?story={due.pk}"
    yield from ("/", "/readyz", "/healthz", f"/stories/{due.slug}/")


def gives_away(client: Client, at: str) -> bool:
    answer = client.get(at)
    told = f"{b''.join(answer).decode(errors='replace')} {answer.headers.get('Location', '')}"
    sought = ALSO if f"q={SECRET}" in at else SECRET
    # A lost address's own words stand in the search field of its page.
    told = told.replace(at, "").replace(f'value="{words(at)}"', "")
    return re.search(sought, told, re.IGNORECASE) is not None


def test_the_words_stand_in_every_part_of_the_text(draft: Story) -> None:
    texts = [
        field.name
        for field in Story._meta.fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    ]
    assert [name for name in texts if SECRET.lower() not in getattr(draft, name).lower()] == []
    assert list(draft.tags.names()) == [BOTH]


def test_who_is_named_finds_it_where_it_should_be(
    client: Client, keys: dict[str, int], due: Story, writer: User
) -> None:
    client.force_login(writer)
    found = {at for at in places(keys, due) if gives_away(client, at)}
    names = ("stories_story_change", "stories_story_changelist", "stories_proposal_change", "inbox", "send")
    about = ("sources_reference_change", "sources_derivation_change", "sources_humansource_change")
    wire = ("sources_signal_changelist", "index", "stories_story_history", "preview", "preview_links")
    assert {address(name, keys) for name in (*names, *about, *wire)} - found == set()


@pytest.mark.parametrize("who", UNNAMED)
def test_who_is_not_named_finds_it_nowhere(
    request: pytest.FixtureRequest, client: Client, keys: dict[str, int], due: Story, who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert [at for at in places(keys, due) if gives_away(client, at)] == []


@pytest.mark.parametrize("who", UNNAMED)
def test_its_addresses_are_told_like_those_of_no_story(
    request: pytest.FixtureRequest, client: Client, keys: dict[str, int], who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    never = {**keys, "stories_story": 999_999, "stories_proposal": 999_999}
    of_one = [name for name in NAMES if address(name, keys) != address(name, never)]
    assert len(of_one) > 12
    for method in (client.get, client.post):
        told = {name: method(address(name, keys)) for name in of_one}
        asked = {name: method(address(name, never)) for name in of_one}
        assert {n: r.status_code for n, r in told.items()} == {n: r.status_code for n, r in asked.items()}


@pytest.mark.parametrize("who", ["editor", "publisher", "admin_user"])
def test_no_export_of_the_log_holds_it(
    request: pytest.FixtureRequest, client: Client, keys: dict[str, int], who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    answer = client.post(reverse("admin:stories_event_export"), {})
    told = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert "approved" in told
    assert SECRET.lower() not in told.lower()


def test_no_mail_brings_it_to_whom_it_is_private(keys: dict[str, int], writer: User, editor: User) -> None:
    User.objects.update(email="colleague@example.org")
    User.objects.filter(username__in=["writer", CHIEF]).update(email="writer@example.org")
    now = timezone.now() + timedelta(days=2)
    tell_what_is_late(now)
    mail_what_waits(now)
    told = {to: str(one.message()) for one in mail.outbox for to in one.to}
    assert SECRET in told["writer@example.org"]
    assert SECRET not in told.get("colleague@example.org", "")


def test_nothing_new_is_told_to_whom_it_is_private(keys: dict[str, int], due: Story, editor: User) -> None:
    before = Note.objects.filter(to=editor).count()
    tell_what_is_late(timezone.now() + timedelta(days=9))
    publish_what_is_due(timezone.now())
    assert Note.objects.filter(to=editor).count() == before


@pytest.mark.parametrize("tab", ["waiting", "draft", "scheduled", "unsupported", "mine"])
def test_no_list_counts_it(client: Client, keys: dict[str, int], editor: User, tab: str) -> None:
    client.force_login(editor)
    tabs = client.get(reverse("admin:stories_story_changelist")).context["cl"].tabs
    counted = {one.address: one.count for one in tabs}
    assert counted["?whose=mine" if tab == "mine" else f"?state={tab}"] == "0"


def test_what_fits_only_it_counts_as_fitting_none(client: Client, keys: dict[str, int], editor: User) -> None:
    client.force_login(editor)
    page = client.get(f"{reverse('admin:sources_signal_changelist')}?tab=none").content.decode()
    assert page.count("Shops stop") >= 2


def test_what_a_person_told_counts_only_the_stories_one_sees(
    client: Client, keys: dict[str, int], editor: User, writer: User
) -> None:
    told = {}
    for who in (writer, editor):
        client.force_login(who)
        told[who] = client.get(reverse("admin:sources_humansource_changelist")).content.decode()
    assert "2 references in 2 stories" in told[writer]
    assert "2 references in 0 stories" in told[editor]


def test_marking_all_as_read_leaves_what_is_not_shown(
    client: Client, keys: dict[str, int], editor: User
) -> None:
    waiting = Note.objects.filter(to=editor, read_at=None)
    before = waiting.count()
    client.force_login(editor)
    page = client.post(reverse("inbox_read"), {"up_to": str(Note.objects.latest("pk").pk)}, follow=True)
    assert "Marked 0 lines as read." in page.content.decode()
    assert waiting.count() == before > 0


@pytest.mark.parametrize("lookup", ["citations=1", "citations__isnull=0", "citations__note__contains=a"])
def test_no_list_is_asked_about_what_points_at_its_rows(
    client: Client, keys: dict[str, int], editor: User, lookup: str
) -> None:
    client.force_login(editor)
    assert client.get(f"{reverse('admin:sources_reference_changelist')}?{lookup}").status_code in {302, 400}
