"""The ledger at the desk: a tick beside an edition is proof, and a break is named."""

import json
import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from stories.actions.retract import retract
from stories.models import CatalogueEntry, Edition
from stories.rules.chain import seal
from stories.templatetags.desk import length_told
from tests.stories.making import published
from tests.stories.test_ledger import tamper

LEDGER = reverse("admin:stories_edition_changelist")


@pytest.fixture
def chain(writer: User, editor: User) -> list[Edition]:
    """Three editions of two stories."""
    first = published(writer, editor)
    published(writer, editor, headline="Another story")
    retract(first.story, by=editor, reason="Forged.")
    return list(Edition.objects.all())


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def states(client: Client, **sent: str) -> dict[int, str]:
    """What stands beside each entry; with `sent`, after a press."""
    answer = client.post(LEDGER, sent) if sent else client.get(LEDGER)
    return {row.edition.entry: row.state for row in answer.context["cl"].rows}


def told(client: Client, **sent: str) -> str:
    return (client.post(LEDGER, sent) if sent else client.get(LEDGER)).content.decode()


def found(client: Client, typed: str) -> list[int]:
    return [row.edition.entry for row in client.get(LEDGER, {"q": typed}).context["cl"].rows]


def test_a_page_proves_what_it_shows(desk: Client, chain: list[Edition]) -> None:
    assert states(desk) == {3: "holds", 2: "holds", 1: "holds"}
    assert "The 3 entries on this page hold" in told(desk)


def test_verifying_computes_every_edition_again(desk: Client, chain: list[Edition]) -> None:
    page = told(desk, _verify="yes")
    assert "The chain holds, from entry 1 to 3" in page
    assert re.search(r"Checked at \d\d:\d\d:\d\d UTC in (under a|\d+) [a-z ]*second", page)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.0, "under a tenth of a second"),
        (0.0999, "under a tenth of a second"),
        (0.1, "under a second"),
        (0.99, "under a second"),
        (1.2, "1 second"),
        (3.4, "3 seconds"),
        (119.4, "119 seconds"),
        (119.6, "2 minutes"),
        (600, "10 minutes"),
    ],
)
def test_how_long_that_took_is_told_as_people_say_it(seconds: float, said: str) -> None:
    assert length_told(seconds) == said


def test_an_empty_ledger_is_verified(desk: Client, db: None) -> None:
    assert "The first proposal that is approved makes the first entry" in told(desk)
    assert "The chain is empty, and holds" in told(desk, _verify="yes")


def test_an_altered_edition_is_seen_without_verifying(desk: Client, chain: list[Edition]) -> None:
    tamper("UPDATE stories_edition SET headline = %s WHERE entry = 2", "Altered")
    assert states(desk) == {3: "unproven", 2: "broken", 1: "holds"}
    assert "Entry 2 does not hold" in told(desk)


def test_a_break_names_the_first_entry_and_what_follows_is_not_proven(
    desk: Client, chain: list[Edition]
) -> None:
    tamper("UPDATE stories_edition SET headline = %s WHERE entry = 2", "Altered")
    assert states(desk, _verify="yes") == {3: "unproven", 2: "broken", 1: "holds"}
    assert "The chain breaks at entry 2" in told(desk, _verify="yes")


def test_an_edition_that_is_gone_breaks_the_one_after_it(desk: Client, chain: list[Edition]) -> None:
    CatalogueEntry.objects.all().delete()
    tamper("UPDATE stories_story SET live_edition_id = NULL")
    tamper("DELETE FROM stories_edition WHERE entry = 2")
    assert states(desk) == {3: "broken", 1: "holds"}


def test_a_retraction_by_one_editor_says_so(desk: Client, chain: list[Edition]) -> None:
    assert "by one editor" in told(desk)


def test_an_edition_is_found_by_its_digest(desk: Client, chain: list[Edition]) -> None:
    assert found(desk, chain[1].digest.removeprefix("sha256:")[:8]) == [2]


def test_an_edition_is_found_by_a_digest_that_begins_with_figures_only(
    desk: Client, chain: list[Edition]
) -> None:
    tamper("UPDATE stories_edition SET digest = %s WHERE entry = 2", "sha256:20260417" + "a" * 56)
    assert found(desk, "20260417") == [2]
    assert found(desk, "2026 0417") == [2]


def test_a_number_finds_the_entry_and_not_every_digest_with_that_figure(
    desk: Client, chain: list[Edition]
) -> None:
    assert found(desk, "2") == [2]


def test_a_page_asks_no_more_for_more_editions(
    desk: Client,
    chain: list[Edition],
    writer: User,
    editor: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    published(writer, editor, headline="A third story")
    with django_assert_max_num_queries(14):
        desk.get(LEDGER)


@pytest.mark.parametrize("who", ["writer", "outsider"])
def test_who_may_not_read_it_verifies_nothing(
    client: Client, request: pytest.FixtureRequest, chain: list[Edition], who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.post(LEDGER, {"_verify": "yes"}).status_code in {302, 403}


@pytest.mark.usefixtures("chain")
def test_the_ledger_is_narrowed_by_labels_that_are_published(desk: Client) -> None:
    spec, *_ = desk.get(LEDGER).context["cl"].filter_specs
    told = " ".join(str(title) for _, title in spec.lookup_choices)
    assert "Emerging" in told
    assert "Unverified" not in told


def entry(chain: list[Edition], at: int) -> str:
    return reverse("admin:stories_edition_change", args=[chain[at].pk])


def test_an_entry_says_who_answers_for_it_and_that_it_holds(desk: Client, chain: list[Edition]) -> None:
    page = desk.get(entry(chain, 0)).content.decode()
    assert "Entry 1 holds" in page
    assert chain[0].digest in page
    assert chain[0].statement["proposed_by"] in page
    assert "Two people: who proposed it did not approve it." in page


def test_an_entry_names_its_times_with_their_zone(desk: Client, chain: list[Edition]) -> None:
    page = desk.get(entry(chain, 0)).content.decode()
    assert f"{chain[0].published_at:%H:%M} UTC" in page


def test_an_entry_leads_to_what_readers_see_and_to_the_edition_before(
    desk: Client, chain: list[Edition]
) -> None:
    page = desk.get(entry(chain, 2)).content.decode()
    slug = chain[2].slug
    assert reverse("reader:edition", args=[slug, 2]) in page
    assert reverse("reader:compare", args=[slug, 1, 2]) in page
    assert entry(chain, 1) in page


def test_the_first_entry_has_none_before_it(desk: Client, chain: list[Edition]) -> None:
    page = desk.get(entry(chain, 0))
    assert (page.context["previous"], page.context["next"]) == (None, chain[1].pk)
    assert "It is the first of the ledger" in page.content.decode()


def test_an_altered_entry_says_so_on_its_page(desk: Client, chain: list[Edition]) -> None:
    tamper("UPDATE stories_edition SET headline = %s WHERE entry = 2", "Altered")
    page = desk.get(entry(chain, 1)).content.decode()
    assert "Entry 2 does not hold" in page


def test_all_that_is_sealed_is_there_as_json(desk: Client, chain: list[Edition]) -> None:
    raw = json.loads(desk.get(entry(chain, 1)).context["raw"])
    assert seal({key: raw[key] for key in raw if key not in {"previous", "digest"}}, raw["previous"]) == (
        chain[1].digest
    )


def test_an_entry_is_only_looked_at(desk: Client, chain: list[Edition]) -> None:
    assert desk.post(entry(chain, 0), {"headline": "Another"}).status_code == 403


def test_a_writer_does_not_read_the_ledger(client: Client, writer: User, chain: list[Edition]) -> None:
    client.force_login(writer)
    assert client.get(entry(chain, 0)).status_code == 403


def test_an_entry_asks_no_more_for_more_editions(
    desk: Client, chain: list[Edition], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        desk.get(entry(chain, 1))
