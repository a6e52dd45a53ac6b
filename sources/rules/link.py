"""A web address taken apart: what is and what is not a link, and the one spelling of its host.

Hosts are read as browsers read them (WHATWG URL, host parsing), so that no spelling of an
inside address passes for a name.
"""

import re
import unicodedata
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, urlsplit

MAX_LENGTH = 2000
DEFAULT_PORTS = {"http": 80, "https": 443}
_MAX_HOST = 253
_BYTE = 256
_IPV4_BYTES = 4
_BARE_HOST = re.compile(r"^(?:[\w-]+\.)+[^\W\d_]{2,}(?:[/?#]|$)")
_LABEL = re.compile(r"^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$")
_OTHER_DOTS = str.maketrans(dict.fromkeys("\u3002\uff0e\uff61", "."))
_PATH_SAFE = "/%:@!$&'()*+,;=~"
# what copying from a page or a chat leaves at the ends: spaces, marks of direction, byte order marks
_EDGES = " \t\r\n\xa0\u200b\u200e\u200f\u2060\ufeff"


class NotALink(ValueError):
    """What was given is no http(s) link; `sentence` says so to the person who gave it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Link:
    """An http(s) address in its parts. `host` is lower case ASCII (IPv6 without brackets); `query` and
    `fragment` are None where the address has none."""

    scheme: str
    host: str
    port: int
    path: str
    query: str | None = None
    fragment: str | None = None

    @property
    def netloc(self) -> str:
        """Host and, where it is not the scheme's own, port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def target(self) -> str:
        """What is asked of the host: path and query."""
        return self.path if self.query is None else f"{self.path}?{self.query}"

    def __str__(self) -> str:
        fragment = "" if self.fragment is None else f"#{self.fragment}"
        return f"{self.scheme}://{self.netloc}{self.target}{fragment}"


def parse(url: str) -> Link:
    """The parts of `url`; a bare `host.tld/path` is taken as https. Raises NotALink."""
    text = _with_scheme(_checked(url))
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise NotALink("The address is not written correctly. Copy it again from the browser.") from None
    if parts.scheme not in DEFAULT_PORTS:
        raise NotALink("Only links that start with http:// or https:// can be kept.")
    if parts.username is not None or parts.password is not None:
        raise NotALink(
            "The link carries a name or password before its host. Remove what stands before the @."
        )
    return _short_enough(
        Link(
            scheme=parts.scheme,
            host=host_of(_raw_host(parts.netloc)),
            port=DEFAULT_PORTS[parts.scheme] if port is None else port,
            path=quote(parts.path, safe=_PATH_SAFE) or "/",
            query=quote(parts.query, safe=_PATH_SAFE + "?") if parts.query else None,
            fragment=quote(parts.fragment, safe=_PATH_SAFE + "?#") if parts.fragment else None,
        )
    )


def _checked(url: str) -> str:
    text = url.strip(_EDGES)
    if not text:
        raise NotALink("There is no link. Paste the address of the page.")
    if "\\" in text or any(c.isspace() or unicodedata.category(c) in {"Cc", "Cs"} for c in text):
        raise NotALink("The link has a space or a hidden character in it. Copy it again from the browser.")
    return text


def _short_enough(link: Link) -> Link:
    if len(str(link)) > MAX_LENGTH:
        raise NotALink(
            f"The link is longer than {MAX_LENGTH} characters. Paste the address of the page itself."
        )
    return link


def _with_scheme(text: str) -> str:
    if _BARE_HOST.match(text):
        return f"https://{text}"
    if "://" not in text:
        raise NotALink("This is not a link. Paste the whole address, starting with https://.")
    return text


def _raw_host(netloc: str) -> str:
    if netloc.startswith("["):
        return netloc.partition("]")[0] + "]"
    return netloc.partition(":")[0]


def host_of(raw: str) -> str:
    """The one spelling of a host: lower case, ASCII, IP addresses in full. Raises NotALink."""
    if raw.startswith("["):
        return _ipv6(raw[1:-1])
    name = unicodedata.normalize("NFKC", raw.translate(_OTHER_DOTS)).lower().removesuffix(".")
    labels = [_ascii(label) for label in name.split(".")]
    if any(unicodedata.category(c) == "Cf" for c in name):
        raise NotALink("The link's host has a hidden character in it. Type the host by hand.")
    if re.fullmatch(r"\d+|0x[0-9a-f]*", labels[-1]):
        return _ipv4(labels)
    if len(".".join(labels)) > _MAX_HOST or not all(_LABEL.match(label) for label in labels):
        raise NotALink("The link has no proper host name. Copy it again from the browser.")
    return ".".join(labels)


def _ascii(label: str) -> str:
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")


def _ipv6(text: str) -> str:
    try:
        # a zone ("%eth0") names a network card of this machine: never a page
        address = IPv6Address(text)
    except AddressValueError:
        raise NotALink("The link's numeric address is not written correctly.") from None
    if address.scope_id is not None:
        raise NotALink("The link's numeric address names a network card. Only public pages can be kept.")
    return address.compressed


def _ipv4(labels: list[str]) -> str:
    """Decimal, octal and hexadecimal, in one to four parts, the last part filling what is left."""
    try:
        numbers = [_number(label) for label in labels]
    except ValueError:
        numbers = []
    *head, tail = numbers or [_BYTE, 0]
    room = _BYTE ** (_IPV4_BYTES - len(head)) if len(labels) <= _IPV4_BYTES else 0
    if any(n >= _BYTE for n in head) or tail >= room:
        raise NotALink("The link's numeric address is not written correctly.")
    return str(IPv4Address(sum(n << (24 - 8 * i) for i, n in enumerate(head)) + tail))


def _number(label: str) -> int:
    if not label.isalnum():
        raise ValueError(label)
    if label.startswith("0x"):
        return int(label[2:] or "0", 16)
    return int(label, 8) if label.startswith("0") and len(label) > 1 else int(label)
