"""What ends it that a device is asked for no code; and the devices on one's own page and a colleague's."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.utils import timezone

from newsroom.accounts.actions.choose_password import choose_password
from newsroom.accounts.actions.drop_second_step import drop_second_step
from newsroom.accounts.actions.forget_device import forget_device, forget_devices, forget_devices_of
from newsroom.accounts.actions.remove_passkey import remove_passkey
from newsroom.accounts.actions.switch_colleague import switch_off, switch_on
from newsroom.accounts.actions.trust_device import trust_device
from newsroom.accounts.errors import DeviceGone, NotTheirs, SecondStepOff
from newsroom.accounts.links import RECOVERY
from newsroom.accounts.models import Passkey, TrustedDevice
from newsroom.accounts.trust import LIFE, forget_old_devices
from stories.errors import NotAllowed
from tests.conftest import PASSWORD
from tests.newsroom.accounts.authenticator import Device
from tests.newsroom.accounts.ground import (
    ACCOUNT,
    CODE,
    App,
    Committing,
    again,
    at,
    press,
    sign_in,
    told_last,
    with_app,
)

pytestmark = pytest.mark.django_db
CHANGE = "/desk/password_change/"
FRESH = "a fresh one for the desk"


def set_elsewhere(writer: User, publisher: User) -> None:
    """As manage.py changepassword does: past every action."""
    writer.set_password(PASSWORD)
    writer.save()


def off_and_on(writer: User, publisher: User) -> None:
    switch_off(writer, by=publisher)
    switch_on(writer, by=publisher)


def another_app(writer: User, publisher: User) -> None:
    drop_second_step(by=writer)
    with_app(writer)


ENDS: Mapping[str, Callable[[User, User], object]] = {
    "a new password": lambda writer, _: choose_password(by=writer, password=PASSWORD, verb="x"),
    "a password set elsewhere": set_elsewhere,
    "another app": another_app,
    "a passkey removed": lambda writer, _: remove_passkey(Passkey.objects.get().pk, by=writer),
    "one's own word": lambda writer, _: forget_devices(by=writer),
    "a publisher's word": lambda writer, publisher: forget_devices_of(writer, by=publisher),
    "switched off and on": off_and_on,
}


@pytest.mark.parametrize("what", ENDS)
def test_it_is_asked_again_after(
    trusting: Client, device: Device, writer: User, publisher: User, what: str
) -> None:
    assert again(trusting)
    writer.refresh_from_db()
    ENDS[what](writer, publisher)
    assert not again(trusting)


# --- with other things that end elsewhere ------------------------------------------------------------------


def test_ending_the_others_forgets_their_devices_and_not_this_one(trusting: Client, writer: User) -> None:
    there = Client()
    there.force_login(writer)
    trust_device(by=writer, browser="Firefox on Linux", now=timezone.now())
    assert "forgets every trusted device but this one" in trusting.get(ACCOUNT).content.decode()
    page = trusting.post(ACCOUNT, {"_end": "yes"}, follow=True).content.decode()
    assert re.findall("Ended: [^<]*", page) == ["Ended: 1 other session and 1 other device trusted no more."]
    assert told_last() == "writer ended their other sessions and trusts no other device."
    assert TrustedDevice.objects.get().browser != "Firefox on Linux"
    assert again(trusting)


def test_from_a_browser_that_is_not_trusted_all_devices_are_forgotten(trusting: Client, writer: User) -> None:
    here = Client()
    here.force_login(writer)
    here.post(ACCOUNT, {"_end": "yes"})
    assert not again(trusting)


def test_ending_the_others_leaves_a_colleagues_devices(trusting: Client, editor: User) -> None:
    desk = Client()
    desk.force_login(editor)
    desk.post(ACCOUNT, {"_end": "yes"})
    assert again(trusting)


def test_a_password_changed_at_the_desk_forgets_this_device_too_and_says_so(trusting: Client) -> None:
    told = {"old_password": PASSWORD, "new_password1": FRESH, "new_password2": FRESH}
    assert "no device stays trusted" in trusting.get(CHANGE).content.decode()
    page = trusting.post(CHANGE, told, follow=True).content.decode()
    assert "No device stays trusted" in page
    assert not TrustedDevice.objects.exists()
    assert not again(trusting, password=FRESH)


def test_a_password_chosen_by_mail_forgets_them_and_says_so(
    trusting: Client, writer: User, django_capture_on_commit_callbacks: Committing
) -> None:
    User.objects.filter(pk=writer.pk).update(email="lena@paper.example")
    writer.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        form = trusting.get(RECOVERY.path(writer), follow=True).redirect_chain[-1][0]
        trusting.post(form, {"new_password1": FRESH, "new_password2": FRESH})
    assert not TrustedDevice.objects.exists()
    assert "No device stays trusted" in str(mail.outbox[0].body)
    assert not again(trusting, password=FRESH)


def test_where_the_second_step_is_off_nothing_is_trusted(writer: User) -> None:
    with pytest.raises(SecondStepOff):
        trust_device(by=writer, browser="", now=timezone.now())


# --- on one's own page, and a colleague's ------------------------------------------------------------------


def test_ones_devices_are_listed(trusting: Client) -> None:
    TrustedDevice.objects.update(browser="Firefox on Linux")
    page = trusting.get(ACCOUNT).content.decode()
    assert "Trusted devices" in page
    assert page.count("Firefox on Linux") > 0
    assert 'name="_forget"' in page
    assert 'name="_forget_all"' not in page


def test_each_is_forgotten_and_then_asked(trusting: Client) -> None:
    row = TrustedDevice.objects.get()
    told = trusting.post(ACCOUNT, {"_forget": "yes", "forget": row.pk}, follow=True).content.decode()
    assert "Forgotten: a browser that does not say its name." in told
    assert not again(trusting)


def test_all_are_forgotten_at_once(trusting: Client, writer: User) -> None:
    trust_device(by=writer, browser="Firefox on Linux", now=timezone.now())
    assert 'name="_forget_all"' in trusting.get(ACCOUNT).content.decode()
    page = trusting.post(ACCOUNT, {"_forget_all": "yes"}, follow=True).content.decode()
    assert "Forgotten: 2 devices" in page
    assert not TrustedDevice.objects.exists()


def test_nobody_forgets_a_colleagues_by_its_number(trusting: Client, editor: User) -> None:
    with pytest.raises(DeviceGone):
        forget_device(TrustedDevice.objects.get().pk, by=editor)
    assert again(trusting)


def test_what_is_forgotten_is_forgotten_once(app: App, writer: User, publisher: User) -> None:
    with pytest.raises(DeviceGone):
        forget_devices(by=writer)
    with pytest.raises(DeviceGone):
        forget_devices_of(writer, by=publisher)


def test_a_publisher_sees_and_forgets_them(trusting: Client, writer: User, publisher: User) -> None:
    desk = Client()
    desk.force_login(publisher)
    assert "1 device, asked for no code" in desk.get(at(writer)).content.decode()
    assert "Forgotten: 1 device" in press(desk, writer, "_forget")
    assert not again(trusting)
    assert told_last() == "publisher forgot the trusted devices of writer."


@pytest.mark.parametrize(("who", "why"), [("editor", NotAllowed), ("writer", NotAllowed)])
def test_nobody_else_does(
    request: pytest.FixtureRequest, app: App, writer: User, who: str, why: type[Exception]
) -> None:
    trust_device(by=writer, browser="", now=timezone.now())
    with pytest.raises(why):
        forget_devices_of(writer, by=request.getfixturevalue(who))


def test_nor_a_publisher_of_who_may_do_more(administrator: User, publisher: User) -> None:
    with pytest.raises(NotTheirs):
        forget_devices_of(administrator, by=publisher)


# --- told --------------------------------------------------------------------------------------------------


def test_trusting_is_recorded_and_mailed(
    client: Client, app: App, writer: User, django_capture_on_commit_callbacks: Committing
) -> None:
    User.objects.filter(pk=writer.pk).update(email="lena@paper.example")
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(client, "writer")
        firefox = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}
        client.post(CODE, {"code": app.shows(), "trust": "on"}, headers=firefox)
    assert told_last() == "writer trusted a device, Firefox on Linux."
    (sent,) = mail.outbox
    assert (sent.to, "Firefox on Linux, until" in str(sent.body)) == (["lena@paper.example"], True)


def test_forgetting_is_recorded(trusting: Client, writer: User) -> None:
    forget_device(TrustedDevice.objects.get().pk, by=writer)
    assert told_last() == "writer trusts a device no more, a browser that does not say its name."
    trust_device(by=writer, browser="", now=timezone.now())
    forget_devices(by=writer)
    assert told_last() == "writer trusts no device any more."


def test_the_old_are_dropped(app: App, writer: User) -> None:
    now = timezone.now()
    trust_device(by=writer, browser="", now=now)
    assert forget_old_devices(now + LIFE - timedelta(minutes=1)) == 0
    assert forget_old_devices(now + LIFE) == 1
