"""An e-mail's facts: who wrote what to the newsroom, when. Nothing in it is opened or run."""

import email
import re
from datetime import datetime
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from sources.intake.facts import Fact, Facts, clean, line
from sources.intake.read import read
from sources.rules.canonical import host

HEADER = "e-mail header"
BODY = "e-mail text"
TEXT_LENGTH = 200_000
_FORWARD = re.compile(
    r"^[-_ >]*(?:forwarded message|original message|begin forwarded message|weitergeleitete nachricht|"
    r"message transf[ée]r[ée])[-_ :]*$",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = re.compile(
    r"^[> *]*(From|Date|Sent|Subject|Von|Datum|Betreff|De|Objet)[ *]*:[ *]*(.+)$", re.MULTILINE
)
_NAMES = {
    "von": "from",
    "de": "from",
    "datum": "date",
    "sent": "date",
    "betreff": "subject",
    "objet": "subject",
}
_SUBJECT = re.compile(r"^(?:(?:fwd?|wg|tr|re|aw)\s*:\s*)+", re.IGNORECASE)
_EXCERPT = 400


def read_mail(body: bytes) -> Facts:
    """The facts of an e-mail; of one that was forwarded, those of the message inside."""
    message = _inner(email.message_from_bytes(body, policy=default))
    text = _text(message)
    head = {name: _header(message, name) for name in ("from", "date", "subject")}
    forwarded, rest = _forwarded(text)
    head |= forwarded
    name, address = parseaddr(head["from"])
    written = clean(rest).strip()[:TEXT_LENGTH]
    return Facts(
        title=_fact(_SUBJECT.sub("", head["subject"]), 500),
        publisher=_fact(_domain(address), 200),
        author=_fact(name, 300),
        published=_moment(head["date"]),
        excerpt=Fact(line(written, _EXCERPT), BODY) if written else None,
        text=Fact(written, BODY) if written else None,
    )


def _inner(message: EmailMessage) -> EmailMessage:
    """The message that was forwarded as an attachment, else the message itself."""
    for part in message.walk():
        if part.get_content_type() == "message/rfc822":
            inside = part.get_payload(0)
            if isinstance(inside, EmailMessage):
                return inside
    return message


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError):
        # the library stumbles over headers nobody should write
        return ""


def _text(message: EmailMessage) -> str:
    try:
        part = message.get_body(("plain", "html"))
        content = part.get_content() if part is not None else ""
    except (LookupError, ValueError, AttributeError, TypeError):
        return ""
    if part is not None and part.get_content_type() == "text/html":
        found = read(str(content).encode(), "https://mail.invalid/", "text/html; charset=utf-8").text
        return found.value if found else ""
    return str(content)


def _forwarded(text: str) -> tuple[dict[str, str], str]:
    """The header fields of a message forwarded in the text, and its own text below them."""
    mark = _FORWARD.search(text)
    if mark is None:
        return {}, text
    head, _, rest = text[mark.end() :].lstrip().partition("\n\n")
    fields = {name.casefold(): value.strip() for name, value in _FIELD.findall(head)}
    found = {_NAMES.get(name, name): value for name, value in fields.items()}
    return (found, rest) if "from" in found else ({}, text)


def _domain(address: str) -> str:
    """Whose machine a message says it came from. Headers are claims: a person checks them."""
    return host(f"https://{address.rpartition('@')[2]}/") if "@" in address else ""


def _moment(date: str) -> Fact[datetime] | None:
    try:
        moment = parsedate_to_datetime(date)
    except (ValueError, TypeError, IndexError):
        return None
    return Fact(moment, HEADER) if moment.tzinfo else None


def _fact(value: str, most: int) -> Fact[str] | None:
    told = line(value, most)
    return Fact(told, HEADER) if told else None
