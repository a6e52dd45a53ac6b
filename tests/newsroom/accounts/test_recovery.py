"""A forgotten password, and a first one: links by mail, good once, for a while, and for nobody else."""

import re
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from newsroom.accounts.links import INVITATION, RECOVERY, Link
from newsroom.accounts.models import SecondStep
from stories.models import Event
from tests.newsroom.accounts.ground import ELSEWHERE, Committing, guess, is_in, sign_in, with_app

pytestmark = pytest.mark.django_db
ASK = "/desk/recovery/"
FRESH = "a fresh one for the desk"


@pytest.fixture
def addressed(writer: User) -> User:
    writer.email = "lena@paper.example"
    writer.save()
    return writer


def ask(client: Client, email: str, where: str = "127.0.0.1") -> str:
    page = client.post(ASK, {"email": email}, REMOTE_ADDR=where).content.decode()
    return re.sub(r' nonce="[^"]*"', "", page)


def mailed() -> str:
    """The path of the link in the only mail."""
    (one,) = mail.outbox
    found = re.search(r"https?://[^/]+(/\S+)", str(one.body))
    assert found
    return found[1]


def choose(client: Client, path: str, password: str = FRESH, again: str = FRESH) -> str:
    """Opens the link, as a browser does, and sends the form it leads to."""
    form = client.get(path, follow=True)
    to = form.redirect_chain[-1][0] if form.redirect_chain else path
    return client.post(to, {"new_password1": password, "new_password2": again}).content.decode()


def shows_a_form(client: Client, path: str) -> bool:
    return "password-form" in client.get(path, follow=True).content.decode()


class LongAgo(Link):
    """Makes links as if it were earlier by its whole life and a minute."""

    def _now(self) -> datetime:
        return super()._now() - self.life - timedelta(minutes=1)


def test_a_mailed_link_lets_one_choose(client: Client, addressed: User) -> None:
    ask(client, "Lena@paper.example")
    assert "Your password is set" in choose(client, mailed())
    sign_in(client, "writer", FRESH)
    assert is_in(client)


def test_known_or_not_the_answer_is_the_same(client: Client, addressed: User) -> None:
    known, unknown = ask(client, "lena@paper.example"), ask(client, "anna@paper.example")
    assert known.replace("lena@", "anna@") == unknown
    assert [one.to for one in mail.outbox] == [["lena@paper.example"]]


@pytest.mark.parametrize("change", ["is_active", "is_staff"])
def test_who_may_not_come_in_is_sent_nothing(client: Client, addressed: User, change: str) -> None:
    User.objects.filter(pk=addressed.pk).update(**{change: False})
    ask(client, "lena@paper.example")
    assert mail.outbox == []


def test_who_has_no_address_is_nobodys_who_gives_none(client: Client, writer: User) -> None:
    assert "Type your address" in ask(client, "")
    assert mail.outbox == []


def test_asking_too_often_waits(client: Client, addressed: User) -> None:
    for _ in range(2):
        ask(client, "lena@paper.example")
    answer = client.post(ASK, {"email": "lena@paper.example"})
    assert answer.status_code == 200
    answer = client.post(ASK, {"email": "LENA@paper.example"})
    assert answer.status_code == 429
    assert "asked for too often" in answer.content.decode()
    assert len(mail.outbox) == 3


def test_asking_needs_its_token() -> None:
    assert Client(enforce_csrf_checks=True).post(ASK, {"email": "a@b.example"}).status_code == 403


def test_a_link_works_once(client: Client, addressed: User) -> None:
    path = RECOVERY.path(addressed)
    choose(client, path)
    assert "no longer good" in choose(Client(), path, "yet another one", "yet another one")
    sign_in(client, "writer", FRESH)
    assert is_in(client)


def test_a_link_is_good_for_its_time_only(client: Client, addressed: User) -> None:
    old = LongAgo(RECOVERY.name, RECOVERY.life).path(addressed)
    assert not shows_a_form(client, old)
    assert shows_a_form(client, RECOVERY.path(addressed))


def test_an_invitation_is_good_for_days_and_no_longer(client: Client, addressed: User) -> None:
    assert not shows_a_form(client, LongAgo(INVITATION.name, INVITATION.life).path(addressed))
    assert shows_a_form(client, LongAgo(INVITATION.name, timedelta(days=2)).path(addressed))


def test_a_link_of_one_kind_is_none_of_the_other(client: Client, addressed: User) -> None:
    assert not shows_a_form(client, INVITATION.path(addressed).replace("invitation", "recovery"))


def test_a_tampered_link_opens_nothing(client: Client, addressed: User, editor: User) -> None:
    path, theirs = RECOVERY.path(addressed), RECOVERY.path(editor)
    assert not shows_a_form(client, path[:-2] + "x/")
    assert not shows_a_form(client, path.replace(path.split("/")[3], theirs.split("/")[3]))


@pytest.mark.parametrize(
    "path", ["recovery/MQ/abc/", "recovery/~/abc-def/", "invitation/OTk5OTk5OTk5OTk5OTk/a-b/"]
)
def test_what_is_no_link_is_said_plainly(client: Client, path: str) -> None:
    answer = client.get(f"/desk/{path}")
    assert "no longer good" in answer.content.decode()


def test_switched_off_meanwhile_a_link_opens_nothing(client: Client, addressed: User) -> None:
    path = RECOVERY.path(addressed)
    User.objects.filter(pk=addressed.pk).update(is_active=False)
    assert not shows_a_form(client, path)


def test_a_weak_password_is_refused_in_words(client: Client, addressed: User) -> None:
    assert "too common" in choose(client, RECOVERY.path(addressed), "password", "password")
    assert not Event.objects.exists()


def test_the_other_sessions_end_and_the_owner_is_told(
    addressed: User, django_capture_on_commit_callbacks: Committing
) -> None:
    thief = Client()
    thief.force_login(addressed)
    with django_capture_on_commit_callbacks(execute=True):
        choose(Client(), RECOVERY.path(addressed))
    assert not is_in(thief)
    assert [one.subject for one in mail.outbox] == ["Core Sample desk: Your password was changed"]
    assert Event.objects.get().verb == "chose a new password by mail"


def test_the_second_step_stays(client: Client, addressed: User) -> None:
    with_app(addressed)
    choose(client, RECOVERY.path(addressed))
    sign_in(client, "writer", FRESH)
    assert not is_in(client)
    assert SecondStep.objects.exists()


def test_it_lets_in_whom_a_stranger_keeps_waiting(client: Client, addressed: User) -> None:
    guess(Client(), "writer", 8, ELSEWHERE)
    choose(client, RECOVERY.path(addressed))
    guess(Client(), "writer", 8, ELSEWHERE)
    sign_in(client, "writer", FRESH)
    assert is_in(client)


def test_the_token_is_in_no_address_a_page_could_pass_on(client: Client, addressed: User) -> None:
    path = RECOVERY.path(addressed)
    form = client.get(path, follow=True)
    assert form.redirect_chain[-1][0].endswith("/set-password/")
    assert path.split("/")[-2] not in form.content.decode()


def test_a_mail_says_until_when_and_that_nothing_happened(client: Client, addressed: User) -> None:
    ask(client, "lena@paper.example")
    (one,) = mail.outbox
    assert "20 minutes" in one.body
    assert "nothing has changed" in one.body
    assert one.extra_headers["Auto-Submitted"] == "auto-generated"
