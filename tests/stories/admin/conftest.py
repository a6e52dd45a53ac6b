"""A writer at the desk, and a story of theirs."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from stories.models import Story
from tests.stories.making import a_story


@pytest.fixture
def desk(client: Client, writer: User) -> Client:
    client.force_login(writer)
    return client


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer)
