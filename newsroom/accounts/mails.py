"""Mails about people's accounts: text only, sent by the worker once what they tell of is committed."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet
from django.tasks import task

from newsroom.accounts.links import GIVEN_LIFE, INVITATION, RECOVERY
from stories.people import display_name

NOT_YOU = "If this was not you, tell a publisher of the newsroom at once, by another way than this address."
# What happened to an account, by the subject of its mail. {by} is who did it, {more} a fact with it.
TOLD = {
    "Your password was changed": """Your account has a new password. Everywhere else you were signed out.
{more}""",
    "Your address was changed": "Mails of the newsroom to you go to another address from now on.",
    "Your address was taken off your account": """{by} put down another address for you.
This one opens nothing any more: no mail of the desk and no link for a new password goes here.
You were signed out everywhere. Sign in as {more}, with your password; your account page asks whether the
new address is yours.""",
    "Your address was confirmed": """{by} said that this is your address. From now on it is where mails of the
newsroom and a link for a new password go, and you sign in with it.""",
    "Your name was changed": "{by} changed how you are called at the desk: {more}.",
    "The second step is on": """You sign in with a code of your app from now on.
Everywhere else you were signed out.""",
    "The second step is off": "You sign in with your password alone from now on.",
    "Your second step was taken off": """{more}
The second step is off your account, and passkeys with it. You were signed out everywhere.
Sign in with your password, and set it up anew: then the desk opens.""",
    "Somebody asked to take your second step off": """It was asked for with your password. {more}
Tell the figures you were shown to two publishers, in person or by telephone: two must say that it is you.
After 24 hours it ends by itself.
If it was not you, change your password: that ends it. “You cannot sign in?” at the door lets you.""",
    "One of two says that it is you": "{by} said so. Once another does, your second step is off.",
    "Your request for help was refused": "{by} refused to take your second step off. It stays as it is.",
    "Your request for help ended": "{more} Your second step stays as it is.",
    "A device is trusted": """After your password this device is asked for no code: {more}.
Your account page lists such devices, and forgets them.""",
    "A passkey was added": """From now on a passkey signs you in, without your password: {more}.
Your account page lists your passkeys.""",
    "A passkey was removed": """This passkey signs you in no more: {more}.
Everywhere else you were signed out.""",
    "New recovery codes": "You made new recovery codes. The old ones work no more.",
    "A recovery code was used": "Somebody signed in as you with a recovery code. {more}",
    "Wrong passwords for your account": """Six wrong passwords were tried for your account.
Nobody got in, and whoever tries waits now. Where you have signed in before, you do not wait.
From elsewhere, “You cannot sign in?” lets you in.""",
}
INVITED = """{by} has made you a member of {newsroom}, as {groups}.

Choose a password to begin; the link is good for {days} days and once:
{link}

You sign in as {username}, or with this address: {door}
"""
RECOVER = """Somebody asked for a new password for your account at {newsroom}.

If it was you, choose one here; the link is good for 20 minutes and once:
{link}

You sign in as {username}. Your second step stays as it is.
If it was not you, nothing has changed, and nothing needs to be done.
"""
VOID = """{newsroom} had mailed an invitation to this address. It is taken back:
its link opens nothing any more.

If you do not know {newsroom}, it came by mistake, and nothing needs to be done.
"""
GIVEN = """{by} put this address down for the account of {who} at {newsroom}.

Sign in as {username}, with your password, and say that it is yours. The link is good for {days} days
and once:
{link}

Then it is where copies of your inbox and a link for a new password go, and you can sign in with it.
Until then nothing goes here. Have you forgotten your password? Ask a publisher other than {by}.
If you are not {who}, nothing needs to be done.
"""
MOVE = """{who}, you asked {newsroom} to write to this address from now on.

Say so while you are signed in; the link is good for two hours and once:
{link}

If it was not you, nothing has changed, and nothing needs to be done.
"""


def tell(person: User, what: str, *, by: User | None = None, more: str = "", to: str = "") -> None:
    """A mail once this is committed, where there is an address; `to` another one than today's."""
    if to or person.email:
        who = display_name(by) if by else ""
        put = partial(mail_told.enqueue, key=person.pk, what=what, by=who, more=more, to=to or person.email)
        transaction.on_commit(put)


@task()
def mail_told(key: int, what: str, by: str, more: str, to: str) -> int:
    """One of TOLD, to the person with that key."""
    person = User.objects.get(pk=key)
    told = TOLD[what].format(by=by, more=more).rstrip()
    body = f"{display_name(person)},\n\n{told}\n\n{NOT_YOU}\n"
    return message(to, what, body).send()


@task()
def mail_guesses(key: int) -> None:
    """Warn the person with that key; put in for a name nobody has, too, so that no answer takes longer."""
    for person in User.objects.filter(pk=key, is_active=True):
        tell(person, "Wrong passwords for your account")


@task()
def mail_recovery(address: str) -> int:
    """A link to each who works here under that address; how many."""
    sent = 0
    for person in User.objects.filter(email__iexact=address, is_active=True, is_staff=True).exclude(email=""):
        body = RECOVER.format(
            newsroom=settings.NEWSROOM_NAME, link=_at(RECOVERY.path(person)), username=person.get_username()
        )
        sent += message(person.email, "Choose a new password", body).send()
    return sent


@task()
def mail_invitation(key: int, by: str) -> int:
    person = User.objects.get(pk=key)
    body = INVITED.format(
        by=by,
        newsroom=settings.NEWSROOM_NAME,
        groups=" and ".join(group.name for group in person.groups.order_by("pk")),
        days=INVITATION.life.days,
        link=_at(INVITATION.path(person)),
        username=person.get_username(),
        door=_at("/desk/"),
    )
    return message(person.email, f"{by} invites you to the desk", body).send()


@task()
def mail_move(key: int, email: str, path: str) -> int:
    """To the new address, so that only who reads it can say so."""
    who = display_name(User.objects.get(pk=key))
    body = MOVE.format(who=who, newsroom=settings.NEWSROOM_NAME, link=_at(path))
    return message(email, "Is this your address?", body).send()


@task()
def mail_void(email: str) -> int:
    """To where an invitation went by mistake, so that nobody there is named."""
    body = VOID.format(newsroom=settings.NEWSROOM_NAME)
    return message(email, "An invitation is taken back", body).send()


@task()
def mail_given(key: int, email: str, by: str, path: str) -> int:
    """To the address a colleague put down for the person with that key."""
    person = User.objects.get(pk=key)
    body = GIVEN.format(
        by=by,
        who=display_name(person),
        newsroom=settings.NEWSROOM_NAME,
        username=person.get_username(),
        days=GIVEN_LIFE.days,
        link=_at(path),
    )
    return message(email, "Is this your address?", body).send()


def signing_in_with(typed: str) -> QuerySet[User]:
    """By name; where nobody has it, by an address only one person has."""
    named = User.objects.filter(username=typed)
    if named.exists() or "@" not in typed:
        return named
    addressed = User.objects.filter(email__iexact=typed)
    return addressed if addressed.count() == 1 else User.objects.none()


def message(to: str, subject: str, body: str) -> EmailMessage:
    host = urlsplit(settings.NEWSROOM_URL).hostname or "localhost"
    desk = f"{settings.NEWSROOM_NAME} desk"
    headers = {"List-Id": f"{desk} <desk.{host}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(subject=f"{desk}: {subject}", body=body, to=[to], headers=headers)


def _at(path: str) -> str:
    return f"{settings.NEWSROOM_URL}{path}"
