import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction

from stories.actions.retract import retract
from stories.models import Edition, Event, triggers
from tests.stories.making import published


@pytest.fixture
def chain(writer: User, editor: User) -> list[Edition]:
    """Three editions of two stories."""
    first = published(writer, editor)
    published(writer, editor, headline="Another story")
    retract(first.story, by=editor, reason="Forged.")
    return list(Edition.objects.all())


def tamper(statement: str, *values: str) -> None:
    """What somebody with the database's password could do."""
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    triggers.install(connection)


def test_an_untouched_chain_holds(chain: list[Edition], capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_ledger")
    assert "holds: 3 editions" in capsys.readouterr().out


def test_an_empty_ledger_holds(db: None) -> None:
    call_command("verify_ledger")


def test_each_edition_follows_on_the_one_before(chain: list[Edition]) -> None:
    assert [e.entry for e in chain] == [1, 2, 3]
    assert [e.previous for e in chain[1:]] == [e.digest for e in chain[:-1]]


@pytest.mark.parametrize("column", ["headline", "content", "evidence", "statement"])
def test_an_altered_edition_is_named(chain: list[Edition], column: str) -> None:
    value = "Altered" if column == "headline" else '{"altered": true}'
    tamper(f"UPDATE stories_edition SET {column} = %s WHERE entry = 2", value)  # noqa: S608
    with pytest.raises(CommandError, match="Entry 2 was altered"):
        call_command("verify_ledger")


def test_an_edition_cut_from_the_middle_is_named(chain: list[Edition]) -> None:
    tamper("DELETE FROM stories_catalogueheading")
    tamper("DELETE FROM stories_catalogueentry")
    tamper("UPDATE stories_story SET live_edition_id = NULL")
    tamper("DELETE FROM stories_edition WHERE entry = 2")
    with pytest.raises(CommandError, match="Entry 2 is missing"):
        call_command("verify_ledger")


def test_an_edition_cut_from_the_end_is_named(chain: list[Edition]) -> None:
    tamper("DELETE FROM stories_catalogueheading")
    tamper("DELETE FROM stories_catalogueentry")
    tamper("UPDATE stories_story SET live_edition_id = NULL")
    tamper("DELETE FROM stories_edition WHERE entry = 3")
    with pytest.raises(CommandError, match="Entry 3 is missing"):
        call_command("verify_ledger")


def test_an_edition_resealed_after_altering_is_betrayed_by_the_next(chain: list[Edition]) -> None:
    tamper("UPDATE stories_edition SET digest = %s WHERE entry = 1", "sha256:" + "1" * 64)
    with pytest.raises(CommandError, match="Entry 1 was altered"):
        call_command("verify_ledger")


def refused(action: object) -> None:
    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        action()  # type: ignore[operator]


def test_the_database_refuses_to_change_or_delete_an_edition(chain: list[Edition]) -> None:
    refused(lambda: Edition.objects.filter(entry=1).update(headline="Altered"))
    refused(lambda: Edition.objects.filter(entry=3)._raw_delete("default"))


def test_the_database_refuses_to_change_or_delete_an_event(chain: list[Edition]) -> None:
    refused(lambda: Event.objects.update(verb="nothing"))
    refused(lambda: Event.objects.all()._raw_delete("default"))


@pytest.mark.django_db(transaction=True)
def test_postgresql_refuses_to_truncate_editions(chain: list[Edition]) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")

    def truncate() -> None:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE stories_edition CASCADE")

    refused(truncate)


def test_a_missing_seal_is_named(db: None) -> None:
    triggers.remove(connection)
    assert "stories_edition_no_update" in triggers.missing(connection)
    triggers.install(connection)
    assert triggers.missing(connection) == []
