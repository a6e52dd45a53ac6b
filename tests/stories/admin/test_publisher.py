"""Publishers and references at the desk."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sources.models import Domain, Publisher, Reference
from tests.stories.making import a_story, cited

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


def test_a_writer_sees_publishers_and_changes_none(client: Client, writer: User) -> None:
    outlet = a_publisher("Outlet")
    client.force_login(writer)
    assert "Outlet" in client.get("/desk/sources/publisher/").content.decode()
    assert client.post(address(outlet), form(outlet, name="Other")).status_code == 403


def test_a_reference_is_read_and_not_changed(client: Client, writer: User) -> None:
    reference = cited(a_story(writer), writer, title="Notice to shops").reference
    client.force_login(writer)
    page = f"/desk/sources/reference/{reference.pk}/change/"
    assert "Notice to shops" in client.get(page).content.decode()
    assert client.post(page, {"title": "Other"}).status_code == 403
    assert Reference.objects.get().title == "Notice to shops"


def test_an_outsider_sees_no_source(client: Client, outsider: User) -> None:
    client.force_login(outsider)
    assert client.get("/desk/sources/reference/").status_code == 302
