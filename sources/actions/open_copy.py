from __future__ import annotations

from dataclasses import dataclass

from sources.intake.archive import Answer, NotAnArchive, digest, read_answers
from sources.models import Retrieval

WHOLE = "This copy is exactly what was archived."
CHANGED = (
    "This copy is not what was archived: its digest is another one. Trust neither the file nor "
    "what is shown of it, and tell whoever keeps the archive."
)
MISSING = (
    "The archived file is not there. What was read from it then stands below; tell whoever keeps the archive."
)
OTHER_TEXT = (
    "The text below is not what was read then: its digest is another one. Download the copy, which is "
    "exactly what was archived."
)
CLOSED = "This copy is what was archived, but it cannot be opened as an archive. Download it to look inside."


@dataclass(frozen=True)
class Opened:
    """An archived copy held against its digests; `answers` are empty for a file that was handed in."""

    is_whole: bool
    sentence: str
    answers: tuple[Answer, ...] = ()


def open_copy(retrieval: Retrieval) -> Opened:
    """Read an archived copy and say whether it is still what was archived. Whoever asks may see it."""
    try:
        with retrieval.warc.open() as file:
            archived: bytes = file.read()
    except OSError:
        return Opened(is_whole=False, sentence=MISSING)
    if digest(archived) != retrieval.warc_digest:
        return Opened(is_whole=False, sentence=CHANGED)
    try:
        answers = read_answers(archived)
    except NotAnArchive:
        return Opened(is_whole=False, sentence=CLOSED)
    text = str(retrieval.facts.get("text", {}).get("value", ""))
    if retrieval.text_digest and digest(text.encode()) != retrieval.text_digest:
        return Opened(is_whole=False, sentence=OTHER_TEXT, answers=answers)
    return Opened(is_whole=True, sentence=WHOLE, answers=answers)
