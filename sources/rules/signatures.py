"""How a text shows at its foot, or under its headline, that an agency wrote it; and titles of one house."""

import re
from collections.abc import Iterable, Iterator

_FOOT, _LINES = 600, 4
# Reuters closes its reports so; no other agency names who edited them.
_REUTERS = re.compile(
    r"\b(?:Additional |Further )?[Rr]eporting by [A-Z][^\n]{3,200}?[;.]\s*(?:[^\n;]{0,80};\s*)?"
    r"(?:Writing by [^\n;]{3,80}[;.]\s*)?[Ee]dit(?:ing|ed) by [A-Z]"
)
_ALONE = re.compile(
    r"^\W*(?:(?:\u00a9|\(c\)|copyright)\s*(?:(?:19|20)\d\d\s*)?|(?:written|text|report) by\s+|"
    r"(?:this (?:story|article|report) (?:was|is) "
    r"(?:provided|supplied|produced|written|published) (?:by|from)|"
    r"with (?:inputs?|material|reporting|copy) from)\s+(?:an? )?)?(?:the )?"
    r"(Reuters|Agence France-Presse|AFP|Associated Press|AP|Bloomberg|Press Association|PA Media|"
    r"dpa|ANSA|EFE|PTI|Xinhua|Kyodo(?: News)?|Yonhap|TASS|UPI|IANS|ANI)(?: News)?"
    r"(?: (?:agency|feed|wire|syndicated feed|agency feed|wire service))?\W*$",
    re.IGNORECASE,
)
_HOUSES = (
    ("The Guardian", "The Observer"),
    ("The Times", "The Sunday Times"),
    ("The Daily Telegraph", "The Sunday Telegraph"),
    ("Daily Mail", "The Mail on Sunday", "MailOnline"),
    ("The Independent", "The Independent on Sunday"),
    ("Daily Mirror", "Sunday Mirror"),
    ("The Sun", "The Sun on Sunday"),
    ("The Scotsman", "Scotland on Sunday"),
    ("Vice", "Motherboard"),
    ("New York Magazine", "Intelligencer", "Vulture"),
    ("The Sydney Morning Herald", "The Sun-Herald"),
    ("Frankfurter Allgemeine Zeitung", "Frankfurter Allgemeine Sonntagszeitung"),
)  # fmt: skip


def signed(body: str) -> str:
    """The agencies that sign the text, as they are written there, one a line."""
    return "\n".join(dict.fromkeys(_signed(body[-_FOOT:])))


def _signed(foot: str) -> Iterator[str]:
    if _REUTERS.search(foot):
        yield "Reuters"
    for line in foot.rsplit("\n", _LINES)[1:]:
        if match := _ALONE.match(line):
            yield match[1]


def house(names: Iterable[str]) -> tuple[str, ...]:
    """The titles of one newsroom: others credit the one with what stood in another."""
    bare = {_bare(name) for name in names}
    return tuple(title for titles in _HOUSES if bare & set(map(_bare, titles)) for title in titles)


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")
