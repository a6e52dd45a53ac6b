"""A passkey after the password, and in place of an app where a second step is demanded."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings
from webauthn import base64url_to_bytes

from newsroom.accounts.actions.drop_second_step import drop_second_step
from newsroom.accounts.errors import SecondStepDemanded
from newsroom.accounts.models import Passkey
from tests.newsroom.accounts.authenticator import (
    ADD,
    Device,
    add,
    asked,
    enter,
    offered,
    remove,
    with_passkey,
)
from tests.newsroom.accounts.ground import CODE, LIST, SET_UP, at, is_in, sign_in, with_app

pytestmark = pytest.mark.django_db


@pytest.fixture
def halfway(client: Client, writer: User, device: Device) -> Client:
    """The writer has an app and a passkey, and has given the password."""
    with_app(writer)
    sign_in(client, "writer")
    return client


def test_after_the_password_one_of_theirs_is_asked_for(halfway: Client, device: Device) -> None:
    options = asked(halfway, only="writer")
    assert [base64url_to_bytes(one["id"]) for one in options["allowCredentials"]] == [device.id]
    device.handle = None
    enter(halfway, device.use(options), only="writer")
    assert is_in(halfway)


def test_the_page_names_it(halfway: Client) -> None:
    page = halfway.get(CODE).content.decode()
    assert "Lena&#x27;s laptop" in page
    assert "Use your passkey" in page


def test_a_colleagues_does_not_do(halfway: Client, editor: User) -> None:
    theirs = with_passkey(editor)
    answer = enter(halfway, theirs.use(asked(halfway, only="writer")), only="writer")
    assert answer["Location"].startswith(CODE)
    assert "This passkey did nothing" in halfway.get(answer["Location"]).content.decode()
    assert not is_in(halfway)


@pytest.fixture
def demanded(settings: Settings) -> None:
    settings.SECOND_STEP_GROUPS = ["Writer"]


def test_a_password_alone_still_opens_where_nothing_more_is_demanded(client: Client, writer: User) -> None:
    with_passkey(writer)
    sign_in(client, "writer")
    assert is_in(client)


def test_where_it_is_demanded_a_passkey_is_asked_for(client: Client, writer: User, demanded: None) -> None:
    device = with_passkey(writer)
    assert sign_in(client, "writer")["Location"].startswith(CODE)
    page = client.get(CODE).content.decode()
    assert "yours is a passkey" in page
    assert "Six figures" not in page
    assert not is_in(client)
    enter(client, device.use(asked(client, only="writer")), only="writer")
    assert is_in(client)


def test_no_code_gets_past_it(client: Client, writer: User, demanded: None) -> None:
    with_passkey(writer)
    sign_in(client, "writer")
    client.post(CODE, {"code": "123456"})
    assert not is_in(client)


def test_who_owes_a_second_step_may_add_one(client: Client, writer: User, demanded: None) -> None:
    sign_in(client, "writer")
    assert ADD in client.get(SET_UP).content.decode()
    assert "A passkey is one" in client.get(ADD).content.decode()
    add(client, Device().make(offered(client)))
    assert is_in(client)


def test_the_last_second_step_stays(client: Client, writer: User, demanded: None) -> None:
    with_passkey(writer)
    client.force_login(writer)
    assert "so it stays on" in remove(client, Passkey.objects.get())
    with_app(writer)
    drop_second_step(by=writer)
    assert Passkey.objects.exists()
    with_app(writer)
    client.force_login(writer)
    remove(client, Passkey.objects.get())
    with pytest.raises(SecondStepDemanded):
        drop_second_step(by=writer)


def test_a_publisher_sees_who_has_one(client: Client, publisher: User, writer: User) -> None:
    with_passkey(writer)
    client.force_login(publisher)
    assert "password, or passkey" in client.get(LIST).content.decode()
    page = client.get(at(writer)).content.decode()
    assert "1, not used yet" in page
    assert "Is their device lost?" in page
