"""The ledger narrowed by what an edition did, how it was decided and when; and taken out, to be proven."""

import csv
import json
from datetime import timedelta
from hashlib import sha256

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stories.actions.retract import retract
from stories.models import Edition, Event
from stories.rules.snapshot import canonical_json
from tests.stories.admin.page import Page
from tests.stories.making import published

pytestmark = [pytest.mark.django_db, pytest.mark.each]
LEDGER = reverse("admin:stories_edition_changelist")
EXPORT = reverse("admin:stories_edition_export")


@pytest.fixture
def chain(writer: User, editor: User) -> list[Edition]:
    """Three editions of two stories; the third withdraws the first story."""
    first = published(writer, editor)
    published(writer, editor, headline="Another story")
    retract(first.story, by=editor, reason="Forged.")
    return list(Edition.objects.all())


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def entries(client: Client, **asked: str) -> list[int]:
    return [row.edition.entry for row in client.get(LEDGER, asked).context["cl"].rows]


def test_an_edition_is_found_by_the_beginning_of_its_digest(desk: Client, chain: list[Edition]) -> None:
    digits = chain[1].digest.removeprefix("sha256:")
    shown = f"{digits[:4]} {digits[4:8]}"
    for typed in (chain[1].digest, digits, digits[:8].upper(), shown, f" sha256:{digits[:10]} "):
        assert entries(desk, q=typed) == [chain[1].entry]


def test_what_only_might_be_a_digest_is_looked_for_among_the_headlines(
    desk: Client, writer: User, editor: User
) -> None:
    edition = published(writer, editor, headline="Facade added: bedeaded")
    assert entries(desk, q="added facade") == entries(desk, q="bedeaded") == [edition.entry]


def taken(client: Client, way: str, query: str = "") -> str:
    answer: Page = client.post(f"{EXPORT}{query}", {"as": way})
    return b"".join(answer.streaming_content).decode()


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ({"kind": "retract"}, [3]),
        ({"kind": "publish"}, [2, 1]),
        ({"decided": "alone"}, [3]),
        ({"decided": "above"}, []),
        ({"decided": "watch"}, []),
        ({"q": "2"}, [2]),
        ({"q": "Another"}, [2]),
        ({"kind": "nonsense", "decided": "?", "day": "yesterday"}, [3, 2, 1]),
    ],
)
def test_it_is_narrowed(desk: Client, chain: list[Edition], asked: dict[str, str], there: list[int]) -> None:
    assert entries(desk, **asked) == there


def test_a_label_above_the_evidence_is_found(desk: Client, chain: list[Edition]) -> None:
    proposal = chain[1].proposal
    proposal.override = "The maker told us."
    proposal.save()
    assert entries(desk, decided="above") == [2]


def test_a_day_has_the_editions_of_that_day(desk: Client, chain: list[Edition]) -> None:
    today = timezone.localdate()
    assert entries(desk, day=today.isoformat()) == [3, 2, 1]
    assert entries(desk, day=(today - timedelta(days=1)).isoformat()) == []


def test_as_csv_it_has_a_line_an_edition(desk: Client, chain: list[Edition]) -> None:
    head, *lines = csv.reader(taken(desk, "csv").splitlines())
    assert head[:4] == ["entry", "story", "address", "edition"]
    assert [line[0] for line in lines] == ["3", "2", "1"]
    assert (lines[0][4], lines[0][5], lines[0][6]) == ("retract", "Emerging", "Retracted")


def test_as_json_each_edition_is_proven_by_its_line(desk: Client, chain: list[Edition]) -> None:
    lines = [json.loads(line) for line in taken(desk, "jsonl").splitlines()]
    for line in lines:
        digest = line.pop("digest")
        assert digest == f"sha256:{sha256(canonical_json(line).encode()).hexdigest()}"
    assert [line["previous"] for line in lines[:-1]] == [edition.digest for edition in chain[-2::-1]]


def test_what_is_shown_is_what_is_taken_and_recorded(
    desk: Client, chain: list[Edition], editor: User
) -> None:
    assert taken(desk, "jsonl", "?kind=retract").count("\n") == 1
    event = Event.objects.get(verb="exported the ledger")
    assert (event.by, event.detail["asked"]) == (editor, "kind retract")


@pytest.mark.parametrize(("way", "query"), [("pdf", ""), ("csv", "?nonsense=1"), ("csv", "?label__x=1")])
def test_what_no_list_shows_is_not_taken(desk: Client, chain: list[Edition], way: str, query: str) -> None:
    assert desk.post(f"{EXPORT}{query}", {"as": way})["Location"] == LEDGER
    assert not Event.objects.filter(verb="exported the ledger").exists()


def test_a_writer_takes_nothing(client: Client, writer: User, chain: list[Edition]) -> None:
    client.force_login(writer)
    assert client.post(EXPORT, {"as": "csv"}).status_code == 403
    assert client.get(EXPORT).status_code == 405
