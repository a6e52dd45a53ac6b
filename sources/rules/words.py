"""Texts as words and sentences, for comparing them."""

import re

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]*[A-Z0-9])|\n+")
_QUOTED = re.compile(
    r"\"[^\"\n]{12,1500}?\"|\u201c[^\u201d\n]{12,1500}?[\u201d\n]|\u00ab[^\u00bb\n]{12,1500}?\u00bb"
)
_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Inc|Corp|Co|Ltd|No|vs|Gov|Sen|Rep|Gen|[A-Z]))\.$")
_PICTURE = re.compile(
    r"\((?:photo|image|picture|illustration|video)[^)\n]{0,160}\)|"
    r"\b(?:photo|image) (?:by|courtesy of) [^.\n]{0,80}",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(
    r"^\s*(?:photos?|images?|pictures?|video|screenshot|illustration|credits?|photograph|file photo)\b|"
    r"getty images|shutterstock|istock|\bap photo|/\s?(?:ap|afp|reuters|bloomberg)\b",
    re.IGNORECASE,
)
_CAPTION_LENGTH = 200


def words(text: str) -> list[str]:
    """The words of a text, lower case, one kind of apostrophe."""
    return [word.replace("\u2019", "'").casefold() for word in _WORD.findall(text)]


def spans(text: str) -> list[tuple[int, int]]:
    """Where each of `words(text)` stands in the text."""
    return [match.span() for match in _WORD.finditer(text)]


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order; a paragraph's end ends one."""
    found: list[str] = []
    for piece in map(str.strip, _SENTENCE_END.split(text)):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        elif piece:
            found.append(piece)
    return found


def unquoted(text: str) -> str:
    """The text without what stands in quotation marks: words two reports may share honestly."""
    return _QUOTED.sub(" \u2026 ", text)


def prose(text: str) -> str:
    """The text without photo credits and the caption lines that end in one."""
    lines = (
        line for line in text.split("\n") if len(line) > _CAPTION_LENGTH or not _CREDIT_LINE.search(line)
    )
    return _PICTURE.sub(" ", "\n".join(lines))
