from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.actions.load_publishers import directory, load_publishers
from sources.models import Domain, Feed, Publisher
from sources.rules.directory import NotADirectory, PublisherRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> Callable[..., PublisherRow]:
    def make(
        name: str, *domains: str, owner: str = "", slug: str = "", feeds: tuple[str, ...] = ()
    ) -> PublisherRow:
        return PublisherRow(
            name=name,
            slug=slug or name.lower().replace(" ", "-"),
            kind="outlet",
            domains=domains,
            homepage="",
            country="US",
            language="en",
            owner=owner,
            feeds=feeds,
            as_of="2026-01",
            confidence=3,
            note="",
        )

    return make


type Row = Callable[..., PublisherRow]


def test_publishers_come_with_domains_and_owners(row: Row) -> None:
    load_publishers([row("Daily Byte", "byte.example", owner="Byte Holding"), row("Byte Holding")])
    daily = Publisher.objects.get(name="Daily Byte")
    assert str(daily.owner) == "Byte Holding"
    assert [domain.host for domain in daily.domains.all()] == ["byte.example"]


def test_the_number_of_new_ones_is_told(row: Row) -> None:
    assert load_publishers([row("Daily Byte"), row("Weekly Byte")]).added == 2


def test_loading_twice_adds_nothing(row: Row) -> None:
    rows = [row("Daily Byte", "byte.example")]
    load_publishers(rows)
    again = load_publishers(rows)
    assert (again.added, again.left, again.differing) == (0, 1, ())


def test_an_owner_taken_away_by_an_editor_stays_away(row: Row) -> None:
    rows = [row("Daily Byte", owner="Byte Holding"), row("Byte Holding")]
    load_publishers(rows)
    Publisher.objects.filter(name="Daily Byte").update(owner=None)
    load_publishers(rows)
    assert Publisher.objects.get(name="Daily Byte").owner is None


def test_a_renamed_publisher_is_still_known(row: Row) -> None:
    rows = [row("Daily Byte", "byte.example")]
    load_publishers(rows)
    Publisher.objects.update(name="The Byte", slug="the-byte")
    assert load_publishers(rows).added == 0


def test_a_domain_given_to_another_publisher_stays_there(row: Row) -> None:
    other = Publisher.objects.create(name="Other", slug="other")
    Domain.objects.create(host="byte.example", publisher=other)
    load_publishers([row("Daily Byte", "byte.example")])
    assert Domain.objects.get(host="byte.example").publisher == other
    assert not Publisher.objects.filter(name="Daily Byte").exists()


def test_a_new_publisher_may_belong_to_one_that_was_there(row: Row) -> None:
    Publisher.objects.create(name="Holding", slug="big-holding")
    load_publishers([row("Holding", slug="holding"), row("Daily Byte", owner="Holding")])
    assert Publisher.objects.get(name="Daily Byte").owner == Publisher.objects.get(slug="big-holding")


def test_a_table_with_other_columns_is_refused_and_nothing_is_added(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("name,owner\nDaily Byte,\n")
    with pytest.raises(NotADirectory):
        load_publishers(directory(table))
    assert not Publisher.objects.exists()


def test_what_an_editor_changed_is_named_and_left(row: Row) -> None:
    rows = [row("Daily Byte", "byte.example"), row("Weekly Byte", "weekly.example")]
    load_publishers(rows)
    Publisher.objects.filter(name="Daily Byte").update(confidence=1)
    assert load_publishers(rows).differing == ("Daily Byte",)
    assert Publisher.objects.get(name="Daily Byte").confidence == 1


def test_another_domain_is_a_difference(row: Row) -> None:
    load_publishers([row("Daily Byte", "byte.example")])
    assert load_publishers([row("Daily Byte", "byte.example", "byte.test")]).differing == ("Daily Byte",)


def test_feeds_come_only_when_asked_for(row: Row) -> None:
    load_publishers([row("Daily Byte", feeds=("https://byte.example/feed",))])
    assert not Feed.objects.exists()


def test_feeds_come_once_with_their_publisher(row: Row) -> None:
    rows = [row("Daily Byte", feeds=("https://byte.example/feed", "https://byte.example/tech"))]
    load_publishers(rows)
    assert (load_publishers(rows, feeds=True).feeds, load_publishers(rows, feeds=True).feeds) == (2, 0)
    assert {(str(feed.publisher), feed.state) for feed in Feed.objects.all()} == {("Daily Byte", "active")}


def test_a_paused_feed_stays_paused(row: Row) -> None:
    rows = [row("Daily Byte", feeds=("https://byte.example/feed",))]
    load_publishers(rows, feeds=True)
    Feed.objects.update(state="paused")
    load_publishers(rows, feeds=True)
    assert Feed.objects.get().state == "paused"


def test_every_kind_of_the_projects_own_directory_is_known() -> None:
    assert {row.kind for row in directory()} <= set(Publisher.Kind.values)


def test_the_command_names_what_it_left(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_publishers")
    Publisher.objects.filter(name="Engadget").update(country="NO")
    call_command("load_publishers", verbose=True, feeds=True)
    told = capsys.readouterr().out
    assert "1 of these otherwise than the file." in told
    assert "  Engadget" in told


def test_the_command_loads_the_projects_own_directory(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_publishers")
    assert Publisher.objects.get(name="Engadget").domains.filter(host="engadget.com").exists()
    assert "Publishers added: 6" in capsys.readouterr().out


def test_the_whole_directory_takes_few_queries() -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        load_publishers(directory())
    assert len(queries) < 40
