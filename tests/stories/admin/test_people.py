"""The list of people, and the page of one."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from sources.actions.add_knower import add_knower
from sources.actions.open_identity import open_identity
from sources.models import HumanSource, Identity, Opening
from sources.sealing import new_key
from stories.actions.describe_person import describe_person
from stories.dossier import open_dossier
from tests.sources.keeping import ALIAS, PILOT, WHY, Clock, a_person, known_to
from tests.stories.making import a_story, cited, published, supported

pytestmark = pytest.mark.django_db
LIST = "/desk/sources/humansource/"
ADD = f"{LIST}add/"
NEW = {"alias": ALIAS, "named": "", "why_unnamed": WHY, "name": PILOT.name, "contact": PILOT.contact}


@pytest.fixture
def person(writer: User) -> HumanSource:
    return a_person(writer)


def address(person: HumanSource) -> str:
    return f"{LIST}{person.pk}/change/"


def shown(client: Client, user: User, page: str) -> str:
    client.force_login(user)
    return client.get(page).content.decode()


def said_by(person: HumanSource) -> dict[str, Any]:
    told = {"person_alias": person.alias, "person_named": person.named, "why_unnamed": person.why_unnamed}
    return {"publisher": "", "kind": "interview", **told}


def test_a_new_person_is_kept_and_opens_to_who_wrote_it_down(client: Client, writer: User) -> None:
    client.force_login(writer)
    page = client.post(ADD, NEW, follow=True).content.decode()
    assert "open until" in page
    assert PILOT.name in page


def test_a_refused_form_comes_back_as_typed_and_is_not_stored(client: Client, writer: User) -> None:
    client.force_login(writer)
    response = client.post(ADD, {**NEW, "why_unnamed": "", "notes": "Showed the licence."})
    page = response.content.decode()
    assert response.status_code == 400
    assert "Say why this person is not named" in page
    for typed in (PILOT.name, PILOT.contact, "Showed the licence."):
        assert typed in page
    assert "no-store" in response["Cache-Control"]
    assert not HumanSource.objects.exists()


def test_nothing_typed_stays_in_the_session(client: Client, writer: User) -> None:
    client.force_login(writer)
    client.post(ADD, {**NEW, "alias": ""})
    client.post(ADD, NEW)
    assert "Jonas" not in str(dict(client.session))
    assert "Jonas" not in str(client.cookies)


def test_the_page_is_sealed_until_it_is_opened(client: Client, writer: User, person: HumanSource) -> None:
    page = shown(client, writer, address(person))
    assert "Open for 5 minutes" in page
    assert "Brandvoll" not in page


def test_opened_it_shows_who_it_is_and_closes_by_itself(
    client: Client, writer: User, person: HumanSource
) -> None:
    client.force_login(writer)
    response = client.post(address(person), {"_open": "yes", "why": "to call back"}, follow=True)
    assert PILOT.name in response.content.decode()
    seconds, page = response["Refresh"].split("; url=")
    assert 290 < int(seconds) <= 300
    assert page == address(person)


def test_who_wrote_it_down_is_not_counted_as_a_reader(
    client: Client, writer: User, person: HumanSource
) -> None:
    client.force_login(writer)
    assert "nobody since</span>" in client.get(address(person)).content.decode()
    open_identity(person, why="to call back", by=writer)
    assert "1 time, told to all who know</span>" in client.get(address(person)).content.decode()


def test_what_is_open_is_kept_by_no_cache_and_told_to_no_other_site(
    client: Client, writer: User, person: HumanSource
) -> None:
    open_identity(person, why="to call back", by=writer)
    client.force_login(writer)
    response = client.get(address(person))
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"


def test_after_five_minutes_the_page_is_sealed_again(
    client: Client, writer: User, person: HumanSource
) -> None:
    open_identity(person, why="to call back", by=writer, clock=Clock(-5.1))
    client.force_login(writer)
    response = client.get(address(person))
    assert "Brandvoll" not in response.content.decode()
    assert "Refresh" not in response


def test_a_reason_that_names_is_refused_and_stays_typed(
    client: Client, writer: User, person: HumanSource
) -> None:
    client.force_login(writer)
    response = client.post(address(person), {"_open": "yes", "why": "to call Jonas"})
    page = response.content.decode()
    assert response.status_code == 400
    assert "Say it without" in page
    assert 'value="to call Jonas"' in page


def test_a_change_sent_too_late_is_typed_back_and_kept_with_a_reason(
    client: Client, writer: User, person: HumanSource
) -> None:
    client.force_login(writer)
    sent = {"_change": "yes", "name": PILOT.name, "contact": "a new number"}
    late = client.post(address(person), sent)
    assert late.status_code == 400
    assert "five minutes have passed" in late.content.decode()
    assert "a new number" in late.content.decode()
    client.post(address(person), {**sent, "why": "to note the number"})
    assert "a new number" in client.get(address(person)).content.decode()


def test_a_late_change_without_the_right_reason_changes_nothing(
    client: Client, writer: User, person: HumanSource
) -> None:
    token = Identity.objects.get().token
    client.force_login(writer)
    sent = {"_change": "yes", "name": PILOT.name, "why": "Jonas has a new number"}
    assert client.post(address(person), sent).status_code == 400
    assert Identity.objects.get().token == token


def test_another_sees_who_knows_and_that_no_name_is_needed(
    client: Client, editor: User, person: HumanSource
) -> None:
    page = shown(client, editor, address(person))
    assert "writer knows who this is" in page
    assert "You do not need the name for any of these" in page
    assert "_open" not in page


def test_what_is_open_to_one_is_sealed_to_another(
    client: Client, writer: User, editor: User, person: HumanSource
) -> None:
    known_to(person, writer, editor)
    open_identity(person, why="to call back", by=writer)
    page = shown(client, editor, address(person))
    assert "Brandvoll" not in page
    assert "to call back" in page


def test_who_must_agree_is_told_and_can(
    client: Client, writer: User, editor: User, second_writer: User, person: HumanSource
) -> None:
    known_to(person, writer, editor)
    asked = add_knower(person, second_writer, by=writer)
    assert 'name="_agree"' not in shown(client, writer, address(person))
    assert 'name="_agree"' in shown(client, editor, address(person))
    client.post(address(person), {"_agree": str(asked.pk)})
    assert "You are" not in shown(client, second_writer, address(person))
    assert "Open for 5 minutes" in shown(client, second_writer, address(person))


def test_what_readers_are_told_is_changed_there(client: Client, writer: User, person: HumanSource) -> None:
    client.force_login(writer)
    client.post(address(person), {"_describe": "yes", "alias": "A pilot", "named": "", "why_unnamed": WHY})
    person.refresh_from_db()
    assert person.alias == "A pilot"


def test_how_the_person_can_know_is_kept_and_shown_as_readers_read_it(client: Client, writer: User) -> None:
    client.force_login(writer)
    page = client.post(ADD, {**NEW, "can_know": "was on the bridge"}, follow=True).content.decode()
    assert "known to us. How they can know: was on the bridge. Not named:" in page
    assert 'value="was on the bridge"' in page


def test_stories_that_rest_on_a_person_freeze_how_they_can_know(
    writer: User, editor: User, person: HumanSource
) -> None:
    story = published(writer, editor).story
    cited(story, writer, **said_by(person))
    before = open_dossier(story).evidence["references"][-1]["person"]
    told: dict[str, Any] = {"alias": ALIAS, "named": False, "why_unnamed": WHY}
    describe_person(person, can_know="was on the bridge", by=writer, **told)
    assert before == told
    assert open_dossier(story).evidence["references"][-1]["person"] == {
        **told,
        "can_know": "was on the bridge",
    }


def test_stories_are_weighed_again_when_a_person_goes_on_the_record(
    client: Client, writer: User, editor: User, person: HumanSource
) -> None:
    story = published(writer, editor).story
    supported(story, writer, **said_by(person))
    client.force_login(writer)
    named = {"_describe": "yes", "alias": "Jonas Brandvoll", "named": "yes", "why_unnamed": ""}
    client.post(address(person), named)
    event = story.events.get(verb="described person")
    assert event.detail["fields"] == ["alias", "named", "why_unnamed"]
    assert "Brandvoll" not in str(event.detail)


def test_who_a_person_on_a_reference_is_can_be_written_down(client: Client, writer: User) -> None:
    told: dict[str, Any] = {"person_alias": "A dockworker", "person_named": False, "why_unnamed": WHY}
    cited(a_story(writer), writer, kind="interview", **told)
    dockworker = HumanSource.objects.get(alias="A dockworker")
    assert "Seal who this is" in shown(client, writer, address(dockworker))
    client.post(address(dockworker), {"_seal": "yes", "name": "Ola Nord"})
    assert Opening.objects.get(person=dockworker).until > timezone.now()
    assert "Ola Nord" in client.get(address(dockworker)).content.decode()


def test_what_no_key_opens_says_so_and_breaks_nothing(
    client: Client, writer: User, person: HumanSource, settings: Settings
) -> None:
    open_identity(person, why="to call back", by=writer)
    settings.PEOPLE_KEYS = [new_key()]
    page = shown(client, writer, address(person))
    assert "opens with none of the newsroom&#x27;s keys" in page


@pytest.mark.parametrize("key", ["0", "999", "x", "9" * 30])
def test_a_person_who_is_not_there_is_not_found(client: Client, writer: User, key: str) -> None:
    client.force_login(writer)
    assert client.get(f"{LIST}{key}/change/").status_code == 404
