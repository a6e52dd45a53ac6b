from pathlib import Path

from pytest_django import Settings

from newsroom import checks
from newsroom.settings import kept_secret
from sources.sealing import is_key, new_key


def test_a_key_made_at_the_first_start_is_a_key(tmp_path: Path) -> None:
    assert is_key(kept_secret(tmp_path / "people-keys", 32))


def test_keys_pass(settings: Settings) -> None:
    settings.PEOPLE_KEYS = [new_key(), new_key()]
    assert checks.keys_of_people_are_keys(None) == []


def test_what_is_no_key_is_named_by_its_place_and_not_told(settings: Settings) -> None:
    settings.PEOPLE_KEYS = [new_key(), "hunter2"]
    (error,) = checks.keys_of_people_are_keys(None)
    assert error.id == "newsroom.E004"
    assert "in place 2" in error.msg
    assert "hunter2" not in f"{error.msg}{error.hint}"


def test_no_key_at_all_is_an_error(settings: Settings) -> None:
    settings.PEOPLE_KEYS = []
    assert [error.id for error in checks.keys_of_people_are_keys(None)] == ["newsroom.E004"]


def test_a_key_beside_what_it_protects_is_said_aloud(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    settings.PEOPLE_KEYS = [kept_secret(tmp_path / "people-keys", 32)]
    assert [warning.id for warning in checks.keys_of_people_lie_elsewhere(None)] == ["newsroom.W002"]


def test_an_old_file_whose_key_is_in_use_no_more_is_fine(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    kept_secret(tmp_path / "people-keys", 32)
    settings.PEOPLE_KEYS = [new_key()]
    assert checks.keys_of_people_lie_elsewhere(None) == []


def test_a_key_from_elsewhere_passes(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    assert checks.keys_of_people_lie_elsewhere(None) == []
