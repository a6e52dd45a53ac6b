"""What readers are written: to confirm, of an edition, in answer to a report. Plain text."""

from __future__ import annotations

from email.message import Message
from email.policy import EmailPolicy, Policy, default
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from stories.addresses import open_address
from stories.models import Edition, Follow, Report
from stories.rules.follow import GETS, news
from stories.signed import confirm_link, end_link, mine_link

ENDS = "List-Unsubscribe"


class _Whole(EmailPolicy):
    """Leaves the links that end something in one piece: folded, a long one becomes an encoded word, which
    no mail program takes for an address."""

    def fold(self, name: str, value: str) -> str:
        return f"{name}: {value}{self.linesep}" if name == ENDS else super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        return self.fold(name, value).encode() if name == ENDS else super().fold_binary(name, value)


class Mail(EmailMessage):
    """A message that a machine sends to a reader. Sent alone, never as a copy to several."""

    def message(self, *, policy: Policy[Any] = default) -> Message[Any, Any]:  # type: ignore[override]
        return super().message(policy=_Whole(linesep=policy.linesep))


def confirm_mail(follow: Follow) -> Mail:
    """Raises NoAddress."""
    name, choice = followed(follow), follow.asking
    body = (
        f"Somebody, we hope you, asked to follow {name} with this address.\n\n"
        f"You would get: {GETS[choice].lower()}.\n\n"
        f"Press to confirm; the link works for 48 hours:\n{confirm_link(follow, choice)}\n\n"
        "If you did not ask for this, do nothing: you get nothing more, and the address is deleted."
    )
    return _mail(follow.follower.sealed, f"Follow {name}?", body, {})


def edition_mail(edition: Edition, follow: Follow) -> Mail:
    """Raises NoAddress."""
    said, content = edition.statement, edition.content
    rests = f"{edition.layers} source layer{'' if edition.layers == 1 else 's'}, edition {edition.number}."
    ends = end_link(follow)
    foot = (
        f"You get this because you follow {followed(follow)}.\n"
        f"End it, with one press: {ends}\n"
        f"All you follow: {mine_link(follow.follower)}"
    )
    parts = [
        content["headline"],
        f"{news(said)}. {said['label']['meaning']}".strip(),
        said["correction"],
        said["reason"] or said["change_note"],
        rests,
        f"{settings.NEWSROOM_URL}{reverse('reader:story', args=[edition.slug])}",
        foot,
    ]
    body = "\n\n".join(filter(None, parts))
    return _mail(
        follow.follower.sealed,
        f"{news(said)}: {content['headline']}",
        body,
        {
            ENDS: f"<{ends}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "List-Id": f"{settings.NEWSROOM_NAME} <{_list(follow)}.follow.{_host()}>",
        },
    )


def answer_mail(report: Report) -> Mail:
    """Raises NoAddress."""
    edition = report.edition
    body = (
        f"You reported an error in “{edition.headline}”:\n\n{_quoted(report.text)}\n\n"
        f"{report.answer}\n\n"
        f"{settings.NEWSROOM_URL}{reverse('reader:story', args=[edition.slug])}\n\n"
        "This is the only message you get for your report. Your address is deleted now that it was sent."
    )
    return _mail(report.sealed, f"Your report: {edition.headline}", body, {})


def followed(follow: Follow) -> str:
    """What is followed, as readers know it."""
    if follow.story is None:
        return f"the tag “{follow.tag_name}”"
    live = follow.story.live_edition
    return f"“{live.headline if live else 'a story'}”"


def _mail(sealed: str, subject: str, body: str, headers: dict[str, str]) -> Mail:
    return Mail(
        subject=" ".join(subject.split()),
        body=f"{body}\n\n-- \n{settings.NEWSROOM_NAME}\n{settings.NEWSROOM_URL}/\n",
        to=[open_address(sealed)],
        headers={"Auto-Submitted": "auto-generated", **headers},
    )


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.splitlines())


def _list(follow: Follow) -> str:
    return f"story-{follow.story_id}" if follow.story_id else "tag"


def _host() -> str:
    return urlsplit(settings.NEWSROOM_URL).hostname or "localhost"
