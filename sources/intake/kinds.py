"""What a file is, told by its first bytes and never by its name."""

import re
from typing import Literal

type Kind = Literal["pdf", "page", "mail", "web archive"]

_HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]?", re.MULTILINE)
_MAIL = re.compile(rb"^(?:from|subject|date|message-id|received|mime-version):", re.IGNORECASE | re.MULTILINE)
_ARCHIVED_PAGE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|article|p|div)\b", re.IGNORECASE)
_HEAD = 8192
_HEADERS_OF_MAIL = 2


def kind_of(body: bytes) -> Kind | None:
    """A PDF, a saved page, an e-mail or a saved web archive (MHTML); None for anything else."""
    head = body[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if _HEADER.match(head.lstrip()):
        headers = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0]
        if _ARCHIVED_PAGE.search(headers):
            return "web archive"
        if len({found.lower() for found in _MAIL.findall(headers)}) >= _HEADERS_OF_MAIL:
            return "mail"
    return "page" if _MARKUP.search(_as_text(head)) else None


def _as_text(head: bytes) -> bytes:
    """UTF-16 pages carry a NUL beside every letter of their markup."""
    return head.replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
