"""Somebody beside the cast, who runs the newsroom's machine; and where the newsroom stands."""

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from tests.conftest import PASSWORD


@pytest.fixture(autouse=True)
def _at_its_usual_address(settings: Settings) -> None:
    settings.NEWSROOM_URL = "http://127.0.0.1:8000"


@pytest.fixture
def administrator(db: None) -> User:
    return User.objects.create_superuser("root", password=PASSWORD)
