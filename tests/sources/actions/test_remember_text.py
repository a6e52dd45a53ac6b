from django.contrib.auth.models import User

from sources.actions.remember_text import remember_text
from sources.models import Fingerprint, PageLink
from sources.rules.prints import prints
from tests.sources.actions.keeping import OWN, REPORT, kept


def noted() -> list[str]:
    return list(PageLink.objects.order_by("pk").values_list("url", flat=True))


def test_a_text_is_found_by_its_prints(writer: User) -> None:
    reference = kept(writer, "Halden Courier", REPORT)
    own = Fingerprint.objects.filter(reference=reference).values_list("print", flat=True)
    assert sorted(own) == list(prints(REPORT))


def test_links_are_noted_in_one_form(writer: User) -> None:
    kept(writer, "Relay", links=("https://Courier.example/a/?utm_source=x#top", "mailto:a@b.example", ""))
    assert noted() == ["https://courier.example/a"]


def test_done_twice_it_is_the_same(writer: User) -> None:
    links = ("https://courier.example/a", "https://courier.example/b", "https://courier.example/a")
    reference = kept(writer, "Relay", REPORT, links=links)
    before = Fingerprint.objects.count(), noted()
    remember_text(reference, links)
    assert (Fingerprint.objects.count(), noted()) == before


def test_links_that_are_gone_from_the_page_are_forgotten(writer: User) -> None:
    reference = kept(writer, "Relay", links=("https://courier.example/a", "https://courier.example/b"))
    remember_text(reference, ["https://courier.example/b"])
    assert noted() == ["https://courier.example/b"]


def test_who_copied_an_earlier_text_is_still_found(writer: User) -> None:
    reference = kept(writer, "Relay", REPORT)
    reference.text = OWN
    remember_text(reference)
    assert set(reference.fingerprints.values_list("print", flat=True)) == {*prints(REPORT), *prints(OWN)}


def test_a_page_of_a_thousand_links_is_noted_by_its_first_200(writer: User) -> None:
    kept(writer, "Relay", links=tuple(f"https://courier.example/{n}" for n in range(1000)))
    assert len(noted()) == 200


def test_an_address_no_column_holds_is_left_out(writer: User) -> None:
    kept(writer, "Relay", links=(f"https://courier.example/{'a' * 2000}",))
    assert noted() == []
