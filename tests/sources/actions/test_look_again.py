"""Looking at a kept page again, over real HTTP."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoCaptureOnCommitCallbacks as CaptureCallbacks

from sources.actions.look_again import look_again, look_again_now
from sources.actions.start_watching import start_watching, stop_watching
from sources.errors import NotAllowed, NotAskedFor
from sources.models import Change, Reference, Watch
from tests.loopback import Site, serving
from tests.sources.watched import TEXT, Clock, due_in, kept, watched

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


@pytest.fixture
def reference(site: Site, writer: User, clock: Clock) -> Reference:
    return watched(site.url(WAY), writer, clock)


def looked(reference: Reference, clock: Clock) -> str:
    change = look_again(reference.pk, clock=clock)
    return change.kind if change else ""


def test_a_page_that_says_the_same_is_no_change_and_no_copy(reference: Reference, clock: Clock) -> None:
    clock.wait(hours=2)
    assert looked(reference, clock) == ""
    assert reference.retrievals.count() == 1
    assert Watch.objects.get().looks == 1


def test_what_moves_on_every_load_is_no_copy_either(site: Site, reference: Reference, clock: Clock) -> None:
    site.article(WAY, "Headsets swell", text=f"{TEXT}</p><p>Updated 3 hours ago</p><p>12 comments")
    assert looked(reference, clock) == ""
    assert reference.retrievals.count() == 1


def test_a_changed_figure_is_written_down_with_both_copies(
    site: Site, reference: Reference, clock: Clock
) -> None:
    site.article(WAY, "Headsets swell", text=TEXT.replace("412", "214"))
    assert looked(reference, clock) == "text"
    change = Change.objects.get()
    assert "214 returns" in change.passage
    assert change.before == reference.retrievals.last()
    assert change.after is not None
    assert (change.after.way, change.after.asked_by, bool(change.after.warc)) == ("watch", None, True)


def test_the_reference_stays_as_it_was_kept(site: Site, reference: Reference, clock: Clock) -> None:
    site.article(WAY, "Another headline altogether", text=TEXT.replace("412", "214"))
    looked(reference, clock)
    before = (reference.title, reference.text, reference.digest)
    reference.refresh_from_db()
    assert (reference.title, reference.text, reference.digest) == before


def test_a_change_is_told_once(site: Site, reference: Reference, clock: Clock) -> None:
    site.article(WAY, "Headsets swell", text=TEXT.replace("412", "214"))
    assert [looked(reference, clock) for _ in range(2)] == ["text", ""]


def test_a_correction_that_appears_is_quoted(site: Site, reference: Reference, clock: Clock) -> None:
    site.article(WAY, "Headsets swell", text=f"{TEXT}</p><p>Correction: 214 were returned, not 412.")
    assert looked(reference, clock) == "corrected"
    assert "214 were returned, not 412" in Change.objects.get().sentence
    reference.refresh_from_db()
    assert reference.withdrawn_at is None


def test_a_retraction_takes_the_reference_out_of_the_count(
    site: Site, reference: Reference, clock: Clock
) -> None:
    site.article(WAY, "Headsets swell", text="This article has been retracted. The service note was forged.")
    assert looked(reference, clock) == "retracted"
    reference.refresh_from_db()
    assert reference.withdrawn_at is not None
    assert reference.withdrawn_why.startswith("Halden Courier retracted its report")


def test_taken_down_for_good_is_gone_at_once(site: Site, reference: Reference, clock: Clock) -> None:
    site.put(WAY, "Gone.", status=410)
    assert looked(reference, clock) == "gone"
    assert "answered 410" in Change.objects.get().sentence


def test_not_found_is_gone_only_after_a_day_of_looks(site: Site, reference: Reference, clock: Clock) -> None:
    site.pages.clear()
    kinds = []
    for _ in range(5):
        clock.now += due_in(reference, clock)
        kinds.append(looked(reference, clock))
    assert kinds == ["", "", "", "gone", ""]


def test_asking_five_times_in_a_minute_makes_nothing_gone(
    site: Site, reference: Reference, clock: Clock
) -> None:
    site.pages.clear()
    assert [looked(reference, clock) for _ in range(5)] == [""] * 5
    assert Watch.objects.get().unseen == 0


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_a_fault_of_the_server_is_no_change_however_long(
    site: Site, reference: Reference, clock: Clock, status: int
) -> None:
    site.put(WAY, "No.", status=status)
    for _ in range(5):
        clock.now += due_in(reference, clock)
        assert looked(reference, clock) == ""
    assert Watch.objects.get().unseen == 5


def test_a_server_that_does_not_answer_in_time_is_asked_again_in_an_hour(
    site: Site, reference: Reference, clock: Clock, settings: object
) -> None:
    settings.FETCH_TOTAL_SECONDS = 0.3  # type: ignore[attr-defined]
    site.late[WAY] = 1.0
    clock.now += due_in(reference, clock)
    assert looked(reference, clock) == ""
    assert timedelta(hours=1) <= due_in(reference, clock) < timedelta(hours=2)


def test_a_redirect_to_the_front_page_is_told(site: Site, reference: Reference, clock: Clock) -> None:
    site.put(WAY, "", status=302, Location="/")
    site.article("/", "Halden Courier: today", text="Ten stories of today.")
    assert [looked(reference, clock), looked(reference, clock)] == ["moved", ""]


def test_a_redirect_to_the_same_report_elsewhere_is_not(
    site: Site, reference: Reference, clock: Clock
) -> None:
    site.put(WAY, "", status=301, Location="/devices/swell")
    site.article("/devices/swell", "Headsets swell", text=TEXT)
    assert looked(reference, clock) == ""


def test_subscribers_only_is_a_wall(site: Site, reference: Reference, clock: Clock) -> None:
    site.put(WAY, "Pay.", status=402)
    assert [looked(reference, clock), looked(reference, clock)] == ["walled", ""]


def test_what_was_gone_and_is_there_again_is_told(site: Site, reference: Reference, clock: Clock) -> None:
    site.put(WAY, "Gone.", status=410)
    looked(reference, clock)
    site.article(WAY, "Headsets swell", text=TEXT)
    assert [looked(reference, clock), looked(reference, clock)] == ["back", ""]


def test_a_server_that_knows_our_copy_sends_nothing(site: Site, writer: User, clock: Clock) -> None:
    site.article("/tagged", "Headsets swell", text=TEXT)
    status, headers, body = site.pages["/tagged"]
    site.pages["/tagged"] = (status, {**headers, "ETag": '"v1"'}, body)
    reference = watched(site.url("/tagged"), writer, clock)
    looked(reference, clock)
    assert Watch.objects.get().etag == '"v1"'
    site.pages["/tagged"] = (200, {**headers, "ETag": '"v1"'}, b"never sent, so never seen")
    assert looked(reference, clock) == ""
    assert Watch.objects.get().looks == 2


def test_after_a_change_the_page_is_looked_at_soon_again(
    site: Site, reference: Reference, clock: Clock
) -> None:
    Watch.objects.update(looks=30)
    looked(reference, clock)
    assert due_in(reference, clock) > timedelta(days=6)
    site.article(WAY, "Headsets swell", text=TEXT.replace("412", "214"))
    looked(reference, clock)
    assert due_in(reference, clock) < timedelta(hours=2)


def test_what_nobody_cites_any_more_is_not_watched(reference: Reference, clock: Clock) -> None:
    stop_watching([reference])
    assert Watch.objects.get().next_at is None
    looked(reference, clock)
    assert Watch.objects.get().next_at is None


def test_watching_twice_keeps_the_rhythm(reference: Reference, clock: Clock) -> None:
    before = Watch.objects.get().next_at
    clock.wait(minutes=30)
    start_watching([reference], clock=clock)
    assert Watch.objects.get().next_at == before


def test_what_is_confidential_is_never_asked_for(site: Site, writer: User, clock: Clock) -> None:
    reference = kept(site.url(WAY), writer)
    Reference.objects.update(confidential=True)
    reference.refresh_from_db()
    start_watching([reference], clock=clock)
    assert not Watch.objects.exists()


def test_what_became_confidential_is_not_asked_for_though_somebody_had_asked(
    site: Site, reference: Reference, writer: User
) -> None:
    Reference.objects.update(confidential=True)
    site.asked.clear()
    assert look_again(reference.pk, by=writer) is None
    assert site.asked == []


def test_a_person_who_asks_for_a_confidential_page_is_told_why_not(
    reference: Reference, writer: User, django_capture_on_commit_callbacks: CaptureCallbacks
) -> None:
    Reference.objects.update(confidential=True)
    with (
        django_capture_on_commit_callbacks() as callbacks,
        pytest.raises(NotAskedFor, match="would point at it"),
    ):
        look_again_now(reference, by=writer)
    assert callbacks == []


def test_a_person_can_have_a_page_read_again_at_once(
    site: Site, reference: Reference, writer: User, django_capture_on_commit_callbacks: object
) -> None:
    site.article(WAY, "Headsets swell", text=TEXT.replace("412", "214"))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        look_again_now(reference, by=writer)
    assert Change.objects.get().kind == "text"


def test_an_outsider_has_nothing_read_again(reference: Reference, outsider: User) -> None:
    with pytest.raises(NotAllowed):
        look_again_now(reference, by=outsider)
