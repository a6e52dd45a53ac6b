"""A file somebody hands in to the facts it states."""

import email
import re
from dataclasses import dataclass, replace
from email.policy import default

from sources.intake.facts import Facts
from sources.intake.kinds import kind_of
from sources.intake.mail import read_mail
from sources.intake.pdf import NotReadable, read_pdf
from sources.intake.read import read
from sources.rules.link import NotALink, parse

__all__ = ["Deposit", "NotReadable", "read_file"]

NOWHERE = "https://file.invalid/"
# what browsers and page savers write into the head of what they save
_SAVED_FROM = re.compile(
    rb"<!--\s*saved from url=\(\d+\)(https?://[^\s<>]{1,2000})\s*-->|"
    rb"Page saved with SingleFile\s+url:\s*(https?://[^\s<>]{1,2000})"
)


@dataclass(frozen=True)
class Deposit:
    """What a file says; `url` is the page it was saved from, "" where it does not tell."""

    facts: Facts
    url: str


def read_file(body: bytes) -> Deposit:
    """The facts of a PDF, a saved page, a web archive or an e-mail. Raises NotReadable."""
    kind = kind_of(body)
    if kind == "pdf":
        return Deposit(read_pdf(body), "")
    if kind == "mail":
        return Deposit(read_mail(body), "")
    if kind == "page":
        return _page(body, _saved_from(body), "")
    if kind == "web archive":
        return _web_archive(body)
    raise NotReadable("The file is no PDF, saved page or e-mail.")


def _page(body: bytes, url: str, content_type: str) -> Deposit:
    facts = read(body, url or NOWHERE, content_type)
    told = facts.canonical_url.value if facts.canonical_url else ""
    if told.startswith(NOWHERE):
        return Deposit(replace(facts, canonical_url=None), url)
    return Deposit(facts, url or told)


def _saved_from(body: bytes) -> str:
    found = _SAVED_FROM.search(body, 0, 20_000)
    return _link(next(filter(None, found.groups())).decode("latin-1")) if found else ""


def _web_archive(body: bytes) -> Deposit:
    message = email.message_from_bytes(body, policy=default)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    if not pages:
        raise NotReadable("The web archive holds no page.")
    content = pages[0].get_payload(decode=True)
    url = _link(str(pages[0].get("content-location") or message.get("snapshot-content-location") or ""))
    return _page(content if isinstance(content, bytes) else b"", url, str(pages[0].get("content-type", "")))


def _link(text: str) -> str:
    try:
        return str(parse(text))
    except NotALink:
        return ""
