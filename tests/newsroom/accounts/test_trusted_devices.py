"""A device that is asked for no code for a while: trusted, passed, and no use to anybody else."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from newsroom.accounts.actions.trust_device import pass_trusted, trust_device
from newsroom.accounts.models import TrustedDevice
from tests.newsroom.accounts.ground import (
    CODE,
    App,
    again,
    cookie,
    is_in,
    sign_in,
    with_app,
)

pytestmark = pytest.mark.django_db


def enter(client: Client, code: str, **told: str) -> None:
    sign_in(client, "writer")
    client.post(CODE, {"code": code, **told})


def test_it_is_asked_for_no_code(trusting: Client) -> None:
    assert again(trusting)
    assert again(trusting)


def test_only_where_that_was_asked(client: Client, app: App) -> None:
    enter(client, app.shows())
    assert is_in(client)
    assert not again(client)


def test_the_box_stands_on_the_page_unticked(client: Client, app: App) -> None:
    sign_in(client, "writer")
    page = client.get(CODE).content.decode()
    assert '<input type="checkbox" name="trust"> Ask this device again only after 14 days' in page


def test_it_never_spares_the_password(trusting: Client) -> None:
    assert not again(trusting, password="wrong")


def test_another_browser_is_asked(trusting: Client) -> None:
    assert not again(Client())


def test_a_recovery_code_trusts_nothing(client: Client, app: App) -> None:
    enter(client, app.codes[0], trust="on")
    assert is_in(client)
    assert not TrustedDevice.objects.exists()


def test_a_wrong_code_trusts_nothing(client: Client, app: App) -> None:
    enter(client, "000000", trust="on")
    assert not TrustedDevice.objects.exists()
    assert not [name for name in client.cookies if name.startswith("device-")]


def test_who_came_in_by_it_came_in_with_a_second_step(trusting: Client, settings: Settings) -> None:
    settings.SECOND_STEP_GROUPS = ["Writer"]
    assert again(trusting)


def test_its_cookie_is_kept_from_scripts_and_other_sites(
    client: Client, app: App, writer: User, settings: Settings
) -> None:
    settings.SESSION_COOKIE_SECURE = True
    enter(client, app.shows(), trust="on")
    kept = client.cookies[cookie(writer)]
    assert (kept["httponly"], kept["secure"], kept["samesite"]) == (True, True, "Strict")
    assert kept["path"] == "/desk/"
    assert 0 <= 14 * 24 * 3600 - kept["max-age"] < 60


def test_what_it_holds_is_kept_nowhere_else(trusting: Client, writer: User) -> None:
    row = TrustedDevice.objects.get()
    assert trusting.cookies[cookie(writer)].value not in str(vars(row))


def test_its_time_runs_out(trusting: Client) -> None:
    TrustedDevice.objects.update(until=timezone.now())
    assert not again(trusting)


def test_coming_in_makes_its_time_no_longer(trusting: Client) -> None:
    before = TrustedDevice.objects.get().until
    assert again(trusting)
    row = TrustedDevice.objects.get()
    assert (row.until, row.used_at is not None) == (before, True)


def test_a_token_is_taken_once(trusting: Client, writer: User) -> None:
    copied = trusting.cookies[cookie(writer)].value
    assert again(trusting)
    thief = Client()
    thief.cookies[cookie(writer)] = copied
    assert not again(thief)
    assert again(trusting)


def test_who_comes_second_with_a_copy_is_asked(trusting: Client, writer: User) -> None:
    thief = Client()
    thief.cookies[cookie(writer)] = trusting.cookies[cookie(writer)].value
    assert again(thief)
    assert not again(trusting)


def test_under_another_name_it_is_nothing(trusting: Client, writer: User, editor: User) -> None:
    with_app(editor)
    trusting.cookies[cookie(editor)] = trusting.cookies[cookie(writer)].value
    assert not again(trusting, "editor")
    assert again(trusting)


def test_nor_is_ones_own_planted_in_a_colleagues_browser(app: App, writer: User, editor: User) -> None:
    with_app(editor)
    mine = trust_device(by=editor, browser="", now=timezone.now())
    theirs = Client()
    theirs.cookies[cookie(writer)] = mine.token
    assert not again(theirs)


def test_two_who_share_a_machine_each_have_theirs(trusting: Client, editor: User) -> None:
    theirs = with_app(editor)
    trusting.post("/desk/logout/")
    sign_in(trusting, "editor")
    trusting.post(CODE, {"code": theirs.shows(), "trust": "on"})
    assert again(trusting)
    assert again(trusting, "editor")


@pytest.mark.parametrize("token", ["", "x", "ü", "x" * 5000])
def test_nonsense_passes_nothing(app: App, writer: User, token: str) -> None:
    trust_device(by=writer, browser="", now=timezone.now())
    assert pass_trusted(by=writer, token=token, now=timezone.now()) is None


@pytest.mark.django_db(transaction=True)
def test_of_one_token_twice_at_once_one_passes(writer: User) -> None:
    with_app(writer)
    now = timezone.now()
    token = trust_device(by=writer, browser="", now=now).token

    def passes(_: int) -> bool:
        try:
            return pass_trusted(by=writer, token=token, now=now) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(passes, range(2))) == [False, True]
