"""Whose page a copy in a public archive is: the archive says so in the copy's own address."""

import re
from typing import Final

from sources.rules.link import NotALink, parse

_COPY: Final = re.compile(
    r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(.+)", re.IGNORECASE | re.DOTALL
)
_SCHEME: Final = re.compile(r"(https?):/*", re.IGNORECASE)


def original(url: str) -> str:
    """The address that `url` is an archived copy of; `url` itself where it is none.

    The archive wrote that address, no page can: unlike a canonical link or a site's name, which any page
    may claim. Archives with short addresses tell nothing that could be trusted so.
    """
    copy = _COPY.fullmatch(url)
    if copy is None:
        return url
    told = _SCHEME.match(copy[1])
    named = f"{told[1].lower()}://{copy[1][told.end() :]}" if told else f"http://{copy[1]}"
    try:
        return str(parse(named))
    except NotALink:
        return url
