"""What a person typed in place of what the page says stays, and both can be shown."""

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from sources.actions.keep_reference import ReferenceFacts, keep_reference
from sources.models import Correction, Domain, PageLink, Publisher, Reference, Retrieval

LINK = "https://courier.example/a"
READ = {
    "title": "Headsets swell",
    "publisher": "Halden Courier",
    "author": "Ada Vik",
    "published": "2026-11-20T19:40:30+00:00",
    "excerpt": "In one line.",
}
AS_READ = {
    "title": "Headsets swell",
    "publisher_name": "Halden Courier",
    "author": "Ada Vik",
    "published_at": datetime(2026, 11, 20, 19, 40, tzinfo=UTC),
    "excerpt": "In one\r\nline.",
    "url": LINK,
}


def keep(by: User, typed: Mapping[str, object] | None = None, link: str = LINK, **read: str) -> Reference:
    facts = {name: {"value": value, "source": "page text"} for name, value in (READ | read).items()}
    retrieval = Retrieval.objects.create(
        key=uuid4(), requested_url=link, asked_by=by, state="read", facts=facts
    )
    told = {**AS_READ, "url": link, **(typed or {})}
    return keep_reference(ReferenceFacts(**told), by=by, key=uuid4(), retrieval=retrieval)  # type: ignore[arg-type]


def noted() -> set[tuple[str, str, str]]:
    return set(Correction.objects.values_list("field", "was", "becomes"))


def test_what_is_kept_as_it_was_read_is_no_correction(writer: User) -> None:
    keep(writer)
    assert noted() == set()


def test_a_fact_put_right_on_the_card_is_recorded(writer: User) -> None:
    keep(writer, {"author": "Bo Lind", "title": "Headsets swell again"})
    assert noted() == {
        ("author", "Ada Vik", "Bo Lind"),
        ("title", "Headsets swell", "Headsets swell again"),
    }
    assert {one.why for one in Correction.objects.all()} == {"entered when it was kept"}


def test_another_day_is_a_correction(writer: User) -> None:
    keep(writer, {"published_at": datetime(2026, 11, 21, 8, 0, tzinfo=UTC)})
    assert noted() == {("published_at", "2026-11-20T19:40:00+00:00", "2026-11-21T08:00:00+00:00")}


def test_a_day_without_a_time_is_kept_from_midnight(writer: User) -> None:
    keep(writer, {"published_at": datetime(2026, 11, 20, tzinfo=UTC)}, published="2026-11-20")
    assert noted() == set()


def test_another_publisher_is_a_correction(writer: User) -> None:
    keep(writer, {"publisher_name": "The Other Courier"})
    assert noted() == {("publisher", "Halden Courier", "The Other Courier")}


def test_at_a_listed_domain_the_name_typed_puts_nothing_right(writer: User) -> None:
    courier = Publisher.objects.create(name="Courier", slug="courier")
    Domain.objects.create(host="courier.example", publisher=courier)
    reference = keep(writer, {"publisher_name": "The Other Courier"})
    assert (reference.publisher, noted()) == (courier, set())
    assert reference.facts_from["publisher"] == "domain courier.example"


def test_what_was_entered_by_hand_corrects_no_page(writer: User) -> None:
    keep_reference(ReferenceFacts(title="Interview", author="Ada Vik"), by=writer, key=uuid4())
    assert noted() == set()


def test_the_credit_of_the_picture_is_kept(writer: User) -> None:
    assert keep(writer, image_credit="Photo: Bo Lind").image_credit == "Photo: Bo Lind"
    assert noted() == set()


def test_the_addresses_its_text_links_to_are_remembered(writer: User) -> None:
    keep(writer, links="https://one.example/a\nhttps://two.example/b")
    assert set(PageLink.objects.values_list("url", flat=True)) == {
        "https://one.example/a",
        "https://two.example/b",
    }


@pytest.fixture
def youtube() -> Publisher:
    platform = Publisher.objects.create(name="YouTube", slug="youtube", kind="platform")
    Domain.objects.create(host="youtube.com", publisher=platform)
    return platform


def test_a_post_counts_for_its_poster(writer: User, youtube: Publisher) -> None:
    typed = {"publisher_name": "YouTube"}
    post = keep(writer, typed, "https://youtube.com/1", publisher="YouTube", poster="Rock Lab")
    assert (str(post.publisher), post.via) == ("Rock Lab", youtube)
    assert post.facts_from["publisher"] == "who posted it"


def test_on_a_platform_the_name_given_wins_over_the_poster(writer: User, youtube: Publisher) -> None:
    typed = {"publisher_name": "Halden"}
    post = keep(writer, typed, "https://youtube.com/1", publisher="YouTube", poster="haldenofficial")
    assert (str(post.publisher), post.via) == ("Halden", youtube)
    assert ("publisher", "YouTube", "Halden") in noted()
