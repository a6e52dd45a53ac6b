"""Somebody beside the cast: who runs the newsroom's machine."""

import pytest
from django.contrib.auth.models import User

from tests.conftest import PASSWORD


@pytest.fixture
def administrator(db: None) -> User:
    return User.objects.create_superuser("root", password=PASSWORD)
