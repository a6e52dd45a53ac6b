"""Who stands behind a page: by its domain, by who wrote it, else proposed and marked so."""

import pytest

from sources.actions.find_publisher import Found, find_publisher, known_publisher, publisher_named
from sources.models import Domain, Publisher
from sources.models.publisher import UNSEEN

pytestmark = pytest.mark.django_db


def listed(name: str, *hosts: str, kind: str = "outlet") -> Publisher:
    publisher = Publisher.objects.create(name=name, slug=name.lower().replace(" ", "-"), kind=kind)
    Domain.objects.bulk_create(Domain(host=host, publisher=publisher) for host in hosts)
    return publisher


@pytest.fixture
def youtube() -> Publisher:
    return listed("YouTube", "youtube.com", "youtu.be", kind="platform")


@pytest.fixture
def wire() -> Publisher:
    return listed("Business Wire", "businesswire.com", kind="press-wire")


def test_the_longest_listed_domain_comes_first() -> None:
    listed("Nikkei", "nikkei.com")
    asia = listed("Nikkei Asia", "asia.nikkei.com")
    assert find_publisher("https://www.asia.nikkei.com/x", "Nikkei").publisher == asia


def test_a_host_nobody_lists_is_proposed_under_its_registered_domain() -> None:
    found = find_publisher("https://news.courier.co.uk/a", "The Courier").publisher
    assert [domain.host for domain in Domain.objects.filter(publisher=found)] == ["courier.co.uk"]
    assert find_publisher("https://sport.courier.co.uk/b", "Courier Sport").publisher == found


def test_a_proposed_publisher_says_so() -> None:
    found = find_publisher("https://courier.example/a", "").publisher
    assert found
    assert (found.name, found.confidence) == ("courier.example", 1)
    assert found.note.startswith("Proposed from courier.example on ")
    assert found.note.endswith(f"{UNSEEN}.")


@pytest.mark.parametrize("link", ["https://co.uk/a", "https://github.io/a", "https://blogspot.com/a"])
def test_nobody_is_proposed_under_what_many_lie_under(link: str) -> None:
    find_publisher(link, "Somebody")
    assert not Domain.objects.exists()


@pytest.mark.parametrize("shared", ["github.io", "blogspot.com", "substack.com"])
def test_names_on_a_shared_host_are_publishers_of_their_own(shared: str) -> None:
    one = find_publisher(f"https://ada.{shared}/a", "").publisher
    other = find_publisher(f"https://www.bo.{shared}/a", "").publisher
    assert (str(one), str(other)) == (f"ada.{shared}", f"bo.{shared}")


def test_a_shared_hosts_landlord_is_named_beside_its_tenant() -> None:
    substack = listed("Substack", "substack.com", kind="platform")
    found = find_publisher("https://letters.substack.com/p/1", "Letters")
    assert (str(found.publisher), found.via) == ("Letters", substack)
    assert find_publisher("https://letters.substack.com/p/2", "Letters") == Found(
        found.publisher, substack, "domain letters.substack.com"
    )


def test_two_channels_are_two_publishers_and_one_is_one(youtube: Publisher) -> None:
    one, again, other = (
        find_publisher(f"https://www.youtube.com/watch?v={n}", "YouTube", poster=poster)
        for n, poster in enumerate(("Rock Lab", "ROCK LAB", "Layer Cake"))
    )
    assert one.publisher == again.publisher != other.publisher
    assert {one.via, again.via, other.via} == {youtube}


def test_posts_of_unknown_hands_are_all_the_platforms(youtube: Publisher) -> None:
    assert find_publisher("https://youtu.be/1", "YouTube") == Found(youtube, None, "domain youtu.be")


def test_a_platforms_own_post_is_not_by_way_of_itself(youtube: Publisher) -> None:
    assert find_publisher("https://youtube.com/1", "", poster="YouTube").via is None


@pytest.mark.parametrize("issuer", ["Apple", "Apple Inc.", "APPLE, INC."])
def test_a_release_is_its_issuers_whatever_the_spelling(wire: Publisher, issuer: str) -> None:
    apple = listed("Apple", "apple.com", kind="company")
    found = find_publisher("https://www.businesswire.com/news/1", "Business Wire", issuer=issuer)
    assert (found.publisher, found.via) == (apple, wire)
    assert find_publisher("https://www.apple.com/newsroom/1", "Apple").publisher == apple


def test_an_unknown_issuer_is_proposed_as_a_company(wire: Publisher) -> None:
    issuer = find_publisher("https://businesswire.com/1", "", issuer="Halden AS").publisher
    assert issuer
    assert (issuer.kind, issuer.confidence, issuer.domains.count()) == ("company", 1, 0)
    assert "Proposed from businesswire.com" in issuer.note


def test_a_news_agencys_report_is_its_own() -> None:
    reuters = listed("Reuters", "reuters.com", kind="wire")
    assert find_publisher("https://reuters.com/1", "", poster="Ada Vik", issuer="Apple").publisher == reuters


def test_looking_proposes_nobody(youtube: Publisher) -> None:
    assert known_publisher("https://youtube.com/1", "", poster="Rock Lab") is None
    assert known_publisher("https://courier.example/", "Courier") is None
    assert Publisher.objects.get() == youtube


def test_a_name_given_by_hand_finds_or_proposes() -> None:
    proposed = publisher_named(" Halden Group ")
    assert publisher_named("halden group Ltd") == proposed
    assert "a name given by hand" in proposed.note


@pytest.mark.parametrize("name", ["x" * 5000, "<script>alert(1)</script>", "日本", "…", "'; --"])
def test_odd_names_are_only_names(name: str) -> None:
    first = find_publisher("https://odd.example/", name).publisher
    assert find_publisher("https://odd.example/2", name).publisher == first
