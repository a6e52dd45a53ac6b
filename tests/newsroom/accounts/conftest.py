"""Somebody beside the cast, who runs the newsroom's machine; and where the newsroom stands."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from tests.conftest import PASSWORD, person
from tests.newsroom.accounts.authenticator import Device, with_passkey
from tests.newsroom.accounts.ground import CODE, App, sign_in, with_app


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
