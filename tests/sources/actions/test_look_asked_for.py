"""A page looked at because a person asked: whatever came leaves a line, and nothing that counts moves."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User

from sources.actions.look_again import look_again
from sources.actions.start_watching import stop_watching
from sources.actions.withdraw_reference import withdraw_reference
from sources.models import Change, Reference, Retrieval
from tests.loopback import Site, serving
from tests.sources.watched import TEXT, Clock, due_in, watched

pytestmark = pytest.mark.usefixtures("loopback_allowed")
WAY = "/2026/11/headsets-swell"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.article(WAY, "Headsets swell", text=TEXT)
        yield site


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["stands", "withdrawn", "withdrawn, watched no longer"])
def reference(request: pytest.FixtureRequest, site: Site, writer: User, clock: Clock) -> Reference:
    reference = watched(site.url(WAY), writer, clock)
    if request.param != "stands":
        withdraw_reference(reference, by=writer, why="Its editor says so on the page.")
    if "no longer" in request.param:
        stop_watching([reference])
    return reference


def newest(reference: Reference) -> Retrieval:
    found = reference.retrievals.first()
    assert found is not None
    return found


def test_not_found_leaves_a_copy_of_the_answer(site: Site, reference: Reference, writer: User) -> None:
    site.pages.clear()
    assert look_again(reference.pk, by=writer) is None
    copy = newest(reference)
    assert (copy.status, copy.state, copy.asked_by, bool(copy.warc)) == (404, "failed", writer, True)
    assert "no page at this address" in copy.problem


def test_a_redirect_to_the_front_page_leaves_a_change_with_its_copy(
    site: Site, reference: Reference, writer: User
) -> None:
    site.put(WAY, "", status=302, Location="/")
    site.article("/", "Halden Courier: today", text="Ten stories of today.")
    assert look_again(reference.pk, by=writer) == Change.objects.get(kind="moved", after=newest(reference))


def test_a_redirect_to_a_page_without_text_leaves_its_copy(
    site: Site, reference: Reference, writer: User
) -> None:
    site.put(WAY, "", status=302, Location="/app/2026/shell-of-the-app")
    site.put("/app/2026/shell-of-the-app", "<title>App</title><script src='/a.js'></script>")
    look_again(reference.pk, by=writer)
    assert newest(reference).final_url.endswith("/shell-of-the-app")
    assert "no text" in newest(reference).problem


def test_what_says_the_same_leaves_a_copy_that_says_so(reference: Reference, writer: User) -> None:
    look_again(reference.pk, by=writer)
    first = reference.retrievals.last()
    assert first is not None
    assert newest(reference) != first
    assert newest(reference).text_digest == first.text_digest


def test_each_time_a_person_asks_there_is_a_line(site: Site, reference: Reference, writer: User) -> None:
    site.put(WAY, "Gone.", status=410)
    for _ in range(2):
        look_again(reference.pk, by=writer)
    assert [one.status for one in reference.retrievals.all()] == [410, 410, 200]
    assert Change.objects.get().kind == "gone"


def test_the_front_page_seen_again_is_not_taken_for_the_report(
    site: Site, reference: Reference, writer: User
) -> None:
    site.put(WAY, "", status=302, Location="/")
    site.article("/", "Halden Courier: today", text="Ten stories of today.")
    for _ in range(2):
        look_again(reference.pk, by=writer)
    site.article(WAY, "Headsets swell", text=TEXT)
    change = look_again(reference.pk, by=writer)
    assert change is not None
    assert [one.kind for one in Change.objects.all()] == ["back", "moved"]


def test_the_reference_stays_what_it_was(site: Site, reference: Reference, writer: User) -> None:
    site.pages.clear()
    before = Reference.objects.values().get()
    look_again(reference.pk, by=writer)
    assert Reference.objects.values().get() == before


def test_the_watch_keeps_the_same_refusal_once(site: Site, reference: Reference, clock: Clock) -> None:
    site.put(WAY, "No.", status=503)
    for _ in range(3):
        look_again(reference.pk, clock=clock)
    site.put(WAY, "No.", status=403)
    look_again(reference.pk, clock=clock)
    assert [one.status for one in reference.retrievals.all()] == [403, 503, 200]


def test_what_the_watch_finds_the_same_is_no_copy(site: Site, writer: User, clock: Clock) -> None:
    reference = watched(site.url(WAY), writer, clock)
    clock.now += due_in(reference, clock)
    look_again(reference.pk, clock=clock)
    assert reference.retrievals.count() == 1
