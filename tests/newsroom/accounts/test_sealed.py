"""The secret shared with an app stands sealed, and moves with the newsroom's keys."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone
from pytest_django import Settings

from newsroom.accounts.actions.pass_second_step import pass_second_step
from newsroom.accounts.models import SecondStep
from newsroom.accounts.sealed import reseal_second_steps, unseal
from sources.sealing import new_key
from tests.newsroom.accounts.ground import App, with_app

pytestmark = pytest.mark.django_db


@pytest.fixture
def app(writer: User) -> App:
    return with_app(writer)


def test_what_is_kept_shows_neither_secret_nor_codes(app: App) -> None:
    row = SecondStep.objects.get()
    assert app.secret.hex() not in row.sealed
    assert unseal(row.sealed) == app.secret
    assert not set(app.codes) & set(row.codes.values_list("digest", flat=True))


def test_it_is_sealed_anew_and_opens_without_the_old_key(writer: User, app: App, settings: Settings) -> None:
    fresh = new_key()
    assert reseal_second_steps([fresh, *settings.PEOPLE_KEYS]) == (1, 0)
    settings.PEOPLE_KEYS = [fresh]
    pass_second_step(by=writer, typed=app.shows(), now=timezone.now())


def test_rotating_the_newsrooms_keys_seals_it_anew(writer: User, app: App, settings: Settings) -> None:
    fresh = new_key()
    settings.PEOPLE_KEYS = [fresh, *settings.PEOPLE_KEYS]
    call_command("rotate_key", "--check")
    assert reseal_second_steps([fresh]) == (0, 1)
    call_command("rotate_key")
    assert reseal_second_steps([fresh]) == (1, 0)


def test_rotating_stops_where_no_key_opens_one(app: App, settings: Settings) -> None:
    settings.PEOPLE_KEYS = [new_key()]
    with pytest.raises(CommandError, match="Drop no key"):
        call_command("rotate_key")
