import socket
import stat
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from newsroom.management.commands import demo


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "demo-password"


class Empty:
    """A newsroom that can be loaded once; `given` holds the password its people got."""

    given = ""

    def __call__(self, password: str) -> bool:
        loaded, self.given = not self.given, self.given or password
        return loaded


def full(password: str) -> bool:
    """A newsroom that had people before the demo."""
    return False


@pytest.fixture
def empty() -> Empty:
    return Empty()


def test_the_first_start_makes_a_password_and_keeps_it(kept: Path, empty: Empty) -> None:
    password = demo.open_newsroom(kept, empty)
    assert empty.given == password
    assert kept.read_text().strip() == password


def test_the_kept_password_is_its_owners_only(kept: Path, empty: Empty) -> None:
    demo.open_newsroom(kept, empty)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_the_second_start_has_the_same_password(kept: Path, empty: Empty) -> None:
    first = demo.open_newsroom(kept, empty)
    assert demo.open_newsroom(kept, empty) == first


def test_a_password_can_be_chosen(kept: Path, empty: Empty, settings: Settings) -> None:
    settings.DEMO_PASSWORD = "chosen"
    assert demo.open_newsroom(kept, empty) == "chosen"


@pytest.mark.django_db
def test_a_password_chosen_later_is_given_to_the_demos_people(
    kept: Path, empty: Empty, settings: Settings, writer: User
) -> None:
    demo.open_newsroom(kept, empty)
    settings.DEMO_PASSWORD = "chosen"
    demo.open_newsroom(kept, empty)
    writer.refresh_from_db()
    assert writer.check_password("chosen")


def test_a_newsroom_with_people_of_its_own_keeps_them(kept: Path) -> None:
    assert demo.open_newsroom(kept, full) == ""
    assert not kept.exists()


@pytest.mark.django_db
def test_people_that_are_not_the_demos_keep_their_passwords(
    kept: Path, settings: Settings, writer: User
) -> None:
    settings.DEMO_PASSWORD = "chosen"
    demo.open_newsroom(kept, full)
    writer.refresh_from_db()
    assert not writer.check_password("chosen")


def test_a_taken_port_is_refused_in_one_sentence() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(CommandError, match="choose another"):
            call_command("demo", port=other.getsockname()[1])


def test_an_https_address_is_refused(settings: Settings) -> None:
    settings.HTTPS = True
    with pytest.raises(CommandError, match="unset it"):
        call_command("demo", port=8119)


def test_the_welcome_says_where_and_who() -> None:
    text = demo.welcome(8119, "chosen")
    assert "http://localhost:8119/desk/" in text
    assert "second-writer" in text
    assert "chosen" in text
