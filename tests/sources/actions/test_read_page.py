from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from sources.actions.ask_for_page import ask_for_page
from sources.actions.give_up_reading import PATIENCE, give_up_reading
from sources.actions.read_page import BROKE_OFF, read_page
from sources.errors import NoLink, NotAllowed
from sources.intake.archive import digest, read_answers, read_response
from sources.models import Retrieval
from tests.loopback import Site, serving

pytestmark = pytest.mark.usefixtures("loopback_allowed")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def asked(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> object:
    """Asks for a page and lets the task run, as it would once committed."""

    def ask(url: str, by: User) -> Retrieval:
        with django_capture_on_commit_callbacks(execute=True):
            retrieval = ask_for_page(url, by=by, key=uuid4())
        retrieval.refresh_from_db()
        return retrieval

    return ask


def test_a_page_is_fetched_read_and_archived(site: Site, asked: object, writer: User) -> None:
    retrieval = asked(site.article("/swell", "Headsets swell"), writer)  # type: ignore[operator]
    assert retrieval.state == "read"
    assert retrieval.facts["title"]["value"] == "Headsets swell"
    assert retrieval.facts["author"]["value"] == "Ada Vik"


def test_the_archive_holds_what_came_with_its_digest(site: Site, asked: object, writer: User) -> None:
    retrieval = asked(site.article("/swell", "Headsets swell"), writer)  # type: ignore[operator]
    copy = retrieval.warc.read()
    status, _, body = read_response(copy)
    assert (status, b"Headsets swell" in body) == (200, True)
    assert retrieval.warc_digest == digest(copy)


def test_the_text_read_has_its_digest(site: Site, asked: object, writer: User) -> None:
    retrieval = asked(site.article("/swell", "Headsets swell"), writer)  # type: ignore[operator]
    assert retrieval.text_digest == digest(retrieval.facts["text"]["value"].encode())


def test_a_redirect_is_archived_with_the_page(site: Site, asked: object, writer: User) -> None:
    site.article("/swell", "Headsets swell")
    link = site.put("/old", "", 301, Location="/swell")
    retrieval = asked(link, writer)  # type: ignore[operator]
    answers = read_answers(retrieval.warc.read())
    assert [(answer.url, answer.status) for answer in answers] == [(link, 301), (site.url("/swell"), 200)]


@pytest.mark.parametrize("way", ["file", "mail", "watch"])
def test_what_came_another_way_is_left_to_others(site: Site, writer: User, way: str) -> None:
    waits = Retrieval.objects.create(key=uuid4(), requested_url=site.url("/a"), asked_by=writer, way=way)
    read_page.call(waits.pk)
    waits.refresh_from_db()
    assert (waits.state, site.asked) == ("waiting", [])


def test_an_archived_copy_is_never_changed(site: Site, asked: object, writer: User) -> None:
    retrieval = asked(site.article("/swell", "Headsets swell"), writer)  # type: ignore[operator]
    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        Retrieval.objects.filter(pk=retrieval.pk).update(warc_digest="sha256:0")


def test_a_page_that_is_gone_says_so_and_keeps_the_link(site: Site, asked: object, writer: User) -> None:
    retrieval = asked(site.url("/gone"), writer)  # type: ignore[operator]
    assert retrieval.state == "failed"
    assert "no page at this address" in retrieval.problem
    assert retrieval.requested_url == site.url("/gone")


def test_a_file_that_is_no_page_is_archived_and_said_to_be_none(
    site: Site, asked: object, writer: User
) -> None:
    link = site.put("/report", b"%PDF-1.7", Content_Type="application/pdf")
    retrieval = asked(link, writer)  # type: ignore[operator]
    assert "not a page" in retrieval.problem
    assert retrieval.warc


def test_a_page_without_a_title_is_read_and_the_title_asked_for(
    site: Site, asked: object, writer: User
) -> None:
    retrieval = asked(site.put("/bare", "<html><body></body></html>"), writer)  # type: ignore[operator]
    assert (retrieval.state, "title by hand" in retrieval.problem) == ("read", True)


def test_this_machine_is_out_of_reach_unless_tests_allow_it(
    site: Site, asked: object, writer: User, settings: object
) -> None:
    settings.FETCH_ALLOW_LOOPBACK = False  # type: ignore[attr-defined]
    retrieval = asked(site.article("/swell", "Headsets swell"), writer)  # type: ignore[operator]
    assert retrieval.state == "failed"
    assert site.asked == []


def test_a_task_delivered_twice_reads_once(site: Site, asked: object, writer: User) -> None:
    retrieval = asked(site.article("/swell", "Headsets swell"), writer)  # type: ignore[operator]
    read_page.call(retrieval.pk)
    assert site.asked == ["/swell"]


@pytest.mark.parametrize("link", ["", "not a link", "ftp://x.example/", "javascript:alert(1)"])
def test_what_is_no_link_is_refused_in_a_sentence(writer: User, link: str) -> None:
    with pytest.raises(NoLink):
        ask_for_page(link, by=writer, key=uuid4())


def test_an_outsider_sends_us_nowhere(outsider: User) -> None:
    with pytest.raises(NotAllowed):
        ask_for_page("https://engadget.com/", by=outsider, key=uuid4())


def test_a_reading_cut_off_with_its_worker_is_given_up(writer: User) -> None:
    cut_off = ask_for_page("https://courier.example/swell", by=writer, key=uuid4())
    long_ago = timezone.now() - PATIENCE - timedelta(minutes=1)
    Retrieval.objects.filter(pk=cut_off.pk).update(state="reading", asked_at=long_ago)
    assert give_up_reading.func() == 1
    cut_off.refresh_from_db()
    assert (cut_off.state, cut_off.problem) == ("failed", BROKE_OFF)
