"""Signals somebody keeps for later: off the new ones, for good, until somebody decides."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client

from sources.models import Signal
from stories.models import Story
from tests.stories.arriving import a_signal, arrived
from tests.stories.making import a_story

pytestmark = pytest.mark.each

WIRE = "/desk/sources/signal/"


@pytest.fixture
def story(writer: User) -> Story:
    return a_story(writer, headline="Halden pauses sales of its Orrery headset")


@pytest.fixture
def signal(story: Story) -> Signal:
    signal = a_signal()
    arrived(signal)
    return signal


def text(client: Client, query: str = "") -> str:
    return client.get(f"{WIRE}{query}").content.decode()


def press(client: Client, button: str, value: object, **more: Any) -> str:
    return client.post(WIRE, {"key": str(uuid4()), button: str(value), **more}, follow=True).content.decode()


def test_kept_for_later_it_stands_in_a_tab_of_its_own(desk: Client, signal: Signal) -> None:
    page = press(desk, "_later", signal.pk)
    assert "It stands under For later until somebody decides." in page
    assert '<article class="group' not in page
    assert signal.title in text(desk, "?tab=later")


def test_it_says_there_what_it_fits(desk: Client, signal: Signal, story: Story) -> None:
    press(desk, "_later", signal.pk)
    assert f'name="_keep" value="{signal.pk}-{story.pk}"' in text(desk, "?tab=later")


def test_undone_it_is_new_again(desk: Client, signal: Signal) -> None:
    press(desk, "_later", signal.pk)
    assert "Back on the wire: 1 signal." in press(desk, "_restore", signal.pk)
    assert Signal.objects.get(pk=signal.pk).state == "new"


def test_from_there_it_is_kept_for_a_story(desk: Client, signal: Signal, story: Story) -> None:
    press(desk, "_later", signal.pk)
    press(desk, "_keep", f"{signal.pk}-{story.pk}")
    assert story.attachments.count() == 1
    assert signal.title not in text(desk, "?tab=later")


def test_from_there_a_group_is_dismissed(desk: Client, signal: Signal) -> None:
    copy = a_signal(publisher="Pixelpost")
    arrived(copy)
    both = f"{signal.pk}.{copy.pk}"
    press(desk, "_later", both)
    press(desk, "_dismissgroup", both)
    assert set(Signal.objects.values_list("state", flat=True)) == {"dismissed"}


def test_what_a_colleague_kept_meanwhile_is_not_put_aside(desk: Client, signal: Signal, story: Story) -> None:
    press(desk, "_keep", f"{signal.pk}-{story.pk}")
    assert "That is no longer on the wire" in press(desk, "_later", signal.pk)
