"""What of all that is kept is worth comparing with a new reference."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection

from sources.actions.find_candidates import candidates, sharing_prints
from sources.actions.look_up_prints import COMMON, look_up_prints, statement
from sources.actions.remember_text import remember_text
from sources.models import Fingerprint, Publisher, Reference, Retrieval
from sources.rules.prints import prints
from tests.sources.actions.keeping import OWN, REPORT, kept, written


def many(by: User, count: int) -> list[Reference]:
    return Reference.objects.bulk_create(
        Reference(title="A report", key=uuid4(), kept_by=by) for _ in range(count)
    )


def test_a_copy_is_found_among_others(writer: User) -> None:
    original = kept(writer, "Halden Courier", REPORT)
    kept(writer, "Nordlicht Technik", OWN)
    assert candidates(kept(writer, "Relay", REPORT)) == [original]


def test_a_part_taken_over_is_found(writer: User) -> None:
    original = kept(writer, "Halden Courier", f"{REPORT} {written(1)}")
    assert candidates(kept(writer, "Relay", f"{written(2)} {REPORT[:250]} {written(3)}")) == [original]


def test_what_shares_most_comes_first(writer: User) -> None:
    little = kept(writer, "Little", f"{written(1)} {REPORT[100:]}")
    much = kept(writer, "Much", REPORT)
    assert candidates(kept(writer, "Relay", REPORT)) == [much, little]


def test_nothing_alike_gives_nothing(writer: User) -> None:
    kept(writer, "Halden Courier", REPORT)
    assert candidates(kept(writer, "Nordlicht Technik", OWN)) == []


def test_an_empty_text_gives_nothing(writer: User) -> None:
    kept(writer, "Halden Courier")
    assert candidates(kept(writer, "Relay", day=None)) == []


def test_a_print_of_hundreds_costs_no_more_than_one_of_a_few(writer: User) -> None:
    Fingerprint.objects.bulk_create(Fingerprint(print=7, reference=one) for one in many(writer, 300))
    ((*carriers,),) = look_up_prints([7])
    assert len(carriers) == COMMON + 1


def test_two_common_phrases_make_no_candidate(writer: User) -> None:
    new = kept(writer, "Relay", REPORT)
    phrases = prints(REPORT)[:2]
    for one in many(writer, 2 * COMMON):
        Fingerprint.objects.bulk_create(Fingerprint(print=value, reference=one) for value in phrases)
    assert sharing_prints(new) == []


def test_a_release_that_hundreds_carry_is_found_all_the_same(writer: User) -> None:
    carriers = many(writer, 100)
    for one in carriers:
        Fingerprint.objects.bulk_create(
            Fingerprint(print=value, reference=one) for value in prints(REPORT)[:10]
        )
    found = candidates(kept(writer, "Relay", REPORT))
    assert len(found) == COMMON
    assert set(found) <= set(carriers)


def test_there_are_never_more_than_fifty(writer: User) -> None:
    new = kept(writer, "Relay", REPORT)
    for at, one in enumerate(many(writer, 120)):
        Fingerprint.objects.create(print=prints(REPORT)[at // 10], reference=one)
    assert len(candidates(new)) == 50


def test_what_it_links_to_is_found_under_any_spelling(writer: User) -> None:
    original = kept(writer, "Halden Courier", url="https://courier.example/orrery")
    linking = kept(writer, "Relay", links=("http://www.courier.example/orrery/?utm_source=relay",))
    assert candidates(linking) == [original]


def test_what_links_to_it_is_found_when_it_is_kept_last(writer: User) -> None:
    linking = kept(writer, "Relay", links=("https://courier.example/orrery",))
    assert candidates(kept(writer, "Halden Courier", url="https://courier.example/orrery")) == [linking]


def test_a_copy_that_names_the_original_address_is_found_from_both_sides(writer: User) -> None:
    copy = kept(writer, "Portal")
    Retrieval.objects.create(
        key=uuid4(),
        requested_url="https://portal.example/a",
        asked_by=writer,
        reference=copy,
        facts={"canonical_url": {"value": "https://courier.example/orrery", "source": "page"}},
    )
    remember_text(copy)
    original = kept(writer, "Halden Courier", url="https://courier.example/orrery")
    assert (candidates(copy), candidates(original)) == ([original], [copy])


def test_two_of_one_publisher_are_no_news(writer: User) -> None:
    kept(writer, "Relay", OWN, author="Ann Quill")
    assert candidates(kept(writer, "Relay", "Relay reports it again.", author="Ann Quill")) == []


@pytest.mark.parametrize(("day", "found"), [(12, True), (20, True), (22, True), (5, False), (27, False)])
def test_what_a_named_publisher_reported_within_days_is_found(writer: User, day: int, found: bool) -> None:
    named = kept(writer, "Gadget Ledger", OWN, day)
    new = kept(writer, "Relay", "Sales have stopped, according to Gadget Ledger.", 21)
    assert candidates(new) == ([named] if found else [])


def test_a_company_that_is_named_is_no_outlet_that_is_credited(writer: User) -> None:
    kept(writer, "Halden", OWN)
    Publisher.objects.filter(name="Halden").update(kind="company")
    assert candidates(kept(writer, "Relay", "Sales have stopped, said Halden.")) == []


def test_one_byline_at_two_outlets_is_found(writer: User) -> None:
    first = kept(writer, "Halden Courier", OWN, 19, author="Ann Quill")
    assert candidates(kept(writer, "Relay", REPORT, 21, author="Ann Quill")) == [first]


def test_it_costs_the_same_for_one_and_for_many(writer: User, django_assert_num_queries: object) -> None:
    text = f"{REPORT} So Gadget Ledger reports."
    doors = {"url": "https://relay.example/a", "author": "Ann Quill", "links": ("https://x.example/1",)}
    new = kept(writer, "Relay", text, **doors)  # type: ignore[arg-type]
    for n in range(30):
        kept(writer, f"Outlet {n}", REPORT, links=("https://relay.example/a",))
    for _ in range(5):
        kept(writer, "Gadget Ledger", OWN, author="Ann Quill")
    with django_assert_num_queries(9):  # type: ignore[operator]
        assert len(candidates(new)) > 20


def test_a_print_is_looked_up_in_the_index_alone(writer: User) -> None:
    kept(writer, "Halden Courier", REPORT)
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        asked, values = statement([7])
        cursor.execute(f"{explain} {asked}", values)
        plan = " ".join(str(row[-1]) for row in cursor.fetchall())
    assert "COVERING INDEX" in plan or "Index Only Scan" in plan or "Bitmap" in plan
