"""Sessions that ended by themselves are not kept."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from newsroom.accounts.models import Challenge
from newsroom.clock import forget_sessions
from tests.newsroom.accounts.authenticator import ASK
from tests.newsroom.accounts.ground import is_in

pytestmark = pytest.mark.django_db


def over(client: Client) -> None:
    key = client.session.session_key
    Session.objects.filter(session_key=key).update(expire_date=timezone.now() - timedelta(seconds=1))


def test_those_that_ended_are_dropped_and_no_other(client: Client, writer: User) -> None:
    gone = Client()
    for one in (client, gone):
        one.force_login(writer)
    over(gone)
    assert forget_sessions.func() == 1
    assert (Session.objects.count(), is_in(client)) == (1, True)


def test_so_is_what_passkeys_were_asked_and_did_not_sign(client: Client) -> None:
    client.post(ASK)
    assert forget_sessions.func() == 0
    Challenge.objects.update(until=timezone.now() - timedelta(seconds=1))
    over(client)
    assert forget_sessions.func() == 2
