"""The screen of one reference: its facts put right, withdrawn, shown with where it is used."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sources.models import Change, Correction, Derivation, Publisher, Reference, Retrieval, Watch
from stories.models import Story
from tests.stories.making import a_story, cited, supported

WHY = "The press office said so."
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def reference(story: Story, writer: User) -> Reference:
    return supported(story, writer, url="https://courier.example/a", author="Ada Vik").reference


def address(reference: Reference) -> str:
    return f"/desk/sources/reference/{reference.pk}/change/"


def shown(client: Client, reference: Reference, **query: str) -> str:
    return client.get(address(reference), query).content.decode()


def pressed(client: Client, reference: Reference, button: str, says: str = "yes", **typed: str) -> Any:
    response = client.post(address(reference), {button: says, **typed})
    reference.refresh_from_db()
    return response


def test_each_fact_says_where_it_was_read(desk: Client, reference: Reference) -> None:
    Reference.objects.update(
        facts_from={"author": "schema.org"}, retrieved_at=datetime(2026, 11, 20, tzinfo=UTC)
    )
    page = shown(desk, reference)
    for part in ("Engadget", "Ada Vik", "schema.org", "none found on the page"):
        assert part in page


def test_a_fact_is_opened_by_its_address_and_put_right(desk: Client, reference: Reference) -> None:
    assert "How do you know?" in shown(desk, reference, correct="author")
    response = pressed(desk, reference, "_correct", "author", value="Bo Lind", why=WHY)
    assert (response.status_code, reference.author) == (302, "Bo Lind")


def test_what_was_before_is_struck_beside_it(desk: Client, reference: Reference) -> None:
    pressed(desk, reference, "_correct", "author", value="Bo Lind", why=WHY)
    page = shown(desk, reference)
    assert "<del>Ada Vik</del>" in page
    assert f"“{WHY}”" in page


def test_without_how_it_is_known_nothing_changes_and_nothing_typed_is_lost(
    desk: Client, reference: Reference
) -> None:
    response = pressed(desk, reference, "_correct", "author", value="Bo Lind", why="")
    page = response.content.decode()
    assert (response.status_code, reference.author) == (400, "Ada Vik")
    assert "Say how you know" in page
    assert 'value="Bo Lind"' in page


@pytest.mark.parametrize("typed", ["\0", "x" * 20_000])
def test_what_no_text_may_hold_is_refused_at_its_field(
    desk: Client, reference: Reference, typed: str
) -> None:
    assert pressed(desk, reference, "_correct", "author", value=typed, why=WHY).status_code == 400
    assert reference.author == "Ada Vik"


def test_a_publisher_is_chosen_from_those_that_are_known(desk: Client, reference: Reference) -> None:
    Publisher.objects.create(name="Halden & Sons", slug="halden")
    assert '<option value="Halden &amp; Sons">' in shown(desk, reference, correct="publisher")
    pressed(desk, reference, "_correct", "publisher", value="Halden & Sons", why=WHY)
    assert str(reference.publisher) == "Halden & Sons"


def test_a_correction_is_undone_and_its_record_stays(desk: Client, reference: Reference) -> None:
    pressed(desk, reference, "_correct", "author", value="Bo Lind", why=WHY)
    for _ in range(2):
        pressed(desk, reference, "_undo", str(Correction.objects.get().pk))
    assert reference.author == "Ada Vik"
    assert "1 correction undone" in shown(desk, reference)


def test_what_readers_see_is_changed_with_a_reason(desk: Client, reference: Reference) -> None:
    assert pressed(desk, reference, "_correct", "confidential", value="yes", why="").status_code == 400
    pressed(desk, reference, "_correct", "confidential", value="yes", why="They asked us to.")
    assert reference.confidential
    assert "They asked us to." in shown(desk, reference)


def test_it_is_withdrawn_and_restored_with_a_reason(desk: Client, reference: Reference) -> None:
    assert pressed(desk, reference, "_withdraw", why="").status_code == 400
    pressed(desk, reference, "_withdraw", why="Taken down.")
    assert "Withdrawn by its publisher: it counts for nothing." in shown(desk, reference)
    pressed(desk, reference, "_restore", why="It was another page.")
    assert reference.withdrawn_at is None


@pytest.mark.parametrize(
    ("button", "value"),
    [("_erase", "yes"), ("_correct", "text"), ("_correct", ""), ("_undo", "9999"), ("_undo", "x")],
)
def test_a_press_this_page_does_not_have_does_nothing(
    desk: Client, reference: Reference, button: str, value: str
) -> None:
    assert pressed(desk, reference, button, value, value="x", why=WHY).status_code == 404


def test_another_references_correction_is_not_undone_here(
    desk: Client, reference: Reference, writer: User
) -> None:
    other = cited(a_story(writer), writer, author="Cy Moe").reference
    pressed(desk, other, "_correct", "author", value="Bo Lind", why=WHY)
    assert pressed(desk, reference, "_undo", str(Correction.objects.get().pk)).status_code == 404


@pytest.mark.parametrize("pk", ["0", "999999", "x", "9" * 40])
def test_one_that_is_not_there_is_not_found(desk: Client, story: Story, pk: str) -> None:
    assert desk.get(f"/desk/sources/reference/{pk}/change/").status_code == 404
    assert desk.post(f"/desk/sources/reference/{pk}/change/", {"_withdraw": "yes"}).status_code == 404


def test_an_outsider_sees_and_changes_nothing(client: Client, outsider: User, reference: Reference) -> None:
    client.force_login(outsider)
    assert client.get(address(reference)).status_code == 302
    pressed(client, reference, "_withdraw", why="Taken down.")
    assert reference.withdrawn_at is None


def test_who_may_only_look_is_offered_no_change(client: Client, writer: User, reference: Reference) -> None:
    group = writer.groups.get()
    group.permissions.remove(group.permissions.get(codename="change_reference"))
    client.force_login(writer)
    assert "_withdraw" not in shown(client, reference)
    assert pressed(client, reference, "_withdraw", why="Taken down.").status_code == 403


def test_where_it_is_used_and_what_it_says_there(desk: Client, reference: Reference, story: Story) -> None:
    page = shown(desk, reference)
    for part in ("Cited by 1 story", story.headline, "as source note 1, layer A", "Supports claim 1."):
        assert part in page


def test_both_directions_lead_to_the_decision(
    desk: Client, reference: Reference, story: Story, writer: User
) -> None:
    other = cited(story, writer, "TechRadar", title="Engadget says so").reference
    derivation = Derivation.objects.create(derived=other, origin=reference, kind="credit")
    link = f"/desk/sources/derivation/{derivation.pk}/change/"
    assert link in shown(desk, reference)
    assert link in shown(desk, other)
    assert "Engadget says so" in shown(desk, reference)


def test_a_post_is_named_by_way_of_its_platform(desk: Client, reference: Reference) -> None:
    platform = Publisher.objects.create(name="Business Wire", slug="bw", kind="press-wire")
    Reference.objects.update(via=platform)
    assert ", via Business Wire" in shown(desk, reference)
    assert "Engadget, via Business Wire" in desk.get("/desk/sources/reference/").content.decode()


def test_nothing_from_outside_becomes_markup(desk: Client, reference: Reference, writer: User) -> None:
    told = dict.fromkeys(("title", "author", "excerpt", "language", "image_credit", "withdrawn_why"), EVIL)
    Reference.objects.update(
        **{**told, "language": "<b>"},
        withdrawn_at=datetime(2026, 11, 20, tzinfo=UTC),
        facts_from={"title": EVIL},
    )
    Publisher.objects.update(name=EVIL)
    Correction.objects.create(
        reference=reference, field="author", was=EVIL, becomes=EVIL, why=EVIL, by=writer
    )
    Change.objects.create(
        reference=reference,
        kind="text",
        sentence=EVIL,
        passage=EVIL,
        seen_at=datetime(2026, 11, 20, tzinfo=UTC),
    )
    for query in ({}, {"correct": "author"}, {"correct": "publisher"}, {"correct": EVIL}):
        assert EVIL not in shown(desk, reference, **query)


def test_the_next_look_is_told(desk: Client, reference: Reference) -> None:
    Watch.objects.create(reference=reference, next_at=datetime(2027, 1, 2, 3, 4, tzinfo=UTC))
    assert "next look" in shown(desk, reference)


def test_of_a_confidential_one_no_look_is_offered_or_promised(desk: Client, reference: Reference) -> None:
    Watch.objects.create(reference=reference, next_at=datetime(2027, 1, 2, 3, 4, tzinfo=UTC), unseen=2)
    assert 'name="_look"' in shown(desk, reference)
    Reference.objects.update(confidential=True)
    page = shown(desk, reference)
    assert all(part not in page for part in ('name="_look"', "next look", "asked for again"))


def test_a_confidential_one_that_is_asked_for_all_the_same_is_refused_in_a_sentence(
    desk: Client, reference: Reference
) -> None:
    Reference.objects.update(confidential=True)
    response = desk.post(address(reference), {"_look": "yes"}, follow=True)
    assert "The page was not asked for: this reference is confidential" in response.content.decode()


@pytest.mark.parametrize("stories", [1, 6])
def test_the_page_needs_as_many_queries_for_many_stories_as_for_one(
    desk: Client, reference: Reference, writer: User, stories: int
) -> None:
    for _ in range(stories - 1):
        other = supported(a_story(writer), writer, "TechRadar")
        other.reference = reference
        other.save()
    for n in range(stories):
        Retrieval.objects.create(
            key=uuid4(),
            requested_url="https://courier.example/a",
            reference=reference,
            warc=f"{n}",
            state="read",
        )
    shown(desk, reference)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        shown(desk, reference)
    assert len(queries) <= 30
