"""The log of events of the whole newsroom: narrowed, paged, and taken out as CSV by who may."""

import ast
import csv
import io
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from stories.actions.cite import uncite
from stories.admin.csv_lines import safe
from stories.admin.log_export import CHUNK
from stories.admin.telling import tell
from stories.admin.verbs import VERBS
from stories.models import Event, Story
from tests.stories.making import a_story, cited, published, supported

pytestmark = [pytest.mark.django_db, pytest.mark.each]
LOG, EXPORT = "/desk/stories/event/", "/desk/stories/event/export/"


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def shown(client: Client, query: str = "") -> str:
    return re.sub(r"\s+", " ", client.get(LOG + query).content.decode())


def exported(client: Client, **asked: object) -> list[dict[str, str]]:
    answer = client.post(EXPORT, asked)
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text, newline="")))


def said(verb: str) -> str:
    return tell([Event.objects.filter(verb=verb).latest("pk")])[0].whole


def recorded() -> set[str]:
    """Verbs as the actions write them down."""
    calls = (
        node
        for file in Path(settings.BASE_DIR, "stories/actions").glob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("objects.record")
    )
    return {str(call.args[0].value) for call in calls if isinstance(call.args[0], ast.Constant)}


def test_every_verb_an_action_records_has_its_words() -> None:
    assert recorded() - set(VERBS) == set()


def test_sentences_say_who_did_what(writer: User, editor: User) -> None:
    story = published(writer, editor).story
    uncite(story.citations.get(), by=writer)
    assert said("approved") == "editor approved. Edition 1 went out as Emerging."
    assert said("proposed") == "writer proposed the first edition, as Emerging."
    assert said("weighed").startswith("writer set source note 1 to “supports” on the claim: “Orrery")
    assert said("uncited") == "writer took source note 1 off the story."


def test_a_verb_without_words_of_its_own_still_stands(writer: User) -> None:
    Event.objects.record("polished the brass", by=writer)
    assert said("polished the brass") == "writer polished the brass."


def test_an_event_leads_to_what_it_is_about(desk: Client, writer: User, editor: User) -> None:
    story = published(writer, editor).story
    reference = story.citations.get().reference
    page = shown(desk)
    assert f'<a href="/stories/{story.slug}/editions/1/">Edition 1</a>' in page
    assert f'<a href="/desk/sources/reference/{reference.pk}/change/">source note 1</a>' in page


def test_a_source_stays_the_one_it_was_when_its_number_is_given_again(desk: Client, writer: User) -> None:
    story = a_story(writer)
    first = cited(story, writer)
    uncite(first, by=writer)
    cited(story, writer, "Nordlicht")
    told = tell(list(Event.objects.filter(verb="cited").order_by("pk")))
    assert told[0].source == first.reference.title != told[1].source


@pytest.mark.parametrize(
    ("query", "found"),
    [("?what=cited", 1), ("?what=evidence", 2), ("?q=orrery", 3), ("?q=nothing", 0), ("?what=saved", 0)],
)
def test_the_log_is_narrowed(desk: Client, writer: User, query: str, found: int) -> None:
    supported(a_story(writer), writer)
    assert f"{found} event{'' if found == 1 else 's'} on this page" in shown(desk, query)


def test_the_log_is_narrowed_to_a_person_or_the_watch(desk: Client, writer: User, editor: User) -> None:
    a_story(writer)
    Event.objects.record("withdrew", by=None)
    assert "1 event on this page" in shown(desk, "?by=writer")
    assert "1 event on this page" in shown(desk, "?by=watch")
    assert "0 events on this page" in shown(desk, "?by=editor")
    assert "By: Nobody to choose here is called “nobody”" in shown(desk, "?by=nobody")


def test_the_log_is_narrowed_to_days(desk: Client, writer: User) -> None:
    a_story(writer)
    assert "0 events" in shown(desk, "?until=2020-01-01")
    assert "1 event " in shown(desk, "?since=2020-01-01")


def test_days_the_wrong_way_round_are_told_at_the_field(desk: Client) -> None:
    page = shown(desk, "?since=2026-02-02&until=2026-01-01")
    assert "To day: This day is before the first" in page


@pytest.mark.parametrize(
    "query", ["?older=x", "?newer=%C2%B2", "?by=99999", "?since=x", "?story=0", "?q=%00"]
)
def test_an_odd_address_still_shows_the_log(desk: Client, query: str) -> None:
    assert desk.get(LOG + query).status_code == 200


def test_pages_lead_to_older_and_newer(desk: Client, writer: User) -> None:
    for number in range(60):
        Event.objects.record("withdrew", by=writer, note=str(number))
    older = re.search(r'href="([^"]*)" rel="next"', first := shown(desk))
    assert "50 events" in first
    assert older is not None
    second = shown(desk, older[1])
    newer = re.search(r'href="([^"]*)" rel="prev"', second)
    assert "10 events" in second
    assert newer is not None
    assert "50 events" in shown(desk, newer[1])


@pytest.mark.parametrize("events", [1, 40])
def test_many_events_cost_as_many_queries_as_one(
    desk: Client, writer: User, events: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    story = a_story(writer)
    for _ in range(events):
        Event.objects.record("cited", by=writer, story=story, number=1)
    with django_assert_max_num_queries(16):
        desk.get(LOG)


def test_what_is_private_to_others_is_not_in_the_log(desk: Client, writer: User, editor: User) -> None:
    story = a_story(writer, headline="The quiet one")
    Story.objects.update(is_private=True)
    assert "The quiet one" not in shown(desk)
    assert [row["verb"] for row in exported(desk)] == []
    story.named.add(editor)
    assert "The quiet one" in shown(desk)


def test_the_export_has_a_line_an_event_newest_first(desk: Client, writer: User) -> None:
    supported(a_story(writer), writer)
    rows = exported(desk)
    assert [row["verb"] for row in rows] == ["weighed", "cited", "started"]
    assert rows[2]["what happened"] == "writer started the story."
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d", rows[0]["at"])


def test_the_export_is_recorded(desk: Client, editor: User) -> None:
    desk.post(EXPORT, {"what": "evidence"})
    event = Event.objects.latest("pk")
    assert (event.verb, event.by, event.detail["asked"]) == ("exported the log", editor, "what evidence")


def test_lines_end_and_are_quoted_as_rfc_4180_asks(desk: Client, writer: User) -> None:
    a_story(writer, headline='A "quoted", headline')
    text = b"".join(desk.post(EXPORT).streaming_content).decode()  # type: ignore[attr-defined]
    assert text.count("\r\n") == 2
    assert '"A ""quoted"", headline"' in text


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1"])
def test_no_cell_runs_as_a_formula(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


def test_a_headline_that_is_a_formula_is_words_in_the_export(desk: Client, writer: User) -> None:
    a_story(writer, headline="=HYPERLINK(1)")
    assert exported(desk)[0]["story"] == "'=HYPERLINK(1)"


def test_a_long_log_is_read_in_pieces(desk: Client, writer: User) -> None:
    Event.objects.bulk_create(Event(verb="withdrew", by=writer) for _ in range(CHUNK + 5))
    assert len(exported(desk)) == CHUNK + 5


@pytest.mark.parametrize("who", ["writer", "outsider"])
def test_who_may_not_read_the_ledger_takes_nothing(
    client: Client, request: pytest.FixtureRequest, who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.post(EXPORT).status_code in {302, 403}
    assert client.get(LOG).status_code in {302, 403}
    assert not Event.objects.filter(verb="exported the log").exists()


def test_taking_the_log_is_a_post_with_the_token(desk: Client, editor: User) -> None:
    assert desk.get(EXPORT).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(EXPORT).status_code == 403
