"""What a server says when it sends no page is archived, too: what was seen, when, and its digest."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from sources.actions.ask_for_page import ask_again, ask_for_page
from sources.actions.keep_reference import keep_reference
from sources.actions.open_copy import WHOLE, open_copy
from sources.actions.read_page import read_page
from sources.actions.send_in import send_in
from sources.errors import NotAllowed
from sources.intake.archive import digest, read_answers
from sources.models import Retrieval
from tests.loopback import Site, serving
from tests.sources.watched import facts

pytestmark = pytest.mark.usefixtures("loopback_allowed")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def read(retrieval: Retrieval) -> Retrieval:
    read_page.call(retrieval.pk)
    retrieval.refresh_from_db()
    return retrieval


def visited(url: str, by: User) -> Retrieval:
    return read(ask_for_page(url, by=by, key=uuid4()))


@pytest.mark.parametrize("status", [401, 403, 404, 410, 429, 451, 503])
def test_a_refusal_is_archived_with_its_time_and_digest(site: Site, writer: User, status: int) -> None:
    retrieval = visited(site.put("/a", "Not for you.", status), writer)
    assert (retrieval.state, retrieval.status, retrieval.text_digest) == ("failed", status, "")
    assert retrieval.retrieved_at is not None
    copy = retrieval.warc.read()
    assert retrieval.warc_digest == digest(copy)
    assert [(one.url, one.status) for one in read_answers(copy)] == [(site.url("/a"), status)]


def test_an_archived_refusal_opens_as_what_was_archived(site: Site, writer: User) -> None:
    assert open_copy(visited(site.put("/a", "Gone.", 410), writer)).sentence == WHOLE


def test_the_way_to_the_refusal_is_archived_and_lends_the_page_no_address(site: Site, writer: User) -> None:
    site.put("/login", "Sign in.", 403)
    retrieval = visited(site.put("/a", "", 302, Location="/login"), writer)
    assert [one.status for one in read_answers(retrieval.warc.read())] == [302, 403]
    assert retrieval.final_url == ""


def test_a_way_that_leads_inside_is_archived_as_far_as_it_went(site: Site, writer: User) -> None:
    retrieval = visited(site.put("/a", "", 302, Location="http://10.0.0.1/"), writer)
    assert [one.status for one in read_answers(retrieval.warc.read())] == [302]


def test_where_nobody_answers_there_is_nothing_to_archive(writer: User) -> None:
    retrieval = visited("http://127.0.0.1:9/", writer)
    assert (retrieval.state, retrieval.status, bool(retrieval.warc)) == ("failed", None, False)


def test_asked_again_the_page_is_another_visit_and_the_refusal_stays(site: Site, writer: User) -> None:
    first = visited(site.url("/late"), writer)
    site.article("/late", "Here now")
    second = read(ask_again(first, by=writer))
    first.refresh_from_db()
    assert (second.state, second.status) == ("read", 200)
    assert (first.state, first.status, bool(first.warc)) == ("dismissed", 404, True)


def test_where_nobody_answered_the_same_visit_tries_again(writer: User) -> None:
    retrieval = visited("http://127.0.0.1:9/", writer)
    assert ask_again(retrieval, by=writer) == retrieval
    retrieval.refresh_from_db()
    assert (retrieval.state, retrieval.problem) == ("waiting", "")


def test_asked_again_twice_at_once_it_is_visited_once(site: Site, writer: User) -> None:
    first = visited(site.url("/late"), writer)
    for _ in range(2):
        ask_again(first, by=writer)
    assert Retrieval.objects.filter(state="waiting").count() == 1


def test_the_signal_that_led_there_leads_to_the_new_visit(site: Site, writer: User) -> None:
    first, signal = visited(site.url("/late"), writer), send_in(site.url("/late"), by=writer)
    signal.retrieval = first
    signal.save()
    again = ask_again(first, by=writer)
    signal.refresh_from_db()
    assert signal.retrieval == again


def test_kept_at_last_the_reference_has_both_visits(site: Site, writer: User) -> None:
    first = visited(site.url("/late"), writer)
    site.article("/late", "Here now")
    second = read(ask_again(first, by=writer))
    url = site.url("/late")
    reference = keep_reference(facts(url), by=writer, key=second.key, retrieval=second)
    assert set(reference.retrievals.all()) == {first, second}


def test_an_outsider_asks_for_nothing_again(site: Site, writer: User, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        ask_again(visited(site.url("/late"), writer), by=outsider)
