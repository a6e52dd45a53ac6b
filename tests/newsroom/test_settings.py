import stat
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from newsroom.settings import database, env_int, kept_secret, mailer


def test_a_secret_is_made_once_and_kept(tmp_path: Path) -> None:
    assert kept_secret(tmp_path / "new" / "secret") == kept_secret(tmp_path / "new" / "secret")


def test_a_secret_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    kept_secret(tmp_path / "secret")
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_making_a_secret_leaves_nothing_else_behind(tmp_path: Path) -> None:
    kept_secret(tmp_path / "secret")
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_what_is_no_number_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "abc")
    with pytest.raises(SystemExit, match="PORT is a whole number, such as 8000; here it is 'abc'"):
        env_int("PORT", 8000)


def test_archived_pages_have_no_address() -> None:
    assert settings.STORAGES["archive"]["OPTIONS"]["base_url"] is None


def test_mail_goes_to_the_server_the_address_names() -> None:
    options = mailer("smtps://news:p%40ss@mail.example")["OPTIONS"]
    assert (options["host"], options["port"], options["password"]) == ("mail.example", 465, "p@ss")
    assert options["use_ssl"]


def test_without_a_mail_address_mail_goes_to_the_terminal() -> None:
    assert mailer("")["BACKEND"] == "newsroom.terminal_mail.EmailBackend"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/no-such-page", "/desk/login/"])
def test_pages_run_no_inline_script(client: Client, address: str) -> None:
    policy = client.get(address).headers["Content-Security-Policy"]
    assert policy.startswith("default-src")
    assert "unsafe" not in policy


def test_a_postgresql_that_is_cut_off_is_given_up_in_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://news@db.example/news?keepalives_idle=60")
    options = database()["OPTIONS"]
    assert (options["connect_timeout"], options["tcp_user_timeout"]) == (5, 20_000)
    assert int(options["keepalives_idle"]) == 60


def test_a_file_is_told_nothing_of_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////tmp/news.sqlite3")
    assert "connect_timeout" not in database()["OPTIONS"]
