"""Archived refusals at the desk: a line among the copies, opened and downloaded as any other."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sources.actions.look_again import look_again
from sources.actions.withdraw_reference import withdraw_reference
from sources.intake.archive import read_answers
from sources.models import Reference
from tests.loopback import Site, serving
from tests.sources.watched import TEXT, kept

WAY = "/2026/11/headsets-swell"


@pytest.fixture
def site(settings: object) -> Iterator[Site]:
    settings.FETCH_ALLOW_LOOPBACK = True  # type: ignore[attr-defined]
    with serving() as site:
        site.article(WAY, "Headsets swell", text=TEXT)
        yield site


@pytest.fixture
def withdrawn(site: Site, writer: User) -> Reference:
    """Withdrawn, and read again where nothing stands any more."""
    reference = kept(site.url(WAY), writer)
    withdraw_reference(reference, by=writer, why="Its editor says so on the page.")
    site.put(WAY, "Nothing here.", status=404)
    look_again(reference.pk, by=writer)
    return reference


def page(desk: Client, reference: Reference, way: str = "change/") -> str:
    return desk.get(f"/desk/sources/reference/{reference.pk}/{way}").content.decode()


def copy_of(reference: Reference) -> str:
    newest = reference.retrievals.first()
    return f"copies/{newest.pk}/" if newest else ""


def test_reading_a_withdrawn_page_again_leaves_a_line(desk: Client, withdrawn: Reference) -> None:
    shown = page(desk, withdrawn)
    assert "answer 404" in shown
    assert copy_of(withdrawn) in shown


def test_its_page_says_why_there_is_no_text(desk: Client, withdrawn: Reference) -> None:
    shown = page(desk, withdrawn, copy_of(withdrawn))
    assert "No text was read from it. 127.0.0.1 has no page at this address." in shown
    assert "Answer 404" in shown
    assert "exactly what was archived" in shown


def test_it_is_downloaded_as_it_was_archived(desk: Client, withdrawn: Reference) -> None:
    way = f"/desk/sources/reference/{withdrawn.pk}/{copy_of(withdrawn)}download/"
    archived = b"".join(desk.get(way).streaming_content)  # type: ignore[attr-defined]
    assert [answer.status for answer in read_answers(archived)] == [404]


def test_copies_before_and_after_a_refusal_are_compared(
    desk: Client, site: Site, withdrawn: Reference, writer: User
) -> None:
    site.article(WAY, "Headsets swell", text=TEXT.replace("412", "214"))
    look_again(withdrawn.pk, by=writer)
    assert "Between copy 1 and copy 3" in page(desk, withdrawn)
