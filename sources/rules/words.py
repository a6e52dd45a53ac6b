"""Texts as words, sentences and quotations, for comparing them.

What is left out of a text is blanked, so that places in it stay places in the whole; every function takes
time in proportion to the text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_END = re.compile(r"[.!?]['\"\u201d\u2019)\]]*(?=\s+[\"'\u201c\u2018(\[]*[A-Z0-9])|\n")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Inc|Corp|Co|Ltd|No|vs|Govs?|Sens?|Reps?|Gen|Lt|Col|Capt|Sgt|Maj|Adm|Rev|Prof|Jan|Feb|Aug|Sept|Oct|Nov"
    r"|Dec|[A-Z])\.$"
)
_PICTURE = re.compile(
    r"\((?:photo|image|picture|illustration|video)[^)\n]{0,160}\)|"
    r"\((?:AP|AFP|Reuters|Getty) (?:Photo|Images?)[^)\n]{0,160}\)|"
    r"\b(?:photo|image|video) (?:by|courtesy of) [^.\n]{0,80}",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(
    r"^(?:file |ap |afp |reuters )?(?:photos?|images?|pictures?|video|screenshot|illustration|credits?|"
    r"photograph)\b|getty images|shutterstock|istock|\bap photo|reuters/\w|"
    r"/\s?(?:ap|afp|reuters|bloomberg|epa)\b|"
    r"\bvia (?:ap|reuters|afp|getty|associated press)\)?$|^file - ",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"^(?:sign up (?:for|to)\b|copyright\b|\u00a9|read (?:more|also|next|the full)\b|more (?:from|on)\b|"
    r"related\b|see also\b|subscribe\b|advertisement\b|story continued below|get the .{0,40}delivered|"
    r"follow .{0,60} on (?:twitter|facebook|x)\b|watch(?: now)?:|all rights reserved|click here\b|"
    r"share this\b|"
    r"(?:this (?:story|article|post) )?originally (?:published|appeared) (?:at|on) .{0,40}newsletter)",
    re.IGNORECASE,
)
_CAPTION_LENGTH = 240
_MARK = re.compile(r"[\"\u201c\u201d\u00ab\u00bb\n]|(?<!\w)['\u2018](?=\w)|(?<=[.,!?])['\u2019](?!\w)")
_OPENS = {"\u201c": "\u201d", "\u00ab": "\u00bb", '"': '"', "'": "'", "\u2018": "'"}
_POST = re.compile(r"[\u2014-] ?[^\n]{1,60}\(@\w{1,30}\)")
_QUOTED = 12
_LONGEST_QUOTATION = 1500


def words(text: str) -> list[str]:
    """The words of a text, lower case, one kind of apostrophe."""
    return [word.replace("\u2019", "'").casefold() for word in _WORD.findall(text)]


def spans(text: str) -> list[tuple[int, int]]:
    """Where each of `words(text)` stands in the text."""
    return [match.span() for match in _WORD.finditer(text)]


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order; a paragraph's end ends one."""
    return [text[start:end] for start, end in places(text)]


def places(text: str) -> list[tuple[int, int]]:
    """Where each of `sentences(text)` stands in the text."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        ends_paragraph = match.group() == "\n"
        if not ends_paragraph and _ABBREVIATED.search(text, max(start, match.start() - 6), match.start() + 1):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        found.append((start, start + len(stripped)))


def quotations(text: str) -> list[tuple[int, int]]:
    """Where the text quotes: what stands in quotation marks, the marks with it, a paragraph after a colon,
    and a post with who wrote it. A name or a word in marks is no quotation; one that is never closed ends
    with its paragraph."""
    found = sorted((*_marked(text), *_set_off(text)))
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _marked(text: str) -> Iterator[tuple[int, int]]:
    start, closing = 0, ""
    for match in _MARK.finditer(text):
        mark = match.group().replace("\u2019", "'")
        if closing and (mark == closing or (mark == "\n" and closing == "\u201d")):
            if _QUOTED < match.end() - start <= _LONGEST_QUOTATION:
                yield start, match.end()
            closing = ""
        elif mark == "\n":
            closing = ""
        elif not closing:
            start, closing = match.start(), _OPENS.get(mark, "")


def _set_off(text: str) -> Iterator[tuple[int, int]]:
    start, after_colon = 0, False
    for line in text.split("\n"):
        end = start + len(line)
        stripped = line.rstrip()
        if stripped:
            if len(line) <= _LONGEST_QUOTATION and (after_colon or _POST.search(line)):
                yield start, end
            after_colon = stripped.endswith(":")
        start = end + 1


@lru_cache(maxsize=128)
def prose(text: str) -> str:
    """The text with photo credits, the caption lines that end in one, and a page's furniture blanked."""
    left_out: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if len(line) <= _CAPTION_LENGTH and _is_no_prose(line.strip()):
            left_out.append((start, end))
        start = end + 1
    without = _blanked(text, left_out)
    return _blanked(without, [match.span() for match in _PICTURE.finditer(without)])


def _is_no_prose(line: str) -> bool:
    return bool(_CREDIT_LINE.search(line) or _FURNITURE.search(line))


def _blanked(text: str, left_out: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in left_out:
        pieces += (text[at:start], " " * (end - start))
        at = end
    return "".join((*pieces, text[at:]))


# As a report is compared with many, what was read of it is kept for a while.
@lru_cache(maxsize=128)
def told_places(body: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a text's prose stand in it."""
    return tuple(places(prose(body)))


@lru_cache(maxsize=128)
def told_sentences(body: str) -> tuple[str, ...]:
    """The sentences of a text's prose."""
    text = prose(body)
    return tuple(text[start:end] for start, end in told_places(body))
