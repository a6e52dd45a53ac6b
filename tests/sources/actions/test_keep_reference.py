from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from sources.actions.keep_reference import ReferenceFacts, keep_reference
from sources.errors import NeverFirstHand, NoLink, NoReasonUnnamed, NotAllowed, NoTitle
from sources.models import Domain, HumanSource, Publisher, Reference

LINK = "https://www.engadget.com/backrooms.html"


def keep(by: User, **facts: object) -> Reference:
    return keep_reference(ReferenceFacts(**{"title": "A report", **facts}), by=by, key=uuid4())  # type: ignore[arg-type]


def test_the_publisher_is_found_by_its_domain_whatever_the_page_calls_it(writer: User) -> None:
    engadget = Publisher.objects.create(name="Engadget", slug="engadget")
    Domain.objects.create(host="engadget.com", publisher=engadget)
    assert keep(writer, url=LINK, publisher_name="ENGADGET US").publisher == engadget


def test_the_longest_domain_names_the_publisher(writer: User) -> None:
    for host, name in (("nikkei.com", "Nikkei"), ("asia.nikkei.com", "Nikkei Asia")):
        publisher = Publisher.objects.create(name=name, slug=name.lower().replace(" ", "-"))
        Domain.objects.create(host=host, publisher=publisher)
    assert str(keep(writer, url="https://asia.nikkei.com/x").publisher) == "Nikkei Asia"


def test_an_unknown_publisher_is_proposed_with_its_domain(writer: User) -> None:
    publisher = keep(writer, url="https://courier.example/a", publisher_name="The Courier").publisher
    assert publisher == Publisher.objects.get(name="The Courier", confidence=1)
    assert keep(writer, url="https://courier.example/b").publisher == publisher


def test_the_same_page_under_another_address_is_recognised(writer: User) -> None:
    first = keep(writer, url=LINK)
    assert keep(writer, url="http://engadget.com/backrooms.html?utm_source=x#top") == first
    assert Reference.objects.count() == 1


def test_a_form_sent_twice_keeps_one_reference(writer: User) -> None:
    key, facts = uuid4(), ReferenceFacts(title="Interview")
    assert keep_reference(facts, by=writer, key=key) == keep_reference(facts, by=writer, key=key)


def test_a_document_needs_no_link(writer: User) -> None:
    reference = keep(writer, kind="document", publisher_name="EU product safety", first_hand=True)
    assert (reference.url, reference.first_hand) == (None, True)


def test_a_person_is_one_person_however_often_they_speak(writer: User) -> None:
    first = keep(writer, kind="interview", person_alias="Ada Vik")
    assert keep(writer, kind="interview", person_alias="ada vik").person == first.person
    assert HumanSource.objects.count() == 1


def test_an_unnamed_person_needs_a_reason(writer: User) -> None:
    with pytest.raises(NoReasonUnnamed):
        keep(writer, kind="interview", person_alias="An engineer", person_named=False)


def test_a_report_is_never_first_hand(writer: User) -> None:
    with pytest.raises(NeverFirstHand):
        keep(writer, url=LINK, first_hand=True)


def test_a_reference_needs_a_title(writer: User) -> None:
    with pytest.raises(NoTitle):
        keep(writer, title="  ")


def test_what_is_no_link_is_told_at_the_field(writer: User) -> None:
    with pytest.raises(NoLink) as refusal:
        keep(writer, url="javascript:alert(1)")
    assert refusal.value.field == "link"


def test_an_outsider_keeps_nothing(outsider: User) -> None:
    with pytest.raises(NotAllowed):
        keep(outsider)


def test_a_resolver_of_addresses_publishes_nothing(writer: User) -> None:
    first = keep(writer, url="https://doi.org/10.1000/1", publisher_name="Journal of Layers")
    second = keep(writer, url="https://doi.org/10.1000/2", publisher_name="Annals of Rock")
    assert {str(first.publisher), str(second.publisher)} == {"Journal of Layers", "Annals of Rock"}
