from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

from newsroom import checks
from stories import search
from stories.models import triggers


def test_a_deployment_that_lets_links_reach_loopback_is_refused(settings: Settings) -> None:
    settings.FETCH_ALLOW_LOOPBACK = True
    assert [error.id for error in checks.loopback_is_shut(None)] == ["newsroom.E001"]


def test_a_deployment_with_loopback_shut_passes(settings: Settings) -> None:
    settings.FETCH_ALLOW_LOOPBACK = False
    assert checks.loopback_is_shut(None) == []


def test_four_eyes_switched_off_is_said_aloud(settings: Settings) -> None:
    settings.FOUR_EYES = False
    assert [warning.id for warning in checks.four_eyes_are_on(None)] == ["newsroom.W001"]


def test_four_eyes_pass(settings: Settings) -> None:
    settings.FOUR_EYES = True
    assert checks.four_eyes_are_on(None) == []


def test_static_files_not_collected_are_an_error(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    assert [error.id for error in checks.static_files_are_collected(None)] == ["newsroom.E003"]


def test_a_folder_that_takes_readers_pages_passes(settings: Settings, tmp_path: Path) -> None:
    settings.READERS_PAGES = tmp_path / "pages"
    assert checks.readers_pages_are_kept(None) == []


def test_a_folder_that_takes_none_is_named(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("no folder")
    settings.READERS_PAGES = tmp_path / "pages"
    (warning,) = checks.readers_pages_are_kept(None)
    assert warning.id == "newsroom.W003"
    assert str(tmp_path / "pages") in warning.msg


@pytest.mark.django_db
def test_standing_seals_pass() -> None:
    assert checks.seals_stand(None, databases=["default"]) == []


@pytest.mark.django_db
def test_missing_seals_are_named() -> None:
    triggers.remove(connection)
    (error,) = checks.seals_stand(None, databases=["default"])
    assert error.id == "newsroom.E002"
    assert "stories_edition_no_update" in error.msg


@pytest.mark.django_db
def test_without_a_database_named_none_is_asked() -> None:
    triggers.remove(connection)
    assert checks.seals_stand(None, databases=None) == []


@pytest.mark.django_db
def test_a_search_nothing_keeps_current_is_named() -> None:
    search.remove(connection)
    (error,) = checks.search_is_kept(None, databases=["default"])
    assert error.id == "newsroom.E005"
    assert "rebuild_search" in (error.hint or "")


@pytest.mark.django_db
def test_rebuilding_puts_it_back() -> None:
    search.remove(connection)
    call_command("rebuild_search", stdout=StringIO())
    assert checks.search_is_kept(None, databases=["default"]) == []
