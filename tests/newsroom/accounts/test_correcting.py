"""A colleague's name and address put right: who is told, what the old address still opens, and nobody's
account taken over on the way.
"""

import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.utils import timezone

from newsroom.accounts.actions.correct_colleague import Corrected
from newsroom.accounts.actions.switch_colleague import switch_off
from newsroom.accounts.errors import AddressMissing, AddressTaken, NotTheirs
from newsroom.accounts.links import INVITATION, RECOVERY, Link, move_path
from newsroom.accounts.models import GivenAddress, Recovery, TrustedDevice
from newsroom.accounts.screens import recovery
from stories.inbox import place
from stories.models import Note
from tests.newsroom.accounts.ground import (
    App,
    Committing,
    asked_recovery,
    at,
    corrected,
    is_in,
    mails,
    press,
    sign_in,
    told_last,
)
from tests.newsroom.accounts.test_recovery import ask, choose, shows_a_form

pytestmark = pytest.mark.django_db
NEW = "lena@paper.example"


@pytest.fixture
def desk(client: Client, publisher: User) -> Client:
    sign_in(client, "publisher")
    return client


def link_in(told: str) -> str:
    found = re.search(r"https?://[^/]+(/desk/(?:account|invitation)\S+)", told)
    assert found
    return found[1]


def test_a_mistyped_address_is_put_right_at_the_desk(desk: Client, invited: User) -> None:
    told = {"first_name": "Ada", "last_name": "Vik", "email": "ada@paper.example"}
    assert "The invitation goes to ada@paper.example" in press(desk, invited, "_correct", **told)
    invited.refresh_from_db()
    assert invited.email == "ada@paper.example"
    assert told_last() == "publisher corrected the address of Ada Vik."


def test_the_invitation_goes_to_the_new_address_and_the_old_link_is_dead(
    publisher: User, invited: User, client: Client, django_capture_on_commit_callbacks: Committing
) -> None:
    before = INVITATION.path(invited)
    with django_capture_on_commit_callbacks(execute=True):
        corrected(invited, publisher, email="ada@paper.example")
    assert not shows_a_form(client, before)
    assert "invites you to the desk" in mails()["ada@paper.example"]
    assert shows_a_form(client, link_in(mails()["ada@paper.example"]))


def test_whoever_has_the_page_open_at_the_old_address_chooses_nothing(
    publisher: User, invited: User, client: Client
) -> None:
    form = client.get(INVITATION.path(invited), follow=True).redirect_chain[-1][0]
    corrected(invited, publisher, email="ada@paper.example")
    client.post(form, {"new_password1": "a fresh one for it", "new_password2": "a fresh one for it"})
    assert not User.objects.get(pk=invited.pk).has_usable_password()


def test_nor_in_the_moment_between_looking_at_the_link_and_taking_the_password(
    publisher: User, invited: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Slow(Link):
        looks = 0

        def check_token(self, user: User | None, token: str | None) -> bool:
            good, Slow.looks = super().check_token(user, token), Slow.looks + 1
            if Slow.looks == 2:
                corrected(invited, publisher, email="ada@paper.example")
            return good

    slow = Slow(INVITATION.name, INVITATION.life)
    monkeypatch.setattr(recovery, "INVITATION", slow)
    assert "no longer good" in choose(client, slow.path(invited))
    assert not User.objects.get(pk=invited.pk).has_usable_password()


def test_the_old_address_is_told_without_a_name(
    publisher: User, invited: User, django_capture_on_commit_callbacks: Committing
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        corrected(invited, publisher, email="ada@paper.example")
    told = mails()["adda@paper.example"]
    assert "An invitation is taken back" in told
    assert "Ada" not in told


def test_who_is_switched_off_is_invited_once_they_are_on(
    publisher: User, invited: User, django_capture_on_commit_callbacks: Committing
) -> None:
    switch_off(invited, by=publisher)
    with django_capture_on_commit_callbacks(execute=True):
        corrected(invited, publisher, email="ada@paper.example")
    assert list(mails()) == ["adda@paper.example"]


def test_who_has_a_password_has_no_address_until_they_say_so(publisher: User, lena: User) -> None:
    assert corrected(lena, publisher, email=NEW) == Corrected(name=False, address=True, waits=True)
    lena.refresh_from_db()
    assert (lena.email, GivenAddress.objects.get().email) == ("", NEW)


def test_both_addresses_are_told(
    publisher: User, lena: User, django_capture_on_commit_callbacks: Committing
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        corrected(lena, publisher, email=NEW)
    assert "This one opens nothing any more" in mails()["lina@paper.example"]
    assert "it is where copies of your inbox" in mails()[NEW]
    assert all("Sign in as writer" in one for one in mails().values())


def test_they_say_so_by_the_link_signed_in(
    publisher: User, lena: User, django_capture_on_commit_callbacks: Committing
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        corrected(lena, publisher, email=NEW)
    hers, path = Client(), link_in(mails()[NEW])
    assert hers.post(path).status_code == 302
    assert User.objects.get(pk=lena.pk).email == ""
    sign_in(hers, "writer")
    hers.post(path)
    assert User.objects.get(pk=lena.pk).email == NEW
    assert not GivenAddress.objects.exists()
    assert not Note.objects.filter(to=lena, read_at=None).exists()


def test_whoever_reads_the_new_address_cannot_have_a_new_password(
    publisher: User, lena: User, client: Client
) -> None:
    corrected(lena, publisher, email=NEW)
    ask(client, NEW)
    assert mail.outbox == []


def test_nor_whoever_reads_the_old_one(publisher: User, lena: User, client: Client) -> None:
    asked = RECOVERY.path(lena)
    corrected(lena, publisher, email=NEW)
    assert not shows_a_form(client, asked)
    ask(client, "lina@paper.example")
    assert mail.outbox == []


def test_they_are_signed_out_everywhere(publisher: User, lena: User, trusting: Client) -> None:
    assert is_in(trusting)
    corrected(lena, publisher, email=NEW)
    assert not is_in(trusting)
    assert not TrustedDevice.objects.exists()


def test_a_request_for_help_with_the_second_step_ends(
    publisher: User, second_publisher: User, lena: User, app: App
) -> None:
    asked = asked_recovery(lena)
    corrected(lena, publisher, email=NEW)
    assert Recovery.objects.get(pk=asked.row.pk).end == Recovery.End.OVERTAKEN


def test_a_link_asked_for_before_is_dead(publisher: User, lena: User) -> None:
    path = move_path(lena, "third@paper.example", timezone.now())
    corrected(lena, publisher, email=NEW)
    hers = Client()
    sign_in(hers, "writer")
    assert hers.post(path).status_code == 400


def test_a_second_correction_kills_the_link_of_the_first(
    publisher: User, lena: User, django_capture_on_commit_callbacks: Committing
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        corrected(lena, publisher, email="wrong@paper.example")
    path = link_in(mails()["wrong@paper.example"])
    with django_capture_on_commit_callbacks(execute=True):
        corrected(lena, publisher, email=NEW)
    hers = Client()
    sign_in(hers, "writer")
    assert hers.get(path).status_code == 400
    assert "opens nothing any more" in mails()["wrong@paper.example"]


def test_they_read_of_it_at_the_desk(publisher: User, lena: User) -> None:
    corrected(lena, publisher, email=NEW)
    note = Note.objects.get(to=lena)
    assert place(note) == "/desk/account/"
    hers = Client()
    sign_in(hers, "writer")
    assert "put down another address for you" in hers.get("/desk/inbox/").content.decode()
    assert f"Is {NEW} your address?" in hers.get("/desk/account/").content.decode()


def test_the_address_put_down_is_filled_in_on_their_account_page(publisher: User, lena: User) -> None:
    corrected(lena, publisher, email=NEW)
    hers = Client()
    sign_in(hers, "writer")
    assert f'value="{NEW}"' in hers.get("/desk/account/").content.decode()


def test_where_nobody_else_can_confirm_it_the_page_says_what_helps(desk: Client, lena: User) -> None:
    press(desk, lena, "_correct", first_name="Lena", last_name="Marsh", email=NEW)
    assert "manage.py changepassword writer" in desk.get(at(lena)).content.decode()


@pytest.mark.parametrize("taken", ["has", "given"])
def test_another_ones_address_is_refused(publisher: User, lena: User, editor: User, taken: str) -> None:
    if taken == "has":
        User.objects.filter(pk=editor.pk).update(email="Asha@paper.example")
    else:
        corrected(editor, publisher, email="Asha@paper.example")
    with pytest.raises(AddressTaken):
        corrected(lena, publisher, email="asha@paper.example")
    assert User.objects.get(pk=lena.pk).email == "lina@paper.example"


def test_an_address_is_not_taken_away(desk: Client, publisher: User, lena: User) -> None:
    with pytest.raises(AddressMissing):
        corrected(lena, publisher, email="")
    page = press(desk, lena, "_correct", first_name="Lena", last_name="Marsh", email="")
    assert "Give an address" in page


def test_a_superusers_address_is_nobodys_to_change(publisher: User, administrator: User) -> None:
    other = User.objects.create_superuser("chief")
    for by in (publisher, other):
        with pytest.raises(NotTheirs):
            corrected(administrator, by, email="mine@paper.example")
    assert not GivenAddress.objects.exists()
