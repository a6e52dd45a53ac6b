"""A PDF's facts, read by a process of its own that may die of a bad file without harm to anybody."""

import json
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from sources.intake.facts import Fact, Facts, clean, line

SECONDS = 5.0
METADATA = "PDF metadata"
FIRST_PAGE = "first page"
_PROJECT = Path(__file__).parents[2]
_PROGRAM_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel) - |untitled|document\d*$|"
    r".{0,200}\.(?:docx?|pdf|indd|pptx?|xlsx?)$)",
    re.IGNORECASE,
)
_SHORTEST_TITLE = 8
_LONGEST_TITLE = 200
_EXCERPT = 400


class NotReadable(ValueError):
    """The file claims to be a PDF and cannot be read as one within the bounds."""


def read_pdf(body: bytes) -> Facts:
    """Title, author, day and text of a PDF, as far as it tells. Raises NotReadable.

    At most `SECONDS` and the memory `sources.intake.pdf_child` grants itself.
    """
    told = _asked(body)
    text = clean(str(told["text"])).strip()
    return Facts(
        title=_title(str(told["title"]), text),
        author=_fact(str(told["author"]), 300),
        published=_published(str(told["created"])),
        excerpt=_excerpt(text),
        text=Fact(text, "the file") if text else None,
    )


def _asked(body: bytes) -> dict[str, Any]:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "sources.intake.pdf_child"],
            input=body,
            capture_output=True,
            timeout=SECONDS,
            cwd=_PROJECT,
            check=True,
            env={"PYTHONDONTWRITEBYTECODE": "1"},
        )
        told: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise NotReadable("The PDF is damaged, locked with a password, or far too large to read.") from error
    return told


def _title(given: str, text: str) -> Fact[str] | None:
    named = line(given, 500)
    if len(named) >= _SHORTEST_TITLE and not _PROGRAM_TITLE.match(named):
        return Fact(named, METADATA)
    lines = (line(part, 500) for part in text[:4000].split("\n"))
    first = next((part for part in lines if _SHORTEST_TITLE <= len(part) <= _LONGEST_TITLE), "")
    return Fact(first, FIRST_PAGE) if first else None


def _fact(given: str, most: int) -> Fact[str] | None:
    told = line(given, most)
    return Fact(told, METADATA) if told else None


def _published(created: str) -> Fact[Any] | None:
    if not created:
        return None
    moment = datetime.fromisoformat(created)
    return Fact(moment if moment.tzinfo else moment.date(), METADATA)


def _excerpt(text: str) -> Fact[str] | None:
    paragraphs = (line(part, _EXCERPT) for part in re.split(r"\n\s*\n", text[:20_000]))
    first = next((part for part in paragraphs if len(part) > 100), "")
    return Fact(first, FIRST_PAGE) if first else None
