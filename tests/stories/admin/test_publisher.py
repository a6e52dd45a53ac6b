"""Publishers at the desk."""

import re
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from newsroom.desk import FirstRows
from sources.actions.find_publisher import find_publisher
from sources.models import Domain, Publisher, Reference
from sources.models.publisher import MOST_SAID
from stories.admin.ownership import ownership
from stories.models import Event
from stories.search import PUBLISHERS, missing
from tests.newsroom.accounts.ground import Committing

pytestmark = pytest.mark.django_db
NO_DOMAINS = {"domains-TOTAL_FORMS": "0", "domains-INITIAL_FORMS": "0"}


def a_publisher(name: str, owner: Publisher | None = None) -> Publisher:
    return Publisher.objects.create(name=name, slug=name.lower(), owner=owner)


def form(publisher: Publisher, **changes: str) -> dict[str, str]:
    facts = {"name": publisher.name, "slug": publisher.slug, "kind": "outlet", "confidence": "2"}
    return facts | NO_DOMAINS | changes


def address(publisher: Publisher) -> str:
    return f"/desk/sources/publisher/{publisher.pk}/change/"


def test_an_owner_can_be_named(client: Client, publisher: User) -> None:
    outlet, owner = a_publisher("Outlet"), a_publisher("Owner")
    client.force_login(publisher)
    client.post(address(outlet), form(outlet, owner=str(owner.pk)))
    outlet.refresh_from_db()
    assert outlet.owner == owner


def test_nobody_owns_their_owner(client: Client, publisher: User) -> None:
    top = a_publisher("Top")
    bottom = a_publisher("Bottom", a_publisher("Middle", top))
    client.force_login(publisher)
    page = client.post(address(top), form(top, owner=str(bottom.pk))).content.decode()
    top.refresh_from_db()
    assert "Bottom is owned by Top" in page
    assert top.owner is None


def test_a_domain_is_added_to_its_publisher(client: Client, publisher: User) -> None:
    outlet = a_publisher("Outlet")
    client.force_login(publisher)
    added = {"domains-TOTAL_FORMS": "1", "domains-0-host": "outlet.example"}
    client.post(address(outlet), form(outlet) | added)
    assert Domain.objects.get(host="outlet.example").publisher == outlet


def test_a_publisher_says_what_an_outlet_is_and_that_is_recorded(client: Client, publisher: User) -> None:
    outlet = a_publisher("Outlet")
    client.force_login(publisher)
    client.post(address(outlet), form(outlet, about=" A weekly\r\non \u202ephones. "))
    outlet.refresh_from_db()
    assert outlet.about == "A weekly on phones."
    event = Event.objects.get(verb="changed publisher")
    assert (event.by, event.detail) == (
        publisher,
        {"name": "Outlet", "fields": ["about"], "said": ["description set to “A weekly on phones.”"]},
    )


@pytest.mark.parametrize(("field", "weighed"), [("about", 0), ("owner", 1)])
def test_only_what_evidence_hangs_on_weighs_stories_again(
    client: Client,
    publisher: User,
    field: str,
    weighed: int,
    django_capture_on_commit_callbacks: Committing,
) -> None:
    outlet, owner = a_publisher("Outlet"), a_publisher("Owner")
    client.force_login(publisher)
    with django_capture_on_commit_callbacks(execute=False) as put_in:
        client.post(address(outlet), form(outlet, **{field: str(owner.pk)}))
    assert len(put_in) == weighed


def test_a_description_of_more_than_a_line_is_refused_and_kept_in_the_form(
    client: Client, publisher: User
) -> None:
    outlet, long = a_publisher("Outlet"), "x" * (MOST_SAID + 1)
    client.force_login(publisher)
    page = client.post(address(outlet), form(outlet, about=long)).text
    assert long in page
    assert f"at most {MOST_SAID} characters" in page
    outlet.refresh_from_db()
    assert outlet.about == ""


def test_its_room_is_told_and_counted(client: Client, publisher: User) -> None:
    client.force_login(publisher)
    page = client.get(address(a_publisher("Outlet"))).text
    assert f'maxlength="{MOST_SAID}"' in page
    assert f"At most {MOST_SAID} characters." in page
    assert "desk/counted.js" in page


def test_a_writer_reads_the_description(client: Client, writer: User) -> None:
    outlet = Publisher.objects.create(name="Outlet", slug="outlet", about="A weekly on phones.")
    client.force_login(writer)
    assert "A weekly on phones." in client.get(address(outlet)).text
    assert client.post(address(outlet), form(outlet, about="x")).status_code == 403


def test_the_list_counts_what_was_kept_of_each_up_to_a_bound(client: Client, writer: User) -> None:
    now = timezone.now()
    for name, number in (("Busy", 101), ("Small", 2)):
        outlet = a_publisher(name)
        Reference.objects.bulk_create(
            Reference(
                key=uuid4(), title="One", publisher=outlet, kept_by=writer, kept_at=now, retrieved_at=now
            )
            for _ in range(number)
        )
    client.force_login(writer)
    shown = client.get("/desk/sources/publisher/").text
    cells = re.findall(r'field-references_kept".*?</td>', shown, re.DOTALL)
    assert [strip_tags(cell).split()[-1] for cell in cells] == ["99+", "2"]


def test_an_owner_is_offered_as_it_is_typed_and_no_more_than_are_read(
    client: Client, publisher: User
) -> None:
    Publisher.objects.bulk_create(
        Publisher(name=f"Quay House {number:03}", slug=f"quay-{number}")
        for number in range(FirstRows.most + 9)
    )
    a_publisher("Another", owner=Publisher.objects.get(name="Quay House 000"))
    client.force_login(publisher)
    asked = {"app_label": "sources", "model_name": "publisher", "field_name": "owner", "term": " ho "}
    first = client.get(reverse("admin:autocomplete"), asked).json()
    assert [row["text"] for row in first["results"][:2]] == ["Quay House 000", "Quay House 001"]
    assert first["pagination"]["more"]
    asked["page"] = str(FirstRows.most // 20)
    last = client.get(reverse("admin:autocomplete"), asked).json()
    assert not last["pagination"]["more"]


def test_the_search_finds_a_publisher_whose_table_was_made_anew(publisher: User) -> None:
    """SQLite drops what keeps the words of a table with the table."""
    assert missing(connection, (PUBLISHERS,)) == []


def test_a_writer_sees_publishers_and_changes_none(client: Client, writer: User) -> None:
    outlet = a_publisher("Outlet")
    client.force_login(writer)
    assert "Outlet" in client.get("/desk/sources/publisher/").content.decode()
    assert client.post(address(outlet), form(outlet, name="Other")).status_code == 403


def test_who_may_not_change_it_reads_in_words_how_sure_it_is(client: Client, writer: User) -> None:
    outlet = a_publisher("Outlet")
    Publisher.objects.update(as_of="2026-03", confidence=3)
    client.force_login(writer)
    page = client.get(address(outlet)).content.decode()
    assert "Ownership known as of March 2026; confirmed by a look-up." in page


def test_how_sure_it_is_is_chosen_in_words(client: Client, publisher: User) -> None:
    outlet = a_publisher("Outlet")
    client.force_login(publisher)
    page = client.get(address(outlet)).content.decode()
    for words in ("Confirmed by a look-up", "Known", "Doubtful"):
        assert f">{words}</option>" in page


def test_a_month_is_a_month(client: Client, publisher: User) -> None:
    outlet = a_publisher("Outlet")
    client.force_login(publisher)
    page = client.post(address(outlet), form(outlet, as_of="2026-13")).content.decode()
    assert "Write year and month, as in 2026-03." in page


@pytest.fixture
def proposed() -> Publisher:
    found = find_publisher("https://courier.example/a", "Courier").publisher
    assert found
    a_publisher("Outlet")
    return found


@pytest.mark.parametrize("sure", ["new", "1"])
def test_the_list_is_narrowed_to_those_nobody_has_looked_at(
    client: Client, writer: User, proposed: Publisher, sure: str
) -> None:
    client.force_login(writer)
    page = client.get("/desk/sources/publisher/", {"sure": sure})
    assert list(page.context["cl"].result_list) == [proposed]
    assert "nobody has looked" in page.content.decode()


def test_once_looked_at_it_no_longer_says_that_nobody_did(
    client: Client, publisher: User, proposed: Publisher
) -> None:
    client.force_login(publisher)
    client.post(address(proposed), form(proposed, note=proposed.note, confidence="3"))
    proposed.refresh_from_db()
    assert (proposed.confidence, proposed.note) == (3, "")


@pytest.mark.parametrize("as_of", ["", "2026-03", "long ago"])
def test_what_is_known_is_told_whatever_stands_there(as_of: str) -> None:
    told = ownership(Publisher(as_of=as_of, confidence=1))
    assert told.startswith("Ownership")
    assert told.endswith("doubtful.")


def test_an_outsider_sees_no_source(client: Client, outsider: User) -> None:
    client.force_login(outsider)
    assert client.get("/desk/sources/reference/").status_code == 302
