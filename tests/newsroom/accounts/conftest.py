"""Somebody beside the cast, who runs the newsroom's machine; and where the newsroom stands."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from newsroom.accounts.actions.add_colleague import add_colleague
from tests.conftest import PASSWORD, person
from tests.newsroom.accounts.authenticator import Device, with_passkey
from tests.newsroom.accounts.ground import ADA, CODE, App, group, sign_in, with_app


@pytest.fixture(autouse=True)
def _at_its_usual_address(settings: Settings) -> None:
    settings.NEWSROOM_URL = "http://127.0.0.1:8000"


@pytest.fixture
def administrator(db: None) -> User:
    return User.objects.create_superuser("root", password=PASSWORD)


@pytest.fixture
def second_publisher(db: None) -> User:
    return person("second-publisher", "Publisher")


@pytest.fixture
def app(writer: User) -> App:
    """The writer's."""
    return with_app(writer)


@pytest.fixture
def device(writer: User) -> Device:
    """The writer's, with a passkey."""
    return with_passkey(writer)


@pytest.fixture
def trusting(client: Client, app: App) -> Client:
    """The writer's browser, signed in and trusted with a code of the app."""
    sign_in(client, "writer")
    client.post(CODE, {"code": app.shows(), "trust": "on"})
    return client


@pytest.fixture
def lena(writer: User) -> User:
    """The writer, under an address that is wrong."""
    writer.email, writer.first_name, writer.last_name = "lina@paper.example", "Lena", "Marsh"
    writer.save()
    return writer


@pytest.fixture
def invited(publisher: User) -> User:
    return add_colleague(**{**ADA, "email": "adda@paper.example"}, group=group("Writer"), by=publisher)
