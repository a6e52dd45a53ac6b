"""Where no two can vouch, whoever runs the machine takes a second step off there."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from newsroom.accounts.actions.trust_device import trust_device
from newsroom.accounts.models import Passkey, SecondStep, TrustedDevice
from tests.newsroom.accounts.authenticator import Device
from tests.newsroom.accounts.ground import App, Committing, told_last

pytestmark = pytest.mark.django_db


def take_off(who: str, because: str = "I know her voice.") -> str:
    said = StringIO()
    call_command("take_off_second_step", who, "--because", because, stdout=said)
    return said.getvalue()


def test_everything_is_taken_off_recorded_and_told(
    writer: User, app: App, device: Device, django_capture_on_commit_callbacks: Committing
) -> None:
    User.objects.filter(pk=writer.pk).update(email="lena@paper.example")
    trust_device(by=writer, browser="", now=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        assert "Taken off: writer" in take_off("lena@paper.example")
    assert not SecondStep.objects.exists()
    assert not Passkey.objects.exists()
    assert not TrustedDevice.objects.exists()
    assert "Who runs the newsroom's machine did it" in str(mail.outbox[0].body)
    assert told_last().endswith("a command on the machine: “I know her voice.”")


@pytest.mark.parametrize(
    ("who", "because", "said"),
    [
        ("nobody", "x", "Nobody signs in as nobody"),
        ("writer", "  ", "--because is empty"),
        ("second-writer", "x", "There is no second step here"),
    ],
)
@pytest.mark.usefixtures("second_writer", "app")
def test_what_is_amiss_is_said(who: str, because: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        take_off(who, because)
    assert SecondStep.objects.exists()
